import type { swap as en } from '../../en/booking/swap.ts';

export const swap: Readonly<Record<keyof typeof en, string>> = {
  'book.action.swap': 'mit jemandem tauschen',
  'book.action.agree': 'einem Tausch zustimmen',
  'swap.button': 'Tauschen',
  'swap.massagesOnly': 'Eine Untersuchung wird nicht getauscht. Verschieb sie oder sag sie ab.',
  'swap.nothing': 'Nichts zu tauschen',
  'swap.nothingText': 'Du hast keine kommenden Termine.',
  'swap.which': 'Welchen?',
  'swap.title': 'Mit diesen Zeiten könntest du tauschen',
  'swap.intro':
    'Du hast {booking}. Zu diesen Zeiten hat jemand aus deinem Team einen Termin, und der Tausch würde für euch beide passen. Ich frage ohne deinen Namen.',
  'swap.place': '{when} bei {therapist}.',
  'swap.ask': 'Fragen',
  'swap.none': 'Niemand zum Tauschen',
  'swap.noneText':
    'In der Nähe von {booking} gibt es keinen Termin, der für beide passen würde. Du kannst ihn trotzdem auf eine freie Zeit verschieben.',
  'swap.asked': 'Gefragt',
  'swap.askedText':
    'Wer am {when} bei {therapist} ist, hat bis {until} Zeit zu antworten. Bis dahin behältst du {booking}.',
  'swap.otherTime': 'Andere Zeit',
  'swap.tooNear': 'Der Termin ist zu nah, um noch jemanden zu fragen.',
  'swap.done': 'Getauscht',
  'swap.doneText': 'Du hast jetzt {booking} in {room}.',
  'swap.kept': 'Behalten',
  'swap.keptText': 'Dein Termin bleibt, wie er war. Die andere Person erfährt nur das Nein, nicht deinen Namen.',
  'notice.swap.title': 'Würdest du tauschen?',
  'notice.swap.text':
    'Du hast {type} am {from} bei {therapist}. Jemand aus deinem Team fragt, ob du stattdessen am {when} zu {with} kommen würdest. Bitte antworte bis {until}; ohne Antwort bleibt alles, wie es ist.',
  'notice.swap.yes': 'Tauschen',
  'notice.swap.no': 'Meinen behalten',
  'notice.swap.swapped': 'Statt am {from} ist deine Behandlung ({type}) jetzt am {when} bei {therapist}.',
  'notice.swap.notTitle': 'Diesmal kein Tausch',
  'notice.swap.not': 'Es hat nicht geklappt. Du behältst {type} am {when} bei {therapist}.',
};
