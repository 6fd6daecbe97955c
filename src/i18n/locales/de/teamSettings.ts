import type { teamSettings as en } from '../en/teamSettings.ts';

export const teamSettings: Readonly<Record<keyof typeof en, string>> = {
  'command.team.option.weeklyday': 'Tag der wöchentlichen Fragen, 1 ist Montag',
  'command.team.option.weeklyat':
    'Wann die wöchentlichen Fragen kommen, HH:MM nach der Uhr der Athletin oder des Athleten',
  'command.team.option.sessionask': 'Minuten nach einer Einheit, bis nach der Anstrengung gefragt wird, 0 bis 1440',
  'command.team.option.buffer': 'Freie Minuten vor und nach dem Training, 0 bis 240',
  'command.team.option.unplannedrest': 'Gilt ein Tag ohne Plan und ohne Antwort als Ruhetag?',
  'command.team.option.monotony': 'Welche Standardabweichung Monotonie und Strain verwenden',
  'command.team.option.reason': 'Warum: bleibt mit Namen und Datum erhalten',
  'option.weeklyday': 'Tag der wöchentlichen Fragen',
  'option.weeklyat': 'Uhrzeit der wöchentlichen Fragen',
  'option.sessionask': 'Nach der Anstrengung wird gefragt nach',
  'option.buffer': 'Frei um das Training',
  'option.unplannedrest': 'Ungeplante Tage gelten als Ruhe',
  'option.monotony': 'Monotonie und Strain',
  'team.weeklyTime': 'Wöchentliche Fragen',
  'team.minutes': '{minutes} min',
  'team.changeTimes': 'Zeiten ändern',
  'team.changeCounting': 'Wie Belastung gezählt wird',
  'team.countingChanged': '{what}: geändert von {author}, {when}. Warum: {reason}',
  'team.needReason': 'Bitte sag, warum: das ändert, was die Zahlen sagen, und der Grund bleibt erhalten.',
};
