import { afterAll, beforeAll, expect, it } from 'vitest';
import { press } from '../../../src/chat/command/command.ts';
import { ATHLETE } from '../../support/house.ts';
import { bestOffer, bookings, done, openFakeClinic } from '../../walks/clinic.ts';
import type { FakeHouse } from '../../walks/house.ts';

let test: FakeHouse;
beforeAll(async () => {
  test = await openFakeClinic();
});
afterAll(() => test.close());

async function rows() {
  const found = await test.store.directory.teamOf('fake', 'club');
  const team = test.store.team(found?.id ?? '');
  const athlete = await team.people.byAccount('fake', 'club', ATHLETE.id);
  const all = await team.bookings.ofAthlete(athlete?.id ?? '', 0);
  return [...all].sort((a, b) => a.version - b.version);
}

it('a moved booking is the same entry for calendars, and counts on', async () => {
  await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE)));
  const [first] = await rows();
  expect(first).toMatchObject({ version: 1, changedAt: test.now() });

  test.set(test.now() + 60_000);
  const offers = await test.platform.press(ATHLETE, press('book', 'Move it', { instead: first?.id ?? '' }));
  // Where it is now is no other place.
  expect(bookings(offers).map(({ invoke }) => invoke.input.start)).not.toContain((first?.start ?? 0) / 60_000);
  const [other] = bookings(offers);
  if (!other) throw new Error('nothing to move to');
  await done(test.platform.press(ATHLETE, other));

  const [old, moved] = await rows();
  expect(old).toMatchObject({ id: first?.id, state: 'cancelled', version: 2, changedAt: test.now() });
  expect(moved).toMatchObject({ state: 'booked', version: 3, calendarUid: first?.calendarUid });
  expect(moved?.id).not.toBe(first?.id);

  await done(test.platform.type(ATHLETE, `cancel ${moved?.id}`));
  expect((await rows()).at(-1)).toMatchObject({ id: moved?.id, state: 'cancelled', version: 4 });
});
