import { type BodyArea, isPaired, parseArea, type Side } from './bodyMap.ts';

/** One part of a typed line: `7 calf left`, in any order. What is none of the three stays as words. */
export interface TypedPart {
  readonly value: number | null;
  readonly area: BodyArea | null;
  readonly side: Side | 'both' | null;
  readonly rest: string;
}

/** A number and an area; the side is null where left or right was not said. */
export interface TypedSpot {
  readonly value: number;
  readonly area: BodyArea;
  readonly side: Side | null;
}

const SIDE_WORDS: Readonly<Record<string, Side | 'both'>> = {
  left: 'left',
  l: 'left',
  right: 'right',
  r: 'right',
  both: 'both',
};

const NOTHING_SORE =
  /^(all )?(good|fine|ok|okay|great|well)$|^(nothing|none|no soreness|not sore|nothing (is )?sore)$/i;

/** Does this say that nothing is sore? */
export function saysNothingSore(text: string): boolean {
  return NOTHING_SORE.test(text.trim().replace(/[.!]+$/, ''));
}

/** The parts of a line: commas, semicolons and an `and` before a number part them; a decimal comma does not. */
export function partsOf(line: string): readonly string[] {
  return line
    .split(/;|(?<!\d),|,(?!\d)|\s(?:and|&|\+)\s+(?=\d)/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function readPart(text: string): TypedPart {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const value = take(words, (word) => (/^\d+([.,]\d+)?(\/10)?$/.test(word) ? numberOf(word) : null));
  const side = take(words, (word) => SIDE_WORDS[word.toLowerCase()] ?? null);
  const area = takeArea(words);
  return { value, area, side, rest: words.join(' ') };
}

/** Every part as a spot; null when one of them lacks its number or its area. An area the body has once has no side. */
export function readSpots(line: string): readonly TypedSpot[] | null {
  const spots = partsOf(line).map((part) => {
    const { value, area, side } = readPart(part);
    return value === null || area === null ? null : spotsOf(value, area, side);
  });
  return spots.some((spot) => spot === null) ? null : spots.flatMap((spot) => spot ?? []);
}

/** One spot, or two where both sides were said. */
export function spotsOf(value: number, area: BodyArea, side: Side | 'both' | null): readonly TypedSpot[] {
  if (!isPaired(area)) return [{ value, area, side: 'middle' }];
  if (side === 'both') return (['left', 'right'] as const).map((one) => ({ value, area, side: one }));
  return [{ value, area, side: side === 'middle' ? null : side }];
}

function numberOf(word: string): number {
  return Number(word.replace('/10', '').replace(',', '.'));
}

/** Takes the first word that reads as something out of the list. */
function take<Value>(words: string[], read: (word: string) => Value | null): Value | null {
  for (const [index, word] of words.entries()) {
    const value = read(word);
    if (value === null) continue;
    words.splice(index, 1);
    return value;
  }
  return null;
}

/** Two words before one: `lower back` is not `back`. */
function takeArea(words: string[]): BodyArea | null {
  for (const size of [2, 1]) {
    for (let index = 0; index + size <= words.length; index += 1) {
      const area = parseArea(words.slice(index, index + size).join(' '));
      if (area === null) continue;
      words.splice(index, size);
      return area;
    }
  }
  return null;
}
