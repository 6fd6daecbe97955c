import type { review as en } from '../../en/booking/review.ts';

export const review: Readonly<Record<keyof typeof en, string>> = {
  'book.action.keep': 'einen Termin behalten',
  'review.keep': 'Behalten',
  'review.giveBack': 'Zurückgeben',
  'review.kept': 'Er bleibt deiner',
  'review.keptText': '{type} bei {therapist} am {when} bleibt, wie es ist. Absagen kannst du weiterhin.',

  'mine.tentative': 'Vorläufig: Am Morgen sehe ich noch einmal nach.',
  'mine.gone': 'Wofür er geplant war, gibt es nicht mehr: Behalt ihn, oder sag ihn für jemand anderen ab.',
  'roster.gone': '{type}, Grund entfallen',

  'notice.reasonGone.title': 'Möchtest du deine Massage am {when} noch?',
  'notice.reasonGone.soreness':
    'Sie war für diese Stelle geplant: {spots}. Dort hast du keine Beschwerden mehr: Behalt sie, oder gib sie für jemand anderen zurück.',
  'notice.reasonGone.session':
    'Das Spiel oder harte Training davor hat sich geändert. Behalt sie, oder gib sie für jemand anderen zurück.',
  'notice.reasonGone.staffTitle': '{athlete}, {when}: Der Grund für die Massage ist entfallen',
  'notice.reasonGone.staffText':
    '{type}. Das Spiel oder harte Training davor wurde verschoben, abgesagt oder war ohne {athlete}. Ich habe gefragt, ob sie bleiben soll.',
  'notice.fitted.lighterTitle': 'Deine Massage am {when} wird leichter',
  'notice.fitted.lighterText':
    'Nach deinem letzten Check-in habe ich {therapist} gesagt: höchstens Druck {cap} von 5. Passt dir das nicht, verschieb sie oder sag sie ab.',
  'notice.fitted.lighterStaffTitle': '{athlete}, {when}: höchstens Druck {cap} von 5',
  'notice.fitted.kindTitle': 'Deine Massage am {when} ist jetzt eine andere',
  'notice.fitted.kindText':
    'Nach deinem letzten Check-in ist es {type} bei {therapist}, zur selben Zeit. Passt dir das nicht, verschieb sie oder sag sie ab.',
  'notice.fitted.kindStaffTitle': '{athlete}, {when}: {type} statt {was}',
  'notice.fitted.staffText': 'Der letzte Check-in lässt nicht mehr zu. Ich habe es {athlete} gesagt.',
  'notice.trouble.questionTitle': 'Deine Massage am {when} wartet auf eine Frage',
  'notice.trouble.questionText':
    'Bitte beantworte eine Frage zu dem, was du gemeldet hast. Vorher beginnt sie nicht, und {therapist} weiß Bescheid.',
};
