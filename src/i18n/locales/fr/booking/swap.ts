import type { swap as en } from '../../en/booking/swap.ts';

export const swap: Readonly<Record<keyof typeof en, string>> = {
  'book.action.swap': 'échanger avec quelqu’un de l’équipe',
  'book.action.agree': 'accepter un échange',
  'swap.button': 'Échanger',
  'swap.massagesOnly': 'Un examen ne s’échange pas. Déplace-le ou annule-le.',
  'swap.nothing': 'Rien à échanger',
  'swap.nothingText': 'Tu n’as pas de réservation à venir.',
  'swap.which': 'Laquelle ?',
  'swap.title': 'Heures avec lesquelles tu pourrais échanger',
  'swap.intro':
    'Tu as {booking}. À ces heures, quelqu’un de ton équipe a une séance, et l’échange conviendrait à vous deux. Je demande sans donner ton nom.',
  'swap.place': '{when} avec {therapist}.',
  'swap.ask': 'Demander',
  'swap.none': 'Personne avec qui échanger',
  'swap.noneText':
    'Autour de {booking}, aucune réservation ne conviendrait à vous deux. Tu peux toujours la déplacer vers un créneau libre.',
  'swap.asked': 'C’est demandé',
  'swap.askedText':
    'La personne prévue le {when} avec {therapist} a jusqu’à {until} pour répondre. D’ici là tu gardes {booking}.',
  'swap.otherTime': 'Une autre heure',
  'swap.tooNear': 'C’est trop proche pour demander à quelqu’un.',
  'swap.done': 'Échangé',
  'swap.doneText': 'Tu as maintenant {booking} dans {room}.',
  'swap.kept': 'Gardée',
  'swap.keptText': 'Ta séance reste comme elle était. L’autre personne apprend que c’est non, sans ton nom.',
  'notice.swap.title': 'Tu échangerais ?',
  'notice.swap.text':
    'Tu as {type} le {from} avec {therapist}. Quelqu’un de ton équipe demande si tu viendrais plutôt le {when} avec {with}. Réponds avant {until} ; sans réponse, tout reste en place.',
  'notice.swap.yes': 'Échanger',
  'notice.swap.no': 'Garder la mienne',
  'notice.swap.swapped': 'Au lieu du {from}, ta séance ({type}) a lieu le {when} avec {therapist}.',
  'notice.swap.notTitle': 'Pas d’échange cette fois',
  'notice.swap.not': 'Cela n’a pas marché. Tu gardes {type} le {when} avec {therapist}.',
};
