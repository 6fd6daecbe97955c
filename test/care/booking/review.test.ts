import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { checkInSchema } from '../../../src/domain/checkIn/checkIn.ts';
import type { MassageType } from '../../../src/domain/clinic/modality.ts';
import { type Reason, reason } from '../../../src/domain/clinic/reason.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import { actionsOf, asDoc } from '../../support/fakePlatform.ts';
import { type FeedServer, ics, serveFeed } from '../../support/feed.ts';
import { ADMIN, ATHLETE, CLINICIAN, MONDAY, THERAPIST } from '../../support/house.ts';
import { aClinic, anAthlete, type Clinic, done } from '../../walks/clinic.ts';

const CALF = reason('soreness', { area: 'calf', side: 'left', score: 5 });
/** 08:00 in Berlin. */
const MORNING = MONDAY + 24 * HOUR;

let test: Clinic;
beforeEach(async () => {
  test = await aClinic();
});
afterEach(() => test.close());

async function planned(
  start: number,
  {
    type = 'RECOVERY',
    reasons = [CALF],
    of = ATHLETE,
  }: { readonly type?: MassageType; readonly reasons?: readonly Reason[]; readonly of?: typeof ATHLETE } = {},
) {
  const team = await test.team();
  const [room] = await team.clinic.rooms();
  const booking = await team.bookings.add({
    ...{ athleteId: await test.idOf(of), therapistId: await test.idOf(THERAPIST), roomId: room?.id ?? '' },
    ...{ type, start, end: start + 30 * MINUTE, therapistTurnoverMinutes: 0, tableTurnoverMinutes: 0, table: 0 },
    ...{ origin: 'plan', reasons, by: await test.idOf(THERAPIST), now: test.now() },
  });
  if (!booking) throw new Error('not booked');
  for (const user of [ATHLETE, THERAPIST]) test.platform.inbox(user);
  return booking;
}

async function lookAt(now: number): Promise<void> {
  test.set(now);
  await test.run('bookingReview');
  await test.house.deliver();
}
const told = (who: typeof ATHLETE) => test.platform.inbox(who).join('\n');
const says = (line: string) => done(test.platform.type(ATHLETE, line));
const ofAthlete = async () => (await test.team()).bookings.ofAthlete(await test.idOf(ATHLETE), 0);

describe('a massage planned for soreness', () => {
  it('that is gone is offered back once: kept with one press, and then theirs', async () => {
    const booking = await planned(MORNING + 7 * HOUR);
    test.set(MORNING + MINUTE);
    await says('checkin 0');
    await lookAt(MORNING + 15 * MINUTE);
    const [message] = test.platform.inbox(ATHLETE);
    expect(message).toMatch(/Do you still want your massage on .*planned for your left calf.*isn’t sore any more/s);
    expect(told(THERAPIST)).toBe('');
    expect(await test.says(THERAPIST, 'roster')).toContain('Recovery massage, reason gone');
    await lookAt(MORNING + 30 * MINUTE);
    expect(told(ATHLETE)).toBe('');

    const mine = await done(test.platform.type(ATHLETE, 'mine'));
    expect(toPlainText(mine)).toContain('What it was planned for is gone');
    const keep = actionsOf(asDoc(mine)).find(({ label }) => label === 'Keep it');
    if (!keep) throw new Error('nothing to press');
    expect(toPlainText(await test.platform.press(ATHLETE, keep))).toContain('It stays yours');
    expect(toPlainText(await test.platform.press(ATHLETE, keep))).toContain('It stays yours');
    expect(toPlainText(await test.platform.press(await anAthlete(test, 'Bea'), keep))).not.toContain('It stays yours');
    const [kept] = await ofAthlete();
    expect(kept).toMatchObject({ id: booking.id, state: 'booked', origin: 'athlete', version: booking.version + 1 });
    expect(kept?.reasons).toEqual([reason('asked')]);
    expect(await test.says(THERAPIST, 'roster')).not.toContain('reason gone');
    test.set(booking.start + MINUTE);
    expect(toPlainText(await test.platform.press(ATHLETE, keep))).not.toContain('It stays yours');
  });

  it('that is gone is given back with one press, and never without', async () => {
    const booking = await planned(MORNING + 7 * HOUR);
    test.set(MORNING + MINUTE);
    await says('checkin 0');
    await lookAt(MORNING + 15 * MINUTE);
    expect((await ofAthlete())[0]?.state).toBe('booked');
    expect(told(ATHLETE)).toContain('Give it back');
    await says(`cancel ${booking.id}`);
    expect((await ofAthlete())[0]?.state).toBe('cancelled');
  });

  it('stays and says nothing without an answer, and where the bot was away all morning', async () => {
    await planned(MORNING + 7 * HOUR);
    await lookAt(MORNING + 2 * HOUR);
    test.set(MORNING + 3 * HOUR);
    await says('checkin 0');
    await lookAt(MORNING + 4 * HOUR);
    expect([told(ATHLETE), told(THERAPIST)]).toEqual(['', '']);
  });

  it('that is early is looked at the evening before', async () => {
    await planned(MORNING + 90 * MINUTE);
    test.set(MONDAY + HOUR);
    await says('checkin 0');
    await lookAt(MONDAY + 9 * HOUR);
    expect(told(ATHLETE)).toBe('');
    await lookAt(MONDAY + 11 * HOUR);
    expect(told(ATHLETE)).toContain('Do you still want your massage');
  });

  it('waits for the question where there is one, and says so with its button', async () => {
    await planned(MORNING + 7 * HOUR);
    test.set(MORNING + MINUTE);
    await test.platform.type(ATHLETE, 'checkin 9 calf left');
    test.platform.inbox(ATHLETE);
    await lookAt(MORNING + 15 * MINUTE);
    expect(told(ATHLETE)).toMatch(/waits for one question/);
    expect(told(THERAPIST)).toContain('hasn’t answered comes first');
    expect((await ofAthlete())[0]).toMatchObject({ state: 'booked', type: 'RECOVERY' });
  });

  it('becomes another kind at the same hour where its own is closed, and both are told', async () => {
    const booking = await planned(MORNING + 7 * HOUR, { type: 'DEEP_TISSUE' });
    test.set(MORNING + MINUTE);
    await says('checkin 6 calf left');
    await lookAt(MORNING + 15 * MINUTE);
    expect(told(ATHLETE)).toMatch(/is of another kind.*with Thea Therapist, at the same time/s);
    expect(told(THERAPIST)).toMatch(/Ada Athlete, .*: .* instead of Deep tissue massage/);
    const rows = await ofAthlete();
    expect(rows.filter(({ state }) => state === 'booked')).toEqual([
      expect.objectContaining({
        start: booking.start,
        therapistId: booking.therapistId,
        calendarUid: booking.calendarUid,
      }),
    ]);
    expect(rows.find(({ state }) => state === 'booked')?.type).not.toBe('DEEP_TISSUE');
    await lookAt(MORNING + 30 * MINUTE);
    expect([told(ATHLETE), told(THERAPIST)]).toEqual(['', '']);
  });

  it('is done with less pressure where that is all the body allows', async () => {
    await planned(MORNING + 7 * HOUR, { reasons: [CALF, reason('pressure-cap', { cap: 3 })] });
    test.set(MORNING + MINUTE);
    await test.platform.type(ATHLETE, 'checkin 7 calf left');
    test.platform.inbox(ATHLETE);
    await lookAt(MORNING + 15 * MINUTE);
    expect(told(ATHLETE)).toMatch(/is lighter.*pressure up to 2 of 5/s);
    expect(told(THERAPIST)).toContain('pressure up to 2 of 5');
    await lookAt(MORNING + 30 * MINUTE);
    expect([told(ATHLETE), told(THERAPIST)]).toEqual(['', '']);
  });

  it('is not offered back to somebody who said no to it', async () => {
    const booking = await planned(MORNING + 7 * HOUR);
    test.set(MORNING + MINUTE);
    await says('checkin 0');
    await says(`consent answer:no booking:${booking.id}`);
    for (const user of [ATHLETE, THERAPIST]) test.platform.inbox(user);
    await lookAt(MORNING + 15 * MINUTE);
    expect(told(ATHLETE)).toBe('');
  });

  it('whose area is closed that morning is told to both', async () => {
    await planned(MORNING + 7 * HOUR);
    test.set(MORNING + MINUTE);
    await done(test.platform.type(CLINICIAN, 'restrict operation Ada knee left 2026-03-01'));
    await says('checkin 5 calf left');
    for (const user of [ATHLETE, THERAPIST]) test.platform.inbox(user);
    await lookAt(MORNING + 15 * MINUTE);
    expect(told(ATHLETE)).toContain('can’t stay as it is');
    expect(told(THERAPIST)).toContain('can’t stay as it is');
  });
});

describe('a massage planned for a match', () => {
  const MATCH = { uid: 'match', title: 'Match vs Rovers', start: '20260303T150000', minutes: 120 };
  let server: FeedServer;
  beforeEach(async () => {
    server = await serveFeed({ calendar: ics(MATCH) });
    await done(test.platform.type(ADMIN, `calendar connect ${server.url} whose:team`));
  });
  afterEach(() => server.close());

  it.each([
    { what: 'moved', to: { ...MATCH, start: '20260308T150000' } },
    { what: 'was cancelled', to: { ...MATCH, status: 'CANCELLED' as const } },
  ])('that $what is told to both at once, and the athlete decides', async ({ to }) => {
    // Wednesday 13:00, twenty hours after the final whistle.
    const booking = await planned(Date.parse('2026-03-04T12:00:00Z'), {
      type: 'MAINTENANCE',
      reasons: [reason('hours-after-hard', { hours: 20 }), reason('matchday', { label: 'MD+1' })],
    });
    await test.advance(test.now() + 20 * MINUTE, 1);
    expect(told(ATHLETE) + told(THERAPIST)).not.toMatch(/still want|reason for the massage/);
    server.say({ calendar: ics(to) });
    await test.advance(test.now() + 20 * MINUTE, 1);
    expect(told(ATHLETE)).toMatch(/Do you still want your massage on .*has changed/s);
    expect(told(THERAPIST)).toMatch(/the reason for the massage is gone.*moved, was cancelled or was without Ada/s);
    await test.advance(test.now() + 20 * MINUTE, 1);
    expect(told(ATHLETE)).not.toContain('still want');
    expect((await ofAthlete())[0]).toMatchObject({ id: booking.id, state: 'booked' });
  });
});

it('one athlete’s fault does not stop the others', async () => {
  const bea = await anAthlete(test, 'Bea');
  await planned(MORNING + 6 * HOUR, { of: bea });
  await planned(MORNING + 7 * HOUR);
  test.set(MORNING + MINUTE);
  await says('checkin 0');
  // An answer that cannot be read.
  const damaged = { ...checkInSchema.parse({ day: '2026-03-03', at: MORNING, zone: 'Europe/Berlin' }), pain: 99 };
  await (await test.team()).checkIns.addMany([{ personId: await test.idOf(bea), checkIn: damaged }]);
  test.set(MORNING + 15 * MINUTE);
  await expect(test.run('bookingReview')).rejects.toThrow('1 reviews of bookings failed');
  await test.house.deliver();
  expect(told(ATHLETE)).toContain('Do you still want your massage');
});

it('an answer that closes a massage after its last look is told to both at once', async () => {
  await planned(MORNING + 2 * HOUR, { type: 'DEEP_TISSUE', reasons: [reason('cadence', { days: 7 })] });
  await planned(MORNING + 60 * HOUR, { type: 'DEEP_TISSUE', reasons: [reason('cadence', { days: 7 })] });
  test.set(MORNING + MINUTE);
  await says('checkin 6 calf left');
  await test.house.deliver();
  for (const user of [ATHLETE, THERAPIST]) {
    const about = test.platform.inbox(user).filter((text) => text.includes('can’t stay as it is'));
    expect(about).toHaveLength(1);
    expect(about[0]).toContain('Tue 3 Mar');
  }
});

it('a hard session that turns out easy is told for the massage after it', async () => {
  const training = { uid: 'hard', title: 'Hard training', start: '20260302T090000', minutes: 60 };
  const server = await serveFeed({ calendar: ics(training) });
  await done(test.platform.type(ADMIN, `calendar connect ${server.url} whose:team`));
  await server.close();
  await planned(Date.parse('2026-03-03T09:00:00Z'), { reasons: [reason('hours-after-hard', { hours: 24 })] });
  test.set(Date.parse('2026-03-02T12:00:00Z'));
  await says('session 2 60');
  await test.house.deliver();
  expect(told(ATHLETE)).toContain('Do you still want your massage');
  expect(told(THERAPIST)).toContain('the reason for the massage is gone');
});
