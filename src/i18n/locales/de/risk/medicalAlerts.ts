import type { medicalAlerts as en } from '../../en/risk/medicalAlerts.ts';

export const medicalAlerts: Readonly<Record<keyof typeof en, string>> = {
  'flag.strong-inside': '{from, number} von 10 oder mehr an Kopf, Brust, Bauch oder Leiste',

  'alert.defibrillator': 'Der Defibrillator ist hier: {place}.',
  'alert.telling': 'Ich sage gerade dem medizinischen Team Bescheid: {names}.',
  'alert.tellingDeputy': 'In diesem Team gibt es keine medizinische Leitung. Ich sage {name} Bescheid, als Vertretung.',
  'alert.nobody':
    'In diesem Team hat niemand eine medizinische Aufgabe. {when, select, now {Bitte geh jetzt zu einer Ärztin oder einem Arzt.} today {Bitte geh heute zu einer Ärztin oder einem Arzt.} other {}}',
  'alert.unreached':
    'Noch habe ich niemanden erreicht. {when, select, now {Bitte geh jetzt zu einer Ärztin oder einem Arzt.} today {Bitte geh heute zu einer Ärztin oder einem Arzt.} other {}}',
  'alert.taken': '{name} hat es gesehen und übernommen.',
  'alert.seen':
    '{name} hat es gesehen. {names, select, none {Vom medizinischen Team habe ich noch niemanden erreicht.} other {{when, select, today {Es geht auch an {names}.} other {Ich sage weiter Bescheid: {names}.}}}}',
  'alert.ifWorse': 'Wenn es schlimmer wird, ruf {number, select, none {den Notruf} other {{number}}} an.',
  'alert.worseAsk': 'Trifft auch das zu: {sign}?',
  'alert.worseYes': 'Ja',
  'alert.contactDoctorTitle': 'Bitte melde dich jetzt bei einer Ärztin oder einem Arzt',
  'alert.tellingToday': 'Es geht an {names}. In der Ruhezeit wartet es bis zum Morgen.',
  'alert.contactTodayTitle': 'Bitte melde dich heute bei {names}',
  'alert.contactDoctorTodayTitle': 'Bitte melde dich heute bei einer Ärztin oder einem Arzt',
  'alert.noSport': 'Kein Sport und keine Massage, bis jemand aus dem medizinischen Team mit dir gesprochen hat.',
  'notice.alert.takenTitle': '{name} hat es gesehen',
  'notice.alert.openTitle': 'Noch hat niemand geantwortet',
  'notice.alert.unreachedTitle': 'Noch habe ich niemanden erreicht',

  'risk.seen': 'Notiert: Du hast es gesehen',
  'risk.seenText':
    '{athlete} liest, dass du es gesehen hast. {when, select, now {Übernehmen kann es das medizinische Team oder die Vertretung, darum sage ich weiter Bescheid: {names, select, none {der nächsten Person} other {{names}}}.} other {Es bleibt offen, bis das medizinische Team oder die Vertretung es übernimmt{names, select, none {} other {: {names}}}.}}',
  'risk.seenPress': 'Gesehen',
  'risk.assignMedical': 'Ein medizinischer Hinweis geht ans medizinische Team oder an die Vertretung.',
  'findingState.seen': '{state}, gesehen von {names}',

  'notice.risk.emergency':
    'Bitte lass jemanden zu {athlete} gehen. Notruf: {number, select, none {nicht hinterlegt} other {{number}}}. Defibrillator: {place, select, none {nicht hinterlegt} other {{place}}}.',
  'notice.risk.fever':
    'Bitte entscheide über das Training heute. Keine Massage, bis 24 Stunden ohne Fieber vorbei sind.',
  'notice.risk.noClinician':
    'In diesem Team hat niemand die medizinische Rolle. Bitte lass jemanden aus der Verwaltung sie vergeben.',
  'notice.risk.onlySeen':
    'Du kannst festhalten, dass du es gesehen hast. Übernehmen kann es das medizinische Team oder die Vertretung.',
  'notice.risk.why.refused': 'Eine Nachricht dazu ist nicht angekommen: Jetzt kommt es zu dir.',
  'notice.risk.why.again': 'Seit {since} hat das niemand übernommen: Alle hören es noch einmal.',
  'notice.channel.refused':
    'Eine Direktnachricht dazu ist nicht angekommen. Bitte sorgt dafür, dass es jemand gesehen hat.',

  'notice.alert.waitingTitle': '{athlete} braucht das medizinische Team',
  'notice.alert.waitingText':
    'Seit {since} hat das niemand übernommen. Bitte ruf {names, select, none {eine Ärztin oder einen Arzt} other {{names}}} an, oder geh selbst zu {athlete}. Notruf: {number, select, none {nicht hinterlegt} other {{number}}}.',
  'notice.alert.noClinicianTitle': 'In diesem Team hat niemand die medizinische Rolle',
  'notice.alert.noClinicianText':
    'Niemand kann einen medizinischen Hinweis übernehmen, Termine freigeben oder eine Freigabe erteilen. Bitte lass die Verwaltung jemandem die Rolle geben, oder eine Vertretung benennen.',
  'notice.deputy.title': 'Du vertrittst das medizinische Team',
  'notice.deputy.text':
    '{by} hat dich benannt. Wenn niemand vom medizinischen Team einen Hinweis übernimmt, kommt er zu dir, auch nachts. Du kannst ihn übernehmen, abschließen kann ihn nur das medizinische Team.',
  'notice.undelivered.title': '{name} ist nicht zu erreichen',
  'notice.undelivered.text': '{what} Keine Direktnachricht erreicht {name}. Bitte sag es auf einem anderen Weg.',
  'notice.undelivered.channelTitle': 'Der Kanal für Hinweise nimmt nichts an',
  'notice.undelivered.channelText': 'Ein Hinweis ließ sich dort nicht senden. Bitte wähl einen anderen Kanal.',
  'undelivered.risk': 'Der Hinweis, den du zugewiesen hast, ist nicht angekommen.',
  'undelivered.hold': 'Dass Termine pausieren oder wieder gelten, ist nicht angekommen.',
  'undelivered.swap': 'Dein Wunsch zu tauschen ist nicht angekommen.',
  'undelivered.booking': 'Die Änderung eines Termins ist nicht angekommen.',
  'undelivered.other': 'Eine angekündigte Nachricht ist nicht angekommen.',
};
