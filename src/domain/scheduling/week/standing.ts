import type { MassageType } from '../../clinic/modality.ts';
import { HOUR, type Instant, type TimeOfDay } from '../../day.ts';
import type { TeamPreferences } from './teamWeek.ts';

/**
 * Our massage history goes back 35 days, so a longer rhythm could not be followed. In under three days there is no
 * recovery in between.
 */
export const CADENCE_DAYS = { min: 3, max: 35 } as const;

export const GENDERS = ['female', 'male'] as const;
export type Gender = (typeof GENDERS)[number];

/** The hours of the day somebody likes best, on the team's wall clock. */
export const DAY_PARTS = {
  morning: { from: '06:00', to: '12:00' },
  afternoon: { from: '12:00', to: '17:00' },
  evening: { from: '17:00', to: '22:00' },
} as const satisfies Readonly<Record<string, { readonly from: TimeOfDay; readonly to: TimeOfDay }>>;
export type DayPart = keyof typeof DAY_PARTS;

/** How often somebody wants a massage, with whom, and when they like it best. */
export interface StandingWish {
  /** null: only the preferences, with no rhythm. */
  readonly everyDays: number | null;
  /** What they like best; null: whatever suits them at the time. */
  readonly type: MassageType | null;
  readonly therapistId: string | null;
  readonly gender: Gender | null;
  /** Only somebody of this gender, instead of preferably. */
  readonly genderRequired: boolean;
  /** BCP 47 tag; null is the language they use the bot in. */
  readonly language: string | null;
  readonly hours: DayPart | null;
  /** Wants a light massage before competing. */
  readonly beforeCompetition: boolean;
  /** When the rhythm was last changed: nothing is missed before it. */
  readonly since: Instant;
}

export const NO_WISH: Omit<StandingWish, 'since'> = {
  everyDays: null,
  type: null,
  therapistId: null,
  gender: null,
  genderRequired: false,
  language: null,
  hours: null,
  beforeCompetition: false,
};

/** What a wish means to the planner. A required gender is a rule and not a preference, so it is not part of this. */
export function preferencesOf(wish: StandingWish | null, locale: string): TeamPreferences {
  return {
    language: wish?.language ?? locale,
    ...(wish?.therapistId ? { therapistIds: [wish.therapistId] } : {}),
    ...(wish?.gender && !wish.genderRequired ? { gender: wish.gender } : {}),
    ...(wish?.hours ? { timeOfDay: DAY_PARTS[wish.hours] } : {}),
  };
}

/** The gender a therapist must have; null: anybody. */
export function requiredGender(wish: StandingWish | null): Gender | null {
  return wish?.genderRequired ? wish.gender : null;
}

export interface MissedCadence {
  /** When the massage was due. */
  readonly due: Instant;
  /** A whole further rhythm has passed: somebody on the staff should know. */
  readonly twice: boolean;
}

/** A day late is normal; after that, somebody is told. */
const GRACE = 24 * HOUR;

/**
 * Has a standing rhythm been missed, because a massage was due more than a day ago and nothing is booked? The rhythm
 * counts from the last massage, or from the day it was wished for.
 *
 * @param massages starts of massages that took place and of bookings that stand
 */
export function missedCadence(
  { everyDays, since }: Pick<StandingWish, 'everyDays' | 'since'>,
  massages: readonly Instant[],
  now: Instant,
): MissedCadence | null {
  if (everyDays === null || massages.some((start) => start > now)) return null;
  const rhythm = everyDays * 24 * HOUR;
  const due = Math.max(since, ...massages) + rhythm;
  return now < due + GRACE ? null : { due, twice: now >= due + rhythm };
}
