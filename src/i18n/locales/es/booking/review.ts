import type { review as en } from '../../en/booking/review.ts';

export const review: Readonly<Record<keyof typeof en, string>> = {
  'book.action.keep': 'quedarme con una reserva',
  'review.keep': 'Me lo quedo',
  'review.giveBack': 'Lo devuelvo',
  'review.kept': 'Sigue siendo tuyo',
  'review.keptText': '{type} con {therapist} el {when} se queda como está. Todavía puedes cancelarlo.',

  'mine.tentative': 'Provisional: lo vuelvo a mirar esa mañana.',
  'mine.gone': 'Ya no existe el motivo por el que se planificó: quédatelo, o cancélalo para otra persona.',
  'roster.gone': '{type}, ya sin motivo',

  'notice.reasonGone.title': '¿Todavía quieres tu masaje del {when}?',
  'notice.reasonGone.soreness':
    'Se planificó por esta zona: {spots}. Ya no tienes molestias ahí: quédatelo, o devuélvelo para otra persona.',
  'notice.reasonGone.session':
    'El partido o el entrenamiento duro de antes ha cambiado. Quédatelo, o devuélvelo para otra persona.',
  'notice.reasonGone.staffTitle': '{athlete}, {when}: el masaje se ha quedado sin motivo',
  'notice.reasonGone.staffText':
    '{type}. El partido o el entrenamiento duro de antes se movió, se canceló o fue sin {athlete}. Le he preguntado si se lo queda.',
  'notice.fitted.lighterTitle': 'Tu masaje del {when} será más suave',
  'notice.fitted.lighterText':
    'Tras tu último registro diario he avisado a {therapist}: presión de hasta {cap} de 5. Si no te va bien, cámbialo o cancélalo.',
  'notice.fitted.lighterStaffTitle': '{athlete}, {when}: presión de hasta {cap} de 5',
  'notice.fitted.kindTitle': 'Tu masaje del {when} es ahora de otro tipo',
  'notice.fitted.kindText':
    'Tras tu último registro diario es {type} con {therapist}, a la misma hora. Si no te va bien, cámbialo o cancélalo.',
  'notice.fitted.kindStaffTitle': '{athlete}, {when}: {type} en lugar de {was}',
  'notice.fitted.staffText': 'El último registro diario no permite más. Ya he avisado a {athlete}.',
  'notice.trouble.questionTitle': 'Tu masaje del {when} espera una respuesta tuya',
  'notice.trouble.questionText':
    'Responde, por favor, una pregunta sobre lo que comunicaste. Antes no empieza, y {therapist} ya lo sabe.',
};
