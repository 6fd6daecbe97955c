import type { changes as en } from '../../en/calendar/changes.ts';

export const changes: Readonly<Record<keyof typeof en, string>> = {
  'calendar.action.changes': 'ce qui a changé',
  'change.title': 'Ce qui a changé',
  'change.none': 'Rien n’a changé dans tes calendriers ces 30 derniers jours.',
  'change.look': '{name}, lu : {when}',
  'change.added': 'Nouveau : {title}, {when}.',
  'change.moved': 'Déplacé : {title}, de {from} à {when}.',
  'change.length': 'Autre durée : {title}, {when}, maintenant jusqu’à {until} au lieu de {from}.',
  'change.changed': 'Modifié : {title}, {when}.',
  'change.removed': 'Annulé : {title}, {when}.',
  'change.more': 'Et {count} de plus.',
  'notice.calendarChanged.title': 'Ton calendrier a changé',
  'notice.calendarChanged.all': 'Tous les changements',
};
