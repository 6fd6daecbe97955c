import type { refusal as en } from '../en/refusal.ts';

export const refusal: Readonly<Record<keyof typeof en, string>> = {
  'refusal.next': 'Das nächste Mal passt es am {when}.',
  'refusal.not-yours':
    'Das gehört jemand anderem, deshalb kannst du es nicht ändern. Mit „mine“ siehst du, was dir gehört.',
  'refusal.not-allowed':
    'Deine Rolle in diesem Team erlaubt das nicht{role, select, none {} other {, die Rolle „{role}“ schon}}. Wenn du es dürfen solltest, frag einen Admin deines Teams.',
  'refusal.not-found':
    'Das finde ich in deinem Team nicht: {what}. Vielleicht wurde es geändert oder entfernt; bitte ruf die Liste noch einmal auf.',
  'refusal.slot-taken': 'Jemand hat diesen Termin gerade eben genommen, deshalb wurde nichts gebucht.',
  'refusal.too-close-to-competition':
    '{type} braucht {hours} h Abstand vor einem Wettkampf, und deiner ist am {when}. {fits, select, none {Bitte wähle eine frühere Zeit.} other {Das passt stattdessen: {fits}.}}',
  'refusal.of.too-close-to-competition':
    '{type} braucht {hours} h Abstand vor einem Wettkampf; {athlete} hat einen am {when}. {fits, select, none {Bitte eine frühere Zeit wählen.} other {Das passt stattdessen: {fits}.}}',
  'refusal.too-soon-after-hard-session': '{type} geht frühestens {hours} h nach einer harten Einheit.',
  'refusal.outside-type-window':
    '{type} passt zu dieser Zeit nicht in deine Trainingswoche. {fits, select, none {Bitte wähle eine andere Zeit.} other {Das passt stattdessen: {fits}.}}',
  'refusal.of.outside-type-window':
    '{type} passt nicht in diese Zeit der Trainingswoche von {athlete}. {fits, select, none {Bitte eine andere Zeit wählen.} other {Das passt stattdessen: {fits}.}}',
  'refusal.before-hard-training':
    '{type} braucht {hours} h Abstand vor hartem Training, und vorher ist schon welches geplant.',
  'refusal.contraindicated':
    '{because, select, none {{type} geht nicht mit dem, was du oder dein medizinisches Team uns gesagt habt.} other {{type} geht dann nicht: {because}.}} {fits, select, none {Bitte sprich mit deinem medizinischen Team.} other {Das passt stattdessen: {fits}.}}',
  'refusal.of.contraindicated':
    '{because, select, none {{type} geht nicht mit dem, was zu {athlete} bekannt ist.} other {{type} geht für {athlete} dann nicht: {because}.}} {fits, select, none {Mehr weiß das medizinische Team.} other {Das passt stattdessen: {fits}.}}',
  'refusal.on-hold':
    'Deine Buchungen ruhen, bis jemand aus dem medizinischen Team mit dir gesprochen hat. Bitte melde dich dort; das Team kann sie wieder freigeben.',
  'refusal.of.on-hold': 'Die Buchungen von {athlete} ruhen, bis das medizinische Team sie freigibt.',
  'refusal.overlaps-own-booking':
    '{when, select, none {Zu dieser Zeit hast du schon einen Termin. Mit „mine“ kannst du ihn ansehen oder verschieben.} other {Du hast schon einen Termin zur selben Zeit: {type}, {when}.}}',
  'refusal.of.overlaps-own-booking':
    '{athlete} hat zu dieser Zeit schon einen Termin{when, select, none {} other {: {type}, {when}}}.',
  'refusal.too-close-to-own-booking':
    '{when, select, none {Zwischen deinen Terminen müssen {hours} h liegen.} other {Du hast schon einen Termin: {type}, {when}. Zwischen zwei Terminen müssen {hours} h liegen.}}',
  'refusal.of.too-close-to-own-booking':
    '{when, select, none {} other {{athlete} hat schon einen Termin: {type}, {when}.}} Zwischen den Terminen von {athlete} müssen {hours} h liegen.',
  'refusal.own-day-full':
    'Du hast schon einen Termin: {type}, {when}. {count, plural, one {Mehr als ein Termin} other {Mehr als # Termine}} am Tag {count, plural, one {geht} other {gehen}} nicht.',
  'refusal.assessment-booked': 'Du hast schon eine Untersuchung am {when}. Verschieb sie oder sag sie zuerst ab.',
  'refusal.of.own-day-full':
    '{athlete} hat schon einen Termin: {type}, {when}. {count, plural, one {Mehr als ein Termin} other {Mehr als # Termine}} am Tag {count, plural, one {geht} other {gehen}} nicht.',
  'refusal.own-week-full':
    '{kind, select, firm {{count, plural, =0 {Dein Team gibt keine kräftigen Massagen.} one {Eine kräftige Massage in sieben Tagen ist das Meiste, und du hast sie.} other {# kräftige Massagen in sieben Tagen sind das Meiste, und du hast sie.}}} other {{count, plural, one {Eine Massage in sieben Tagen ist das Meiste, und du hast sie.} other {# Massagen in sieben Tagen sind das Meiste, und du hast sie.}}}} Brauchst du mehr, frag die Behandelnden.',
  'refusal.of.own-week-full':
    '{athlete} hat {count, plural, one {eine} other {#}} {kind, select, firm {{count, plural, one {kräftige Massage} other {kräftige Massagen}}} other {{count, plural, one {Massage} other {Massagen}}}} in sieben Tagen; mehr sieht das Team nicht vor.',
  'refusal.off-scale':
    'Die Zahl liegt außerhalb ihrer Skala, {least, number} bis {most, number}. Nichts wurde geändert; bitte wähle eine darin.',
  'refusal.question-open': 'Eine Frage zu deiner Meldung ist offen. Beantworte sie zuerst; vorher wird nichts gebucht.',
  'refusal.of.question-open': 'Eine Frage an {athlete} ist offen. Vor der Antwort wird nichts gebucht.',
  'refusal.short-notice':
    'Bitte buche mindestens {minutes} min im Voraus. Wenn es früher sein soll, frag die Behandelnden.',
  'refusal.overlaps-training': 'Zu dieser Zeit oder zu knapp daran hast du Training oder einen Wettkampf.',
  'refusal.of.overlaps-training': '{athlete} hat zu dieser Zeit oder zu knapp daran Training oder einen Wettkampf.',
  'refusal.outside-hours': 'Zu dieser Zeit wird in der Behandlung nicht gearbeitet.',
  'refusal.therapist-lacks-skill': 'Hier wird {type} nicht angeboten. Wähle jemand anderen oder eine andere Art.',
  'refusal.therapist-gender':
    'Du hast dir für die Behandlung ein anderes Geschlecht gewünscht. Wähle jemand anderen oder ändere den Wunsch mit deinem Team.',
  'refusal.of.therapist-gender': '{athlete} hat sich für die Behandlung ein anderes Geschlecht gewünscht.',
  'refusal.therapist-day-full': 'An diesem Tag sind alle Behandlungsstunden schon vergeben.',
  'refusal.room-full': 'Zu dieser Zeit sind alle Liegen belegt.',
  'refusal.room-not-allowed': 'Dieser Raum ist für dich nicht verfügbar.',
  'refusal.past': 'Diese Zeit ist vorbei. Mit „slots“ siehst du, was frei ist.',
  'refusal.booking-over':
    'Die Behandlung endete am {when}, darum wurde nichts gespeichert. Wenn dich seitdem etwas stört, sag es deinem Physio.',
  'refusal.booking-stopped':
    'Du hast die Behandlung am {when} abgebrochen, daran ändert sich nichts mehr. Für eine andere buche einen neuen Termin.',
  'refusal.booking-cancelled':
    'Der Termin wurde abgesagt, darum wurde nichts gespeichert. Such dir einen neuen, wenn du noch einen willst.',
  'refusal.booking-moved':
    'Der Termin wurde auf {when} verschoben, darum wurde nichts gespeichert. Ich frage dich zur neuen Zeit.',
  'refusal.already-answered': 'Das hast du schon gesagt und es gilt noch, es hat sich nichts geändert.',
  'refusal.no-free-slot':
    'In dieser Zeit ist kein passender Termin frei. Du kannst auf die Warteliste und bekommst angeboten, was frei wird.',
  'refusal.already-done': 'Das war schon erledigt; es wurde nichts geändert.',
  'refusal.expired': 'Dieses Angebot ist abgelaufen; es wurde nichts geändert. Mit „slots“ siehst du, was frei ist.',
  'refusal.consent-missing':
    'Ich darf noch keine Angaben zu deiner Gesundheit speichern: Deine Einwilligung fehlt. Du gibst sie mit „join“.',
  'refusal.of.consent-missing': '{athlete} hat nicht eingewilligt, Angaben zur Gesundheit zu speichern.',
  'refusal.birth-missing':
    'Ich kenne dein Geburtsdatum noch nicht, deshalb speichere ich nichts über deine Gesundheit. Bitte gib es mit „join“ an.',
  'refusal.of.birth-missing': 'Das Geburtsdatum von {athlete} fehlt. Mit „join“ wird es angegeben.',
  'refusal.consent-of-age':
    'Du bist jetzt 18, deshalb zählt nur dein eigenes Ja. Bis du es gibst, speichere und zeige ich nichts über deine Gesundheit.',
  'refusal.of.consent-of-age': '{athlete} ist jetzt 18 und hat selbst noch nicht eingewilligt.',
  'refusal.guardian-unconfirmed':
    'Deine Eltern haben zugestimmt, aber noch hat kein Admin sie bestätigt, deshalb speichere ich nichts. Bitte einen Admin darum; ich sage dir dann Bescheid.',
  'refusal.guardian-settled':
    '{state, select, confirmed {{guardian} wurde für {athlete} bestätigt, {when}. Nichts wurde geändert.} other {Die Frage ist beantwortet: {guardian, select, none {Für {athlete} ist hier gerade niemand erziehungsberechtigt} other {{guardian} hat seitdem den Code von {athlete} benutzt}}. Nichts wurde geändert.}}',
  'refusal.code-used':
    'Dieser Code wurde schon benutzt, {when}; jeder gilt einmal. {purpose, select, guardian {Was gesagt wurde, siehst und änderst du unter „Mein Kind“. Einen neuen Code bekommt {athlete} mit /join.} other {Einen neuen bekommst du mit /settings, wo man dich kennt.}}',
  'refusal.code-expired':
    'Dieser Code ist abgelaufen, {when}; niemand hat ihn benutzt. {purpose, select, guardian {{athlete} bekommt mit /join einen neuen.} other {Einen neuen bekommst du mit /settings, wo man dich kennt.}}',
  'refusal.code-unknown': 'Diesen Code kenne ich nicht. Bitte prüf die Zeichen: Es sind zehn, ohne Leerzeichen.',
  'refusal.of.guardian-unconfirmed': '{athlete} ist unter 18, und noch hat kein Admin die Eltern bestätigt.',
  'refusal.treatment-consent-missing':
    'Du bist unter 18, und für diese Zeit fehlt die Einwilligung deiner Eltern in Massage. Bitte sie, mit /guardian einzuwilligen. Dann kannst du buchen.',
  'refusal.of.treatment-consent-missing':
    '{athlete} ist unter 18, und für diese Zeit fehlt die Einwilligung der Eltern in Massage.',
  'refusal.second-adult-missing':
    'Noch ist niemand benannt, der bei jemandem unter 18 mit im Raum ist, deshalb kann es nicht beginnen. Bitte benenne jemanden mit /adult.',
  'refusal.guardian-consent-missing':
    'Weil du unter 18 bist, muss eine erziehungsberechtigte Person zustimmen, bevor ich etwas über deine Gesundheit speichere. Gib ihr den Code aus „join“.',
  'refusal.of.guardian-consent-missing':
    '{athlete} ist unter 18, und noch hat keine erziehungsberechtigte Person eingewilligt.',
  'refusal.changed-meanwhile':
    'Während du geschaut hast, hat jemand das geändert, deshalb wurde nichts getan. Bitte schau noch einmal.',
  'refusal.invalid': 'Das passt nicht: {field}. {rule}',

  'thing.person': 'Person',
  'thing.guardian': 'erziehungsberechtigte Person',
  'thing.athlete': 'Athlet/in',
  'thing.booking': 'Termin',
  'thing.finding': 'Hinweis',
  'thing.plan': 'Plan',
  'thing.feed': 'Kalender',
  'thing.room': 'Raum',
  'thing.therapist': 'Therapeut/in',
  'thing.code': 'Code',
  'thing.session': 'Einheit',
  'thing.slot': 'freier Termin',
  'thing.message': 'Nachricht',
  'thing.workspace': 'Arbeitsbereich',
  'thing.event': 'Eintrag',

  'type.PRE_EVENT': 'Vorwettkampfmassage',
  'type.INTER_EVENT': 'Zwischenwettkampfmassage',
  'type.POST_EVENT': 'Entmüdungsmassage',
  'type.RECOVERY': 'Regenerationsmassage',
  'type.MAINTENANCE': 'Trainingsbegleitende Massage',
  'type.DEEP_TISSUE': 'Tiefengewebsmassage',
  'type.TRIGGER_POINT': 'Triggerpunktbehandlung',
  'type.MYOFASCIAL': 'Myofasziale Behandlung',
  'type.LYMPH': 'Lymphdrainage',
  'type.SCAR': 'Narbenbehandlung',
  'type.REHAB': 'Reha-Massage',
  'type.RELAX': 'Entspannungsmassage',
  'type.SELF_CARE': 'Eigenbehandlung',
  'type.ASSESSMENT': 'Untersuchung',
  'type.hidden': 'Behandlung',
};
