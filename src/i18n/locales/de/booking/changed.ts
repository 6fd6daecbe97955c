import type { changed as en } from '../../en/booking/changed.ts';

export const changed: Readonly<Record<keyof typeof en, string>> = {
  'changed.title':
    '{what, select, added {{count, plural, one {Für dich ist eine Behandlung gebucht} other {Für dich sind # Behandlungen gebucht}}} moved {{count, plural, one {Deine Behandlung wurde verschoben} other {# deiner Behandlungen wurden verschoben}}} cancelled {{count, plural, one {Deine Behandlung wurde abgesagt} other {# deiner Behandlungen wurden abgesagt}}} other {Deine Behandlungen haben sich geändert}}',
  'changed.assessment':
    '{what, select, added {Für dich ist eine Untersuchung gebucht} moved {Deine Untersuchung wurde verschoben} other {Deine Untersuchung wurde abgesagt}}',
  'changed.line':
    '{what, select, added {{type} bei {therapist} am {when} in {room}.} moved {Von {from} auf {when}: {type} bei {therapist} in {room}.} other {{type} bei {therapist} am {when} ist abgesagt.}}',
  'changed.child.title':
    '{what, select, added {{children, plural, one {{athlete} hat {count, plural, one {eine Massage} other {# Massagen}}} other {{athlete} haben Massagen}}} moved {{count, plural, one {Die Massage von {athlete} wurde verschoben} other {Massagen von {athlete} wurden verschoben}}} cancelled {{count, plural, one {Die Massage von {athlete} ist abgesagt} other {Massagen von {athlete} sind abgesagt}}} other {Die Massagen von {athlete} haben sich geändert}}',
  'changed.child.before': 'Vorher: {from}.',
  'changed.child.cancelled': '{athlete}: Die Massage am {when} ist abgesagt.',
  'changed.work.title': 'Deine Tage haben sich geändert: {counts}',
  'changed.work.count':
    '{what, select, added {{count, plural, one {# neue Behandlung} other {# neue Behandlungen}}} moved {{count} verschoben} other {{count} nicht mehr bei dir}}',
  'changed.work.line':
    '{what, select, added {{time} {athlete}: {type}, {room}} moved {{time} {athlete}: {type}, {room} (vorher: {from})} other {{time} {athlete}: nicht mehr bei dir}}',
};
