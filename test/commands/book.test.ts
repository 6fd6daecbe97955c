import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../src/domain/day.ts';
import { actionsOf, asDoc, type FakeUser } from '../support/fakePlatform.ts';
import { ATHLETE, MONDAY, THERAPIST, TRAINER } from '../support/house.ts';
import { aClinic, anAthlete, bestOffer, bookings, type Clinic, done } from '../walks/clinic.ts';

let test: Clinic;
let bea: FakeUser;
beforeAll(async () => {
  test = await aClinic();
  bea = await anAthlete(test, 'Bea');
});
afterAll(() => test.close());
const therapistId = async () => (await (await test.team()).clinic.therapists())[0]?.id ?? '';
beforeEach(async () => {
  test.set(MONDAY);
  const team = await test.team();
  for (const one of await test.active()) await team.bookings.cancel(one.id, one.version, one.athleteId, MONDAY);
});
/** A button somebody made up, or kept: only the signature of ours is checked before it gets here. */
const presses = async (user: FakeUser, input: Record<string, string | number>) =>
  toPlainText(await test.platform.press(user, { label: 'Book', invoke: { command: 'book', input } }));

describe('book', () => {
  it('offers three times, and books the one that is pressed', async () => {
    const offered = await test.platform.type(ATHLETE, 'book');
    expect(bookings(offered)).toHaveLength(3);
    const [first] = bookings(offered);
    if (!first) throw new Error('nothing offered');
    const booked = asDoc(await test.platform.press(ATHLETE, first));
    expect(booked.title).toBe('Booked');
    expect(actionsOf(booked).map(({ label }) => label)).toEqual([
      ...['No, nothing new', 'Yes, something'],
      ...['Move it', 'Swap it', 'Cancel it'],
    ]);
    expect(await test.active()).toMatchObject([
      { start: (first.invoke.input.start as number) * MINUTE, origin: 'athlete' },
    ]);
  });

  it('moves a booking: the old time is given back in the same step', async () => {
    const booked = await test.platform.press(ATHLETE, await bestOffer(test, ATHLETE));
    const [before] = await test.active();
    const offered = await test.platform.pressLabel(ATHLETE, booked, 'Move it');
    const other = bookings(offered).find(({ invoke }) => invoke.input.start !== (before?.start ?? 0) / MINUTE);
    if (!other) throw new Error('nowhere to move');
    expect(toPlainText(await test.platform.press(ATHLETE, other))).toMatch(/^Moved\n/);
    const [after, ...more] = await test.active();
    expect(more).toEqual([]);
    expect(after?.start).toBe((other.invoke.input.start as number) * MINUTE);
  });

  it('keeps to a therapist who is named', async () => {
    expect(bookings(await test.platform.type(ATHLETE, `book therapist:${THERAPIST.id}`))).toHaveLength(3);
    expect(await test.says(ATHLETE, 'book therapist:u-nobody')).toContain('cannot find this therapist');
    expect(await test.says(ATHLETE, `book therapist:${TRAINER.id}`)).toContain('cannot find this therapist');
  });

  it.each([
    ['a time nobody works', Date.parse('2026-03-05T22:00:00Z'), 'not working at that time'],
    ['a time that is over', MONDAY - HOUR, 'has passed'],
    ['a time between the five minutes', Date.parse('2026-03-05T10:02:00Z'), 'does not fit'],
    ['a time in the next century', Date.parse('2126-03-05T10:00:00Z'), 'within the next 60 days'],
    ['a time before there was time', -8_640_000_000_000_000, 'has passed'],
    ['a time after the end of time', 8_640_000_000_000_000, 'within the next 60 days'],
  ])('refuses %s with a reason, and offers the next best', async (_, start, why) => {
    const said = await presses(ATHLETE, { therapist: await therapistId(), type: 'MAINTENANCE', start: start / MINUTE });
    expect(said).toContain(why);
    expect(said).toContain('The next best times:');
    expect(await test.active()).toEqual([]);
  });

  it.each([
    [{ therapist: 'nobody' }, 'cannot find this therapist'],
    [{ instead: 'nothing' }, 'cannot find this booking'],
    [{ instead: '00000000-0000-4000-8000-000000000000' }, 'cannot find this booking'],
    [{ wait: '00000000-0000-4000-8000-000000000000' }, 'belongs to somebody else'],
    [{ type: 'SCAR' }, 'a clinician orders it for a healing area'],
  ])('refuses a button with %o', async (more, why) => {
    const start = Date.parse('2026-03-05T10:00:00Z') / MINUTE;
    const said = await presses(ATHLETE, { therapist: await therapistId(), type: 'MAINTENANCE', start, ...more });
    expect(said).toContain(why);
    expect(await test.active()).toEqual([]);
  });

  it('does not move somebody else’s booking, or one that was given back', async () => {
    await done(test.platform.press(bea, await bestOffer(test, bea)));
    const [hers] = await test.active();
    const start = Date.parse('2026-03-06T10:00:00Z') / MINUTE;
    const move = { therapist: await therapistId(), type: 'MAINTENANCE', start, instead: hers?.id ?? '' };
    expect(await presses(ATHLETE, move)).toContain('belongs to somebody else');
    await done(test.platform.pressLabel(bea, await test.platform.type(bea, 'cancel'), 'Cancel it'));
    expect(await presses(bea, move)).toContain('done already');
    expect(await test.active()).toEqual([]);
  });

  it('lets one athlete have one session a day, and says when the next could be', async () => {
    await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE, 'slots day:2026-03-05')));
    const start = Date.parse('2026-03-05T14:00:00Z') / MINUTE;
    const said = await presses(ATHLETE, { therapist: await therapistId(), type: 'MAINTENANCE', start });
    expect(said).toContain('need 48 h between them');
    expect(said).toContain('The next time that fits is');
  });

  it.each([
    ['book JUGGLING', 'Kind'],
    ['book action:juggle', 'What to do'],
    ['book action:decline', 'cannot find this slot'],
    ['book action:agree', 'cannot find this booking'],
  ])('says what is wrong with “%s”', async (line, named) => {
    const said = await test.says(ATHLETE, line);
    expect(said).toContain(named);
    expect(said).not.toMatch(/this reference|^Booked\n/);
  });

  it('waits for consent', async () => {
    const offer = await bestOffer(test, ATHLETE);
    const eve: FakeUser = { id: 'u-eve', name: 'Eve', locale: 'en', zone: 'Europe/Berlin' };
    await test.platform.type(eve, 'join birth:2001-02-03 sport:football consent:no name:Eve zone:Europe/Berlin');
    for (const said of [await test.platform.press(eve, offer), await test.platform.type(eve, 'book action:wait')])
      expect(toPlainText(said)).toContain('your consent is missing');
  });
});

describe('the waitlist by command', () => {
  it('is joined once for one wish, and left by its button', async () => {
    const joined = await test.platform.type(ATHLETE, 'book MAINTENANCE action:wait');
    expect(toPlainText(joined)).toContain('You are on the waitlist');
    await test.platform.type(ATHLETE, 'book MAINTENANCE action:wait');
    const team = await test.team();
    const me = await team.people.byAccount('fake', 'club', ATHLETE.id);
    expect(await team.waitlist.ofAthlete(me?.id ?? '')).toHaveLength(1);
    const leave = actionsOf(asDoc(joined)).find(({ label }) => label === 'Leave the waitlist');
    if (!leave) throw new Error('no way out');
    expect(toPlainText(await test.platform.press(bea, leave))).toContain('belongs to somebody else');
    expect(toPlainText(await test.platform.press(ATHLETE, leave))).toContain('not waiting any more');
    expect(toPlainText(await test.platform.press(ATHLETE, leave))).toContain('done already');
    expect(await team.waitlist.ofAthlete(me?.id ?? '')).toEqual([]);
  });
});
