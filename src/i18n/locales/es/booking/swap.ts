import type { swap as en } from '../../en/booking/swap.ts';

export const swap: Readonly<Record<keyof typeof en, string>> = {
  'book.action.swap': 'cambiar con alguien del equipo',
  'book.action.agree': 'aceptar un cambio',
  'swap.button': 'Cambiarla con alguien',
  'swap.massagesOnly': 'Una valoración no se intercambia. Muévela o cancélala.',
  'swap.nothing': 'Nada que cambiar',
  'swap.nothingText': 'No tienes reservas próximas.',
  'swap.which': '¿Cuál?',
  'swap.title': 'Horas con las que podrías cambiar',
  'swap.intro':
    'Tienes {booking}. A estas horas alguien de tu equipo tiene una sesión, y el cambio os vendría bien a los dos. Pregunto sin decir tu nombre.',
  'swap.place': '{when} con {therapist}.',
  'swap.ask': 'Preguntar',
  'swap.none': 'Nadie con quien cambiar',
  'swap.noneText':
    'Cerca de {booking} no hay ninguna reserva que os venga bien a los dos. Todavía puedes moverla a un hueco libre.',
  'swap.asked': 'Preguntado',
  'swap.askedText':
    'Quien va el {when} con {therapist} tiene hasta {until} para responder. Hasta entonces conservas {booking}.',
  'swap.otherTime': 'Otra hora',
  'swap.tooNear': 'Falta demasiado poco para preguntar a alguien.',
  'swap.done': 'Cambiado',
  'swap.doneText': 'Ahora tienes {booking} en {room}.',
  'swap.kept': 'Conservada',
  'swap.keptText': 'Tu sesión sigue como estaba. A la otra persona se le dice que no, sin tu nombre.',
  'notice.swap.title': '¿Cambiarías tu hora?',
  'notice.swap.text':
    'Tienes {type} el {from} con {therapist}. Alguien de tu equipo pregunta si irías el {when} con {with} en su lugar. Responde antes de {until}; sin respuesta todo sigue igual.',
  'notice.swap.yes': 'Cambiar',
  'notice.swap.no': 'Conservar la mía',
  'notice.swap.swapped': 'En lugar del {from}, tu sesión ({type}) es ahora el {when} con {therapist}.',
  'notice.swap.notTitle': 'Esta vez no hay cambio',
  'notice.swap.not': 'No ha podido ser. Conservas {type} el {when} con {therapist}.',
};
