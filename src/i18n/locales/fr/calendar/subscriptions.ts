import type { subscriptions as en } from '../../en/calendar/subscriptions.ts';

export const subscriptions: Readonly<Record<keyof typeof en, string>> = {
  'calendar.action.feed': 'mes séances dans mon agenda',
  'command.team.option.calendarnames': 'Comment les agendas du personnel nomment l’athlète d’une séance',
  'option.calendarnames': 'Noms dans les agendas',
  'calendarNames.full': 'nom complet',
  'calendarNames.initials': 'initiales',
  'calendarNames.none': 'aucun nom',

  'subscription.title': 'Tes séances dans ton agenda',
  'subscription.intro':
    'Une adresse à laquelle ton application d’agenda s’abonne montre tes séances réservées : heure, salle et thérapeute. Jamais le type de massage ni la raison.',
  'subscription.mine':
    'Tes propres séances. {since, select, never {Pas encore d’adresse.} other {Adresse créée : {since}.}}',
  'subscription.team':
    'Le planning de toute l’équipe, pour le personnel. {since, select, never {Pas encore d’adresse.} other {Adresse créée : {since}.}}',
  'subscription.make': 'Créer une adresse',
  'subscription.replace': 'La remplacer',
  'subscription.end': 'Y mettre fin',
  'subscription.made': 'Ton adresse',
  'subscription.secret':
    'Elle n’est montrée que cette fois. Qui l’a peut lire ces séances : ne la transmets pas. Si elle se perd, remplace-la ; l’ancienne ne vaut alors plus rien.',
  'subscription.how':
    'Google : sur un ordinateur, Autres agendas, À partir de l’URL. Apple : Calendrier, Ajouter un calendrier avec abonnement. Outlook : Ajouter un calendrier, S’abonner à partir du web. Google et Outlook ne regardent à nouveau que toutes les quelques heures.',
  'subscription.local':
    'Google, Apple et Outlook ne peuvent pas atteindre cette adresse : elle ne fonctionne que sur la machine ou le réseau du bot. La personne qui gère le bot peut mettre dans PUBLIC_URL son adresse sur internet.',
  'subscription.ended': 'L’adresse ne vaut plus rien',
  'subscription.endedText': 'Plus rien n’y est lu. Retire aussi l’agenda de ton application.',

  'ics.own': 'Séance de récupération avec {therapist}',
  'ics.ownAssessment': 'Examen avec {therapist}',
  'ics.of': '{athlete} : séance de récupération avec {therapist}',
  'ics.ofAssessment': '{athlete} : examen avec {therapist}',
  'ics.somebody': 'Réservé',
  'ics.file': 'Pour ton application d’agenda : {file}',
  'ics.name.mine': 'Deload : mes séances',
  'ics.name.team': 'Deload : {team}',
};
