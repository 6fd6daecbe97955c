import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../src/domain/day.ts';
import { actionsOf, asDoc, asForm, type FakeUser } from '../support/fakePlatform.ts';
import { ATHLETE, COACH, MONDAY, THERAPIST, TRAINER } from '../support/house.ts';
import { aClinic, anAthlete, bestOffer, bookings, type Clinic, done, offersFor } from '../walks/clinic.ts';

let test: Clinic;
let bea: FakeUser;
beforeAll(async () => {
  test = await aClinic();
  bea = await anAthlete(test, 'Bea');
});
afterAll(() => test.close());
beforeEach(() => test.set(MONDAY));

describe('slots', () => {
  it('offers times in order, each with its reason and a button that books it', async () => {
    const said = asDoc(await test.platform.type(ATHLETE, 'slots'));
    const rows = said.blocks.filter((block) => block.kind === 'item');
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      expect(row.kind === 'item' && row.text).toMatch(/with Thea Therapist in Physio room\. Why then: /);
      expect(row.kind === 'item' && row.actions).toHaveLength(1);
    }
    expect(new Set(bookings(said).map(({ invoke }) => invoke.input.start)).size).toBe(5);
  });

  it('keeps to a kind, a day and an hour', async () => {
    const found = await offersFor(test, ATHLETE, 'slots RELAX day:2026-03-05 after:13:00');
    expect(found.length).toBeGreaterThan(0);
    for (const { invoke } of found) {
      expect(invoke.input.type).toBe('RELAX');
      const start = (invoke.input.start as number) * MINUTE;
      expect(start).toBeGreaterThanOrEqual(Date.parse('2026-03-05T12:00:00Z'));
      expect(start).toBeLessThan(Date.parse('2026-03-05T23:00:00Z'));
    }
  });

  it.each([
    ['slots day:yesterday', 'Day'],
    ['slots day:2026-02-30', 'Day'],
    ['slots day:2026-03-05 after:25:00', 'Not before'],
    ['slots JUGGLING', 'Kind'],
    ['slots day:2126-03-05', 'within the next 60 days'],
  ])('says what is wrong with “%s”, and keeps what was right', async (line, named) => {
    const answer = await test.platform.type(ATHLETE, line);
    expect(toPlainText(answer)).toContain(named);
    expect(toPlainText(answer)).not.toContain('reference');
    if (line.includes('after')) {
      const day = asForm(answer).fields.find(({ name }) => name === 'day')?.value ?? asForm(answer).invoke.input.day;
      expect(day).toBe('2026-03-05');
    }
  });

  it('has nothing on a day that is over, and offers what to do then', async () => {
    const none = asDoc(await test.platform.type(ATHLETE, 'slots day:2026-02-20'));
    expect(none.tone).toBe('refused');
    expect(actionsOf(none).map(({ label }) => label)).toContain('Join the waitlist');
  });

  it('never offers what only a clinician orders', async () => {
    for (const type of ['LYMPH', 'SCAR', 'REHAB']) expect(await offersFor(test, ATHLETE, `slots ${type}`)).toEqual([]);
  });

  it('knows no free time for somebody on hold', async () => {
    const team = await test.team();
    await team.people.change(await test.idOf(bea), { heldAt: MONDAY });
    expect(await test.says(bea, 'slots')).toContain('on hold');
    await team.people.change(await test.idOf(bea), { heldAt: null });
    expect(await test.says(bea, 'slots')).toContain('Free for you');
  });

  it('names the booking that stands in the way, and moves it into the wished day or cancels it', async () => {
    const team = await test.team();
    await done(test.platform.press(bea, await bestOffer(test, bea, 'slots RELAX day:2026-03-05')));
    const [booked] = await team.bookings.ofAthlete(await test.idOf(bea), MONDAY);
    if (!booked) throw new Error('nothing booked');
    const none = asDoc(await test.platform.type(bea, 'slots RELAX day:2026-03-05 after:09:00'));
    expect(toPlainText(none)).toContain(
      'You already have Relaxation massage on Thu 5 Mar, 09:00; sessions need 48 h between them.',
    );
    expect(bookings(none)).toEqual([]);
    const moved = await test.platform.pressLabel(bea, none, 'Move it');
    const later = bookings(moved).at(-1);
    if (!later) throw new Error(`nowhere to move:\n${toPlainText(moved)}`);
    expect(later.invoke.input.instead).toBe(booked.id);
    expect(toPlainText(await done(test.platform.press(bea, later)))).toContain('Moved');
    await done(test.platform.pressLabel(bea, await test.platform.type(bea, 'slots day:2026-03-05'), 'Cancel it'));
    expect((await offersFor(test, bea, 'slots RELAX day:2026-03-05')).length).toBeGreaterThan(0);
  });

  it.each([COACH, TRAINER, THERAPIST])('is not for $name', async (user) => {
    expect(await test.says(user, 'slots')).toContain('This is for athlete');
  });
});

describe('an hour that others need more', () => {
  const friday = Date.parse('2026-03-06T08:00:00Z');
  beforeAll(async () => {
    test.set(MONDAY);
    const asked = await test.platform.type(THERAPIST, 'clinic hours days:mon-sun');
    await done(test.platform.pressLabel(THERAPIST, asked, 'Remove them'));
    await done(test.platform.type(THERAPIST, 'clinic hours days:fri from:09:00 to:09:45'));
    await done(test.platform.type(bea, 'book standing every 3 days'));
    await test.run('hourPrices', MONDAY);
  });
  afterAll(async () => done(test.platform.type(THERAPIST, 'clinic hours days:mon-sun from:09:00 to:17:00')));
  /** With a need of her own, Ada would be as good as anybody: she had a massage, and wants nothing. */
  beforeEach(async () => {
    const team = await test.team();
    const [room] = await team.clinic.rooms();
    const [done] = await team.bookings.since(MONDAY - 30 * 24 * HOUR, [await test.idOf(ATHLETE)]);
    if (done) return;
    await team.bookings.addDone([
      {
        ...{
          athleteId: await test.idOf(ATHLETE),
          therapistId: await test.idOf(THERAPIST),
          roomId: room?.id ?? '',
        },
        ...{ type: 'MAINTENANCE', start: MONDAY - 72 * HOUR, end: MONDAY - 71 * HOUR, table: 1, origin: 'athlete' },
        ...{
          therapistTurnoverMinutes: 10,
          tableTurnoverMinutes: 5,
          reasons: [],
          by: await test.idOf(ATHLETE),
          now: MONDAY,
        },
      },
    ]);
    await test.run('hourPrices', MONDAY);
  });

  it('is named with the reason and the time from which it is anybody’s, without a button', async () => {
    const said = asDoc(await test.platform.type(ATHLETE, 'slots'));
    expect(bookings(said)).toEqual([]);
    expect(toPlainText(said)).toContain(
      'Fri 6 Mar, 09:00 with Thea Therapist is free, but kept for athletes who need it',
    );
    expect(toPlainText(said)).toContain('from Thu 5 Mar, 09:00 on');
    expect(toPlainText(said)).not.toContain('Bea');
    expect(actionsOf(said).map(({ label }) => label)).toContain('Join the waitlist');
  });

  it('is offered to whom it is kept for', async () => {
    expect((await offersFor(test, bea)).map(({ invoke }) => invoke.input.start)).toEqual([friday / MINUTE]);
  });

  it('is anybody’s a day before', async () => {
    test.set(friday - 24 * HOUR);
    expect((await offersFor(test, ATHLETE)).map(({ invoke }) => invoke.input.start)).toEqual([friday / MINUTE]);
  });

  it('is not kept any longer when the other has booked and given back, before anything is worked out anew', async () => {
    const [hers] = await offersFor(test, bea);
    if (!hers) throw new Error('nothing for Bea');
    await done(test.platform.press(bea, hers));
    await done(test.platform.pressLabel(bea, await test.platform.type(bea, 'cancel'), 'Cancel it'));
    expect((await offersFor(test, ATHLETE)).map(({ invoke }) => invoke.input.start)).toEqual([friday / MINUTE]);
    await test.run('hourPrices', MONDAY);
    expect(await offersFor(test, ATHLETE)).toEqual([]);
  });

  it('is kept for whom an open proposal gives it', async () => {
    await done(test.platform.type(TRAINER, 'plan propose'));
    await test.run('hourPrices');
    expect(await test.says(ATHLETE, 'slots')).toContain('kept for athletes who need it more');
  });
});
