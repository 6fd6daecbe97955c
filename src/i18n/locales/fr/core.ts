import type { core as en } from '../en/core.ts';

export const core: Readonly<Record<keyof typeof en, string>> = {
  'form.submit': 'Envoyer',
  'form.open': 'Ouvrir le formulaire',
  'form.again': 'Corriger',
  'form.intro': 'Il me faut encore quelques précisions.',
  'button.back': 'Retour',

  'answer.more': 'Il y en a plus que ce qui tient ici.',
  'file.tooLarge': 'Ce fichier dépasse {megabytes} Mo. Envoie-en un plus petit, s’il te plaît.',
  'file.unavailable': 'Je n’ai pas pu télécharger ce fichier. Envoie-le encore une fois, s’il te plaît.',

  'input.missing': 'Il manque cette réponse.',
  'input.invalid': 'Ça ne va pas ici.',
  'input.unknown': 'Il n’y a pas d’option {option} ici.',
  'input.number': 'Indique un nombre, s’il te plaît.',
  'input.numberBetween': 'Indique un nombre de {min} à {max}, s’il te plaît.',
  'input.integerBetween': 'Indique un nombre entier de {min} à {max}, s’il te plaît.',
  'input.choice': 'Choisis l’une de ces options : {choices}.',
  'input.tooLong': 'Pas plus de {max} caractères, s’il te plaît.',
  'input.fix': 'Ça ne va pas encore, et rien n’a été enregistré. {problems}',
  'input.problem': '{field} : {says}',

  'road.unknownCommand': 'Je ne connais pas « {command} ». Avec « help », tu vois ce que tu peux me demander ici.',
  'road.notYourRole':
    'Il faut l’un de ces rôles : {roles}. S’il devrait être le tien, demande-le à un admin de ton équipe.',
  'road.stranger': 'Je ne te connais pas encore dans cette équipe. Appuie sur « Rejoindre » : ça prend une minute.',
  'road.noTeam': 'Aucune équipe n’existe encore ici. La personne qui m’a ajouté peut la créer maintenant.',
  'road.setUp': 'Créer l’équipe',
  'road.join': 'Rejoindre',
  'road.expired': 'Ce bouton n’est plus valable. Refais ta demande ; rien n’a été modifié.',
  'road.twice': 'Je l’ai déjà ; ça n’a été fait qu’une fois.',
  'road.error':
    'Un problème est survenu de notre côté, pas du tien. Réessaie dans une minute. Si ça se reproduit, donne cette référence à ton admin : {reference}.',
  'road.errorTitle': 'Ça n’a pas marché',

  'refused.title': 'Impossible',
  'list.none': 'aucun',
  yes: 'oui',
  no: 'non',
  'choice.yes': 'oui',
  'choice.no': 'non',

  'role.athlete': 'athlète',
  'role.trainer': 'préparateur ou préparatrice physique',
  'role.therapist': 'thérapeute',
  'role.clinician': 'staff médical',
  'role.coach': 'coach',
  'role.admin': 'admin',
  'role.guardian': 'représentant légal',
};
