/** Numbers that look random and are always the same for the same words. */
export interface Dice {
  /** At least `low`, below `high`. */
  between(low: number, high: number): number;
  /** From `low` to `high`, both included. */
  whole(low: number, high: number): number;
  chance(share: number): boolean;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
}

/** Each purpose has dice of its own, so that one more throw in one place changes nothing elsewhere. */
export function diceFor(...words: readonly (string | number)[]): Dice {
  let state = hashOf(words.join(' '));
  // Mulberry32: small, and good enough for a club that does not exist.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    between: (low, high) => low + next() * (high - low),
    whole,
    chance: (share) => next() < share,
    pick: (values) => values[whole(0, values.length - 1)] ?? values[0],
  };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** To the nearest `step`. */
export function roundTo(value: number, step: number): number {
  return Math.round(value / step) * step;
}
