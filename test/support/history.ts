import { type CheckInInput, checkInSchema } from '../../src/domain/checkIn/checkIn.ts';
import { addDays, type Day, dayOf, instantOf, MINUTE } from '../../src/domain/day.ts';
import type { Person } from '../../src/store/people/people.ts';
import type { FakeUser } from './fakePlatform.ts';
import type { TestHouse } from './house.ts';

/** Who a platform's user is, in whichever team they have joined. */
export async function personOf({ store }: TestHouse, user: FakeUser): Promise<Person> {
  const [account] = await store.directory.accounts('fake', null, user.id);
  const person = account && (await store.team(account.teamId).people.byId(account.personId));
  if (!account || !person) throw new Error(`${user.name} has not joined`);
  return person;
}

export async function teamOf({ store }: TestHouse, user: FakeUser) {
  const [account] = await store.directory.accounts('fake', null, user.id);
  if (!account) throw new Error(`${user.name} has not joined`);
  return store.team(account.teamId);
}

/**
 * A session of RPE x minutes at 17:00 on each of the last days, the last being yesterday; null is a day without one.
 */
export async function trained(
  test: TestHouse,
  user: FakeUser,
  daily: readonly (readonly [rpe: number, minutes: number] | null)[],
): Promise<void> {
  const person = await personOf(test, user);
  const team = await teamOf(test, user);
  const today = dayOf(test.now(), person.zone);
  for (const [index, one] of daily.entries()) {
    if (one === null) continue;
    const [rpe, minutes] = one;
    const day = addDays(today, index - daily.length);
    const start = instantOf(day, '17:00', person.zone);
    await team.sessions.add({
      ...{ personId: person.id, day, start, zone: person.zone, sport: person.sport, rpe, minutes },
      kind: 'training',
      distanceKm: null,
      load: rpe * minutes,
      reportedAt: start + 2 * minutes * MINUTE,
      late: false,
      plannedId: null,
    });
  }
}

/** Answers stored for a day, at 08:00. */
export async function answered(
  test: TestHouse,
  user: FakeUser,
  day: Day,
  answers: Partial<CheckInInput>,
): Promise<void> {
  const person = await personOf(test, user);
  const at = instantOf(day, '08:00', person.zone);
  const team = await teamOf(test, user);
  await team.checkIns.put(person.id, checkInSchema.parse({ ...answers, day, at, zone: person.zone }));
}
