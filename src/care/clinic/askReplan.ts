import { type Instant, MINUTE } from '../../domain/day.ts';
import type { ReplanCause } from '../../domain/plan/replan.ts';
import type { TeamStore } from '../../store/index.ts';

/** Causes that come close together are answered together. */
export const SETTLE = 2 * MINUTE;

/**
 * Something changed that the plan may have to answer. Written down in the caller's transaction; `replanDue` answers it
 * soon after.
 */
export async function askReplan(tx: TeamStore, cause: ReplanCause, now: Instant): Promise<void> {
  await tx.replans.ask(cause, now + SETTLE, now);
}
