import { fold } from '../domain/calendar/title.ts';
import { hasWord } from './words.ts';

/**
 * Races called only by their name: a series, a place and a distance, a run of somewhere. A word counts as a name when
 * no list knows it, so `Hyrox Berlin` is a race and `Hyrox class` is not.
 */
export function isNamedRace(raw: string, title: string): boolean {
  return isSeries(raw, title) || isPlaceAndDistance(raw) || isHalfOf(raw) || isRunOf(raw, title);
}

/** Series and single races that anybody in the sport knows by name, and what races are named after. */
const SERIES = new RegExp(
  [
    '\\b(70\\.3|utmb|xterra|otillo|swimrun|spartan (race|sprint|super|beast|trifecta)|tough ?mudder|t100|wtcs|backyard ultra)\\b',
    "\\b(great (north|south|scottish|manchester|birmingham|bristol|east|ethiopian) run|rock ?'?n'? ?roll (marathon|half|running series))\\b",
    "\\b(wings for life|ultra[- ]?trail|etape du tour|l'etape|maraton des sables|marathon des sables|vasaloppet|comrades)\\b",
    '\\b(cursa|legua|milla urbana|stramilano|stracittadina|behobia|quebrantahuesos|jean bouin|zegama|roparun|san silvestre|sao silvestre)\\b',
    '\\b(silvester|neujahrs?|oster|nikolaus|advents?|weihnachts|frauen|firmen|business|city|altstadt|brucken|schloss|hafen|insel|benefiz|spenden|charity|volks|stadt|cross|berg)lauf\\b',
    '\\b(dam tot dam\\w*|[a-z]+stedentocht|[a-z]*singelloop|kustloop|kerstloop|silvestercross|oliebollenloop|warandeloop)\\b',
    '\\b(troph(y|ee|ies)|trofeo|trofeu|trofee|\\p{L}*masters|criterium|super ?cup|supercoupe|supercoppa|supertaca|assoluti|interregionaux|regionaux|nacionais|distritais|regionali|provinciali)\\b',
  ].join('|'),
  'u',
);

function isSeries(raw: string, title: string): boolean {
  if (SERIES.test(title) && !/^(masters|cross) (swim|training|session)/.test(title)) return true;
  // `DM Leichtathletik`, `NK afstanden`; `em casa` is Portuguese.
  if (/^(DM|EM|WM|DHM|SM|EK|WK|NK|BK) (U ?\d\d|\p{L}{4,})/u.test(raw)) return true;
  // `Hyrox Berlin`, `Challenge Roth`: a series and a place. `Zevenheuvelenloop`: a run named after something.
  const place = /^(?:Hyrox|HYROX|Challenge|CHALLENGE)\s+(\p{Lu}[\p{L}'’-]+)/u.exec(raw.trim());
  if (place?.[1] !== undefined) return isName(place[1]);
  const loop = /^(?:\p{L}+ ){0,2}(\p{Lu}\p{Ll}{4,}loop)\b/u.exec(raw.trim())?.[1];
  return (
    loop !== undefined && !/(duur|tempo|herstel|interval|wissel|bos|heuvel|trap|hard|cooper|test|warm)loop/i.test(loop)
  );
}

const DISTANCE =
  '(?:5|10|15|20|21|42) ?[kK][mM]?|(?:5|10|15|20) ?[mM]iles?|(?:[Hh]alf|HALF|[Hh]alve)(?: [Mm]arathon)?|[Tt]ri|TRI|[Dd]uathlon|[Uu]ltra';

const NAMES = "\\p{Lu}[\\p{L}'’.-]+(?: \\p{Lu}[\\p{L}'’.-]+){0,2}";
const NAME_FIRST = new RegExp(`^(${NAMES}) (?:${DISTANCE})(?= *($|[-–—:(,|]|20\\d\\d))`, 'u');
const DISTANCE_FIRST = new RegExp(`^(?:${DISTANCE}) (${NAMES})$`, 'u');

/** `Brighton 10k`, `Hackney Half`, `10K Valencia`, `Leeds Tri - sprint distance`. */
function isPlaceAndDistance(raw: string): boolean {
  const text = raw.replace(/\p{Extended_Pictographic}|\ufe0f/gu, '').trim();
  const name = (NAME_FIRST.exec(text) ?? DISTANCE_FIRST.exec(text))?.[1];
  return name !== undefined && isName(name);
}

/** `Semi de Boulogne`, `Mezza di Verona`, `Meia de Lisboa`, `CPC Den Haag halve`. */
function isHalfOf(raw: string): boolean {
  return /^([Ss]emi|[Mm]edia|[Mm]ezza|[Mm]eia|[Hh]alve|[Hh]alf) (de |d'|di |do |da |del |della |van |of )(la |las |los |el |le )?\p{Lu}/u.test(
    raw.trim(),
  );
}

/** `Course 10 km des Quais`, `Corrida da Mulher 5k`: a run of somewhere is a race, a run of ten kilometres is a run. */
function isRunOf(raw: string, title: string): boolean {
  if (/^\d{1,3} ?km? (de|du|des|di|do|da|del|van|of) (la |le |las |los )?\p{Lu}/iu.test(raw) && / \p{Lu}/u.test(raw))
    return true;
  return /\b(course\b.* (des?|du|de la|de l')|corsa\b.* (del|della|dei|degli|di)|corrida\b.* (do|da|dos|das)) \p{L}{3,}/u.test(
    title.replace(/\b(du|de la|del|della|di|da) (matin|apres-midi|soir|mattin\w*|sera|manha|tarde|noite)\b/g, ''),
  );
}

/** Words that come before a distance and are not a place: how fast, when, with whom. */
const NO_NAME: ReadonlySet<string> = new Set(
  `
  easy slow fast hard long short steady solo group club team social progressive progression broken open post pre sub
  first last next my the am pm morning evening lunch week day zone second mixed hilly flat rolling road park beach
  indoor outdoor set max test block mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday
  locker lockere lockerer ruhig ruhige schnell schnelle lang langer kurz flott flotte montag dienstag mittwoch donnerstag
  freitag samstag sonntag facile souple tranquille progressif vite bloc serie lundi mardi mercredi jeudi vendredi samedi
  dimanche suave facil largo rapido lunes martes miercoles jueves viernes sabado domingo lento lenta piano lungo veloce
  collinare progressivo lunedi martedi mercoledi giovedi venerdi leve longo ligeiro segunda terca quarta quinta sexta
  rustig vlot snel lange korte maandag dinsdag woensdag donderdag vrijdag zaterdag zondag`
    .trim()
    .split(/\s+/),
);

function isName(text: string): boolean {
  const folded = fold(text);
  const lists = ['exercise', 'strongTraining', 'daily', 'otherwise', 'restful', 'medical', 'sport'] as const;
  return folded.split(' ').every((word) => !NO_NAME.has(word)) && !lists.some((list) => hasWord(list, folded));
}
