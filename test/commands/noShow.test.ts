import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR } from '../../src/domain/day.ts';
import type { Booking } from '../../src/store/booking/bookings.ts';
import { actionsOf, asDoc, type FakeUser } from '../support/fakePlatform.ts';
import { ATHLETE, COACH, MONDAY, THERAPIST, TRAINER } from '../support/house.ts';
import { aClinic, bestOffer, type Clinic, done } from '../walks/clinic.ts';

const DAY = 24 * HOUR;
let test: Clinic;
beforeAll(async () => {
  test = await aClinic();
});
afterAll(() => test.close());
const ada = async () => (await (await test.team()).people.byAccount('fake', 'club', ATHLETE.id))?.id ?? '';
const since = async () => (await test.team()).bookings.since(MONDAY - DAY, [await ada()]);

/** Ada's massage of the day, an hour after its start. */
let booking: Booking;
beforeEach(async () => {
  test.set(MONDAY);
  const team = await test.team();
  for (const one of await team.bookings.active(MONDAY, MONDAY + 30 * DAY))
    await team.bookings.cancel(one.id, one.version, one.athleteId, MONDAY);
  await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE, 'slots MAINTENANCE day:2026-03-02')));
  const [booked] = await team.bookings.active(MONDAY, MONDAY + DAY);
  if (!booked) throw new Error('nothing booked');
  booking = booked;
  test.set(booking.start + HOUR);
  for (const user of [ATHLETE, THERAPIST]) test.platform.inbox(user);
});

describe('a session nobody came to', () => {
  it('is chosen from the roster, counts as no massage, and the athlete hears of it', async () => {
    const shown = asDoc(await test.platform.type(THERAPIST, 'roster'));
    const menu = shown.blocks.find((one) => one.kind === 'choice');
    if (menu?.kind !== 'choice') throw new Error(`no menu:\n${toPlainText(shown)}`);
    const { invoke, option, choices } = menu.choice;
    expect(choices.map(({ label }) => label)).toEqual([expect.stringContaining('Ada Athlete')]);
    const input = { ...invoke.input, [option]: booking.id };
    const noted = asDoc(await test.platform.press(THERAPIST, { label: '', invoke: { ...invoke, input } }));
    expect(toPlainText(noted)).toContain('Noted: did not come');
    expect(await since()).toEqual([]);
    expect(await (await test.team()).bookings.since(MONDAY, [await ada()], { noShows: true })).toHaveLength(1);
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE).join()).toContain('is noted as missed');
    expect(await test.says(THERAPIST, 'roster')).not.toContain('Did somebody not come?');
  });

  it('is taken back: it counts again, and what was not said yet is not said', async () => {
    const shown = await test.platform.type(TRAINER, 'athlete Ada');
    const noted = await test.platform.pressLabel(TRAINER, shown, 'Did not come');
    expect(toPlainText(await test.platform.pressLabel(TRAINER, shown, 'Did not come'))).toContain('done already');
    const back = await test.platform.pressLabel(TRAINER, noted, 'Came after all');
    expect(toPlainText(back)).toContain('counts as a massage again');
    expect(await since()).toMatchObject([{ id: booking.id, state: 'done' }]);
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE)).toEqual([]);
    expect(toPlainText(await test.platform.pressLabel(TRAINER, back, 'Did not come'))).toContain('Noted');
  });

  it('is nobody’s word but that of those who treat, about others, while it is remembered', async () => {
    const care = test.house.care;
    const actor = async (user: FakeUser) => {
      const known = await care.people.identify({ platform: 'fake', workspace: 'club', user, now: test.now() });
      if (known.kind !== 'member') throw new Error(`${user.name} is not a member`);
      return known.person;
    };
    const [therapist, coach, athlete] = [await actor(THERAPIST), await actor(COACH), await actor(ATHLETE)];
    const mark = care.booking.setCame;
    expect(await mark(coach, booking.id, false, test.now())).toMatchObject({ refused: 'not-allowed' });
    expect(await mark(athlete, booking.id, false, test.now())).toMatchObject({ refused: 'not-allowed' });
    const both = { ...athlete, roles: [...athlete.roles, 'therapist' as const] };
    expect(await mark(both, booking.id, false, test.now())).toMatchObject({ refused: 'not-allowed' });
    for (const now of [booking.start - 1, booking.start + 15 * DAY])
      expect(await mark(therapist, booking.id, false, now)).toMatchObject({ refused: 'invalid' });
    expect(await mark(therapist, booking.id, true, test.now())).toMatchObject({ refused: 'already-done' });
    expect(await mark(therapist, 'no such', false, test.now())).toMatchObject({ refused: 'not-found' });
    const other = { ...therapist, teamId: '01890000-0000-7000-8000-000000000000' };
    expect(await mark(other, booking.id, false, test.now())).toMatchObject({ refused: 'not-found' });
    expect(actionsOf(asDoc(await test.platform.type(COACH, 'athlete Ada'))).map(({ label }) => label)).not.toContain(
      'Did not come',
    );
    expect(await since()).toHaveLength(1);
  });
});
