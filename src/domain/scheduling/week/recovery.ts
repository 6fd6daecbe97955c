import type { ModalityTable } from '../../clinic/modality.ts';
import { HOUR, type Instant } from '../../day.ts';
import type { HardSession } from '../../training/participation.ts';

interface Competition {
  readonly start: Instant;
  readonly end: Instant;
}

/** What an athlete may have to recover from in the horizon `[start, end)`. */
export interface RecoveryView {
  readonly start: Instant;
  readonly end: Instant;
  readonly now: Instant;
  readonly hard: readonly HardSession[];
  readonly competitions: readonly Competition[];
}

/** Hard sessions that one massage is for. */
export type Recovered = readonly [HardSession, ...HardSession[]];

/** Two hard sessions closer than this are recovered from in one massage. */
const ONE_RECOVERY_HOURS = 40;

/**
 * The hard sessions the horizon can still recover from, in as many groups as there are massages for them, split where the
 * most time lies between two. One group is one massage: the planner finds the hour that suits it best.
 */
export function recoveries(view: RecoveryView, massages: number, table: ModalityTable): readonly Recovered[] {
  if (massages < 1) return [];
  const latest = (table.RECOVERY.afterHard.latest ?? 0) * HOUR;
  const from = Math.max(view.now, view.start);
  const ends = view.hard
    .filter((one) => one.end + latest > from && one.end < view.end && !goesOn(view, one, table))
    .sort((a, b) => a.end - b.end);
  const splits = ends
    .map(({ end }, at) => ({ at, gap: end - (ends[at - 1]?.end ?? end) }))
    .filter(({ gap }) => gap >= ONE_RECOVERY_HOURS * HOUR)
    .sort((a, b) => b.gap - a.gap)
    .slice(0, massages - 1)
    .map(({ at }) => at);
  const starts = [0, ...splits].sort((a, b) => a - b);
  return starts.flatMap((start, at): readonly Recovered[] => {
    const [first, ...others] = ends.slice(start, starts[at + 1]);
    return first ? [[first, ...others]] : [];
  });
}

/** Competitions with so little time to the next that there is room for nothing but short work between them. */
export function soonFollowed<One extends Competition>(
  competitions: readonly One[],
  table: ModalityTable,
): readonly { readonly one: One; readonly next: One }[] {
  const sorted = [...competitions].sort((a, b) => a.start - b.start);
  const room = (table.INTER_EVENT.beforeCompetition.max ?? 0) * HOUR;
  return sorted.flatMap((one, at) => {
    const next = sorted[at + 1];
    return next !== undefined && next.start - one.end <= room ? [{ one, next }] : [];
  });
}

function goesOn({ competitions }: RecoveryView, { end }: HardSession, table: ModalityTable): boolean {
  return soonFollowed(competitions, table).some(({ one }) => one.end === end);
}
