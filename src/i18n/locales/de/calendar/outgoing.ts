import type { outgoing as en } from '../../en/calendar/outgoing.ts';

export const outgoing: Readonly<Record<keyof typeof en, string>> = {
  'calendar.action.feed': 'meine Termine in meiner Kalender-App',
  'command.team.option.calendarnames': 'Wie Kalender-Apps des Personals die Person nennen, die behandelt wird',
  'option.calendarnames': 'Namen in Kalender-Apps',
  'calendarNames.full': 'voller Name',
  'calendarNames.initials': 'Anfangsbuchstaben',
  'calendarNames.none': 'kein Name',

  'feed.title': 'Termine in deiner Kalender-App',
  'feed.intro':
    'Eine Adresse, die deine Kalender-App abonniert, zeigt deine gebuchten Termine: Zeit, Raum und wer behandelt. Nie die Art der Massage oder den Grund.',
  'feed.mine': 'Deine eigenen Termine. {since, select, never {Noch keine Adresse.} other {Adresse vom {since}.}}',
  'feed.team':
    'Der Plan des ganzen Teams, für das Personal. {since, select, never {Noch keine Adresse.} other {Adresse vom {since}.}}',
  'feed.make': 'Adresse machen',
  'feed.replace': 'Ersetzen',
  'feed.end': 'Beenden',
  'feed.made': 'Deine Adresse',
  'feed.secret':
    'Sie wird nur dieses eine Mal gezeigt. Wer sie hat, kann diese Termine lesen: Gib sie nicht weiter. Geht sie verloren, ersetze sie; dann endet die alte.',
  'feed.how':
    'Google: am Computer, Weitere Kalender, Per URL. Apple: Kalender, Kalenderabo hinzufügen. Outlook: Kalender hinzufügen, Aus dem Internet abonnieren. Google und Outlook sehen nur alle paar Stunden nach.',
  'feed.local':
    'Google, Apple und Outlook erreichen diese Adresse nicht: Sie gilt nur auf dem Rechner oder im Netz des Bots. Wer den Bot betreibt, kann PUBLIC_URL auf seine Adresse im Internet setzen.',
  'feed.ended': 'Die Adresse ist beendet',
  'feed.endedText': 'Von ihr wird nichts mehr gelesen. Entferne den Kalender auch in deiner App.',

  'ics.own': 'Erholungstermin mit {therapist}',
  'ics.of': '{athlete}: Erholungstermin mit {therapist}',
  'ics.somebody': 'Gebucht',
  'ics.file': 'Für deine Kalender-App: {file}',
  'ics.name.mine': 'Deload: meine Termine',
  'ics.name.team': 'Deload: {team}',
};
