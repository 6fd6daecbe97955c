import type { assess as en } from '../../en/medical/assess.ts';

export const assess: Readonly<Record<keyof typeof en, string>> = {
  'command.assess.summary': 'Quienes tratan: a quién hay que mirar, y qué salió',
  'command.assess.form': 'Después de mirar',
  'command.assess.option.athlete': 'A quién se miró',
  'command.assess.option.area': 'Dónde',
  'command.assess.option.side': 'Qué lado',
  'command.assess.option.outcome': 'Qué salió',
  'command.assess.option.pressure': 'Si el masaje puede empezar: la presión máxima ahí, de 1 a 5',
  'command.assess.option.note': 'Para quienes tratan, en pocas palabras',
  'assess.title': 'Por mirar',
  'assess.nobody': 'Nadie espera a que lo miren.',
  'assess.count': '{count, plural, one {# deportista espera} other {# deportistas esperan}}.',
  'assess.line': '{athlete}: {spot}{value, select, none {} other { a {value} de 10}}, hasta el {by}.',
  'assess.question':
    '{athlete} aún no ha respondido a una pregunta de alerta. Hasta entonces no se reserva ni planifica nada.',
  'roster.looks': 'Hay que mirar antes: {names}.',
  'assess.record': 'Anotar qué salió',
  'assess.done': 'Anotado: {athlete}, {spot}',
  'assess.now.open': 'Ahí puede empezar el masaje, presión como máximo {cap} de 5. Se lo estoy diciendo.',
  'assess.now.not-yet': 'La zona sigue cerrada. Se lo estoy diciendo.',
  'assess.now.refer': 'La zona sigue cerrada y otra persona debe verla. Se lo estoy diciendo.',
  'assess.side': 'Di izquierda o derecha; cabeza, cuello, pecho, espalda y abdomen no tienen lado.',
  'assess.nothingWaits': 'Ahí nadie espera a que lo miren. La lista dice quién y dónde.',
  'assess.cap': 'Di hasta qué presión puede empezar el masaje, de 1 a 5.',
  'option.outcome': 'Resultado',
  'outcome.open': 'el masaje puede empezar',
  'outcome.not-yet': 'todavía no',
  'outcome.refer': 'otra persona debe verlo',
  'notice.assess.title': '{athlete}: mira por favor, {spot}',
  'notice.assess.text':
    'Hasta el {by}. {closed, select, yes {Hasta que mires nadie trabaja ahí.} other {Mientras tanto es posible un trabajo suave.}} Lo que salga abre o cierra la zona.',
  'notice.assess.nobody':
    'Hasta el {by}. Tu equipo no tiene médico: busca a alguien fuera, o pide a la administración que nombre a uno. {closed, select, yes {Hasta entonces nadie trabaja ahí.} other {Mientras tanto es posible un trabajo suave.}}',
  'notice.assessed.title': 'Qué salió al mirarlo',
  'notice.assessed.open': '{spot}: el masaje puede empezar otra vez, presión como máximo {cap} de 5.',
  'notice.assessed.not-yet': '{spot}: ahí todavía no hay masaje. Pregunta a quien miró cómo sigue.',
  'notice.assessed.refer':
    '{spot}: otra persona debería verlo. Pregunta a quien miró quién y cuándo. Hasta entonces, ahí sin masaje.',
};
