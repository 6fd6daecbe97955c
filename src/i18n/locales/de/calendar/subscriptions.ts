import type { subscriptions as en } from '../../en/calendar/subscriptions.ts';

export const subscriptions: Readonly<Record<keyof typeof en, string>> = {
  'calendar.action.feed': 'meine Termine in meiner Kalender-App',
  'command.team.option.calendarnames': 'Wie Kalender-Apps des Personals die Person nennen, die behandelt wird',
  'option.calendarnames': 'Namen in Kalender-Apps',
  'calendarNames.full': 'voller Name',
  'calendarNames.initials': 'Anfangsbuchstaben',
  'calendarNames.none': 'kein Name',

  'subscription.title': 'Termine in deiner Kalender-App',
  'subscription.intro':
    'Eine Adresse, die deine Kalender-App abonniert, zeigt deine gebuchten Termine: Zeit, Raum und wer behandelt. Nie die Art der Massage oder den Grund.',
  'subscription.mine':
    'Deine eigenen Termine. {since, select, never {Noch keine Adresse.} other {Adresse vom {since}.}}',
  'subscription.team':
    'Der Plan des ganzen Teams, für das Personal. {since, select, never {Noch keine Adresse.} other {Adresse vom {since}.}}',
  'subscription.make': 'Adresse machen',
  'subscription.replace': 'Ersetzen',
  'subscription.end': 'Beenden',
  'subscription.made': 'Deine Adresse',
  'subscription.secret':
    'Sie wird nur dieses eine Mal gezeigt. Wer sie hat, kann diese Termine lesen: Gib sie nicht weiter. Geht sie verloren, ersetze sie; dann endet die alte.',
  'subscription.how':
    'Google: am Computer, Weitere Kalender, Per URL. Apple: Kalender, Kalenderabo hinzufügen. Outlook: Kalender hinzufügen, Aus dem Internet abonnieren. Google und Outlook sehen nur alle paar Stunden nach.',
  'subscription.local':
    'Google, Apple und Outlook erreichen diese Adresse nicht: Sie gilt nur auf dem Rechner oder im Netz des Bots. Wer den Bot betreibt, kann PUBLIC_URL auf seine Adresse im Internet setzen.',
  'subscription.ended': 'Die Adresse ist beendet',
  'subscription.endedText': 'Von ihr wird nichts mehr gelesen. Entferne den Kalender auch in deiner App.',

  'ics.own': 'Erholungstermin mit {therapist}',
  'ics.ownAssessment': 'Untersuchung bei {therapist}',
  'ics.of': '{athlete}: Erholungstermin mit {therapist}',
  'ics.ofAssessment': '{athlete}: Untersuchung bei {therapist}',
  'ics.somebody': 'Gebucht',
  'ics.file': 'Für deine Kalender-App: {file}',
  'ics.name.mine': 'Deload: meine Termine',
  'ics.name.team': 'Deload: {team}',
};
