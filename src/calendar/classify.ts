import { fold, titleKey } from '../domain/calendar/title.ts';
import { INTENSITIES, type PlannedEffort, type Priority, type SessionKind } from '../domain/training/session.ts';
import { readEffort } from './effort.ts';
import { isAgainst, isLeagueFixture, isMatchday, isPairing, isPlayedAway, isVisitAt } from './matchTitles.ts';
import { isNamedRace } from './namedRaces.ts';
import { emojiKind, findWord, hasQuantity, hasWord } from './words.ts';

/** What kind of feed an entry came from: a weak hint for titles that say nothing. */
export const FEED_KINDS = ['team', 'competition', 'athlete'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

export interface Entry {
  readonly title: string;
  readonly description: string;
  readonly categories: readonly string[];
  /** Its length. */
  readonly minutes: number;
  readonly allDay: boolean;
}

export interface ClassifyHints {
  /** What people said about titles, by `titleKey`. */
  readonly taught?: ReadonlyMap<string, SessionKind>;
  readonly feedDefault?: FeedKind;
}

export interface Meaning extends PlannedEffort {
  /** False: nobody has said what this is; ask once. */
  readonly sure: boolean;
}

/**
 * Says what a calendar entry means: first by what a person taught, then by its CATEGORIES, then by hand-written rules
 * for titles in seven languages, then by the kind of feed; otherwise `other`, unsure.
 */
export function classify(entry: Entry, hints: ClassifyHints = {}): Meaning {
  const title = fold(entry.title);
  const matchdayLabel = matchdayOf(title);
  const { kind, sure } = kindOf(entry, title, matchdayLabel, hints);
  const effort = readEffort(entry, title, kind, matchdayLabel);
  const written = INTENSITIES.find((word) => entry.categories.some((category) => fold(category) === word));
  return {
    kind,
    sure,
    matchdayLabel,
    priority: kind === 'competition' ? priorityOf(title) : null,
    ...effort,
    intensity: written ?? effort.intensity,
  };
}

interface Kind {
  readonly kind: SessionKind;
  readonly sure: boolean;
}

function kindOf(entry: Entry, title: string, label: string | null, hints: ClassifyHints): Kind {
  const taught = hints.taught?.get(titleKey(entry.title));
  if (taught !== undefined) return { kind: taught, sure: true };
  const category = entry.categories.map((one) => strongKind(fold(one))).find((kind) => kind !== null);
  if (category !== undefined && category !== null) return { kind: category, sure: true };
  const said = kindOfTitle(entry.title, title);
  const competes = hints.feedDefault === 'competition';
  if (said !== null && !(competes && said.weak)) return { kind: said.kind, sure: said.sure };
  if (label !== null) return { kind: kindOfMatchday(label), sure: true };
  if (competes && title !== '') return { kind: 'competition', sure: true };
  const shown = emojiKind(entry.title);
  if (shown !== null) return { kind: shown, sure: true };
  if (hasQuantity(title)) return { kind: 'training', sure: hints.feedDefault !== 'team' };
  if (hints.feedDefault !== 'athlete' && isPairing(entry.title)) return { kind: 'competition', sure: false };
  return { kind: 'other', sure: false };
}

/** A category must be a single word: only unmistakable ones count. */
function strongKind(category: string): SessionKind | null {
  if (hasWord('medical', category)) return 'medical';
  if (hasWord('restful', category)) return 'recovery';
  if (hasWord('strongTraining', category)) return 'training';
  if (hasWord('match', category)) return 'competition';
  if (hasWord('travel', category)) return 'travel';
  return /^(meeting|appointment|other|social)$/.test(category) ? 'other' : null;
}

interface TitleKind extends Kind {
  /** Gives way to what a feed of competitions says. */
  readonly weak: boolean;
}

/** The rules in order: the first that applies decides. */
function kindOfTitle(raw: string, title: string): TitleKind | null {
  const certain = (kind: SessionKind): TitleKind => ({ kind, sure: true, weak: false });
  const strongTraining = hasWord('strongTraining', title);
  const exercise = strongTraining || hasWord('exercise', title) || hasQuantity(title);
  const match = hasWord('match', title);
  if (SOUNDS_MEDICAL.test(title) || isSportsClinic(title)) return certain('training');
  if (hasWord('medical', title)) return certain('medical');
  if (startsTravel(title) || isTrainJourney(raw) || FROM_TO.test(raw)) return certain('travel');
  if (isOtherBusiness(title) || (hasWord('daily', title) && !exercise && !match)) return certain('other');
  if (isRest(title, exercise || match)) return certain('recovery');
  if (CAMP.test(title) && hasWord('travel', title)) return certain('travel');
  if (ATHLETICS_MEETING.test(title)) return certain('competition');
  if (isPreparation(title)) return certain('training');
  const against = isAgainst(title);
  if (strongTraining && !(against && match)) return certain('training');
  if (match || isMatchday(title) || isNamedRace(raw, title) || isPlayedAway(title)) return certain('competition');
  if (against && !startsExercise(title)) return certain('competition');
  if (hasWord('travel', title) && !exercise) return certain('travel');
  if (!exercise && isLeagueFixture(raw, title)) return certain('competition');
  if (exercise) return { kind: 'training', sure: true, weak: true };
  if (isVisitAt(raw, title)) return { kind: 'competition', sure: false, weak: true };
  return hasWord('sport', title) ? { kind: 'training', sure: false, weak: true } : null;
}

/** Travelling to a camp or home from it is travel; being there is training. */
const CAMP = /\b(camp|trainingslager|stage|ritiro|concentracion|estagio|trainingskamp)\b/;

/** In athletics a meeting is a competition. */
const ATHLETICS_MEETING =
  /(athleti|leichtathletik|track|swim|springer|werfer)[a-z' -]*meeting|meeting (international|d'athletisme|di atletica|areva)/;

/** `Throws clinic`, `Rugby clinic`: coaching, unless something else in it is medical. */
function isSportsClinic(title: string): boolean {
  const rest = title.replace(/\bclinics?\b/g, '');
  return rest !== title && (hasWord('exercise', rest) || hasWord('sport', rest)) && !hasWord('medical', rest);
}

/** `TGV Lille 7:02`, `Train Paris Gare de Lyon`: a train and a place; not `Train legs`. */
function isTrainJourney(raw: string): boolean {
  return /^(Train|Zug|ICE|IC|TGV|AVE|Tren|Treno|Frecciarossa|Comboio|Trein|Eurostar|Thalys|Amtrak) (\p{Ll}+ )?\p{Lu}\p{Ll}/u.test(
    raw.trim(),
  );
}

/** Medicine balls and goalkeeping clinics. */
const SOUNDS_MEDICAL =
  /medi[cz]in(e|n)? ?ball|medizinball|balon medicinal|\b(skills?|coaching|goalkeep\w*|shooting|batting|hitting|throwing|pitching|running|swim|training) clinic\b/;

/** `LHR → MAD`, `Porto -> Lisboa`. */
const FROM_TO = /(^|\s)\p{Lu}[\p{L}]{2,}\s?(→|➡|⇒|✈|->)\ufe0f?\s?\p{Lu}\p{L}{2,}/u;

function startsTravel(title: string): boolean {
  const at = findWord('travel', title);
  if (/^(fly|flying|flight) \p{L}{2,}/u.test(title) && !/^flight (review|simulator|plan)/.test(title))
    return !hasQuantity(title) && !hasWord('exercise', title);
  if (at === -1 || /^flight (review|simulator|plan)|^(salida|saida) (larga|grupal|en bici|con)/.test(title))
    return false;
  const before = title
    .slice(0, at)
    .replace(/\b(team|early|return|away|day|md ?[+-]? ?\d?|the|club|mannschafts?|equipe|equipo|squadra|equipa)\b/g, '');
  const matchWord = /^(trasferta|retour|return|ritorno)\b/.test(title.slice(at)) && hasWord('match', title);
  return before.replace(/[^\p{L}\p{N}]/gu, '') === '' && !matchWord;
}

/** Meetings, meals, press: no exertion, even when they are about a match. */
function isOtherBusiness(title: string): boolean {
  const at = findWord('otherwise', title);
  const training = findWord('strongTraining', title);
  return at !== -1 && !ATHLETICS_MEETING.test(title) && (training === -1 || at <= training);
}

/** Words that mean rest whatever is beside them. */
const REST =
  /massage|masaje|massagg|massagem|ice bath|icebath|eisbad|eistonne|ijsbad|bains? (froids?|de glace)|banos? (de hielo|frio)|bagno freddo|banho de gelo|cold plunge|hot tub|jacuzzi|foam roll|blackroll|normatec|sauna|cryo|crio|ruhetag|rest day|day off|repos\b|descanso|riposo|folga|rustdag|recovery week|trainingsfrei|(no|kein) training|training (cancelled|fallt aus)|practice cancelled|pas d'entrainement|sin entrenamiento/;

/** `3 min rest` between repetitions. */
const BETWEEN = /(w\/|with|\d\s*(min|m|sec|s|'|"))\s*(rest|pause|repos|recup|descanso|riposo|recupero)/;

/** `Recovery run` is training, `Recovery week` is not; `OFF` is rest unless it is a kick-off or a face-off. */
function isRest(title: string, busy: boolean): boolean {
  if (!hasWord('restful', title)) return /התאוששות|מנוחה/.test(title);
  if (/(kick|face|play|drop|take|tip|push|cut|sign|hand|tee)[ -]?off/.test(title)) return false;
  if (REST.test(title)) return !BETWEEN.test(title);
  return /^(md ?[+-] ?\d[ :-]*)?off\b/.test(title) || !busy;
}

/** Race pace, pre-match activation, marathon training: a competition's words, but not a competition. */
function isPreparation(title: string): boolean {
  return (
    /\b(race|match|game|marathon|half[- ]marathon|ironman|goal|wettkampf|5k|10k|hm|m)[ -]?(pace|tempo|prep|preparation|simulation|specific|effort|visuali[sz]ation|like|plan|fitness|vorbereitung)\b/.test(
      title,
    ) ||
    /\bmarathon\b.*\b(long run|tempo|intervals?|easy|block|week \d+)\b/.test(title) ||
    /\b(pre|vor|avant|pre-)[ -]?(race|match|game|spiel|wettkampf|comp|competition)\b/.test(title) ||
    /\b(allure|ritmo|ritmo de|ritmo gara|passo|wedstrijdtempo|wettkampftempo|renntempo|ritmo de carrera|ritmo de prova) ?(course|marathon|semi|10 ?km|gara|maratona|carrera|prova|competicion)?\b/.test(
      title,
    ) ||
    /\b(small[- ]sided|conditioned|possession|practice|intra-?squad|training|mini) (game|games|match)\b/.test(title) ||
    /\b(game|match|race) (model|skills|drills|situations)\b/.test(title) ||
    /\b(carrera|course|corrida) (continua|suave|facile?|lenta|larga|longa|leve|a pie|a pied|de recuperacion|de recuperation|de recuperacao|ligera|progresiva|progressiva|lente|longue)\b/.test(
      title,
    )
  );
}

function startsExercise(title: string): boolean {
  const at = findWord('exercise', title);
  return at !== -1 && at <= 3;
}

/** `MD-1`, `MD +2`, `J-1`, even inside a longer title. */
function matchdayOf(title: string): string | null {
  const match = /(?<![\p{L}\p{N}])(?:md|j(?=[+-]))\s?(?:([+-])\s?(\d))?(?![\p{L}\p{N}])/u.exec(title);
  if (match === null) return null;
  return match[1] === undefined || match[2] === '0' ? 'MD' : `MD${match[1]}${match[2]}`;
}

/** A day named only by its distance from the match: the day after is for recovery, the days before are for work. */
function kindOfMatchday(label: string): SessionKind {
  if (label === 'MD') return 'competition';
  return label === 'MD+1' || label === 'MD+2' ? 'recovery' : 'training';
}

function priorityOf(title: string): Priority | null {
  const match =
    /\b(?:prio(?:rity|ritat|rite|ridad|rita|ridade|riteit)?|kategorie|category|objecti[fv][eo]?|goal)[ :-]*([abc])\b/.exec(
      title,
    ) ??
    /\b([abc])[ -](?:race|rennen|wettkampf|event|goal|course|gara|prova|carrera|wedstrijd|match|spiel)\b/.exec(title) ??
    /\b(?:race|rennen|wettkampf|course|gara|prova|carrera|wedstrijd)[ -]([abc])\b/.exec(title) ??
    /[([]([abc])[)\]]\s*$/.exec(title);
  const letter = match?.[1]?.toUpperCase();
  if (letter === 'A' || letter === 'B' || letter === 'C') return letter;
  return /friendly|friendlies|amistos|amical|amichevol|amigavel|freundschaftsspiel|testspiel|oefenwedstrijd|oefenduel|preseason|pre-season/.test(
    title,
  )
    ? 'C'
    : null;
}
