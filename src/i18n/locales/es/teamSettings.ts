import type { teamSettings as en } from '../en/teamSettings.ts';

export const teamSettings: Readonly<Record<keyof typeof en, string>> = {
  'command.team.option.weeklyday': 'Día de las preguntas semanales, 1 es lunes',
  'command.team.option.weeklyat': 'Cuándo llegan las preguntas semanales, HH:MM en el reloj del deportista',
  'command.team.option.sessionask': 'Minutos tras una sesión antes de preguntar el esfuerzo, 0 a 1440',
  'command.team.option.buffer': 'Minutos libres antes y después de entrenar, 0 a 240',
  'command.team.option.unplannedrest': '¿Un día sin nada previsto y sin respuesta es de descanso?',
  'command.team.option.monotony': 'Qué desviación estándar usan la monotonía y el strain',
  'command.team.option.reason': 'Por qué: se guarda con tu nombre y la fecha',
  'option.weeklyday': 'Día de las preguntas semanales',
  'option.weeklyat': 'Hora de las preguntas semanales',
  'option.sessionask': 'El esfuerzo se pregunta tras',
  'option.buffer': 'Libre alrededor del entrenamiento',
  'option.unplannedrest': 'Los días sin plan cuentan como descanso',
  'option.monotony': 'Monotonía y strain',
  'team.weeklyTime': 'Preguntas semanales',
  'team.minutes': '{minutes} min',
  'team.changeTimes': 'Cambiar las horas',
  'team.changeCounting': 'Cómo se cuenta la carga',
  'team.countingChanged': '{what}: cambiado por {author}, {when}. Por qué: {reason}',
  'team.needReason': 'Di por qué: esto cambia lo que dicen las cifras, y el motivo se guarda.',
};
