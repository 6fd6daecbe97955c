import type { teamSettings as en } from '../en/teamSettings.ts';

export const teamSettings: Readonly<Record<keyof typeof en, string>> = {
  'command.team.option.weeklyday': 'Jour des questions de la semaine, 1 pour lundi',
  'command.team.option.weeklyat': 'Heure des questions de la semaine, HH:MM à l’heure de l’athlète',
  'command.team.option.sessionask': 'Minutes après une séance avant de demander l’effort, 0 à 1440',
  'command.team.option.buffer': 'Minutes libres avant et après l’entraînement, 0 à 240',
  'command.team.option.unplannedrest': 'Un jour sans rien de prévu et sans réponse est-il un jour de repos ?',
  'command.team.option.monotony': 'Quel écart-type pour la monotonie et la contrainte',
  'command.team.option.reason': 'Pourquoi : gardé avec votre nom et la date',
  'option.weeklyday': 'Jour des questions de la semaine',
  'option.weeklyat': 'Heure des questions de la semaine',
  'option.sessionask': 'L’effort est demandé après',
  'option.buffer': 'Libre autour de l’entraînement',
  'option.unplannedrest': 'Jours sans plan comptés comme repos',
  'option.monotony': 'Monotonie et contrainte',
  'team.weeklyTime': 'Questions de la semaine',
  'team.minutes': '{minutes} min',
  'team.changeTimes': 'Changer les heures',
  'team.changeCounting': 'Comment la charge est comptée',
  'team.countingChanged': '{what} : changé par {author}, {when}. Pourquoi : {reason}',
  'team.needReason': 'Dites pourquoi : cela change ce que disent les chiffres, et la raison est gardée.',
};
