import type { review as en } from '../../en/booking/review.ts';

export const review: Readonly<Record<keyof typeof en, string>> = {
  'book.action.keep': 'garder une réservation',
  'review.keep': 'Je le garde',
  'review.giveBack': 'Je le rends',
  'review.kept': 'Il reste à toi',
  'review.keptText': '{type} avec {therapist} le {when} reste comme prévu. Tu peux encore l’annuler.',

  'mine.tentative': 'Provisoire : je le regarde encore une fois le matin.',
  'mine.gone': 'Ce pour quoi il était prévu n’existe plus : garde-le, ou annule-le pour quelqu’un d’autre.',
  'roster.gone': '{type}, sans motif désormais',

  'notice.reasonGone.title': 'Veux-tu encore ton massage du {when} ?',
  'notice.reasonGone.soreness':
    'Il était prévu pour cette zone : {spots}. Elle n’est plus sensible : garde-le, ou rends-le pour quelqu’un d’autre.',
  'notice.reasonGone.session':
    'Le match ou l’entraînement dur d’avant a changé. Garde-le, ou rends-le pour quelqu’un d’autre.',
  'notice.reasonGone.staffTitle': '{athlete}, {when} : le massage n’a plus de motif',
  'notice.reasonGone.staffText':
    '{type}. Le match ou l’entraînement dur d’avant a été déplacé, annulé ou s’est fait sans {athlete}. J’ai demandé s’il faut le garder.',
  'notice.fitted.lighterTitle': 'Ton massage du {when} sera plus léger',
  'notice.fitted.lighterText':
    'Après ton dernier bilan du jour, j’ai prévenu {therapist} : pression de {cap} sur 5 au plus. Si cela ne te va pas, déplace-le ou annule-le.',
  'notice.fitted.lighterStaffTitle': '{athlete}, {when} : pression de {cap} sur 5 au plus',
  'notice.fitted.kindTitle': 'Ton massage du {when} est maintenant d’un autre type',
  'notice.fitted.kindText':
    'Après ton dernier bilan du jour, c’est {type} avec {therapist}, à la même heure. Si cela ne te va pas, déplace-le ou annule-le.',
  'notice.fitted.kindStaffTitle': '{athlete}, {when} : {type} au lieu de {was}',
  'notice.fitted.staffText': 'Le dernier bilan du jour ne permet pas plus. J’ai prévenu {athlete}.',
  'notice.trouble.questionTitle': 'Ton massage du {when} attend une réponse de toi',
  'notice.trouble.questionText':
    'Réponds, s’il te plaît, à une question sur ce que tu as signalé. Il ne commence pas avant, et {therapist} le sait.',
};
