import { isId } from '../../store/ids.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';

/**
 * Somebody whose bookings or body a change is about, with everybody else who changes them waiting; null when there is no
 * such person. In this order everywhere: a review may hold the bookings of whom it looks at.
 */
export async function lockAthlete(tx: TeamStore, athleteId: string): Promise<Person | null> {
  if (!isId(athleteId)) return null;
  await tx.team.lock(`risk:${athleteId}`);
  await tx.team.lock(`athlete:${athleteId}`);
  return tx.people.byId(athleteId);
}
