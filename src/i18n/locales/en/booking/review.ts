/** What becomes of a booking on its morning: kept, given back, changed to fit. */
export const review = {
  'book.action.keep': 'keep a booking',
  'review.keep': 'Keep it',
  'review.giveBack': 'Give it back',
  'review.kept': 'It stays yours',
  'review.keptText': '{type} with {therapist} on {when} stays as it is. You can still cancel it.',

  'mine.tentative': 'Tentative: I look at it again on the morning.',
  'mine.gone': 'What it was planned for is gone: keep it, or cancel it for somebody else.',
  'roster.gone': '{type}, reason gone',

  'notice.reasonGone.title': 'Do you still want your massage on {when}?',
  'notice.reasonGone.soreness':
    'It was planned for your {spots}, and that isn’t sore any more. Keep it, or give it back for somebody else.',
  'notice.reasonGone.session':
    'The match or hard training it was planned after has changed. Keep it, or give it back for somebody else.',
  'notice.reasonGone.staffTitle': '{athlete}, {when}: the reason for the massage is gone',
  'notice.reasonGone.staffText':
    '{type}. The match or hard training before it moved, was cancelled or was without {athlete}. I’ve asked {athlete} whether to keep it.',
  'notice.fitted.lighterTitle': 'Your massage on {when} is lighter',
  'notice.fitted.lighterText':
    'After your last check-in I’ve told {therapist}: pressure up to {cap} of 5. Move it or cancel it if that doesn’t suit you.',
  'notice.fitted.lighterStaffTitle': '{athlete}, {when}: pressure up to {cap} of 5',
  'notice.fitted.kindTitle': 'Your massage on {when} is of another kind',
  'notice.fitted.kindText':
    'After your last check-in it is {type} with {therapist}, at the same time. Move it or cancel it if that doesn’t suit you.',
  'notice.fitted.kindStaffTitle': '{athlete}, {when}: {type} instead of {was}',
  'notice.fitted.staffText': 'The last check-in allows no more. I’ve told {athlete}.',
  'notice.trouble.questionTitle': 'Your massage on {when} waits for one question',
  'notice.trouble.questionText':
    'Please answer one question about what you reported. Until then it isn’t started, and I’ve told {therapist}.',
} as const;
