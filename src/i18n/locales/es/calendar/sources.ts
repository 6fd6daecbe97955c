import type { sources as en } from '../../en/calendar/sources.ts';

export const sources: Readonly<Record<keyof typeof en, string>> = {
  'command.calendar.option.user': 'El nombre con el que inicias sesión allí, a menudo un correo electrónico',
  'command.calendar.option.password':
    'Mejor una contraseña de aplicación creada para Deload; la guardo cifrada y no la muestro a nadie',
  'option.user': 'Usuario',
  'option.password': 'Contraseña',
  'calendar.action.caldav': 'conectar una cuenta CalDAV',
  'calendar.action.template': 'plantilla de hoja de cálculo',
  'calendar.action.choose': 'elegir un calendario',
  'caldav.add': 'Añadir una cuenta CalDAV',
  'caldav.which': '¿Qué calendario es?',
  'caldav.whichText': 'La cuenta tiene {count} calendarios. Elige el que debo leer; los demás no se leen.',
  'caldav.pick': 'Este',
  'caldav.choose': 'Elegir un calendario',
  'caldav.choosing': 'Sin terminar: elige qué calendario de la cuenta es. Si no eliges, olvido la cuenta en un día.',
  'calendar.problem.wrong-password':
    'El servidor ha rechazado el nombre o la contraseña. Comprueba el nombre, crea una nueva contraseña de aplicación en los ajustes de tu cuenta y conéctala otra vez.',
  'calendar.problem.forbidden':
    'Esta cuenta no puede leer esa dirección. Pide a su dueño que comparta el calendario contigo, o da la dirección del tuyo.',
  'calendar.problem.needs-https': 'Solo envío una contraseña por https. Escribe la dirección con https:// delante.',
  'calendar.problem.other-host':
    'El servidor me envía a otro equipo, y no doy tu contraseña a ningún otro. Pregunta la dirección de ese servidor y escríbela.',
  'calendar.problem.not-caldav':
    'En esta dirección no responde ninguna cuenta CalDAV. Copia la dirección CalDAV de los ajustes de tu calendario.',
  'calendar.problem.no-calendars':
    'La cuenta no tiene ningún calendario con eventos. Crea uno allí, o da la dirección de un calendario compartido contigo.',
  'calendar.problem.not-a-spreadsheet': 'Esta hoja de cálculo no se puede leer. Empieza con la plantilla.',
  'calendar.problem.bad-row': 'Algo en la hoja de cálculo no es correcto. Envíala otra vez y te digo en qué celda.',
  'sheet.template': 'Plantilla de hoja de cálculo',
  'sheet.templateText':
    'Abre el archivo {file} como hoja de cálculo, cambia los ejemplos, guárdalo como CSV y súbelo. Si aquí no ves ningún archivo, copia estas líneas en uno vacío con ese nombre.',
  'sheet.templateFile': 'La plantilla: {file}',
  'sheet.templateRules':
    'Solo hacen falta date y title. Una fila sin inicio dura todo el día; si no, pon un final o los minutos. Los días son 2026-03-02, 02.03.2026 o 02/03/2026 (primero el día). Si la envías otra vez con el mismo nombre de archivo, sustituye lo anterior.',
  'sheet.wrong': 'No se ha tomado nada de la hoja de cálculo',
  'sheet.wrongText':
    '{count, plural, one {Hay una celda} other {Hay # celdas}} que revisar. Corrígelo y envía el archivo otra vez.',
  'sheet.cell': 'Fila {row}, columna {column}: {says}',
  'sheet.more': 'Y {count} más.',
  'sheet.rule.day': '«{value}» no es un día. Escribe 2026-03-02.',
  'sheet.rule.time': '«{value}» no es una hora. Escribe 18:30.',
  'sheet.rule.minutes': '«{value}» no es un número de minutos. Escribe un número entero, {expected}.',
  'sheet.rule.title': 'falta el título.',
  'sheet.rule.word': '«{value}» no es ninguna de estas palabras: {expected}. O deja la celda vacía.',
  'sheet.rule.start-missing': 'hay un final pero no un inicio.',
  'sheet.rule.end-missing': 'pon un final o un número de minutos.',
  'sheet.rule.not-apart':
    'entre inicio y final hay {expected} minutos, no {value}. Corrige uno, o deja vacíos los minutos.',
  'sheet.rule.column-missing': 'La primera fila debe nombrar las columnas. Falta: {expected}.',
  'sheet.rule.too-many-rows': 'Hay más de {expected} filas. Divide el archivo.',
  'sheet.rule.too-large': 'El archivo ocupa más de {expected}. Divídelo.',
  'sheet.rule.not-csv':
    'El archivo no es CSV: quizá haya unas comillas sin cerrar. Guárdalo como CSV desde tu hoja de cálculo.',
};
