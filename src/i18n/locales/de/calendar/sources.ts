import type { sources as en } from '../../en/calendar/sources.ts';

export const sources: Readonly<Record<keyof typeof en, string>> = {
  'command.calendar.option.user': 'Der Name, mit dem du dich dort anmeldest, oft eine E-Mail-Adresse',
  'command.calendar.option.password':
    'Am besten ein eigenes App-Passwort für Deload; ich bewahre es verschlüsselt auf und zeige es niemandem',
  'option.user': 'Benutzername',
  'option.password': 'Passwort',
  'calendar.action.caldav': 'CalDAV-Konto verbinden',
  'calendar.action.template': 'Vorlage für Tabellen',
  'calendar.action.choose': 'Kalender wählen',
  'caldav.add': 'CalDAV-Konto hinzufügen',
  'caldav.which': 'Welcher Kalender ist es?',
  'caldav.whichText': 'Das Konto hat {count} Kalender. Wähle den, den ich lesen soll; die anderen bleiben ungelesen.',
  'caldav.pick': 'Diesen',
  'caldav.choose': 'Kalender wählen',
  'caldav.choosing':
    'Noch nicht fertig: Wähle, welcher Kalender des Kontos es ist. Ohne Wahl vergesse ich das Konto innerhalb eines Tages.',
  'calendar.problem.wrong-password':
    'Der Server hat Name oder Passwort abgelehnt. Prüfe den Namen, lege in den Einstellungen deines Kontos dort ein neues App-Passwort an und verbinde es noch einmal.',
  'calendar.problem.forbidden':
    'Dieses Konto darf diese Adresse nicht lesen. Bitte den Besitzer, den Kalender mit dir zu teilen, oder gib die Adresse deines eigenen an.',
  'calendar.problem.needs-https': 'Ein Passwort sende ich nur über https. Schreibe die Adresse mit https:// davor.',
  'calendar.problem.other-host':
    'Der Server schickt mich zu einem anderen Rechner, und dein Passwort gebe ich keinem anderen. Frage nach der Adresse jenes Servers und gib sie ein.',
  'calendar.problem.not-caldav':
    'Unter dieser Adresse antwortet kein CalDAV-Konto. Kopiere die CalDAV-Adresse aus den Einstellungen deines Kalenders.',
  'calendar.problem.no-calendars':
    'Das Konto hat keinen Kalender mit Terminen. Lege dort einen an oder gib die Adresse eines Kalenders an, der mit dir geteilt ist.',
  'calendar.problem.not-a-spreadsheet': 'Diese Tabelle ist nicht lesbar. Beginne mit der Vorlage.',
  'calendar.problem.bad-row':
    'In der Tabelle stimmt etwas nicht. Schicke sie noch einmal, und ich sage, in welcher Zelle.',
  'sheet.template': 'Vorlage für Tabellen',
  'sheet.templateText':
    'Öffne die Datei {file} als Tabelle, ersetze die Beispiele, speichere sie als CSV und lade sie hoch. Siehst du hier keine Datei, kopiere diese Zeilen in eine leere mit diesem Namen.',
  'sheet.templateFile': 'Die Vorlage: {file}',
  'sheet.templateRules':
    'Nötig sind nur date und title. Eine Zeile ohne Beginn dauert den ganzen Tag; sonst gib ein Ende oder die Minuten an. Tage sind 2026-03-02, 02.03.2026 oder 02/03/2026 (Tag zuerst). Unter demselben Dateinamen noch einmal geschickt, ersetzt sie, was vorher darin stand.',
  'sheet.wrong': 'Aus der Tabelle wurde nichts übernommen',
  'sheet.wrongText':
    '{count, plural, one {Eine Zelle stimmt} other {# Zellen stimmen}} noch nicht. Korrigiere das und schicke die Datei noch einmal.',
  'sheet.cell': 'Zeile {row}, Spalte {column}: {says}',
  'sheet.more': 'Und {count} weitere.',
  'sheet.rule.day': '„{value}“ ist kein Tag. Schreibe 2026-03-02.',
  'sheet.rule.time': '„{value}“ ist keine Uhrzeit. Schreibe 18:30.',
  'sheet.rule.minutes': '„{value}“ ist keine Zahl von Minuten. Schreibe eine ganze Zahl, {expected}.',
  'sheet.rule.title': 'der Titel fehlt.',
  'sheet.rule.word': '„{value}“ ist keins von diesen: {expected}. Oder lass das Feld leer.',
  'sheet.rule.start-missing': 'es gibt ein Ende, aber keinen Beginn.',
  'sheet.rule.end-missing': 'gib ein Ende an oder eine Zahl von Minuten.',
  'sheet.rule.not-apart':
    'zwischen Beginn und Ende liegen {expected} Minuten, nicht {value}. Korrigiere eins davon oder lass die Minuten leer.',
  'sheet.rule.column-missing': 'Die erste Zeile muss die Spalten nennen. Es fehlt: {expected}.',
  'sheet.rule.too-many-rows': 'Es sind mehr als {expected} Zeilen. Teile die Datei.',
  'sheet.rule.too-large': 'Die Datei ist größer als {expected}. Teile sie.',
  'sheet.rule.not-csv':
    'Die Datei ist kein CSV: Vielleicht ist ein Anführungszeichen nicht geschlossen. Speichere sie aus der Tabelle als CSV.',
};
