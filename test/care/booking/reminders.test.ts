import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, type Instant, instantOf, MINUTE } from '../../../src/domain/day.ts';
import { ADMIN, ATHLETE, THERAPIST } from '../../support/house.ts';
import { openFakeClinic } from '../../walks/clinic.ts';
import type { FakeHouse } from '../../walks/house.ts';

const MINUTES = 30;

let test: FakeHouse;
beforeEach(async () => {
  test = await openFakeClinic({}, Date.parse('2026-01-12T09:00:00Z'));
  await test.house.deliver();
});
afterEach(() => test.close());

async function booked(start: Instant): Promise<void> {
  const found = await test.store.directory.teamOf('fake', 'club');
  const team = test.store.team(found?.id ?? '');
  const idOf = async (user: { id: string }) => (await team.people.byAccount('fake', 'club', user.id))?.id ?? '';
  const [room] = await team.clinic.rooms();
  await team.bookings.add({
    athleteId: await idOf(ATHLETE),
    therapistId: await idOf(THERAPIST),
    roomId: room?.id ?? '',
    type: 'RECOVERY',
    start,
    end: start + MINUTES * MINUTE,
    therapistTurnoverMinutes: 10,
    tableTurnoverMinutes: 5,
    table: 1,
    origin: 'athlete',
    reasons: [],
    by: await idOf(ATHLETE),
    now: test.now(),
  });
}

/** When reminders arrived, as hours before the start: every five minutes round the hours that matter. */
async function remindedBefore(start: Instant, around: readonly number[]): Promise<readonly number[]> {
  const hours: number[] = [];
  test.platform.inbox(ATHLETE);
  for (const hour of around) {
    for (let minutes = -10; minutes <= 10; minutes += 5) {
      const now = start - hour * HOUR + minutes * MINUTE;
      test.set(now);
      await test.run('reminders', now);
      await test.house.deliver();
      const texts = test.platform.inbox(ATHLETE).filter((text) => text.startsWith('Your session is'));
      hours.push(...texts.map(() => (start - now) / HOUR));
    }
  }
  return hours;
}

describe('reminders', () => {
  it.each([
    { zone: 'Europe/Berlin', what: 'spring', day: '2026-03-29' },
    { zone: 'Europe/Berlin', what: 'autumn', day: '2026-10-25' },
    { zone: 'Australia/Sydney', what: 'autumn', day: '2026-04-05' },
    { zone: 'Australia/Sydney', what: 'spring', day: '2026-10-04' },
  ])('come 24 and 2 hours before, once, on the $what day the clocks of $zone change', async ({ zone, day }) => {
    await test.platform.type(ADMIN, `team change zone:${zone}`);
    await test.platform.type(ATHLETE, `settings zone:${zone}`);
    const start = instantOf(day, '11:00', zone);
    await booked(start);
    expect(await remindedBefore(start, [24, 23, 3, 2, 1])).toEqual([24, 2]);
  });

  it('wait for the morning when it is quiet, by the clock that changed in the night', async () => {
    // Berlin, 29 March: a massage at 08:30 has its two-hour reminder due at 06:30, which is quiet until 07:00.
    const start = instantOf('2026-03-29', '08:30', 'Europe/Berlin');
    await booked(start);
    expect(await remindedBefore(start, [2, 1.5])).toEqual([1.5]);
  });

  it('do not come for what was given back, and stop when they are switched off', async () => {
    const start = instantOf('2026-03-11', '11:00', 'Europe/Berlin');
    await booked(start);
    expect(await remindedBefore(start, [24])).toEqual([24]);
    await test.platform.type(ATHLETE, 'settings reminders:no');
    expect(await remindedBefore(start, [2])).toEqual([]);
    await test.platform.type(ATHLETE, 'settings reminders:yes');
    const mine = await test.platform.type(ATHLETE, 'cancel');
    await test.platform.pressLabel(ATHLETE, mine, 'Cancel it');
    expect(await remindedBefore(start, [1.5])).toEqual([]);
  });
});
