import type { patterns as en } from '../../en/risk/patterns.ts';

export const patterns: Readonly<Record<keyof typeof en, string>> = {
  'pattern.R01.name': 'Gêne forte et répétée',
  'pattern.R01.says':
    '{spot} : {threshold} sur 10 ou plus dans {times} des {checkIns} derniers bilans, {worst, number, ::.#} au maximum.',
  'pattern.R01.means':
    'Apparaît quand la même zone est à {soreness} ou plus sur {days} des {window} derniers jours de bilan.',
  'pattern.R01.doesNotShow':
    'Cela ne dit pas pourquoi la zone est sensible. Les courbatures après un travail nouveau ou dur sont au plus fort après deux jours environ et passent en cinq à sept. Les chiffres sont une convention de terrain.',
  'pattern.R01.staff':
    'Demande d’où ça pourrait venir, envisage d’alléger le travail sur cette zone, propose un massage de récupération si rien ne s’y oppose.',
  'pattern.R01.athlete':
    'Cette zone est gênante depuis plusieurs bilans : {spot}. Le staff est au courant, pour t’aider à planifier.',

  'pattern.R02.name': 'Gêne qui ne passe pas',
  'pattern.R02.says':
    '{spot} : gêne dans chacun des {checkIns} bilans sur {spanDays} jours, {lowest, number, ::.#} sur 10 au moins, {latest, number, ::.#} maintenant.',
  'pattern.R02.means':
    'Apparaît quand, dans chaque bilan des sept derniers jours ({checkIns} ou plus), la même zone est à {soreness} ou plus, et que cela dure depuis {spanDays} jours ou plus.',
  'pattern.R02.doesNotShow':
    'Cela ne nomme aucune cause. Cela dit seulement que ça dure plus longtemps que des courbatures ordinaires, qui passent en cinq à sept jours, parfois dix.',
  'pattern.R02.staff': 'Le kiné regarde ça dans les trois jours.',
  'pattern.R02.athlete':
    'Cette zone est gênante depuis une semaine ou plus : {spot}. Parles-en au kiné, s’il te plaît ; il est au courant.',

  'pattern.R03.name': 'Douleur au-delà de ce que le plan permet',
  'pattern.R03.says':
    '{spot} : {painDuring, select, none {} other {douleur de {painDuring, number, ::.#} pendant une séance.}} {painAfter, select, none {} other {Douleur de {painAfter, number, ::.#} après.}} {painNextMorning, select, none {} other {Douleur de {painNextMorning, number, ::.#} le lendemain matin, {painBefore, number, ::.#} avant la séance.}} {weekMean, select, none {} other {Moyenne de la semaine {weekMean, number, ::.#}, {weekMeanBefore, number, ::.#} la semaine d’avant.}}',
  'pattern.R03.means':
    'Apparaît quand la douleur pendant ou après une séance dépasse {limit}, quand elle est le lendemain matin de plus de {riseMorning} au-dessus d’avant la séance, ou quand sa moyenne de la semaine monte de {riseWeek} ou plus.',
  'pattern.R03.doesNotShow':
    'La règle a été testée chez des personnes ayant mal à un tendon ; pour d’autres douleurs, elle est transposée. Avoir mal ne veut pas dire être abîmé.',
  'pattern.R03.staff': 'Le kiné décide s’il faut réduire la charge d’un cran ; le mouvement dans les limites continue.',
  'pattern.R03.athlete':
    'Ta douleur était plus forte que ce que ton plan permet. Le kiné regardera la prochaine séance avec toi.',

  'pattern.R04.name': 'Problème qui limite l’entraînement',
  'pattern.R04.says':
    '{spot} : selon le questionnaire de la semaine, l’entraînement ou la performance sont nettement touchés{severity, select, none {} other {, {severity} sur 100}}.',
  'pattern.R04.means':
    'Apparaît quand la dernière réponse de la semaine dit que participer n’était pas possible, ou que l’entraînement ou la performance ont changé au moins modérément.',
  'pattern.R04.doesNotShow':
    'Le questionnaire est noté à la manière d’un questionnaire connu, avec nos propres mots : il n’en revendique pas la validité.',
  'pattern.R04.staff': 'Le staff médical prend contact sous 48 heures et consigne le problème.',
  'pattern.R04.athlete': 'Merci de l’avoir dit. Le staff médical va te contacter.',

  'pattern.R05.name': 'Problème qui reste',
  'pattern.R05.says':
    '{spot} : un problème depuis {problemWeeks, plural, one {# semaine} other {# semaines}} d’affilée{severity, select, none {} other {, maintenant {severity} sur 100}}{rise, select, none {} other {, {rise, number, ::+!} par rapport à la semaine d’avant}}.',
  'pattern.R05.means':
    'Apparaît quand le questionnaire de la semaine cite un problème au même endroit {weeks} semaines d’affilée, ou quand son score monte de {jump} ou plus d’une semaine à l’autre.',
  'pattern.R05.doesNotShow':
    'De plus petits changements sont du bruit pour une seule personne : environ 35 sur 100 peuvent venir du questionnaire lui-même.',
  'pattern.R05.staff': 'Le staff médical regarde ça, quel que soit le score.',
  'pattern.R05.athlete': 'Ce problème dure depuis un moment. Le staff médical va convenir d’un moment avec toi.',

  'pattern.R06.name': 'Plus bas que d’habitude',
  'pattern.R06.says':
    '{totalZ, select, none {} other {Sommeil, fatigue, stress et humeur ensemble : {total} sur 20 aujourd’hui, {usual, number, ::.#} d’habitude ({totalZ, number, ::.#} écarts-types).}} {itemsLow, plural, =0 {} one {Une seule réponse est très en dessous de l’habitude.} other {# réponses sont très en dessous de l’habitude.}}',
  'pattern.R06.means':
    'Apparaît quand le total du jour est à {total, number} écarts-types de la moyenne des 28 jours d’avant ou plus bas, ou quand {items} réponses sont à {item, number} ou plus bas.',
  'pattern.R06.doesNotShow':
    'Des réponses en cinq points sont grossières, et on répond autrement quand d’autres lisent. Cela ne dit rien de la raison.',
  'pattern.R06.staff': 'D’abord parler : sommeil, maladie, vie en dehors du sport. Envisage une journée plus légère.',
  'pattern.R06.athlete':
    'Aujourd’hui, tu sembles plus bas que d’habitude. Si tu veux en dire plus, parles-en à ton staff.',

  'pattern.R07.name': 'Une séance bien plus longue qu’avant',
  'pattern.R07.says':
    '{planned, select, 1 {Une séance prévue} other {Une séance}} de {distanceKm, select, none {{minutes, select, none {{load, number, ::.#} unités de charge} other {{minutes, number, ::.#} minutes}}} other {{distanceKm, number, ::.#} km}} fait {ratio, number, ::.##} fois la plus longue des {lookbackDays} jours d’avant ({longest, number, ::.#}). {extrapolated, select, 1 {Cela a été montré chez des coureurs et est transposé à ce sport.} other {}}',
  'pattern.R07.means':
    'Apparaît quand une séance fait plus de {small, number} fois la plus longue du même sport dans les {lookbackDays} jours d’avant ; au-delà de {moderate, number} c’est modéré, au-delà de {large, number} il faut agir. Les séances prévues sont regardées avant d’avoir lieu.',
  'pattern.R07.doesNotShow':
    'Une grande étude chez des coureurs ; on ne peut pas en déduire ce qui arrive à une personne.',
  'pattern.R07.staff':
    'Vérifie que c’était voulu. Garde les 48 prochaines heures plus légères et pose la question de la douleur au prochain bilan.',
  'pattern.R07.athlete':
    '{planned, select, 1 {Une séance prévue est nettement plus longue que d’habitude pour toi. Le staff la regardera avec toi.} other {C’était ta séance la plus longue en {lookbackDays} jours. Je te demanderai demain comment tu te sens.}}',

  'pattern.R08.name': 'Semaine plus chargée que la précédente',
  'pattern.R08.says':
    'Les sept derniers jours totalisent {weekLoad, number, ::.} unités de charge, les sept d’avant {weekLoadBefore, number, ::.} : {percent, number, ::.} pour cent de plus. La semaine habituelle est à {usualWeek, number, ::.}.',
  'pattern.R08.means':
    'Apparaît quand les sept derniers jours dépassent de {percent} pour cent ou plus les sept d’avant, sans être plus légers que la semaine médiane des {medianWeeks} dernières.',
  'pattern.R08.doesNotShow':
    'Les études ne s’accordent pas sur son sens. C’est un contexte, jamais une raison à lui seul.',
  'pattern.R08.staff': 'Rien à lui seul ; à lire à côté de ce que dit l’athlète.',
  'pattern.R08.athlete': '',

  'pattern.R09.name': 'Derniers jours plus chargés que d’habitude',
  'pattern.R09.says':
    'Les sept derniers jours font {acute, number, ::.} unités de charge par jour, les trois semaines d’avant {chronicBefore, number, ::.}. {uncoupled, select, none {} other {Rapport sans recouvrement {uncoupled, number, ::.##}.}} {coupled, select, none {} other {Rapport avec recouvrement {coupled, number, ::.##}.}} {ewma, select, none {} other {Rapport des moyennes pondérées {ewma, number, ::.##}.}}',
  'pattern.R09.means':
    'Apparaît quand les sept derniers jours font {uncoupled, number} fois les trois semaines d’avant ou plus, ou quand les moyennes pondérées sont à {ewma, number} ou plus ; pas avant 28 jours d’historique, ni après une longue coupure.',
  'pattern.R09.doesNotShow':
    'Cela décrit la charge et ne prédit rien. Son usage est contesté : la plus grande étude chez des coureurs n’a pas trouvé ce lien.',
  'pattern.R09.staff': 'Rien à lui seul ; à lire à côté de la gêne et de la douleur.',
  'pattern.R09.athlete':
    'Tes sept derniers jours étaient plus chargés que d’habitude pour toi. Cela décrit la charge ; cela ne prédit rien.',

  'pattern.R10.name': 'Semaine monotone et chargée',
  'pattern.R10.says':
    'Monotonie {monotony, number, ::.##}{capped, select, 1 { (plafonnée : les jours diffèrent à peine)} other {}}, contrainte {strain, number, ::.} ; son propre dixième supérieur commence à {strainLimit, number, ::.}. Charge de la semaine {weekLoad, number, ::.}.',
  'pattern.R10.means':
    'Apparaît quand sept jours connus ont une monotonie de {monotony, number} ou plus (écart-type d’échantillon) et une contrainte dans {strainPercentile, select, 90 {le dixième supérieur} other {la partie haute}} des {weeks} dernières semaines de l’athlète.',
  'pattern.R10.doesNotShow':
    'La première étude était petite et portait sur des rhumes et affections semblables. La contrainte ne se compare pas d’un athlète à l’autre.',
  'pattern.R10.staff': 'Prévois un jour plus facile ou de repos, et guette les signes de maladie.',
  'pattern.R10.athlete': 'Ta semaine a eu peu de variété. Le staff prévoira peut-être un jour plus facile.',

  'pattern.R11.name': 'Matchs rapprochés',
  'pattern.R11.says':
    '{matches, plural, one {# match} other {# matchs}} en {days} jours{gapHours, select, none {} other {, les deux derniers à {gapHours, number, ::.} heures d’écart}}.',
  'pattern.R11.means':
    'Apparaît quand deux matchs de {minMinutes} minutes ou plus commencent à moins de {gapHours} heures d’écart, ou que {matches} d’entre eux tombent en {days} jours.',
  'pattern.R11.doesNotShow':
    'Les études ne l’ont trouvé que pour les blessures musculaires, et pas toutes. Trois en huit jours est une convention.',
  'pattern.R11.staff':
    'Parle de rotation, propose un massage de récupération 18 à 52 heures après, sans travail profond entre les deux.',
  'pattern.R11.athlete':
    'Deux matchs sont rapprochés. Regarde tes créneaux : un massage de récupération peut tenir entre les deux.',

  'pattern.R12.name': 'Entraînement malgré la douleur',
  'pattern.R12.says':
    'Séances complètes sur {days} des sept derniers jours avec une douleur jusqu’à {worstPain, number, ::.#} ou une gêne jusqu’à {worstSoreness, number, ::.#} sur 10 avant ; {lowestPercent, number, ::.} pour cent de la charge habituelle ou plus.',
  'pattern.R12.means':
    'Apparaît quand, sur {days} jours de sept, il y a une douleur de {pain} ou plus avant une séance (ou une gêne de {soreness} ou plus là où le sport sollicite le corps) et que la séance garde {percent} pour cent de sa charge habituelle.',
  'pattern.R12.doesNotShow':
    'S’entraîner avec un peu de douleur est acceptable quand c’est prévu ; ceci ne peut pas dire si ça l’était.',
  'pattern.R12.staff':
    'Une discussion en privé, et le kiné. Le coach apprend seulement que la disponibilité est limitée.',
  'pattern.R12.athlete':
    'Cette semaine, plus d’une de tes séances s’est faite avec de la douleur. Parles-en à ton staff, s’il te plaît : prévoyez ensemble les prochains jours.',

  'pattern.R13.name': 'Un côté plus gênant que l’autre',
  'pattern.R13.says':
    '{spot} : plus de gêne que de l’autre côté dans {times} bilans sur {checkIns}, de {smallest, number, ::.#} à {largest, number, ::.#} points.',
  'pattern.R13.means':
    'Apparaît quand la gauche et la droite d’une même zone s’écartent de {difference} points dans {times} bilans sur {days} jours, toujours avec le même côté en moins bon état.',
  'pattern.R13.doesNotShow': 'Deux côtés ne sont jamais pareils. Les chiffres sont une convention de terrain.',
  'pattern.R13.staff': 'Le kiné compare les deux côtés ; parle des chaussures, du sol et de la technique.',
  'pattern.R13.athlete':
    'Un côté est régulièrement plus gênant que l’autre : {spot}. Le kiné y jettera peut-être un œil.',

  'pattern.R14.name': 'Peu de sommeil dans une semaine chargée',
  'pattern.R14.says':
    '{hours, number, ::.#} heures de sommeil par nuit sur {nights} nuits{debt, select, none {} other {, {debt, number, ::.#} heures de moins que {limit, number} par nuit}}, dans une semaine de {weekLoad, number, ::.} unités de charge (d’habitude {usualWeek, number, ::.}).',
  'pattern.R14.means':
    'Apparaît quand le sommeil moyen de sept jours est sous {adultHours} heures (moins de 18 ans : {youthHours}) dans une semaine au moins aussi chargée que d’habitude.',
  'pattern.R14.doesNotShow':
    'Les heures dont on se souvient sont approximatives. Ce qu’on sait vient surtout d’adolescents.',
  'pattern.R14.staff': 'Parle du sommeil et évite les départs matinaux. Le massage seul n’y répond pas.',
  'pattern.R14.athlete':
    'Tu as moins dormi qu’il ne faudrait pour une semaine chargée. Te coucher tôt peut t’aider plus que tout le reste.',

  'pattern.R15.name': 'Plus que les repères pour les jeunes',
  'pattern.R15.says':
    'Âge {age} : {hours, number, ::.#} heures de sport en sept jours (repère {hoursLimit, number, ::.#}), {restDays, plural, one {# jour} other {# jours}} sans charge (repère {minRestDays}), {months} mois d’un seul sport (repère {monthsLimit}).',
  'pattern.R15.means':
    'Apparaît avant 18 ans avec plus d’heures par semaine que d’années d’âge ou que {maxHours}, plus de {maxMonths} mois de l’année dans un seul sport, ou moins de {minRestDays, plural, one {# jour} other {# jours}} sans charge sur sept.',
  'pattern.R15.doesNotShow':
    'Ce sont des repères issus de cohortes et de prises de position, pas une limite pour une personne.',
  'pattern.R15.staff':
    'Informe le coach et le représentant légal, prévois un jour de repos, parle de pratiquer plus d’un sport.',
  'pattern.R15.athlete': '',

  'pattern.R16.name': 'Pas de jour de repos',
  'pattern.R16.says': '{days} jours d’affilée avec entraînement ; la limite fixée est {limit}.',
  'pattern.R16.means':
    'Apparaît après {adult} jours d’affilée avec une charge (moins de 18 ans : {youth}). Un jour inconnu met fin à la série.',
  'pattern.R16.doesNotShow': 'Dix jours faciles ne sont pas dix jours durs ; la limite est une convention de terrain.',
  'pattern.R16.staff': 'Prévois un jour de repos. Un massage n’en est pas un.',
  'pattern.R16.athlete':
    'Ça fait {days} jours d’entraînement d’affilée. Le staff prévoira peut-être un jour de repos avec toi.',

  'pattern.R17.name': 'Plus vite que le retour ne le permet',
  'pattern.R17.says':
    'Étape {stage} du retour. {maxMinutes, select, none {} other {{minutes} minutes, {maxMinutes} permises.}} {maxRpe, select, none {} other {Effort {rpe}, {maxRpe} permis.}} {contact, select, 1 {Du contact, pas encore permis.} other {}} {weeksBefore, select, none {} other {{weekLoad, number, ::.} unités de charge cette semaine, {weeksBefore, number, ::.} dans les deux d’avant.}} {longest, select, none {} other {Une séance prévue fait {ratio, number, ::.##} fois la plus longue.}}',
  'pattern.R17.means':
    'Apparaît pendant le retour quand une séance dépasse ce que l’étape permet, quand une semaine fait plus de {ramp, number} fois les deux d’avant, ou quand une séance prévue fait plus de {spike, number} fois la plus longue.',
  'pattern.R17.doesNotShow':
    'Les étapes et les limites sont convenues entre personnes ; les chiffres pour une personne ne sont pas connus.',
  'pattern.R17.staff': 'Le staff médical décide. Personne d’autre ne change l’étape.',
  'pattern.R17.athlete': 'C’était plus que ce que ton étape actuelle permet. Ton staff médical est au courant.',

  'pattern.R18.name': 'Voyage avant une compétition',
  'pattern.R18.says':
    '{travelHours, number, ::.#} heures de voyage et {zonesCrossed} fuseaux horaires, arrivée {hoursBefore, number, ::.} heures avant ; {hoursAdvised, number, ::.} sont conseillées.',
  'pattern.R18.means':
    'Apparaît quand un voyage de {zones} fuseaux horaires ou de {hours} heures se termine moins d’un jour, ou d’un demi-jour par fuseau, avant une compétition ou une séance dure.',
  'pattern.R18.doesNotShow': 'Chacun supporte les voyages très différemment ; le conseil est un consensus d’experts.',
  'pattern.R18.staff':
    'Décale le bilan, reste léger, pose la question du gonflement avant tout travail sur les jambes.',
  'pattern.R18.athlete': 'Bon retour après ce long voyage. Vas-y doucement d’abord, et dis-nous si une jambe gonfle.',

  'pattern.R19.name': 'Réponses pour le staff médical',
  'pattern.R19.says': 'A répondu oui à : {flags}.',
  'pattern.R19.means':
    'Apparaît après un seul oui à l’une des questions de dépistage. Rien n’est additionné, un seul suffit.',
  'pattern.R19.doesNotShow': 'Un oui ne nomme aucune cause. Il dit que le staff médical devrait parler à l’athlète.',
  'pattern.R19.staff':
    'Parle à l’athlète {when, select, now {maintenant} other {aujourd’hui}}. Ses réservations sont en pause jusqu’à ce que le staff médical la lève. Si ça paraît sérieux, appelle les urgences.',
  'pattern.R19.athlete':
    'Contacte le staff médical {when, select, now {maintenant} other {aujourd’hui}}, s’il te plaît. Si ça s’aggrave, appelle les urgences.',

  'pattern.R20.name': 'Le massage n’a pas aidé',
  'pattern.R20.says':
    '{after, select, none {{spot} : {sessions} massages ; le meilleur a enlevé {bestRelief, plural, one {# point} other {# points}}. {firstBefore, number, ::.#} sur 10 avant le premier, {latestAfter, number, ::.#} après le dernier.} other {{spot} : {before, select, none {} other {{before} sur 10 avant un massage, }}{after} sur 10 un à trois jours après.}}',
  'pattern.R20.means':
    'Apparaît après {sessions} massages de la même zone en {days} jours quand le meilleur l’a soulagée de moins de {relief} points un à trois jours plus tard, ou que c’est pire qu’avant le premier. À traiter quand un massage l’a laissée {rise} points ou plus au-dessus, ou à {worse} sur 10 ou plus.',
  'pattern.R20.doesNotShow': 'Sans massage, ça se serait peut-être aggravé ; seule une discussion peut le dire.',
  'pattern.R20.staff': 'Ne le répète plus, et oriente vers le kiné ou un médecin.',
  'pattern.R20.athlete':
    '{after, select, none {Le massage n’y change pas grand-chose : {spot}. On va demander au kiné de regarder.} other {Après le massage, ça fait très mal : {spot}. J’avertis ceux qui te traitent.}}',

  'pattern.DQ1.name': 'Les bilans se sont arrêtés',
  'pattern.DQ1.says': '{answered} des {expected} derniers bilans remplis, {answeredBefore} sur {expectedBefore} avant.',
  'pattern.DQ1.means':
    'Apparaît quand moins de {answered} des {last} derniers bilans attendus ont été remplis après une période à {percent} pour cent ou plus. D’ici là, les autres signaux disent « pas assez de données ».',
  'pattern.DQ1.doesNotShow': 'Le silence n’est pas un symptôme. On oublie, on voyage, on se lasse des questions.',
  'pattern.DQ1.staff': 'Demande gentiment comment ça va.',
  'pattern.DQ1.athlete': 'Je n’ai plus de tes nouvelles depuis un moment. Un seul appui suffit.',
};
