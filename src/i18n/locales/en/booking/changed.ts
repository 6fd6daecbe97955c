/** Massages that others made, moved or cancelled. */
export const changed = {
  'changed.title':
    '{what, select, added {{count, plural, one {A massage is booked for you} other {# massages are booked for you}}} moved {{count, plural, one {Your massage was moved} other {# of your massages were moved}}} cancelled {{count, plural, one {Your massage was cancelled} other {# of your massages were cancelled}}} other {Your massages have changed}}',
  'changed.assessment':
    '{what, select, added {An assessment is booked for you} moved {Your assessment was moved} other {Your assessment was cancelled}}',
  'changed.line':
    '{what, select, added {{type} with {therapist} on {when} in {room}.} moved {From {from} to {when}: {type} with {therapist} in {room}.} other {{type} with {therapist} on {when} is cancelled.}}',
  'changed.child.title':
    '{what, select, added {{children, plural, one {{athlete} has {count, plural, one {a massage} other {# massages}}} other {{athlete} have massages}}} moved {{count, plural, one {The massage of {athlete} was moved} other {Massages of {athlete} were moved}}} cancelled {{count, plural, one {The massage of {athlete} is cancelled} other {Massages of {athlete} are cancelled}}} other {The massages of {athlete} have changed}}',
  'changed.child.before': 'Before: {from}.',
  'changed.child.cancelled': '{athlete}: the massage on {when} is cancelled.',
  'changed.work.title': 'Your days have changed: {counts}',
  'changed.work.count':
    '{what, select, added {{count, plural, one {# new massage} other {# new massages}}} moved {{count} moved} other {{count} no longer with you}}',
  'changed.work.line':
    '{what, select, added {{time} {athlete}: {type}, {room}} moved {{time} {athlete}: {type}, {room} (before: {from})} other {{time} {athlete}: no longer with you}}',
} as const;
