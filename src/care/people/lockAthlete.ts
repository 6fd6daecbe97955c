import { isId } from '../../store/ids.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';

/**
 * Locks somebody before their bookings or their body are changed; null when there is no such person. Always take the
 * risk lock first: a review may place a hold.
 */
export async function lockAthlete(tx: TeamStore, athleteId: string): Promise<Person | null> {
  if (!isId(athleteId)) return null;
  await tx.team.lock(`risk:${athleteId}`);
  await tx.team.lock(`athlete:${athleteId}`);
  return tx.people.byId(athleteId);
}
