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
  'refusal.too-soon-after-hard-session': '{type}: hay que esperar al menos {hours} h después de una sesión dura.',
  'refusal.outside-type-window':
    '{type}: no encaja en este momento de tu semana de entrenamiento. {fits, select, none {Elige otro momento, por favor.} other {En su lugar encaja: {fits}.}}',
  'refusal.before-hard-training':
    '{type}: hacen falta {hours} h antes de un entrenamiento duro, y hay uno previsto antes.',
  'refusal.contraindicated':
    '{because, select, none {{type}: no es posible con lo que nos habéis contado tú o tu equipo médico.} other {{type}: no es posible entonces, porque {because}.}} {fits, select, none {Habla con tu equipo médico, por favor.} other {En su lugar encaja: {fits}.}}',
  'refusal.on-hold':
    'Tus reservas están en pausa hasta que alguien del equipo médico hable contigo. Ponte en contacto con el equipo, por favor; puede reactivarlas.',
  'refusal.overlaps-own-booking':
    '{when, select, none {Ya tienes una reserva a esa hora. Con «mine» puedes verla o moverla.} other {Ya tienes una reserva a la misma hora: {type}, {when}.}}',
  'refusal.too-close-to-own-booking':
    '{when, select, none {Entre tus reservas tienen que pasar {hours} h.} other {Ya tienes una reserva: {type}, {when}. Entre dos sesiones tienen que pasar {hours} h.}}',
  'refusal.own-day-full':
    'Ya tienes una reserva: {type}, {when}. Al día {count, plural, one {se puede tener una sesión} other {se pueden tener # sesiones}} como máximo.',
  'refusal.overlaps-training': 'A esa hora, o demasiado cerca, tienes entrenamiento o competición.',
  'refusal.outside-hours': 'Tu terapeuta no trabaja a esa hora.',
  'refusal.therapist-lacks-skill':
    'Con este terapeuta no se ofrece: {type}. Elige otro terapeuta u otro tipo de sesión.',
  'refusal.therapist-gender':
    'Pediste un terapeuta de otro género. Elige otro terapeuta o cambia tu preferencia con tu equipo.',
  'refusal.therapist-day-full': 'Ese día ya están completas las horas de tratamiento.',
  'refusal.room-full': 'A esa hora todas las camillas están ocupadas.',
  'refusal.room-not-allowed': 'Esta sala no está disponible para ti.',
  'refusal.past': 'Esa hora ya ha pasado. Con «slots» ves lo que está libre.',
  'refusal.no-free-slot':
    'En ese tiempo no hay ningún hueco libre que encaje. Puedes apuntarte a la lista de espera y te ofreceré lo que se libere.',
  'refusal.already-done': 'Esto ya estaba hecho; no se ha cambiado nada.',
  'refusal.expired': 'Esta oferta ha terminado; no se ha cambiado nada. Con «slots» ves lo que está libre.',
  'refusal.consent-missing':
    'Todavía no puedo guardar respuestas sobre tu salud: falta tu consentimiento. Puedes darlo con «join».',
  'refusal.guardian-consent-missing':
    'Como tienes menos de 18 años, tu madre, padre o tutor legal tiene que dar su consentimiento antes de que guarde nada sobre tu salud. Dale el código de «join».',
  'refusal.changed-meanwhile':
    'Alguien ha cambiado esto mientras lo mirabas, así que no se ha hecho nada. Vuelve a mirarlo, por favor.',
  'refusal.invalid': 'Esto no encaja: {field}. {rule}',

  'thing.person': 'persona',
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
};
