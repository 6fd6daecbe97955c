import { BODY_AREAS, type BodyArea, isPaired, type Side, takesSide } from './bodyMap.ts';
import { RED_FLAGS, type RedFlag } from './checkIn.ts';

/** One part of a typed line: `7 calf left`, in any order. Whatever is none of the three stays as words. */
export interface TypedPart {
  readonly value: number | null;
  readonly area: BodyArea | null;
  readonly side: Side | 'both' | null;
  readonly rest: string;
}

/** A number and an area; the side is null when left or right was not given. */
export interface TypedSpot {
  readonly value: number;
  readonly area: BodyArea;
  readonly side: Side | null;
}

/** The words of one language with which a line is read; those of the areas by the area's id. */
export type Words = Readonly<
  Record<
    'left' | 'right' | 'both' | 'fillers' | 'nothing' | 'ands' | 'nots' | 'afterNot' | 'buts' | 'alarming',
    readonly string[]
  >
> & {
  readonly areas: Readonly<Record<string, readonly string[]>>;
  readonly signs: Readonly<Record<string, readonly string[]>>;
};

/** What a phrase of one to five words means. */
type Meaning =
  | { readonly kind: 'area'; readonly area: BodyArea }
  | { readonly kind: 'side'; readonly side: Side | 'both' }
  | { readonly kind: 'filler' };
type Lexicon = ReadonlyMap<string, Meaning>;

/** Reads what athletes type in any of the languages it was made with, without being told which. */
export interface Typed {
  /**
   * The parts of a line, separated by commas, semicolons or an `and` before a number; a decimal comma does not
   * separate.
   */
  partsOf(line: string): readonly string[];
  readPart(text: string): TypedPart;
  /** Every part as a spot; null when one of them lacks its number or area. An area the body has once has no side. */
  readSpots(line: string): readonly TypedSpot[] | null;
  /** Does this say that nothing is sore? */
  saysNothingSore(text: string): boolean;
  /**
   * The warning signs that words of a note point at, in the order of the list; whole words, in any language. What is
   * denied points at nothing: `no fever`.
   */
  signsIn(text: string): readonly RedFlag[];
  /** Do words of a note bring up the warning questions, though no sign is what they say? */
  isAlarming(text: string): boolean;
}

const LONGEST_PHRASE = 5;

/**
 * @param languages in the order that decides when several explain a part equally well. Each is tried alone and together
 * with the first, because people mix: `7 Wade left`.
 */
export function typedIn(languages: readonly Words[]): Typed {
  const alone = languages.map(lexiconOf);
  const [first = new Map()] = alone;
  const lexicons = [...alone, ...alone.slice(1).map((one) => new Map([...first, ...one]))];
  const nothing = new Set(languages.flatMap((one) => one.nothing.flatMap(spellings)));
  const ands = [...new Set(languages.flatMap((one) => one.ands)), '&', '\\+'].join('|');
  const parting = new RegExp(`;|(?<!\\d),|,(?!\\d)|\\s(?:${ands})\\s+(?=\\d)`, 'i');
  const says = sayingIn(languages);
  const partsOf = (line: string) =>
    line
      .split(parting)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const readPart = (text: string): TypedPart => {
    const words = text.split(/\s+/).filter((word) => word !== '');
    const at = words.findIndex((word) => /^\d+([.,]\d+)?(\/10)?$/.test(word));
    const value = at < 0 ? null : numberOf(words[at] ?? '');
    const others = words.filter((_, index) => index !== at);
    return { value, ...explained(others, lexicons) };
  };
  return {
    partsOf,
    readPart,
    readSpots(line) {
      const spots = partsOf(line).map((part) => {
        const { value, area, side } = readPart(part);
        return value === null || area === null ? null : spotsOf(value, area, side);
      });
      return spots.some((spot) => spot === null) ? null : spots.flatMap((spot) => spot ?? []);
    },
    saysNothingSore: (text) => nothing.has(plain(text.trim().replace(/[.!]+$/, ''))),
    signsIn: (text) =>
      RED_FLAGS.filter((flag) =>
        says(
          text,
          languages.flatMap(({ signs }) => signs[flag] ?? []),
        ),
      ),
    isAlarming: (text) =>
      says(
        text,
        languages.flatMap(({ alarming }) => alarming),
      ),
  };
}

/** One spot, or two if both sides were given. */
export function spotsOf(value: number, area: BodyArea, side: Side | 'both' | null): readonly TypedSpot[] {
  if (!isPaired(area)) return [{ value, area, side: takesSide(area) && side && side !== 'both' ? side : 'middle' }];
  if (side === 'both') return (['left', 'right'] as const).map((one) => ({ value, area, side: one }));
  return [{ value, area, side: side === 'middle' ? null : side }];
}

/** Without accents, capitals, brackets, hyphens and French elisions: `l’Épaule` is `epaule`. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/(?<!\p{L})[ldn]['’](?=\p{L})/gu, '')
    .replace(/[()'’]/g, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** The ways a word may be typed, on German keyboards or others. */
export function spellings(word: string): readonly string[] {
  const apart = word.toLowerCase().replace(/[äöü]/g, (letter) => `${plain(letter)}e`);
  return [...new Set([plain(word), plain(apart)])];
}

/**
 * Reads whether a note says one of some phrases. A clause that denies them is left out, and only where the no stands right
 * before them or ends the clause: `not sure why, fever` is no denial.
 */
function sayingIn(languages: readonly Words[]): (text: string, phrases: readonly string[]) => boolean {
  const any = (pick: (words: Words) => readonly string[]) =>
    `(?:${[...new Set(languages.flatMap(pick).flatMap(spellings))].toSorted((one, other) => other.length - one.length).join('|')})`;
  const [nots, links] = [any((one) => one.nots), any((one) => one.afterNot)];
  const signs = any((one) => [...Object.values(one.signs).flat(), ...one.alarming]);
  const denied = new RegExp(
    ` ${nots}(?: ${links})* ${signs}(?:(?: ${links})+ ${signs})*(?= )| ${signs} ${nots}(?= $)`,
    'g',
  );
  const apart = new RegExp(`[,;.!?\\n]|(?<!\\p{L})${any((one) => one.buts)}(?!\\p{L})`, 'gu');
  const clausesOf = (text: string) =>
    text
      .split('\n')
      .flatMap((line) => plain(line).split(apart))
      .map((clause) => ` ${clause.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `.replace(denied, ' '));
  return (text, phrases) => {
    const clauses = clausesOf(text);
    return phrases.flatMap(spellings).some((phrase) => clauses.some((clause) => clause.includes(` ${phrase} `)));
  };
}

function lexiconOf({ areas, left, right, both, fillers }: Words): Lexicon {
  const lexicon = new Map<string, Meaning>();
  const learn = (words: readonly string[], meaning: Meaning) => {
    for (const word of words.flatMap(spellings)) lexicon.set(word, meaning);
  };
  learn(fillers, { kind: 'filler' });
  for (const area of BODY_AREAS) learn(areas[area] ?? [], { kind: 'area', area });
  learn(left, { kind: 'side', side: 'left' });
  learn(right, { kind: 'side', side: 'right' });
  learn(both, { kind: 'side', side: 'both' });
  return lexicon;
}

interface Found {
  readonly meaning: Meaning | null;
  readonly words: readonly string[];
}

/** The words as read by the language that understands most of them: one area, a side, and the rest. */
function explained(words: readonly string[], lexicons: readonly Lexicon[]): Omit<TypedPart, 'value'> {
  const readings = lexicons.map((lexicon) => phrasesOf(words, lexicon));
  const best = readings.reduce<readonly Found[]>(
    (most, one) => (understood(one) > understood(most) ? one : most),
    readings[0] ?? [],
  );
  const area = best.find(({ meaning }) => meaning?.kind === 'area');
  // `l` means left, but it is also somebody's article: the longer word is the side.
  const [side] = best
    .filter(({ meaning }) => meaning?.kind === 'side')
    .toSorted((one, other) => other.words.join().length - one.words.join().length);
  const left = best.filter((one) => one !== area && one !== side);
  const saysMore = left.some(({ meaning }) => meaning?.kind !== 'filler');
  return {
    area: area?.meaning?.kind === 'area' ? area.meaning.area : null,
    side: side?.meaning?.kind === 'side' ? side.meaning.side : null,
    rest: saysMore ? left.flatMap((one) => one.words).join(' ') : '',
  };
}

/** From left to right, the longest phrase first: `lower back` is not `back`. */
function phrasesOf(words: readonly string[], lexicon: Lexicon): readonly Found[] {
  const found: Found[] = [];
  for (let at = 0; at < words.length; ) {
    const sizes = Array.from({ length: Math.min(LONGEST_PHRASE, words.length - at) }, (_, index) => index + 1);
    const size = sizes.findLast((one) => lexicon.has(plain(words.slice(at, at + one).join(' ')))) ?? 1;
    const phrase = words.slice(at, at + size);
    found.push({ meaning: lexicon.get(plain(phrase.join(' '))) ?? null, words: phrase });
    at += size;
  }
  return found;
}

/** How many words were understood. A second area in one part means that it was not. */
function understood(found: readonly Found[]): number {
  const areas = found.filter(({ meaning }) => meaning?.kind === 'area').length;
  const words = found.filter(({ meaning }) => meaning !== null && meaning.kind !== 'filler');
  return words.flatMap((one) => one.words).length - 2 * Math.max(0, areas - 1);
}

function numberOf(word: string): number {
  return Number(word.replace('/10', '').replace(',', '.'));
}
