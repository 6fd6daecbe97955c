import type { outgoing as en } from '../../en/calendar/outgoing.ts';

export const outgoing: Readonly<Record<keyof typeof en, string>> = {
  'calendar.action.feed': 'mes séances dans mon agenda',
  'command.team.option.calendarnames': 'Comment les agendas du personnel nomment l’athlète d’une séance',
  'option.calendarnames': 'Noms dans les agendas',
  'calendarNames.full': 'nom complet',
  'calendarNames.initials': 'initiales',
  'calendarNames.none': 'aucun nom',

  'feed.title': 'Tes séances dans ton agenda',
  'feed.intro':
    'Une adresse à laquelle ton application d’agenda s’abonne montre tes séances réservées : heure, salle et thérapeute. Jamais le type de massage ni la raison.',
  'feed.mine': 'Tes propres séances. {since, select, never {Pas encore d’adresse.} other {Adresse créée : {since}.}}',
  'feed.team':
    'Le planning de toute l’équipe, pour le personnel. {since, select, never {Pas encore d’adresse.} other {Adresse créée : {since}.}}',
  'feed.make': 'Créer une adresse',
  'feed.replace': 'La remplacer',
  'feed.end': 'Y mettre fin',
  'feed.made': 'Ton adresse',
  'feed.secret':
    'Elle n’est montrée que cette fois. Qui l’a peut lire ces séances : ne la transmets pas. Si elle se perd, remplace-la ; l’ancienne ne vaut alors plus rien.',
  'feed.how':
    'Google : sur un ordinateur, Autres agendas, À partir de l’URL. Apple : Calendrier, Ajouter un calendrier avec abonnement. Outlook : Ajouter un calendrier, S’abonner à partir du web. Google et Outlook ne regardent à nouveau que toutes les quelques heures.',
  'feed.local':
    'Google, Apple et Outlook ne peuvent pas atteindre cette adresse : elle ne fonctionne que sur la machine ou le réseau du bot. La personne qui gère le bot peut mettre dans PUBLIC_URL son adresse sur internet.',
  'feed.ended': 'L’adresse ne vaut plus rien',
  'feed.endedText': 'Plus rien n’y est lu. Retire aussi l’agenda de ton application.',

  'ics.own': 'Séance de récupération avec {therapist}',
  'ics.of': '{athlete} : séance de récupération avec {therapist}',
  'ics.somebody': 'Réservé',
  'ics.file': 'Pour ton application d’agenda : {file}',
  'ics.name.mine': 'Deload : mes séances',
  'ics.name.team': 'Deload : {team}',
};
