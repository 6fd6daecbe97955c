import type { plan as enPlan } from '../en/plan.ts';

export const plan: Readonly<Record<keyof typeof enPlan, string>> = {
  'command.plan.summary': 'Betreuerteam: Woche vorschlagen, Gründe ansehen, alles oder einen Teil annehmen',
  'command.plan.form': 'Der Plan',
  'command.plan.option.action': 'Was zu tun ist',
  'command.plan.option.week': 'Diese Woche ab jetzt oder nächste Woche',
  'command.plan.option.only': 'Nur diese Zeilen, zum Beispiel 1,2,5; leer heißt: alle',
  'option.only': 'Nur diese Zeilen',
  'plan.action.show': 'anzeigen',
  'plan.action.propose': 'vorschlagen',
  'plan.action.accept': 'annehmen',
  'plan.action.decline': 'lassen, wie es ist',
  'plan.week.this': 'diese Woche',
  'plan.week.next': 'nächste Woche',
  'plan.title':
    '{state, select, proposed {Vorschlag für} accepted {Angenommener Plan für} declined {Abgelehnter Plan für} other {Älterer Vorschlag für}} die Woche ab {week}',
  'plan.summary':
    'Für die Woche ab {week}: {changes, plural, =0 {nichts zu ändern} one {# Änderung} other {# Änderungen}}, {kept} unverändert, {unmet, plural, =0 {alle untergebracht} one {# Bedarf ohne Platz} other {# Bedarfe ohne Platz}}. Es geschieht nichts, bevor du annimmst.',
  'plan.goal': 'Wofür',
  'plan.changes': 'Was sich ändern würde',
  'plan.line': 'Zeile',
  'plan.does.add': 'neu',
  'plan.does.move': 'verschoben',
  'plan.does.drop': 'zurückgegeben',
  'plan.does.keep': 'unverändert',
  'plan.fromTo': '{from} → {to}',
  'plan.unmet': 'Ohne Platz',
  'plan.stood': 'Was im Weg stand',
  'plan.propose': 'Plan vorschlagen',
  'plan.proposeNext': 'Nächste Woche vorschlagen',
  'plan.accept': 'Alles annehmen',
  'plan.acceptSome': 'Einen Teil annehmen',
  'plan.keep': 'Lassen, wie es ist',
  'plan.accepted':
    'Angenommen: {count, plural, =0 {nichts zu ändern} one {# Behandlung gesetzt} other {# Behandlungen gesetzt}}',
  'plan.acceptedText': 'Alle, deren Behandlung neu oder verschoben ist, erfahren es jetzt.',
  'plan.left': 'Nicht gemacht: {athlete}, {when}. {why}',
  'plan.declined': 'Alles bleibt, wie es ist',
  'plan.declinedText': 'Kein Termin wurde geändert.',
  'goal.before-competition': 'vor einem Wettkampf',
  'goal.between-competitions': 'zwischen zwei Wettkämpfen',
  'goal.after-competition': 'nach einem Wettkampf',
  'goal.recovery': 'Erholung nach harter Belastung',
  'goal.sore-area': 'eine Stelle mit Beschwerden',
  'goal.upkeep': 'regelmäßige Pflege',
  'goal.calm': 'Ruhe und Entspannung',
  'goal.prescribed': 'vom medizinischen Team angeordnet',
  'goal.asked': 'gewünscht',
  'notice.planProposed.title': 'Der Plan für die Woche ab {week} ist da',
  'notice.planProposed.text':
    '{changes, plural, =0 {Nichts zu ändern} one {# Behandlung zu entscheiden} other {# Behandlungen zu entscheiden}}, {unmet, plural, =0 {alle untergebracht} one {# Bedarf ohne Platz} other {# Bedarfe ohne Platz}}. Es geschieht nichts, bevor du annimmst.',
  'notice.planProposed.show': 'Ansehen',
  'plan.noLine': 'Diese Zeile gibt es im Plan nicht; die Zeilen sind die Nummern davor.',
  'plan.within':
    '{percent, select, proven {Einen besseren Plan gibt es nicht.} other {Höchstens {percent} % unter dem bestmöglichen Plan.}}',
  'plan.coverage': '{served} von {needs} Bedarfen haben einen Platz.',
  'plan.why': 'Warum jetzt: {causes}.',
  'plan.cause.calendar':
    '{name, select, none {ein Kalender hat sich geändert} other {der Kalender „{name}“ hat sich geändert}}',
  'plan.cause.time-off': '{name, select, none {jemand aus der Praxis ist nicht da} other {{name} ist nicht da}}',
  'plan.cause.clinic':
    '{name, select, none {Zeiten oder Räume der Praxis haben sich geändert} other {Zeiten oder Angebot von {name} haben sich geändert}}',
  'plan.cause.hold':
    '{name, select, none {Termine wurden angehalten oder freigegeben} other {Termine von {name} wurden angehalten oder freigegeben}}',
  'plan.cause.injury':
    '{name, select, none {Einschränkungen haben sich geändert} other {die Einschränkungen von {name} haben sich geändert}}',
  'plan.cause.cancelled':
    '{name, select, none {eine Behandlung wurde zurückgegeben} other {{name} hat eine Behandlung zurückgegeben}}',
  'plan.cause.asked': '{name, select, none {es wurde darum gebeten} other {{name} hat darum gebeten}}',
  'notice.planProposed.again': 'Etwas hat sich geändert: ein neuer Vorschlag für die Woche ab {week}',
  'refusal.plan-replaced':
    'Ein neuerer Vorschlag ist an die Stelle von diesem getreten, deshalb wurde nichts geändert. Sieh dir den neuesten an.',
  'refusal.nothing-to-plan':
    'Es gibt nichts, womit sich planen lässt: {what, select, room {Die Praxis hat noch keinen Raum. Lege einen mit /clinic room an.} therapist {Noch niemand hat Arbeitszeiten. Sie werden mit /clinic hours eingetragen, von der Therapeutin selbst oder einem Admin.} hours {Im Rest dieser Woche arbeitet niemand. Trage Zeiten mit /clinic hours ein oder plane nächste Woche.} other {Noch niemand ist als Athletin oder Athlet dabei. Das geht mit /join.}}',
};
