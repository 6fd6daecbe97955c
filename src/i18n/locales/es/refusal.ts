import type { refusal as en } from '../en/refusal.ts';

export const refusal: Readonly<Record<keyof typeof en, string>> = {
  'refusal.next': 'El próximo momento que encaja es el {when}.',
  'refusal.not-yours': 'Esto es de otra persona, así que no puedes cambiarlo. Con «mine» ves lo que es tuyo.',
  'refusal.not-allowed':
    'Tu rol en este equipo no lo permite{role, select, none {} other {; el rol «{role}» sí}}. Si debería permitirlo, pídelo a un admin de tu equipo.',
  'refusal.not-found':
    'No encuentro esto en tu equipo: {what}. Puede que haya cambiado o ya no esté; vuelve a pedir la lista, por favor.',
  'refusal.slot-taken': 'Alguien acaba de coger este hueco, así que no se ha reservado nada.',
  'refusal.too-close-to-competition':
    '{type}: hacen falta {hours} h antes de una competición, y la tuya es el {when}. {fits, select, none {Elige un momento anterior, por favor.} other {En su lugar encaja: {fits}.}}',
  'refusal.of.too-close-to-competition':
    '{type}: hacen falta {hours} h antes de una competición, y {athlete} tiene una el {when}. {fits, select, none {Elige un momento anterior, por favor.} other {En su lugar encaja: {fits}.}}',
  'refusal.too-soon-after-hard-session': '{type}: hay que esperar al menos {hours} h después de una sesión dura.',
  'refusal.outside-type-window':
    '{type}: no encaja en este momento de tu semana de entrenamiento. {fits, select, none {Elige otro momento, por favor.} other {En su lugar encaja: {fits}.}}',
  'refusal.of.outside-type-window':
    '{type}: no encaja en este momento de la semana de entrenamiento de {athlete}. {fits, select, none {Elige otro momento, por favor.} other {En su lugar encaja: {fits}.}}',
  'refusal.before-hard-training':
    '{type}: hacen falta {hours} h antes de un entrenamiento duro, y hay uno previsto antes.',
  'refusal.contraindicated':
    '{because, select, none {{type}: no es posible con lo que nos habéis contado tú o tu equipo médico.} other {{type}: no es posible entonces, porque {because}.}} {fits, select, none {Habla con tu equipo médico, por favor.} other {En su lugar encaja: {fits}.}}',
  'refusal.of.contraindicated':
    '{because, select, none {{type}: no es posible con lo que consta de {athlete}.} other {{type}: no es posible entonces para {athlete}, porque {because}.}} {fits, select, none {El equipo médico puede decir más.} other {En su lugar encaja: {fits}.}}',
  'refusal.on-hold':
    'Tus reservas están en pausa hasta que alguien del equipo médico hable contigo. Ponte en contacto con el equipo, por favor; puede reactivarlas.',
  'refusal.of.on-hold': 'Las reservas de {athlete} están en pausa hasta que el equipo médico las reactive.',
  'refusal.overlaps-own-booking':
    '{when, select, none {Ya tienes una reserva a esa hora. Con «mine» puedes verla o moverla.} other {Ya tienes una reserva a la misma hora: {type}, {when}.}}',
  'refusal.of.overlaps-own-booking':
    '{athlete} ya tiene una reserva a esa hora{when, select, none {} other {: {type}, {when}}}.',
  'refusal.too-close-to-own-booking':
    '{when, select, none {Entre tus reservas tienen que pasar {hours} h.} other {Ya tienes una reserva: {type}, {when}. Entre dos sesiones tienen que pasar {hours} h.}}',
  'refusal.of.too-close-to-own-booking':
    '{when, select, none {} other {{athlete} ya tiene una reserva: {type}, {when}.}} Entre las reservas de {athlete} tienen que pasar {hours} h.',
  'refusal.own-day-full':
    'Ya tienes una reserva: {type}, {when}. Al día {count, plural, one {se puede tener una sesión} other {se pueden tener # sesiones}} como máximo.',
  'refusal.assessment-booked': 'Ya tienes una valoración el {when}. Muévela o cancélala primero.',
  'refusal.of.own-day-full':
    '{athlete} ya tiene una reserva: {type}, {when}. Al día {count, plural, one {se puede tener una sesión} other {se pueden tener # sesiones}} como máximo.',
  'refusal.own-week-full':
    '{kind, select, firm {{count, plural, =0 {Tu equipo no da masajes fuertes.} one {Un masaje fuerte en siete días es lo máximo, y ya lo tienes.} other {# masajes fuertes en siete días es lo máximo, y ya los tienes.}}} other {{count, plural, one {Un masaje en siete días es lo máximo, y ya lo tienes.} other {# masajes en siete días es lo máximo, y ya los tienes.}}}} Si necesitas más, pregunta a quienes tratan.',
  'refusal.of.own-week-full':
    '{athlete} tiene {count, plural, one {un} other {#}} {kind, select, firm {{count, plural, one {masaje fuerte} other {masajes fuertes}}} other {{count, plural, one {masaje} other {masajes}}}} en siete días, y es lo máximo.',
  'refusal.off-scale':
    'Ese número está fuera de su escala, de {least, number} a {most, number}. No se ha cambiado nada; elige uno dentro.',
  'refusal.question-open':
    'Hay una pregunta abierta sobre lo que dijiste. Respóndela primero; antes no se reserva nada.',
  'refusal.of.question-open': 'Hay una pregunta abierta para {athlete}. No se reserva nada antes de su respuesta.',
  'refusal.short-notice':
    'Reserva al menos {minutes} min antes, por favor. Si ha de ser antes, pregunta a quienes tratan.',
  'refusal.overlaps-training': 'A esa hora, o demasiado cerca, tienes entrenamiento o competición.',
  'refusal.of.overlaps-training': 'A esa hora, o demasiado cerca, {athlete} tiene entrenamiento o competición.',
  'refusal.outside-hours': 'El terapeuta no trabaja a esa hora.',
  'refusal.therapist-lacks-skill':
    'Con este terapeuta no se ofrece: {type}. Elige otro terapeuta u otro tipo de sesión.',
  'refusal.therapist-gender':
    'Pediste un terapeuta de otro género. Elige otro terapeuta o cambia tu preferencia con tu equipo.',
  'refusal.of.therapist-gender': '{athlete} pidió un terapeuta de otro género.',
  'refusal.therapist-day-full': 'Ese día ya están completas las horas de tratamiento.',
  'refusal.room-full': 'A esa hora todas las camillas están ocupadas.',
  'refusal.room-not-allowed': 'Esta sala no está disponible para ti.',
  'refusal.past': 'Esa hora ya ha pasado. Con «slots» ves lo que está libre.',
  'refusal.booking-over':
    'Ese masaje terminó el {when}, así que no se guardó nada. Si algo te molesta desde entonces, díselo a tu fisio.',
  'refusal.booking-stopped':
    'Paraste ese masaje el {when}, así que ya no cambia nada. Para otro, reserva una hora nueva.',
  'refusal.booking-cancelled':
    'Ese masaje se canceló, así que no se guardó nada. Busca otra hora si todavía quieres uno.',
  'refusal.booking-moved': 'Ese masaje se movió al {when}, así que no se guardó nada. Te pregunto por la nueva hora.',
  'refusal.already-answered': 'Eso ya lo dijiste y sigue valiendo; no ha cambiado nada.',
  'refusal.no-free-slot':
    'En ese tiempo no hay ningún hueco libre que encaje. Puedes apuntarte a la lista de espera y te ofreceré lo que se libere.',
  'refusal.already-done': 'Esto ya estaba hecho; no se ha cambiado nada.',
  'refusal.expired': 'Esta oferta ha terminado; no se ha cambiado nada. Con «slots» ves lo que está libre.',
  'refusal.consent-missing':
    'Todavía no puedo guardar respuestas sobre tu salud: falta tu consentimiento. Puedes darlo con «join».',
  'refusal.of.consent-missing': '{athlete} no ha dado su consentimiento para guardar respuestas sobre su salud.',
  'refusal.birth-missing':
    'Todavía no sé tu fecha de nacimiento, así que no guardo nada sobre tu salud. Dámela con «join».',
  'refusal.of.birth-missing': 'Falta la fecha de nacimiento de {athlete}. Se da con «join».',
  'refusal.consent-of-age':
    'Ya tienes 18 años, así que solo cuenta tu propio sí. Hasta que lo des, no guardo ni muestro nada sobre tu salud.',
  'refusal.of.consent-of-age': '{athlete} ya tiene 18 años y aún no ha dado su propio consentimiento.',
  'refusal.guardian-unconfirmed':
    'Tu familia dio su sí, pero ningún admin la ha confirmado aún, así que no guardo nada. Pídeselo a un admin y te aviso cuando esté.',
  'refusal.guardian-settled':
    '{state, select, confirmed {{guardian} quedó confirmado para {athlete} el {when}. No se ha cambiado nada.} other {Esa pregunta ya tiene respuesta: {guardian, select, none {{athlete} no tiene ahora tutor aquí} other {{guardian} ha usado desde entonces el código de {athlete}}}. No se ha cambiado nada.}}',
  'refusal.code-used':
    'Este código se usó el {when}, y cada uno vale una vez. {purpose, select, guardian {En «Mi hijo» ves y cambias lo que se dijo. Para otro código, {athlete} escribe /join.} other {Otro lo tienes con /settings, donde ya te conozco.}}',
  'refusal.code-expired':
    'Este código caducó el {when} sin que nadie lo usara. {purpose, select, guardian {{athlete} recibe otro con /join.} other {Otro lo tienes con /settings, donde ya te conozco.}}',
  'refusal.code-unknown': 'No conozco este código. Revisa las letras, por favor: son diez, sin espacios.',
  'refusal.of.guardian-unconfirmed':
    '{athlete} tiene menos de 18 años, y ningún admin ha confirmado aún a su madre, padre o tutor legal.',
  'refusal.treatment-consent-missing':
    'Tienes menos de 18 años y para esa hora falta el consentimiento de tu familia para masaje. Pídele que lo dé con /guardian. Después puedes reservar.',
  'refusal.of.treatment-consent-missing':
    '{athlete} tiene menos de 18 años, y para esa hora falta el consentimiento de su familia para masaje.',
  'refusal.second-adult-missing':
    'Todavía no se ha dicho quién más estará en la sala con un menor de 18, así que no puede empezar. Di quién con /adult.',
  'refusal.guardian-consent-missing':
    'Como tienes menos de 18 años, tu madre, padre o tutor legal tiene que dar su consentimiento antes de que guarde nada sobre tu salud. Dale el código de «join».',
  'refusal.of.guardian-consent-missing':
    '{athlete} tiene menos de 18 años, y falta el consentimiento de su madre, padre o tutor legal.',
  'refusal.changed-meanwhile':
    'Alguien ha cambiado esto mientras lo mirabas, así que no se ha hecho nada. Vuelve a mirarlo, por favor.',
  'refusal.invalid': 'Esto no encaja: {field}. {rule}',

  'thing.person': 'persona',
  'thing.guardian': 'madre, padre o tutor legal',
  'thing.athlete': 'deportista',
  'thing.booking': 'reserva',
  'thing.finding': 'aviso',
  'thing.plan': 'plan',
  'thing.feed': 'calendario',
  'thing.room': 'sala',
  'thing.therapist': 'terapeuta',
  'thing.code': 'código',
  'thing.session': 'sesión',
  'thing.slot': 'hueco',
  'thing.message': 'mensaje',
  'thing.workspace': 'espacio de trabajo',
  'thing.event': 'entrada',

  'type.PRE_EVENT': 'Masaje precompetición',
  'type.INTER_EVENT': 'Masaje entre pruebas',
  'type.POST_EVENT': 'Masaje de descarga poscompetición',
  'type.RECOVERY': 'Masaje de recuperación',
  'type.MAINTENANCE': 'Masaje de mantenimiento',
  'type.DEEP_TISSUE': 'Masaje de tejido profundo',
  'type.TRIGGER_POINT': 'Trabajo de puntos gatillo',
  'type.MYOFASCIAL': 'Trabajo miofascial',
  'type.LYMPH': 'Drenaje linfático',
  'type.SCAR': 'Trabajo de cicatriz',
  'type.REHAB': 'Masaje de rehabilitación',
  'type.RELAX': 'Masaje relajante',
  'type.SELF_CARE': 'Autocuidado',
  'type.ASSESSMENT': 'Valoración',
  'type.hidden': 'Tratamiento',
};
