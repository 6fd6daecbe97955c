import type { changes as en } from '../../en/calendar/changes.ts';

export const changes: Readonly<Record<keyof typeof en, string>> = {
  'calendar.action.changes': 'was sich geändert hat',
  'change.title': 'Was sich geändert hat',
  'change.none': 'In deinen Kalendern hat sich in den letzten 30 Tagen nichts geändert.',
  'change.look': '{name}, gelesen {when}',
  'change.added': 'Neu: {title}, {when}.',
  'change.moved': 'Verschoben: {title}, von {from} auf {when}.',
  'change.length': 'Andere Länge: {title}, {when}, jetzt bis {until} statt {from}.',
  'change.changed': 'Geändert: {title}, {when}.',
  'change.removed': 'Entfallen: {title}, {when}.',
  'change.more': 'Und {count} weitere.',
  'notice.calendarChanged.title': 'Dein Kalender hat sich geändert',
  'notice.calendarChanged.all': 'Alle Änderungen',
};
