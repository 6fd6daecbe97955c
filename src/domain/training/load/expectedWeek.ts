import { addDays, type Day, dayOf, MINUTE, weekStart } from '../../day.ts';
import type { DoneSession, PlannedSession } from '../session.ts';
import { median, sum } from './statistics.ts';

/** The weeks whose load is usual, and how many of them must be known. */
const USUAL_WEEKS = { looked: 4, known: 3 };
/** What nobody says about a session is taken for this much of effort (practice convention). */
const USUAL_RPE = { training: 5, competition: 8 } as const;
const INTENSITY_RPE = { easy: 3, moderate: 5, hard: 7, max: 9 } as const;

/** The load of a day's week, reported and to come, beside the median of the weeks before; null where too few are known. */
export function expectedWeek(
  done: readonly DoneSession[],
  planned: readonly PlannedSession[],
  day: Day,
): { readonly week: number; readonly usual: number } | null {
  const first = weekStart(day);
  const loads = new Map<Day, number>();
  for (const one of done) {
    if (one.load === null) continue;
    const week = weekStart(one.day);
    loads.set(week, (loads.get(week) ?? 0) + one.load);
  }
  const before = Array.from({ length: USUAL_WEEKS.looked }, (_, at) =>
    loads.get(addDays(first, -7 * (at + 1))),
  ).flatMap((load) => load ?? []);
  if (before.length < USUAL_WEEKS.known) return null;
  const answered = new Set(done.map(({ plannedId }) => plannedId));
  const toCome = planned
    .filter((one) => !answered.has(one.id) && weekStart(dayOf(one.start, one.zone)) === first)
    .map(expectedLoad);
  return { week: (loads.get(first) ?? 0) + sum(toCome), usual: median(before) };
}

function expectedLoad({
  kind,
  intensity,
  plannedRpe,
  plannedMinutes,
  plannedLoad,
  start,
  end,
}: PlannedSession): number {
  if (plannedLoad !== null) return plannedLoad;
  if (kind !== 'training' && kind !== 'competition') return 0;
  const rpe = plannedRpe ?? (intensity === null ? USUAL_RPE[kind] : INTENSITY_RPE[intensity]);
  return rpe * (plannedMinutes ?? Math.max(0, (end - start) / MINUTE));
}
