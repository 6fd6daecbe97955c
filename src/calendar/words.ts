import type { SessionKind } from '../domain/training/session.ts';

/**
 * The words that tell what a calendar entry is, in English, German, French, Spanish, Italian, Portuguese and Dutch (and
 * a few of their neighbours). Written in lower case without accents; `*` stands for any letters. The order in each list
 * is: en; de; fr; es; it; pt; nl.
 */
const WORDS = {
  medical: `
    physio|physios|physio*|club doc|team doc|physical therapy|doctor|doctors|dr|gp appointment|gp visit|medical|medic|mri|ct scan|dexa|x-ray|xray|scan|ultrasound|
    echo|ecg|ekg|blood test|blood draw|bloods|bloodwork|blood work|nutrition consult|nutrition appointment|dietician|dentist|dental|osteopath*|orthop*|chiropract*|chiro|podiat*|cardiolog*|
    surgery|operation|rehab|rehabilitation|injection|vaccin*|concussion*|injury clinic|injury check|screening|
    psycholog*|dietit*|nutritionist|clinic|hospital|anti-doping|doping control|sports med*|acupunct*|dry needling|
    arzt|*arzt|*arzttermin|aerzt*|krankengymnastik|mrt|rontgen*|roentgen*|ultraschall|blutabnahme|bluttest|blutbild|
    untersuchung|*untersuchung|impfung|krankenhaus|klinik|reha|therapie|physiotherap*|leistungsdiagnostik|blutwerte|ernahrungsberatung|zahn*|
    kine|kinesi*|irm|medecin|docteur|medical*|medicaux|radio|radiographie|echographie|prise de sang|bilan sanguin|osteo|dentiste|
    hopital|infirmi*|vaccination|podologue|dieteticien*|rdv medical medicale|cardiologue|
    fisio|fisio*|medico|medica|reconocimiento medico|revision medica|resonancia*|rm|radiografia|ecografia|analisis de sangre|
    analitica|hospital|vacuna*|cirugia|rehabilitacion|podolog*|nutricionista|nutrizionista|
    fisioterapia|visita medica|risonanza|esami del sangue|prelievo|ospedale|dottore|visita ortopedica|riabilitazione|controllo medico|
    consulta|exame|exames|ressonancia|exame de sangue|medico*|fisioterapeuta|
    dentist*|odont*|traumatolog*|dermatolog*|neurolog*|oftalmolog*|oculist*|kardiolog*|*medisch*|*medizinisch*|medizincheck|vorsorge|
    fysio|fysio*|arts|huisarts|tandarts|sportarts|ziekenhuis|bloedprikken|bloedafname|medische*|kinesist|revalidatie|mri-scan`,

  restful: `
    rest|rest day|day off|days off|off day|off|rest & recovery|recovery|recover|regen|regeneration|massage|massages|*massage|sauna|
    ice bath|icebath|cold plunge|contrast bath|cryo*|foam roll*|foam rolling|nap|sleep|spa|compression boots|normatec|float tank|hot tub|
    no training|training cancelled|practice cancelled|holiday|holidays|vacation|winter break|summer break|season break|mid-season break|
    bain*|jacuzzi|pressotherap*|pressoter*|
    ruhetag|*ruhetag|pause|*pause|pausentag|frei|kein training|training fallt aus|trainingsfrei|freier tag|erholung|*erholung|regenerations*|eisbad|eistonne|blackroll|faszien*|urlaub|
    entlastungstag|schlaf|massagetermin|
    repos|pas d'entrainement|treve|treve hivernale|jour de repos|jour off|recuperation|recup|bain froid|bain de glace|bains froids|cryotherapie|conge|conges|vacances|jour libre|
    descanso|sin entrenamiento|dia libre|pausa|dia de descanso|libre|recuperacion|regenerativo|bano de hielo|masaje|masajes|crioterapia|vacaciones|
    riposo|giorno libero|giornata libera|recupero|rigenerazione|massaggio|massaggi|bagno freddo|crioterapia|scarico|vacanza|vacanze|defaticamento|
    folga|dia de folga|repouso|recuperacao|regeneracao|massagem|massagens|banho de gelo|ferias|
    rustdag|rust|vrij|vrije dag|herstel|hersteldag|ijsbad|massages|vakantie|*vrij|ontspanning`,

  travel: `
    flight|flights|fly to|fly out|fly home|travel|travel*|departure|depart|depart for|arrival|arrive|airport|transfer|bus|bus to|coach to|team bus|train to|departs|departing|minibus|coach leaves|bus leaves|
    drive to|drive home|road trip|ferry|check-in hotel|hotel check-in|hotel check-out|check-out|boarding|layover|journey|return home|
    anreise|abreise|*abfahrt|*ruckfahrt|*hinfahrt|*heimfahrt|*anreise|*abreise|ruckreise|heimreise|reise|reisetag|abfahrt|ruckfahrt|hinfahrt|busfahrt|zugfahrt|heimfahrt|autofahrt|zugfahrt|bahnfahrt|flug|hinflug|ruckflug|rueckflug|flugreise|flughafen|abflug|ankunft|*reise|mannschaftsbus|
    deplacement|voyage|vol|depart|retour|trajet|aeroport|avion|bus depart|arrivee|gare|navette|train pour|route vers|
    viaje|vuelo|salida|llegada|regreso|desplazamiento|aeropuerto|traslado|autobus|viaje de vuelta|vuelta a casa|tren a|
    viaggio|volo|partenza|rientro|trasferta|arrivo|aeroporto|trasferimento|treno per|pullman|ritorno|
    viagem|voo|saida|chegada|regresso|deslocacao|deslocamento|aeroporto|autocarro|onibus|comboio para|embarque|
    reis|reisdag|*reis|vlucht|vertrek|terugreis|heenreis|aankomst|luchthaven|vliegveld|busreis|terugvlucht|*vlucht`,

  otherwise: `
    meeting|meetings|standup|stand-up|video|film session|film study|film review|analysis session|team talk|briefing|debrief|review|call|zoom|webinar|workshop|
    dinner|lunch|breakfast|brunch|bbq|team meal|drinks|party|birthday|bday|anniversary|wedding|press|press conference|media day|media duties|press day|photo|
    photoshoot|photos|interview|sponsor*|autograph*|exam|exams|class photo|homework|lecture|work shift|shift|deadline|appointment|
    haircut|hairdresser|concert|cinema|movie|church|interview|kit day|kit collection|fundraiser|volunteer*|registration deadline|
    agm|gala dinner|ski trip|city trip|day trip|family trip|school trip|field trip|awards|award ceremony|parents evening|induction|theory|tactics board|classroom|payment|tax|invoice|election|election*|
    besprechung|*besprechung|sitzung|*sitzung|videoanalyse|videostudium|*versammlung|mannschaftsabend|*essen|abendessen|mittagessen|fruhstuck|geburtstag|*geburtstag|feier|*feier|weihnachtsfeier|
    pressetermin|pressekonferenz|fototermin|mannschaftsfoto|autogramm*|sponsoren*|prufung|klausur|vorlesung|elternabend|fruhschicht|spatschicht|friseur|
    reunion|seance video|analyse video|diner|dejeuner|petit dejeuner|repas|anniversaire|soiree|fete|visite|presse|conference de presse|photos|seance photo|examen|coiffeur|
    causerie|assemblee generale|dedicaces|
    reunion|charla|charla tactica|analisis de video|sesion de video|videoanalisis|cena|comida|almuerzo|desayuno|cumpleanos|fiesta|rueda de prensa|prensa|sesion de fotos|entrevista|examen|boda|
    riunione|analisi video|videoanalisi|cena|pranzo|colazione|compleanno|festa|conferenza stampa|foto|intervista|esame|matrimonio|
    reuniao|analise de video|sessao de video|jantar|almoco|pequeno-almoco|aniversario|festa|conferencia de imprensa|imprensa|entrevista|
    vergadering|overleg|bespreking|*bespreking|videoanalyse|videobespreking|eten|teametentje|*etentje|diner|verjaardag|feest|*feest|persconferentie|fotoshoot|tentamen|kapper|ouderavond|borrel`,

  daily: `
    school|class|work|visit|visits|visitors|first aid|coaching course|referee course|holiday club|
    besuch|schule|arbeit|lehrgang|fortbildung|ausflug|visite|ecole|cours|travail|formation|
    visita|escuela|colegio|clase|clases|trabajo|scuola|lezione|lavoro|escola|aula|trabalho|palestra|
    bezoek|werk|cursus|uitje`,

  strongTraining: `
    training|trainings|trng|trg|practice|practise|practices|workout|workouts|w/o|captain's run|captains run|captain’s run|walkthrough|walk-through|shootaround|scrimmage|
    drills|rehearsal run|training camp|camp|time trial|time-trial|fitness test|max test|ftp test|ramp test|step test|lactate test|beep test|yo-yo test|testing day|wod|
    training*|*training|krafttraining|trainingslager|einheit|*einheit|abschlusstraining|anschwitzen|testlauf|*ubungen|leistungstest|
    entrainement|entrainements|entr|seance|stage|decrassage|mise en place|reveil musculaire|preparation physique|prepa physique|musculation|test vma|vma|
    entreno|entrenos|entrenamiento|entrenamientos|sesion de entrenamiento|activacion|pretemporada|concentracion|
    allenamento|allenamenti|seduta|rifinitura|ritiro|preparazione|preparazione atletica|attivazione|
    treino|treinos|treinamento|estagio|ativacao|
    training|trainingen|trainingskamp|oefening|oefeningen`,

  match: `
    match|matches|game|games|game day|gameday|match day|matchday|fixture|competition|competitions|comp|tournament|tourney|cup|final|finals|semi-final|semifinal|quarter-final|quarterfinal|
    championship|championships|champs|league|league match|head of the river|head of the charles|head race|bumps|
    triatl*|duatl*|aquatl*|regata|regatas|regate|regates|roeiwedstrijd|friendly|friendlies|derby|play-off|playoff|play-offs|playoffs|regatta|invitational|gp de|gp|swim meet|track meet|dual meet|home meet|away meet|xc meet|cross country meet|gymnastics meet|ski meet|diving meet|athletics meet|championship meet|conference meet|league meet|county meet|city meet|regional meet|state meet|gala|time trials|nationals|regionals|
    grand prix|olympic games|olympics|world cup|super bowl|criterium|crit race|kick-off|preseason game|pre-season game|scrimmage vs|
    race|races|race day|raceday|duathlon|triathlon|aquathlon|ironman|marathon|half marathon|half-marathon|ultramarathon|ultra marathon|fun run|parkrun|gran fondo|granfondo|cyclosportive|heats|
    derbi|derbis|clasico|klassiker|classique|*finale|*finals|*spiele|*wettkampfe|pokal*|vorrunde|zwischenrunde|hauptrunde|endrunde|ruckrunde|
    wettkampf|*wettkampf|wettkampfe|turnier|*turnier|spiel|*spiel|spieltag|*spieltag|pokal|*pokal|meisterschaft|meisterschaften|*meisterschaft|*meisterschaften|rennen|*rennen|zeitfahren|*zeitfahren|halbmarathon|*marathon|volkslauf|stadtlauf|stadtelauf|
    punktspiel|testspiel|*-cup|*ncup|*scup|*tcup|*lcup|*rcup|bundesliga|landesliga|bezirksliga|kreisliga|regionalliga|verbandsliga|qualifikation|achtelfinale|viertelfinale|halbfinale|finale|ligaspiel|sportfest|abendsportfest|
    competition|compet|compets|match|matchs|tournoi|coupe|championnat|championnats|rencontre|amical|match amical|demi-finale|quart de finale|huitieme de finale|semi-marathon|semi marathon|cross-country|
    interclubs|ligue 1|ligue 2|top 14|pro d2|prod2|foulees|cross de|cross du|cross des|trail de|trail du|trail des|course de|course des|course du|course officielle|corrida de noel|meeting d'athletisme|
    partido|partidos|torneo|copa|campeonato|campeonatos|competicion|competiciones|amistoso|amistosa|liga|jornada|semifinal|cuartos de final|octavos de final|media maraton|maraton|carrera|carrera popular|san silvestre|dia de carrera|dia de partido|travesia|encuentro|eliminatoria|supercopa|euroliga|*liga|
    partita|partite|gara|gare|torneo|coppa|campionato|campionati|amichevole|semifinale|quarti di finale|ottavi di finale|mezza maratona|maratona|derby|giornata di campionato|serie a|serie b|serie c|staffetta|finale*|
    jogo|jogos|partida|prova|provas|torneio|taca|campeonato|campeonatos|amistoso|amigavel|competicao|competicoes|corrida de rua|sao silvestre|meia maratona|meia-maratona|meias-finais|quartos de final|eliminatoria|jornada|dia de jogo|
    wedstrijd|wedstrijden|*wedstrijd|*wedstrijden|toernooi|*toernooi|beker|*beker|bekerwedstrijd|kampioenschap|kampioenschappen|*kampioenschap|*kampioenschappen|competitie|competitiewedstrijd|halve finale|kwartfinale|halve marathon|
    nk|wm|oefenduel|eredivisie|thuiswedstrijd|uitwedstrijd|criterium|loopwedstrijd|
    euroleague|eurocup|champions league|europa league|conference league|premier league|la liga|bundesliga|serie a|nations league|eurobasket|fiba|uefa|fifa`,

  exercise: `
    run|runs|running|jog|jogging|ride|rides|riding|bike|bikes|biking|bicycling|cycling|cycle|swim|swims|swimming|row|rowing|erg|ergometer|kayak*|canoe*|paddl*|ski|skiing|rollerski|skate|skating|hike|hiking|
    walk|walking|climb|climbing|boulder*|surf|surfing|strength|gym|weights|weight lifting|weightlifting|lift|lifting|lower|upper|upper body|lower body|full body|legs|core|squat|squats|deadlift*|bench|bench press|push-ups|pushups|
    pull-ups|pullups|press-ups|plyo|plyos|plyometric*|mobility|stretch|stretching|flexibility|yoga|pilates|crossfit|metcon|hyrox|circuit|circuits|conditioning|s&c|hiit|cardio|spin|spinning|zwift|trainer ride|
    interval|intervals|tempo|threshold|fartlek|hills|hill repeats|hill sprints|strides|sprints|sprint|speed|track|repeats|reps|economy|endurance|steady|easy|long run|brick|technique|skills|skill session|set pieces|finishing|
    shooting|batting|bowling nets|nets|fielding|sparring|pads|boxing|judo|bjj|wrestling|gymnastics|dance|ballet|openers|shakeout|shake-out|warm-up|warmup|cool down|cooldown|prehab|activation|aerobic|
    cruise|progression|cutdown|taper|sharpener|field session|pitch session|session|on-ice|on ice|dryland|tactical|tactics|jump|jumps|throws|hurdles|relay practice|kicking|lineout|scrum|line-out|time trial|test set|turbo|vo2|vo2max|mtb|gravel|
    *laufen|
    uscita in bici|lauftreff|lauf|laufen|lauft|dauerlauf|*lauf|*laufe|joggen|radfahren|rad|rolle|radtour|ausfahrt|schwimmen|rudern|wandern|spaziergang|kraft|*kraft|kraftraum|athletik|stabi|rumpf|gymnastik|dehnen|mobilitat|beweglichkeit|intervalle|intervall*|
    schwelle|bergsprints|steigerungen|schnelligkeit|ausdauer|grundlage|technik|taktik|torschuss|langlauf|skilanglauf|klettern|warmmachen|aufwarmen|halle|wasserarbeit|lauf-abc|koppeltraining|
    footing|ef|lignes droites|course|course a pied|sortie|sortie longue|velo|home trainer|home-trainer|natation|nage|piscine|aviron|marche|randonnee|muscu|renfo|renforcement|gainage|ppg|etirements|fractionne|seuil|cotes|allure|endurance|echauffement|vitesse|
    technique|tactique|tactic*|tattic*|tatic*|taktik*|taper*|physique|specifique|escalade|ecole d'athletisme|frac|
    correr|carrera continua|carrera suave|rodaje|trote|salida larga|salida grupal|salida en bici|salida con la grupeta|tirada|tirada larga|series|cuestas|bici|bicicleta|ciclismo|rodillo|natacion|nadar|piscina|remo|caminata|caminar|fuerza|gimnasio|pesas|movilidad|estiramientos|tecnica|tactica|calentamiento|umbral|ritmo|velocidad|fondo|
    corsa|corsa lenta|fondo lento|lungo|lunghissimo|ripetute|salite|bici|ciclismo|rulli|nuoto|nuotata|piscina|canottaggio|camminata|palestra|forza|pesi|mobilita|stretching|tecnica|tattica|riscaldamento|soglia|velocita|medio|allunghi|
    corrida|corrida leve|corrida longa|longao|rodagem|tiros|intervalado|bicicleta|pedal|ciclismo|rolo|natacao|nadar|piscina|remo|caminhada|musculacao|ginasio|academia|forca|mobilidade|alongamento|alongamentos|tecnica|tatica|aquecimento|limiar|velocidade|fartlek|
    hardlopen|duurloop|*loop|loopje|lopen|fietsen|fietstocht|wielrennen|zwemmen|roeien|wandelen|kracht|*kracht|krachthonk|sportschool|fitness|core stability|rekken|lenigheid|intervallen|heuvels|tempoloop|baantraining|techniek|tactiek|conditie|schaatsen|
    laafen|schwammen|velofueren`,

  sport: `
    football|soccer|futsal|basketball|volleyball|handball|hockey|rugby|tennis|table tennis|padel|squash|badminton|golf|cricket|baseball|softball|lacrosse|netball|water polo|waterpolo|
    karate|taekwondo|fencing|archery|triathlon club|athletics|fussball|*ball|eishockey|leichtathletik|turnen|voetbal|korfbal|atletiek|futbol|baloncesto|balonmano|voleibol|atletismo|
    calcio|pallavolo|pallacanestro|atletica|futebol|basquete|handebol|andebol|voleibol|athletisme|basket|foot|escrime`,
} as const;

export type WordList = keyof typeof WORDS;

const patterns = Object.fromEntries(Object.entries(WORDS).map(([list, words]) => [list, patternOf(words)])) as Readonly<
  Record<WordList, RegExp>
>;

/** Where the first of the list's words is in a folded title; -1 when there is none. */
export function findWord(list: WordList, folded: string): number {
  return folded.search(patterns[list]);
}

export function hasWord(list: WordList, folded: string): boolean {
  return patterns[list].test(folded);
}

const QUANTITY =
  /(\d\s*(km|k|mi|miles?|meilen|yd|yards|min|mins|minutes?|minuten|minuti|minutos|hrs?|hours?)(?![a-z])|(?<![\d:.])[1-6] ?h(?![a-z])|\d{3,5}\s?m(?![a-z])|\bz[1-5]\b|\btss\b|\bhr \d|\d\s*[x×]\s*\d|\d:\d\d\s*(min)?\/(km|mi))/;

/** A distance, a zone, a pace or repetitions: the language of training plans. `18h` and `20h30` are times of day. */
export function hasQuantity(title: string): boolean {
  return QUANTITY.test(title);
}

const EMOJI: readonly (readonly [RegExp, SessionKind])[] = [
  [/🏥|🩺|💉|🩻|🦷/u, 'medical'],
  [/✈|🛫|🛬|🚌|🚆|🚄|🧳/u, 'travel'],
  [/💆|🛌|😴|🧖|🛀/u, 'recovery'],
  [/🏆|🏁|🥇|🏅/u, 'competition'],
  [/🏃|🚴|🏊|🏋|🚣|🚵|🤸|🧘|⛷|🥊|🚶|💪/u, 'training'],
];

/** What a picture in a title says; weaker than any word. */
export function emojiKind(title: string): SessionKind | null {
  return EMOJI.find(([pattern]) => pattern.test(title))?.[1] ?? null;
}

function patternOf(words: string): RegExp {
  const alternatives = words
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => word.replace(/[.+?^${}()[\]\\/]/g, '\\$&').replaceAll('*', '\\p{L}*'))
    .sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}])`, 'u');
}
