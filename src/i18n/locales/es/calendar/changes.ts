import type { changes as en } from '../../en/calendar/changes.ts';

export const changes: Readonly<Record<keyof typeof en, string>> = {
  'calendar.action.changes': 'qué ha cambiado',
  'change.title': 'Qué ha cambiado',
  'change.none': 'Nada ha cambiado en tus calendarios en los últimos 30 días.',
  'change.look': '{name}, leído: {when}',
  'change.added': 'Nuevo: {title}, {when}.',
  'change.moved': 'Movido: {title}, de {from} a {when}.',
  'change.length': 'Otra duración: {title}, {when}, ahora hasta {until} en vez de {from}.',
  'change.changed': 'Cambiado: {title}, {when}.',
  'change.removed': 'Ya no está: {title}, {when}.',
  'change.more': 'Y {count} más.',
  'notice.calendarChanged.title': 'Tu calendario ha cambiado',
  'notice.calendarChanged.all': 'Todos los cambios',
};
