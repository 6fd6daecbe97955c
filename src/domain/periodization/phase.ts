import { addDays, type Day, daysBetween } from '../day.ts';
import type { Priority } from '../session.ts';

/** Where in the season a day is, judged by the competitions in the calendar. */
export const PHASES = ['base', 'build', 'peak', 'taper', 'race', 'transition'] as const;
export type Phase = (typeof PHASES)[number];

export interface Competition {
  readonly day: Day;
  /** null when the calendar does not say: counts as B. */
  readonly priority: Priority | null;
}

/**
 * Weeks or days before and after a key competition (practice convention, for a season built around few of them). Taper:
 * two weeks, as in Bosquet et al., Med Sci Sports Exerc 2007; 39:1358-1365.
 */
const PHASE_DAYS = { transition: 14, taper: 14, peak: 28, build: 84 };

/**
 * The phase of a day. Key competitions are those of priority A. A calendar without any is a league: its competitions
 * (priority B, or none given) are the season itself, and a day within a week of one is in the racing phase.
 */
export function phaseOf(day: Day, competitions: readonly Competition[]): Phase {
  const key = competitions.filter(({ priority }) => priority === 'A').map((one) => one.day);
  const days = (
    key.length > 0 ? key : competitions.filter(({ priority }) => priority !== 'C').map((one) => one.day)
  ).toSorted();
  const next = days.find((one) => one >= day) ?? null;
  const last = days.findLast((one) => one < day) ?? null;
  return key.length > 0 ? towards(day, next, last) : inLeague(day, next, last);
}

function towards(day: Day, next: Day | null, last: Day | null): Phase {
  const until = next === null ? null : daysBetween(day, next);
  const since = last === null ? null : daysBetween(last, day);
  if (until === 0) return 'race';
  if (until !== null && until <= PHASE_DAYS.taper) return 'taper';
  if (since !== null && since <= PHASE_DAYS.transition) return 'transition';
  if (until === null) return 'base';
  if (until <= PHASE_DAYS.peak) return 'peak';
  return until <= PHASE_DAYS.build ? 'build' : 'base';
}

function inLeague(day: Day, next: Day | null, last: Day | null): Phase {
  const near = (one: Day | null) => one !== null && Math.abs(daysBetween(one, day)) <= 7;
  if (near(next) || (near(last) && next !== null)) return 'race';
  if (last !== null && day <= addDays(last, PHASE_DAYS.transition)) return next === null ? 'transition' : 'build';
  if (next === null) return 'base';
  return daysBetween(day, next) <= PHASE_DAYS.build ? 'build' : 'base';
}
