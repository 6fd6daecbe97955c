/** Who did not come to a session. */
export const noShow = {
  'noShow.ask': 'Did somebody not come?',
  'noShow.line': '{athlete}, {when}',
  'noShow.was': '{when}: {type} with {therapist}{came, select, no { (did not come)} other {}}',
  'noShow.missed': 'Did not come',
  'noShow.came': 'Came after all',
  'noShow.done': 'Noted: did not come',
  'noShow.text':
    '{athlete}, {when}: this does not count as a massage any more, so the need is open again. {athlete} is told.',
  'noShow.cameDone': 'Noted: came after all',
  'noShow.cameText': '{athlete}, {when}: this counts as a massage again.',
  'noShow.when': 'It can be said from the start of a session until 14 days later.',
  'notice.noShow.title': 'Noted as missed',
  'notice.noShow.text':
    '{type} with {therapist} on {when} is noted as missed. If that is wrong, please tell {therapist}.',
} as const;
