import type { Instant } from '../../domain/day.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import { mayStoreHealth } from './consent.ts';

/**
 * After when staff may read what is stored about somebody: 0 for all of it, null for nothing. Without consent
 * everything is closed; given again, what is older opens only when they say so.
 */
export function openFrom(person: Person, now: Instant): Instant | null {
  return mayStoreHealth(person, now) === null ? (person.closedBefore ?? 0) : null;
}

/** Of rows about athletes, those that staff may read. */
export async function openToStaff<Row extends { readonly athleteId: string; readonly firstAt: Instant }>(
  team: TeamStore,
  rows: readonly Row[],
  now: Instant,
): Promise<readonly Row[]> {
  if (rows.length === 0) return rows;
  const people = await team.people.byIds([...new Set(rows.map(({ athleteId }) => athleteId))]);
  const from = new Map(people.map((person) => [person.id, openFrom(person, now)]));
  return rows.filter(({ athleteId, firstAt }) => firstAt > (from.get(athleteId) ?? Number.POSITIVE_INFINITY));
}

/** Of these athletes, those about whom staff may read nothing. */
export async function closedAmong(
  team: TeamStore,
  athleteIds: readonly string[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  const people = await team.people.byIds([...new Set(athleteIds)]);
  return new Set(people.flatMap((person) => (openFrom(person, now) === null ? [person.id] : [])));
}
