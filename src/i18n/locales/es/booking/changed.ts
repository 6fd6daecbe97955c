import type { changed as en } from '../../en/booking/changed.ts';

export const changed: Readonly<Record<keyof typeof en, string>> = {
  'changed.title':
    '{what, select, added {{count, plural, one {Tienes un masaje reservado} other {Tienes # masajes reservados}}} moved {{count, plural, one {Tu masaje ha cambiado de hora} other {# de tus masajes han cambiado de hora}}} cancelled {{count, plural, one {Tu masaje se ha cancelado} other {# de tus masajes se han cancelado}}} other {Tus masajes han cambiado}}',
  'changed.assessment':
    '{what, select, added {Tienes una valoración reservada} moved {Tu valoración ha cambiado de hora} other {Tu valoración se ha cancelado}}',
  'changed.line':
    '{what, select, added {{type} con {therapist} el {when} en {room}.} moved {Del {from} al {when}: {type} con {therapist} en {room}.} other {{type} con {therapist} el {when} está cancelado.}}',
  'changed.child.title':
    '{what, select, added {{children, plural, one {{athlete} tiene {count, plural, one {un masaje} other {# masajes}}} other {{athlete} tienen masajes}}} moved {{count, plural, one {El masaje de {athlete} ha cambiado de hora} other {Masajes de {athlete} han cambiado de hora}}} cancelled {{count, plural, one {El masaje de {athlete} está cancelado} other {Masajes de {athlete} están cancelados}}} other {Los masajes de {athlete} han cambiado}}',
  'changed.child.before': 'Antes: {from}.',
  'changed.child.cancelled': '{athlete}: el masaje del {when} está cancelado.',
  'changed.work.title': 'Tus días han cambiado: {counts}',
  'changed.work.count':
    '{what, select, added {{count, plural, one {# masaje nuevo} other {# masajes nuevos}}} moved {{count, plural, one {# movido} other {# movidos}}} other {{count} ya no contigo}}',
  'changed.work.line':
    '{what, select, added {{time} {athlete}: {type}, {room}} moved {{time} {athlete}: {type}, {room} (antes: {from})} other {{time} {athlete}: ya no contigo}}',
};
