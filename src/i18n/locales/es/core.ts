import type { core as en } from '../en/core.ts';

export const core: Readonly<Record<keyof typeof en, string>> = {
  'form.submit': 'Enviar',
  'form.open': 'Abrir el formulario',
  'form.again': 'Corregir',
  'form.intro': 'Para esto necesito algo más.',
  'button.back': 'Volver',

  'answer.more': 'Hay más de lo que cabe aquí.',
  'file.tooLarge': 'Este archivo pesa más de {megabytes} MB. Envía uno más pequeño, por favor.',
  'file.unavailable': 'No he podido descargar este archivo. Envíalo otra vez, por favor.',

  'input.missing': 'Falta este dato.',
  'input.invalid': 'Esto no encaja aquí.',
  'input.unknown': 'Aquí no hay ninguna opción llamada {option}.',
  'input.number': 'Escribe un número, por favor.',
  'input.numberBetween': 'Escribe un número del {min} al {max}, por favor.',
  'input.integerBetween': 'Escribe un número entero del {min} al {max}, por favor.',
  'input.choice': 'Elige una de estas opciones: {choices}.',
  'input.tooLong': 'Como máximo {max} caracteres, por favor.',
  'input.fix': 'Todavía no encaja y no se ha guardado nada. {problems}',
  'input.problem': '{field}: {says}',

  'road.unknownCommand': 'No conozco «{command}». Con «help» ves qué puedes pedirme aquí.',
  'road.notYourRole':
    'Para esto hace falta uno de estos roles: {roles}. Si debería ser el tuyo, pídelo a un admin de tu equipo.',
  'road.stranger': 'Aún no te conozco en este equipo. Pulsa «Unirme»: es un minuto.',
  'road.noTeam': 'Aquí todavía no hay ningún equipo. Quien me ha añadido puede crearlo ahora.',
  'road.setUp': 'Crear el equipo',
  'road.join': 'Unirme',
  'road.expired': 'Este botón ya no vale. Pídelo otra vez; no se ha cambiado nada.',
  'road.twice': 'Esto ya lo tengo; se hizo una sola vez.',
  'road.error':
    'Algo ha fallado por nuestra parte, no por la tuya. Prueba otra vez en un minuto. Si vuelve a pasar, dale esta referencia a tu admin: {reference}.',
  'road.errorTitle': 'No ha funcionado',

  'refused.title': 'No es posible',
  'list.none': 'ninguno',
  yes: 'sí',
  no: 'no',
  'choice.yes': 'sí',
  'choice.no': 'no',

  'role.athlete': 'deportista',
  'role.trainer': 'preparador/a físico/a',
  'role.therapist': 'terapeuta',
  'role.clinician': 'equipo médico',
  'role.coach': 'entrenador/a',
  'role.admin': 'admin',
  'role.guardian': 'tutor/a legal',
};
