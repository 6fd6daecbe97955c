import type { subscriptions as en } from '../../en/calendar/subscriptions.ts';

export const subscriptions: Readonly<Record<keyof typeof en, string>> = {
  'calendar.action.feed': 'mis sesiones en mi app de calendario',
  'command.team.option.calendarnames': 'Cómo nombran las apps de calendario del personal a quien tiene la sesión',
  'option.calendarnames': 'Nombres en las apps de calendario',
  'calendarNames.full': 'nombre completo',
  'calendarNames.initials': 'iniciales',
  'calendarNames.none': 'sin nombre',

  'subscription.title': 'Sesiones en tu app de calendario',
  'subscription.intro':
    'Una dirección a la que se suscribe tu app de calendario muestra tus sesiones reservadas: hora, sala y terapeuta. Nunca muestra el tipo de masaje ni el motivo.',
  'subscription.mine':
    'Tus propias sesiones. {since, select, never {Aún no hay dirección.} other {Dirección creada: {since}.}}',
  'subscription.team':
    'El plan de todo el equipo, para el personal. {since, select, never {Aún no hay dirección.} other {Dirección creada: {since}.}}',
  'subscription.make': 'Crear una dirección',
  'subscription.replace': 'Sustituirla',
  'subscription.end': 'Anularla',
  'subscription.made': 'Tu dirección',
  'subscription.secret':
    'Solo se muestra esta vez. Quien la tenga puede leer estas sesiones: no la compartas. Si se pierde, sustitúyela; la antigua deja de valer.',
  'subscription.how':
    'Google: en un ordenador, Otros calendarios, Desde URL. Apple: Calendario, Añadir calendario de suscripción. Outlook: Agregar calendario, Suscribirse desde la web. Google y Outlook solo vuelven a mirar cada varias horas.',
  'subscription.local':
    'Google, Apple y Outlook no llegan a esta dirección: solo funciona en el equipo o la red del bot. Quien gestiona el bot puede poner en PUBLIC_URL la dirección que tiene en internet.',
  'subscription.ended': 'La dirección ya no vale',
  'subscription.endedText': 'Ya no se lee nada de ella. Quita también el calendario de tu app.',

  'ics.own': 'Sesión de recuperación con {therapist}',
  'ics.ownAssessment': 'Valoración con {therapist}',
  'ics.of': '{athlete}: sesión de recuperación con {therapist}',
  'ics.ofAssessment': '{athlete}: valoración con {therapist}',
  'ics.somebody': 'Reservado',
  'ics.file': 'Para tu app de calendario: {file}',
  'ics.name.mine': 'Deload: mis sesiones',
  'ics.name.team': 'Deload: {team}',
};
