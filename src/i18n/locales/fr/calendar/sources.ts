import type { sources as en } from '../../en/calendar/sources.ts';

export const sources: Readonly<Record<keyof typeof en, string>> = {
  'command.calendar.option.user': 'Le nom avec lequel tu t’y connectes, souvent une adresse e-mail',
  'command.calendar.option.password':
    'De préférence un mot de passe d’application créé pour Deload ; je le garde chiffré et ne le montre à personne',
  'option.user': 'Identifiant',
  'option.password': 'Mot de passe',
  'calendar.action.caldav': 'connecter un compte CalDAV',
  'calendar.action.template': 'modèle de tableur',
  'calendar.action.choose': 'choisir un calendrier',
  'caldav.add': 'Ajouter un compte CalDAV',
  'caldav.which': 'Quel calendrier est-ce ?',
  'caldav.whichText': 'Le compte a {count} calendriers. Choisis celui que je dois lire ; les autres ne sont pas lus.',
  'caldav.pick': 'Celui-ci',
  'caldav.choose': 'Choisir un calendrier',
  'caldav.choosing':
    'Pas terminé : choisis quel calendrier du compte c’est. Sans choix, j’oublie le compte en un jour.',
  'calendar.problem.wrong-password':
    'Le serveur a refusé l’identifiant ou le mot de passe. Vérifie l’identifiant, crée un nouveau mot de passe d’application dans les réglages de ton compte et connecte-le à nouveau.',
  'calendar.problem.forbidden':
    'Ce compte ne peut pas lire cette adresse. Demande à son propriétaire de partager le calendrier avec toi, ou donne l’adresse du tien.',
  'calendar.problem.needs-https': 'Je n’envoie un mot de passe que par https. Écris l’adresse avec https:// devant.',
  'calendar.problem.other-host':
    'Le serveur m’envoie vers un autre hôte, et je ne donne ton mot de passe à aucun autre. Demande l’adresse de ce serveur et écris-la.',
  'calendar.problem.not-caldav':
    'Aucun compte CalDAV ne répond à cette adresse. Copie l’adresse CalDAV dans les réglages de ton calendrier.',
  'calendar.problem.no-calendars':
    'Le compte n’a aucun calendrier avec des événements. Crées-en un, ou donne l’adresse d’un calendrier partagé avec toi.',
  'calendar.problem.not-a-spreadsheet': 'Ce tableur est illisible. Pars du modèle.',
  'calendar.problem.bad-row': 'Quelque chose ne va pas dans le tableur. Renvoie-le, et je dis dans quelle cellule.',
  'sheet.template': 'Modèle de tableur',
  'sheet.templateText':
    'Ouvre le fichier {file} comme tableur, remplace les exemples, enregistre-le en CSV et envoie-le. Si tu ne vois pas de fichier ici, copie ces lignes dans un fichier vide de ce nom.',
  'sheet.templateFile': 'Le modèle : {file}',
  'sheet.templateRules':
    'Seuls date et title sont nécessaires. Une ligne sans début dure toute la journée ; sinon donne une fin ou les minutes. Les jours sont 2026-03-02, 02.03.2026 ou 02/03/2026 (le jour d’abord). Renvoyé sous le même nom de fichier, il remplace ce qu’il disait avant.',
  'sheet.wrong': 'Rien n’a été pris du tableur',
  'sheet.wrongText':
    '{count, plural, one {Une cellule est} other {# cellules sont}} à revoir. Corrige et renvoie le fichier.',
  'sheet.cell': 'Ligne {row}, colonne {column} : {says}',
  'sheet.more': 'Et {count} de plus.',
  'sheet.rule.day': '« {value} » n’est pas un jour. Écris 2026-03-02.',
  'sheet.rule.time': '« {value} » n’est pas une heure. Écris 18:30.',
  'sheet.rule.minutes': '« {value} » n’est pas un nombre de minutes. Écris un nombre entier, {expected}.',
  'sheet.rule.title': 'le titre manque.',
  'sheet.rule.word': '« {value} » n’est aucun de ces mots : {expected}. Ou laisse la cellule vide.',
  'sheet.rule.start-missing': 'il y a une fin mais pas de début.',
  'sheet.rule.end-missing': 'donne une fin ou un nombre de minutes.',
  'sheet.rule.not-apart':
    'il y a {expected} minutes entre le début et la fin, pas {value}. Corrige l’un des deux, ou laisse les minutes vides.',
  'sheet.rule.column-missing': 'La première ligne doit nommer les colonnes. Il manque : {expected}.',
  'sheet.rule.too-many-rows': 'Il y a plus de {expected} lignes. Divise le fichier.',
  'sheet.rule.too-large': 'Le fichier dépasse {expected}. Divise-le.',
  'sheet.rule.not-csv':
    'Le fichier n’est pas du CSV : un guillemet est peut-être resté ouvert. Enregistre-le en CSV depuis ton tableur.',
};
