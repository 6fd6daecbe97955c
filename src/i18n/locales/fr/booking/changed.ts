import type { changed as en } from '../../en/booking/changed.ts';

export const changed: Readonly<Record<keyof typeof en, string>> = {
  'changed.title':
    '{what, select, added {{count, plural, one {Un massage est réservé pour toi} other {# massages sont réservés pour toi}}} moved {{count, plural, one {Ton massage a été déplacé} other {# de tes massages ont été déplacés}}} cancelled {{count, plural, one {Ton massage a été annulé} other {# de tes massages ont été annulés}}} other {Tes massages ont changé}}',
  'changed.assessment':
    '{what, select, added {Un examen est réservé pour toi} moved {Ton examen a été déplacé} other {Ton examen a été annulé}}',
  'changed.line':
    '{what, select, added {{type} avec {therapist} le {when}, {room}.} moved {Du {from} au {when} : {type} avec {therapist}, {room}.} other {{type} avec {therapist} le {when} est annulé.}}',
  'changed.child.title':
    '{what, select, added {{children, plural, one {{athlete} a {count, plural, one {un massage} other {# massages}}} other {{athlete} ont des massages}}} moved {{count, plural, one {Le massage de {athlete} est déplacé} other {Des massages de {athlete} sont déplacés}}} cancelled {{count, plural, one {Le massage de {athlete} est annulé} other {Des massages de {athlete} sont annulés}}} other {Les massages de {athlete} ont changé}}',
  'changed.child.before': 'Avant : {from}.',
  'changed.child.cancelled': '{athlete} : le massage du {when} est annulé.',
  'changed.work.title': 'Tes journées ont changé : {counts}',
  'changed.work.count':
    '{what, select, added {{count, plural, one {# nouveau massage} other {# nouveaux massages}}} moved {{count, plural, one {# déplacé} other {# déplacés}}} other {{count} plus avec toi}}',
  'changed.work.line':
    '{what, select, added {{time} {athlete} : {type}, {room}} moved {{time} {athlete} : {type}, {room} (avant : {from})} other {{time} {athlete} : plus avec toi}}',
};
