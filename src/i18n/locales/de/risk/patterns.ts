import type { patterns as en } from '../../en/risk/patterns.ts';

export const patterns: Readonly<Record<keyof typeof en, string>> = {
  'pattern.R01.name': 'Starke Beschwerden, wiederholt',
  'pattern.R01.says':
    '{spot}: {threshold} von 10 oder mehr in {times} der letzten {checkIns} Check-ins, höchster Wert {worst, number, ::.#}.',
  'pattern.R01.means':
    'Erscheint, wenn dieselbe Stelle an {days} der letzten {window} Check-in-Tage bei {soreness} oder mehr liegt.',
  'pattern.R01.doesNotShow':
    'Es sagt nicht, warum die Stelle schmerzt. Muskelkater nach neuer oder harter Belastung ist nach etwa zwei Tagen am stärksten und klingt in fünf bis sieben ab. Die Zahlen sind eine Konvention aus der Praxis.',
  'pattern.R01.staff':
    'Frag, woher es kommen könnte, überleg, diesen Bereich zu entlasten, und biete eine Regenerationsmassage an, wenn nichts dagegen spricht.',
  'pattern.R01.athlete':
    'Diese Stelle macht seit mehreren Check-ins Beschwerden: {spot}. Dein Betreuerteam weiß Bescheid, damit es mit dir planen kann.',

  'pattern.R02.name': 'Beschwerden, die nicht abklingen',
  'pattern.R02.says':
    '{spot}: Beschwerden in jedem von {checkIns} Check-ins über {spanDays} Tage, mindestens {lowest, number, ::.#} von 10, jetzt {latest, number, ::.#}.',
  'pattern.R02.means':
    'Erscheint, wenn in jedem Check-in der letzten sieben Tage ({checkIns} oder mehr) dieselbe Stelle bei {soreness} oder mehr liegt und das seit {spanDays} Tagen oder länger so ist.',
  'pattern.R02.doesNotShow':
    'Es nennt keine Ursache. Es sagt nur, dass dies länger dauert als gewöhnlicher Muskelkater, der in fünf bis sieben, manchmal zehn Tagen abklingt.',
  'pattern.R02.staff': 'Die Physio sieht es sich innerhalb von drei Tagen an.',
  'pattern.R02.athlete':
    'Diese Stelle macht seit einer Woche oder länger Beschwerden: {spot}. Bitte sprich mit der Physio; sie weiß Bescheid.',

  'pattern.R03.name': 'Mehr Schmerz, als der Plan zulässt',
  'pattern.R03.says':
    '{spot}: {painDuring, select, none {} other {Schmerz von {painDuring, number, ::.#} während einer Einheit.}} {painAfter, select, none {} other {Schmerz von {painAfter, number, ::.#} danach.}} {painNextMorning, select, none {} other {Schmerz von {painNextMorning, number, ::.#} am nächsten Morgen, {painBefore, number, ::.#} vor der Einheit.}} {weekMean, select, none {} other {Wochenmittel {weekMean, number, ::.#}, in der Woche davor {weekMeanBefore, number, ::.#}.}}',
  'pattern.R03.means':
    'Erscheint, wenn der Schmerz während oder nach einer Einheit über {limit} liegt, wenn er am nächsten Morgen um mehr als {riseMorning} höher ist als vor der Einheit, oder wenn sein Wochenmittel um {riseWeek} oder mehr steigt.',
  'pattern.R03.doesNotShow':
    'Die Regel wurde bei Menschen mit Sehnenschmerzen geprüft; auf anderen Schmerz ist sie übertragen. Schmerz ist nicht gleich Schaden.',
  'pattern.R03.staff':
    'Die Physio entscheidet, ob die Belastung eine Stufe zurückgeht; Bewegung innerhalb der Grenzen geht weiter.',
  'pattern.R03.athlete':
    'Dein Schmerz war höher, als dein Plan zulässt. Die Physio sieht sich die nächste Einheit mit dir an.',

  'pattern.R04.name': 'Problem, das das Training einschränkt',
  'pattern.R04.says':
    '{spot}: Laut Wochenbogen sind Training oder Leistung deutlich beeinträchtigt{severity, select, none {} other {, {severity} von 100}}.',
  'pattern.R04.means':
    'Erscheint, wenn laut der neuesten Wochenantwort eine Teilnahme nicht möglich war oder sich Training oder Leistung mindestens mäßig verändert haben.',
  'pattern.R04.doesNotShow':
    'Der Bogen wird nach Art eines bekannten Fragebogens ausgewertet, in unseren eigenen Worten: Dessen Gültigkeit beansprucht er nicht.',
  'pattern.R04.staff': 'Das medizinische Team meldet sich innerhalb von 48 Stunden und hält das Problem fest.',
  'pattern.R04.athlete': 'Danke, dass du es gesagt hast. Das medizinische Team meldet sich bei dir.',

  'pattern.R05.name': 'Problem, das bleibt',
  'pattern.R05.says':
    '{spot}: seit {problemWeeks, plural, one {# Woche} other {# Wochen}} ein Problem{severity, select, none {} other {, jetzt {severity} von 100}}{rise, select, none {} other {, {rise, number, ::+!} gegenüber der Woche davor}}.',
  'pattern.R05.means':
    'Erscheint, wenn der Wochenbogen {weeks} Wochen in Folge ein Problem an derselben Stelle nennt oder sein Wert von einer Woche zur nächsten um {jump} oder mehr steigt.',
  'pattern.R05.doesNotShow':
    'Kleinere Änderungen des Werts sind bei einer einzelnen Person Rauschen: Etwa 35 von 100 können allein vom Bogen kommen.',
  'pattern.R05.staff': 'Das medizinische Team sieht es sich an, egal wie hoch der Wert ist.',
  'pattern.R05.athlete':
    'Dieses Problem besteht schon eine Weile. Das medizinische Team macht einen Termin mit dir aus.',

  'pattern.R06.name': 'Niedriger als sonst',
  'pattern.R06.says':
    '{totalZ, select, none {} other {Schlaf, Müdigkeit, Stress und Stimmung zusammen: heute {total} von 20, sonst {usual, number, ::.#} ({totalZ, number, ::.#} Standardabweichungen).}} {itemsLow, plural, =0 {} one {Eine einzelne Antwort liegt weit unter dem Üblichen.} other {# einzelne Antworten liegen weit unter dem Üblichen.}}',
  'pattern.R06.means':
    'Erscheint, wenn die heutige Summe {total, number} Standardabweichungen vom Mittel der 28 Tage davor entfernt liegt oder tiefer, oder wenn {items} einzelne Antworten bei {item, number} oder tiefer liegen.',
  'pattern.R06.doesNotShow':
    'Antworten auf fünf Stufen sind grob, und man antwortet anders, wenn andere mitlesen. Über den Grund sagt es nichts.',
  'pattern.R06.staff': 'Erst reden: Schlaf, Krankheit, Leben außerhalb des Sports. Einen leichteren Tag erwägen.',
  'pattern.R06.athlete':
    'Heute sieht es niedriger aus als sonst bei dir. Wenn du mehr erzählen möchtest, sprich bitte mit deinem Betreuerteam.',

  'pattern.R07.name': 'Eine Einheit viel länger als zuvor',
  'pattern.R07.says':
    '{planned, select, 1 {Eine geplante Einheit} other {Eine Einheit}} mit {distanceKm, select, none {{minutes, select, none {{load, number, ::.#} Belastungseinheiten} other {{minutes, number, ::.#} Minuten}}} other {{distanceKm, number, ::.#} km}} ist das {ratio, number, ::.##}-Fache der längsten in den {lookbackDays} Tagen davor ({longest, number, ::.#}). {extrapolated, select, 1 {Gezeigt wurde das beim Laufen; auf diese Sportart ist es übertragen.} other {}}',
  'pattern.R07.means':
    'Erscheint, wenn eine Einheit mehr als das {small, number}-Fache der längsten derselben Sportart in den {lookbackDays} Tagen davor ist; mehr als das {moderate, number}-Fache ist mäßig, mehr als das {large, number}-Fache verlangt Handeln. Geplante Einheiten werden vorher angesehen.',
  'pattern.R07.doesNotShow':
    'Eine große Studie beim Laufen; was mit einer einzelnen Person geschieht, lässt sich daraus nicht ablesen.',
  'pattern.R07.staff':
    'Prüfen, ob es so gemeint war. Die nächsten 48 Stunden leichter halten und beim nächsten Check-in nach Schmerzen fragen.',
  'pattern.R07.athlete':
    '{planned, select, 1 {Eine geplante Einheit ist deutlich länger als deine üblichen. Dein Betreuerteam sieht sie sich mit dir an.} other {Das war deine längste Einheit in {lookbackDays} Tagen. Morgen frage ich dich, wie du dich fühlst.}}',

  'pattern.R08.name': 'Woche schwerer als die letzte',
  'pattern.R08.says':
    'Die letzten sieben Tage ergeben {weekLoad, number, ::.} Belastungseinheiten, die sieben davor {weekLoadBefore, number, ::.}: {percent, number, ::.} Prozent mehr. Üblich sind {usualWeek, number, ::.} in der Woche.',
  'pattern.R08.means':
    'Erscheint, wenn die letzten sieben Tage {percent} Prozent oder mehr über den sieben davor liegen und nicht leichter sind als die mittlere Woche der letzten {medianWeeks}.',
  'pattern.R08.doesNotShow':
    'Die Studien sind sich nicht einig, ob es etwas bedeutet. Es gehört zum Bild, ist aber nie allein ein Grund.',
  'pattern.R08.staff': 'Für sich allein nichts; lies es neben dem, was die Person selbst sagt.',
  'pattern.R08.athlete': '',

  'pattern.R09.name': 'Letzte Tage schwerer als sonst',
  'pattern.R09.says':
    'Die letzten sieben Tage ergeben {acute, number, ::.} Belastungseinheiten am Tag, die drei Wochen davor {chronicBefore, number, ::.}. {uncoupled, select, none {} other {Verhältnis ohne Überlappung {uncoupled, number, ::.##}.}} {coupled, select, none {} other {Verhältnis mit Überlappung {coupled, number, ::.##}.}} {ewma, select, none {} other {Verhältnis der gewichteten Mittel {ewma, number, ::.##}.}}',
  'pattern.R09.means':
    'Erscheint, wenn die letzten sieben Tage das {uncoupled, number}-Fache der drei Wochen davor oder mehr sind, oder wenn die gewichteten Mittel bei {ewma, number} oder mehr stehen; nicht vor 28 Tagen Verlauf und nicht nach einer langen Pause.',
  'pattern.R09.doesNotShow':
    'Es beschreibt Belastung und sagt nichts voraus. Sein Nutzen ist umstritten: Die größte Studie beim Laufen fand keinen solchen Zusammenhang.',
  'pattern.R09.staff': 'Für sich allein nichts; lies es neben Beschwerden und Schmerz.',
  'pattern.R09.athlete':
    'Deine letzten sieben Tage waren schwerer als sonst bei dir. Das beschreibt die Belastung; es sagt nichts voraus.',

  'pattern.R10.name': 'Eintönige und schwere Woche',
  'pattern.R10.says':
    'Monotonie {monotony, number, ::.##}{capped, select, 1 { (gedeckelt: die Tage unterscheiden sich kaum)} other {}}, Strain {strain, number, ::.}; das eigene obere Zehntel beginnt bei {strainLimit, number, ::.}. Wochenbelastung {weekLoad, number, ::.}.',
  'pattern.R10.means':
    'Erscheint, wenn sieben bekannte Tage eine Monotonie von {monotony, number} oder mehr haben (Stichproben-Standardabweichung) und der Strain im oberen {strainPercentile, select, 90 {Zehntel} other {Teil}} der eigenen letzten {weeks} Wochen liegt.',
  'pattern.R10.doesNotShow':
    'Die erste Studie war klein und drehte sich um Erkältungen und Ähnliches. Zwischen zwei Personen sagt Strain nichts aus.',
  'pattern.R10.staff': 'Einen leichteren Tag oder einen Ruhetag planen und auf Krankheitszeichen achten.',
  'pattern.R10.athlete':
    'Deine Woche war wenig abwechslungsreich. Dein Betreuerteam plant vielleicht einen leichteren Tag.',

  'pattern.R11.name': 'Spiele dicht beieinander',
  'pattern.R11.says':
    '{matches, plural, one {# Spiel} other {# Spiele}} in {days} Tagen{gapHours, select, none {} other {, die letzten beiden {gapHours, number, ::.} Stunden auseinander}}.',
  'pattern.R11.means':
    'Erscheint, wenn zwei Spiele von {minMinutes} Minuten oder mehr innerhalb von {gapHours} Stunden beginnen oder {matches} davon in {days} Tage fallen.',
  'pattern.R11.doesNotShow':
    'Die Studien fanden es nur bei Muskelverletzungen, nicht in allen. Drei in acht Tagen ist eine Konvention.',
  'pattern.R11.staff':
    'Über Rotation sprechen, 18 bis 52 Stunden danach eine Regenerationsmassage anbieten, dazwischen keine tiefe Behandlung.',
  'pattern.R11.athlete':
    'Zwei Spiele liegen dicht beieinander. Sieh dir deine freien Termine an: Vielleicht passt eine Regenerationsmassage dazwischen.',

  'pattern.R12.name': 'Training trotz Schmerz',
  'pattern.R12.says':
    'Volle Einheiten an {days} der letzten sieben Tage mit Schmerz bis {worstPain, number, ::.#} oder Beschwerden bis {worstSoreness, number, ::.#} von 10 davor; {lowestPercent, number, ::.} Prozent der üblichen Belastung oder mehr.',
  'pattern.R12.means':
    'Erscheint, wenn an {days} von sieben Tagen vor einer Einheit Schmerz von {pain} oder mehr da ist (oder Beschwerden von {soreness} oder mehr dort, wo die Sportart den Körper belastet) und die Einheit trotzdem {percent} Prozent ihrer üblichen Belastung hat.',
  'pattern.R12.doesNotShow':
    'Etwas Training mit Schmerz ist in Ordnung, wenn es geplant ist; ob es das war, lässt sich hier nicht erkennen.',
  'pattern.R12.staff':
    'Ein vertrauliches Gespräch und die Physio. Der Coach erfährt nur, dass die Verfügbarkeit eingeschränkt ist.',
  'pattern.R12.athlete':
    'Du hast diese Woche mehr als einmal mit Schmerz trainiert. Bitte sprich mit deinem Betreuerteam: Plant die nächsten Tage gemeinsam.',

  'pattern.R13.name': 'Eine Seite schlimmer als die andere',
  'pattern.R13.says':
    '{spot}: in {times} von {checkIns} Check-ins mehr Beschwerden als auf der anderen Seite, um {smallest, number, ::.#} bis {largest, number, ::.#} Punkte.',
  'pattern.R13.means':
    'Erscheint, wenn links und rechts im selben Bereich in {times} Check-ins binnen {days} Tagen {difference} Punkte auseinanderliegen, jedes Mal mit derselben schlimmeren Seite.',
  'pattern.R13.doesNotShow': 'Zwei Seiten sind nie gleich. Die Zahlen sind eine Konvention aus der Praxis.',
  'pattern.R13.staff': 'Die Physio vergleicht die Seiten; nach Schuhen, Untergrund und Technik fragen.',
  'pattern.R13.athlete':
    'Eine Seite macht wiederholt mehr Beschwerden als die andere: {spot}. Vielleicht sieht sich die Physio das an.',

  'pattern.R14.name': 'Wenig Schlaf in einer vollen Woche',
  'pattern.R14.says':
    '{hours, number, ::.#} Stunden Schlaf pro Nacht über {nights} Nächte{debt, select, none {} other {, {debt, number, ::.#} Stunden weniger als {limit, number} pro Nacht}}, in einer Woche mit {weekLoad, number, ::.} Belastungseinheiten (sonst {usualWeek, number, ::.}).',
  'pattern.R14.means':
    'Erscheint, wenn der mittlere Schlaf von sieben Tagen unter {adultHours} Stunden liegt (unter 18 Jahren: {youthHours}), in einer Woche, die mindestens so schwer ist wie üblich.',
  'pattern.R14.doesNotShow': 'Erinnerte Stunden sind ungenau. Was man weiß, stammt vor allem von Jugendlichen.',
  'pattern.R14.staff': 'Über Schlaf sprechen und frühe Starts vermeiden. Massage allein ist darauf keine Antwort.',
  'pattern.R14.athlete':
    'Du hast weniger geschlafen, als es in einer vollen Woche guttut. Früh ins Bett zu gehen hilft vielleicht mehr als alles andere.',

  'pattern.R15.name': 'Mehr als die Richtwerte für Jugendliche',
  'pattern.R15.says':
    'Alter {age}: {hours, number, ::.#} Stunden Sport in sieben Tagen (Richtwert {hoursLimit, number, ::.#}), {restDays, plural, one {# Tag} other {# Tage}} ohne Belastung (Richtwert {minRestDays}), {months} Monate in einer Sportart (Richtwert {monthsLimit}).',
  'pattern.R15.means':
    'Erscheint unter 18 Jahren bei mehr Wochenstunden als Lebensjahren oder als {maxHours}, bei mehr als {maxMonths} Monaten im Jahr in einer Sportart oder bei weniger als {minRestDays, plural, one {# Tag} other {# Tagen}} ohne Belastung in sieben.',
  'pattern.R15.doesNotShow':
    'Das sind Richtwerte aus Kohorten und Positionspapieren, keine Grenze für eine einzelne Person.',
  'pattern.R15.staff':
    'Coach und Erziehungsberechtigte informieren, einen Ruhetag planen, über mehr als eine Sportart sprechen.',
  'pattern.R15.athlete': '',

  'pattern.R16.name': 'Kein Ruhetag',
  'pattern.R16.says': '{days} Tage mit Training in Folge; die gesetzte Grenze ist {limit}.',
  'pattern.R16.means':
    'Erscheint nach {adult} Tagen mit Belastung in Folge (unter 18 Jahren: {youth}). Ein unbekannter Tag beendet die Folge.',
  'pattern.R16.doesNotShow': 'Zehn leichte Tage sind nicht zehn harte; die Grenze ist eine Konvention aus der Praxis.',
  'pattern.R16.staff': 'Einen Ruhetag planen. Eine Massage zählt nicht als einer.',
  'pattern.R16.athlete':
    'Du hast {days} Tage in Folge trainiert. Dein Betreuerteam plant vielleicht einen Ruhetag mit dir.',

  'pattern.R17.name': 'Schneller, als der Weg zurück zulässt',
  'pattern.R17.says':
    'Stufe {stage} auf dem Weg zurück. {maxMinutes, select, none {} other {{minutes} Minuten, erlaubt sind {maxMinutes}.}} {maxRpe, select, none {} other {Anstrengung {rpe}, erlaubt ist {maxRpe}.}} {contact, select, 1 {Körperkontakt, der noch nicht erlaubt ist.} other {}} {weeksBefore, select, none {} other {Diese Woche {weekLoad, number, ::.} Belastungseinheiten, in den beiden davor {weeksBefore, number, ::.}.}} {longest, select, none {} other {Eine geplante Einheit ist das {ratio, number, ::.##}-Fache der längsten.}}',
  'pattern.R17.means':
    'Erscheint auf dem Weg zurück, wenn eine Einheit über dem liegt, was die Stufe erlaubt, wenn eine Woche mehr als das {ramp, number}-Fache der beiden davor ist oder eine geplante Einheit mehr als das {spike, number}-Fache der längsten.',
  'pattern.R17.doesNotShow':
    'Stufen und Grenzen sind zwischen Menschen vereinbart; die Zahlen für eine einzelne Person kennt niemand.',
  'pattern.R17.staff': 'Das medizinische Team entscheidet. Niemand sonst ändert die Stufe.',
  'pattern.R17.athlete': 'Das war mehr, als deine jetzige Stufe erlaubt. Dein medizinisches Team weiß Bescheid.',

  'pattern.R18.name': 'Reise vor einem Wettkampf',
  'pattern.R18.says':
    '{travelHours, number, ::.#} Stunden Reise über {zonesCrossed} Zeitzonen, Ankunft {hoursBefore, number, ::.} Stunden vorher; empfohlen sind {hoursAdvised, number, ::.}.',
  'pattern.R18.means':
    'Erscheint, wenn eine Reise über {zones} Zeitzonen oder von {hours} Stunden weniger als einen Tag, oder einen halben Tag je Zeitzone, vor einem Wettkampf oder einer harten Einheit endet.',
  'pattern.R18.doesNotShow':
    'Reisen wird sehr unterschiedlich vertragen; die Empfehlung ist ein Konsens von Fachleuten.',
  'pattern.R18.staff':
    'Check-in verschieben, locker bleiben, vor jeder Behandlung der Beine die Frage nach Schwellungen stellen.',
  'pattern.R18.athlete':
    'Willkommen nach einer langen Reise. Lass es erst ruhig angehen und sag uns, wenn ein Bein geschwollen ist.',

  'pattern.R19.name': 'Antworten fürs medizinische Team',
  'pattern.R19.says': 'Mit Ja beantwortet: {flags}.',
  'pattern.R19.means':
    'Erscheint nach einem Ja auf eine der Screening-Fragen. Es wird nichts zusammengezählt, eins genügt.',
  'pattern.R19.doesNotShow':
    'Ein Ja nennt keine Ursache. Es sagt, dass das medizinische Team mit der Person sprechen soll.',
  'pattern.R19.staff':
    '{when, select, now {Jetzt} other {Heute}} mit der Person sprechen. Ihre Buchungen ruhen, bis das medizinische Team sie freigibt. Wenn es ernst klingt, den Notruf wählen.',
  'pattern.R19.athlete':
    'Bitte melde dich {when, select, now {jetzt} other {heute}} beim medizinischen Team. Wenn es schlimmer wird, wähl den Notruf.',

  'pattern.R20.name': 'Massage hat nicht geholfen',
  'pattern.R20.says':
    '{after, select, none {{spot}: {sessions} Massagen; die beste brachte eine Besserung um {bestRelief, plural, one {# Punkt} other {# Punkte}}. {firstBefore, number, ::.#} von 10 vor der ersten, {latestAfter, number, ::.#} nach der letzten.} other {{spot}: {before, select, none {} other {{before} von 10 vor einer Massage, }}{after} von 10 ein bis drei Tage danach.}}',
  'pattern.R20.means':
    'Erscheint nach {sessions} Massagen derselben Stelle in {days} Tagen, wenn die beste ein bis drei Tage später um weniger als {relief} Punkte gelindert hat oder es schlimmer ist als vor der ersten. Zu handeln, wenn es nach einer Massage um {rise} Punkte oder mehr schlimmer ist oder bei {worse} von 10 oder mehr liegt.',
  'pattern.R20.doesNotShow': 'Ohne Massage wäre es vielleicht schlimmer; das zeigt nur ein Gespräch.',
  'pattern.R20.staff': 'Nicht weiter wiederholen und an die Physio oder ärztlich überweisen.',
  'pattern.R20.athlete':
    '{after, select, none {Massage ändert hier wenig: {spot}. Die Physio wird gebeten, es sich anzusehen.} other {Nach der Massage tut es sehr weh: {spot}. Ich sage es denen, die dich behandeln.}}',

  'pattern.DQ1.name': 'Keine Check-ins mehr',
  'pattern.DQ1.says':
    '{answered} der letzten {expected} Check-ins beantwortet, davor {answeredBefore} von {expectedBefore}.',
  'pattern.DQ1.means':
    'Erscheint, wenn weniger als {answered} der letzten {last} erwarteten Check-ins beantwortet wurden, nach einer Zeit mit {percent} Prozent oder mehr. Bis dahin sagen die anderen Muster „zu wenig Daten“.',
  'pattern.DQ1.doesNotShow': 'Schweigen ist kein Symptom. Man vergisst es, ist unterwegs oder hat genug von Fragen.',
  'pattern.DQ1.staff': 'Freundlich fragen, wie es geht.',
  'pattern.DQ1.athlete': 'Ich habe eine Weile nichts von dir gehört. Einmal tippen genügt.',
};
