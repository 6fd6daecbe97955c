import { HOUR, type Instant, MINUTE } from '../day.ts';
import { type QuietHours, quietSpan } from '../people/quiet.ts';
import type { PlanItem } from './lines.ts';

/** Whoever can accept a proposal is asked again so long before it lapses, and has as long from the start. */
const TO_DECIDE = 3 * HOUR;
/** Nobody is asked twice within that. */
const APART = HOUR;
/** Before the night, and not on its first minute. */
const BEFORE_NIGHT = 15 * MINUTE;

export interface OpenProposal {
  readonly createdAt: Instant;
  readonly items: readonly Pick<PlanItem, 'action' | 'start' | 'from'>[];
}

/** From when on a line cannot be done any more: the booking has begun, or its new time has. */
export function tooLateAt({ start, from = start }: Pick<PlanItem, 'start' | 'from'>): Instant {
  return Math.min(start, from);
}

/**
 * When a proposal nobody has answered lapses: at its first line, those left out that left too little time to decide. null:
 * there is nothing in it to decide.
 */
export function lapsesAt({ createdAt, items }: OpenProposal): Instant | null {
  const times = items.filter(({ action }) => action !== 'keep').map(tooLateAt);
  if (times.length === 0) return null;
  const fair = times.filter((at) => at >= createdAt + TO_DECIDE);
  return fair.length > 0 ? Math.min(...fair) : Math.max(...times);
}

/** When somebody is asked again about a proposal, in their waking hours; null: they have only just been asked. */
export function askAgainAt(plan: OpenProposal, hours: QuietHours): Instant | null {
  const lapse = lapsesAt(plan);
  if (lapse === null) return null;
  const night = quietSpan(hours, lapse - TO_DECIDE);
  const at = night ? night.start - BEFORE_NIGHT : lapse - TO_DECIDE;
  return at < plan.createdAt + APART ? null : at;
}
