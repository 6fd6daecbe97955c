import type { Instant } from '../../domain/day.ts';
import { dueAt } from '../../domain/medical/intake.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { TeamStore } from '../index.ts';

/** Those of these athletes who may not be booked for, because the team asks for a valid intake. */
export async function withoutIntake(
  team: TeamStore,
  athleteIds: readonly string[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  if (!teamSettings((await team.team.get()).settings).intakeRequired) return new Set();
  const confirmations = await team.intakes.confirmations(athleteIds);
  return new Set(athleteIds.filter((id) => !isValid(confirmations.get(id) ?? null, now)));
}

/** Why an athlete may not book before answering; null when they may. */
export async function missingIntake(team: TeamStore, athleteId: string, now: Instant): Promise<Refusal | null> {
  return (await withoutIntake(team, [athleteId], now)).size > 0 ? { refused: 'intake-missing' } : null;
}

export function isValid(confirmedAt: Instant | null, now: Instant): boolean {
  return confirmedAt !== null && dueAt(confirmedAt) > now;
}
