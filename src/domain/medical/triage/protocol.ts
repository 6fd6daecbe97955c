import type { TriageBasis } from './table.ts';

/** A number of the protocol: what it is until a clinician of the team changes it, and how far they may. */
export interface ProtocolRow {
  readonly usual: number;
  /** Whole numbers from `min` to `max`. */
  readonly min: number;
  readonly max: number;
  readonly basis: TriageBasis;
}

/**
 * The numbers of triage that a team's clinician may change. All are conventions on the careful side; the software
 * changes none of them. Soreness and pain are 0 to 10, pressure 1 to 5.
 */
export const PROTOCOL_ROWS = {
  /** The warning questions come first: from this soreness, this pain, and this soreness on one side of some areas. */
  'gate-soreness': { usual: 8, min: 4, max: 10, basis: 'convention' },
  'gate-pain': { usual: 5, min: 2, max: 10, basis: 'convention' },
  'gate-one-sided': { usual: 4, min: 2, max: 10, basis: 'convention' },
  /** Sore muscle: a massage from here on, up to this pressure. */
  'sore-from': { usual: 4, min: 1, max: 6, basis: 'convention' },
  'sore-pressure': { usual: 3, min: 1, max: 4, basis: 'convention' },
  /** Very sore muscle: lighter; an assessment beside it when it is new, or above `look-above`. */
  'strong-from': { usual: 7, min: 5, max: 9, basis: 'convention' },
  'strong-pressure': { usual: 2, min: 1, max: 3, basis: 'convention' },
  'look-above': { usual: 8, min: 6, max: 10, basis: 'convention' },
  /** Somebody looks first: pain anywhere, soreness of a joint, a tendon or a bone, of the abdomen or the groin. */
  'pain-from': { usual: 4, min: 1, max: 6, basis: 'contraindication lists' },
  'joint-from': { usual: 4, min: 1, max: 6, basis: 'convention' },
  'trunk-from': { usual: 4, min: 1, max: 6, basis: 'convention' },
  /** The same day, and no massage anywhere: soreness of the head, the chest, the abdomen or the groin. */
  'same-day-from': { usual: 7, min: 4, max: 9, basis: 'convention' },
  /** Days within which somebody looks. */
  'look-days': { usual: 3, min: 1, max: 5, basis: 'convention' },
  /** The highest pressure elsewhere while an area waits for that, and for athletes under 18. */
  'pressure-beside': { usual: 3, min: 1, max: 4, basis: 'convention' },
  'pressure-minor': { usual: 3, min: 1, max: 3, basis: 'SafeSport' },
  /** In any seven days, and hours between two; how long before it starts an athlete may still book. Staff may give more. */
  'week-massages': { usual: 2, min: 1, max: 7, basis: 'convention' },
  'week-firm': { usual: 1, min: 0, max: 3, basis: 'convention' },
  'spacing-hours': { usual: 48, min: 24, max: 96, basis: 'convention' },
  /** How much a week is worth: massages, and minutes of recovery work or upkeep, by the shape of the week. */
  'dose-hard': { usual: 2, min: 0, max: 3, basis: 'convention' },
  'dose-normal': { usual: 1, min: 0, max: 3, basis: 'convention' },
  'dose-easy': { usual: 1, min: 0, max: 2, basis: 'convention' },
  'dose-taper': { usual: 1, min: 0, max: 2, basis: 'convention' },
  'dose-congested': { usual: 2, min: 0, max: 3, basis: 'convention' },
  'minutes-hard': { usual: 30, min: 15, max: 45, basis: 'convention' },
  'minutes-normal': { usual: 30, min: 15, max: 45, basis: 'convention' },
  'minutes-easy': { usual: 30, min: 20, max: 60, basis: 'convention' },
  'minutes-taper': { usual: 30, min: 15, max: 45, basis: 'convention' },
  'minutes-congested': { usual: 20, min: 10, max: 30, basis: 'convention' },
  'notice-minutes': { usual: 120, min: 0, max: 1440, basis: 'convention' },
} as const satisfies Readonly<Record<string, ProtocolRow>>;

export const PROTOCOL_KEYS = Object.keys(PROTOCOL_ROWS) as readonly ProtocolKey[];
export type ProtocolKey = keyof typeof PROTOCOL_ROWS;
export type Protocol = Readonly<Record<ProtocolKey, number>>;

/** The protocol after changes, the newest first. A value that is off its row's scale counts as not there. */
export function protocolOf(changes: readonly { readonly key: ProtocolKey; readonly value: number | null }[]): Protocol {
  const entries = PROTOCOL_KEYS.map((key) => {
    const newest = changes.find((one) => one.key === key)?.value ?? null;
    return [key, newest !== null && isOnScale(key, newest) ? newest : PROTOCOL_ROWS[key].usual] as const;
  });
  return Object.fromEntries(entries) as Protocol;
}

export function isOnScale(key: ProtocolKey, value: number): boolean {
  const { min, max } = PROTOCOL_ROWS[key];
  return Number.isInteger(value) && value >= min && value <= max;
}
