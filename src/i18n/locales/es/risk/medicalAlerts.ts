import type { medicalAlerts as en } from '../../en/risk/medicalAlerts.ts';

export const medicalAlerts: Readonly<Record<keyof typeof en, string>> = {
  'flag.strong-inside': '{from, number} de 10 o más en cabeza, pecho, abdomen o ingle',

  'alert.defibrillator': 'El desfibrilador está aquí: {place}.',
  'alert.telling': 'Estoy avisando ahora al equipo médico: {names}.',
  'alert.tellingDeputy': 'En este equipo no hay médico. Estoy avisando a {name}, que lo sustituye.',
  'alert.nobody':
    'En este equipo nadie tiene una función médica. {when, select, now {Ve ahora a un médico, por favor.} today {Ve hoy a un médico, por favor.} other {}}',
  'alert.unreached':
    'Aún no he podido avisar a nadie. {when, select, now {Ve ahora a un médico, por favor.} today {Ve hoy a un médico, por favor.} other {}}',
  'alert.taken': '{name} lo ha visto y se encarga.',
  'alert.seen':
    '{name} lo ha visto. {names, select, none {Aún no he podido avisar a ningún médico.} other {{when, select, today {Llega también a {names}.} other {Sigo avisando a {names}.}}}}',
  'alert.ifWorse': 'Si empeora, llama {number, select, none {a emergencias} other {al {number}}}.',
  'alert.worseAsk': '¿También es así: {sign}?',
  'alert.worseYes': 'Sí',
  'alert.contactDoctorTitle': 'Ponte en contacto ahora con un médico',
  'alert.tellingToday': 'Llega a {names}. En sus horas de silencio espera a la mañana.',
  'alert.contactTodayTitle': 'Ponte en contacto hoy con {names}',
  'alert.contactDoctorTodayTitle': 'Ponte en contacto hoy con un médico',
  'alert.noSport': 'Nada de deporte ni masaje hasta que alguien del equipo médico hable contigo.',
  'notice.alert.takenTitle': '{name} lo ha visto',
  'notice.alert.openTitle': 'Aún no ha respondido nadie',
  'notice.alert.unreachedTitle': 'Aún no he podido avisar a nadie',

  'risk.seen': 'Anotado: lo has visto',
  'risk.seenText':
    '{athlete} lee que lo has visto. {when, select, now {Se encarga alguien del equipo médico o su sustituto, así que sigo avisando a {names, select, none {la siguiente persona} other {{names}}}.} other {Sigue abierto hasta que se encargue alguien del equipo médico o su sustituto{names, select, none {} other {: {names}}}.}}',
  'risk.seenPress': 'Lo he visto',
  'risk.assignMedical': 'Un aviso médico va al equipo médico o a su sustituto.',
  'findingState.seen': '{state}, visto por {names}',

  'notice.risk.emergency':
    'Que alguien vaya con {athlete}, por favor. Número de emergencia: {number, select, none {sin indicar} other {{number}}}. Desfibrilador: {place, select, none {sin indicar} other {{place}}}.',
  'notice.risk.fever': 'Decide sobre el entrenamiento de hoy, por favor. Sin masaje hasta pasar 24 horas sin fiebre.',
  'notice.risk.noClinician': 'En este equipo nadie tiene el rol médico. Pide a un administrador que lo asigne.',
  'notice.risk.onlySeen': 'Puedes anotar que lo has visto. Se encarga el equipo médico o su sustituto.',
  'notice.risk.why.refused': 'Un mensaje sobre esto no llegó: ahora te llega a ti.',
  'notice.risk.why.again': 'Nadie se ha encargado desde {since}: se avisa otra vez a todos.',
  'notice.channel.refused': 'Un mensaje directo sobre esto no llegó. Aseguraos de que alguien lo haya visto.',

  'notice.alert.waitingTitle': '{athlete} necesita al equipo médico',
  'notice.alert.waitingText':
    'Nadie se ha encargado desde {since}. Llama a {names, select, none {un médico} other {{names}}}, o ve tú con {athlete}. Número de emergencia: {number, select, none {sin indicar} other {{number}}}.',
  'notice.alert.noClinicianTitle': 'En este equipo nadie tiene el rol médico',
  'notice.alert.noClinicianText':
    'Nadie puede encargarse de un aviso médico, reactivar reservas ni dar una autorización. Pide a un administrador que dé ese rol a alguien, o que nombre un sustituto.',
  'notice.deputy.title': 'Sustituyes al equipo médico',
  'notice.deputy.text':
    '{by} te ha nombrado. Si nadie del equipo médico se encarga de un aviso, te llega a ti, también de noche. Puedes encargarte, y lo cierra el equipo médico.',
  'notice.undelivered.title': 'No se ha podido avisar a {name}',
  'notice.undelivered.text': '{what} Ningún mensaje directo llega a {name}. Avísale de otra manera, por favor.',
  'notice.undelivered.channelTitle': 'El canal de avisos no acepta mensajes',
  'notice.undelivered.channelText': 'No se pudo publicar un aviso allí. Elige otro canal para los avisos, por favor.',
  'undelivered.risk': 'El aviso que asignaste no llegó.',
  'undelivered.hold': 'El mensaje sobre las reservas en pausa no llegó.',
  'undelivered.swap': 'Tu petición de intercambio no llegó.',
  'undelivered.booking': 'El cambio de una reserva no llegó.',
  'undelivered.other': 'Un mensaje anunciado no llegó.',
};
