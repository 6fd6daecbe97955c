import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { dayOf, HOUR, MINUTE } from '../../../src/domain/day.ts';
import { ADMIN, ATHLETE, after, aTeam, type TestHouse, THERAPIST, TRAINER } from '../../support/house.ts';
import { anAthlete, bestOffer, done, openClinic } from '../../walks/clinic.ts';
import { type FakeHouse, openFakeHouse } from '../../walks/house.ts';

async function twoAreSore(house: TestHouse): Promise<void> {
  await aTeam(house);
  await openClinic(house);
  await house.platform.type(ATHLETE, 'checkin 7 calf left');
  const bea = await anAthlete(house, 'Bea');
  await house.platform.type(bea, 'checkin 6 hamstring right');
}

let test: FakeHouse;
beforeEach(async () => {
  test = await openFakeHouse(await after('two are sore', twoAreSore));
});
afterEach(() => test.close());

const team = async () => {
  const found = await test.store.directory.teamOf('fake', 'club');
  if (!found) throw new Error('no team');
  return test.store.team(found.id);
};
const active = async () => (await team()).bookings.active(test.now(), test.now() + 14 * 24 * HOUR);
const proposals = async () => (await team()).plans.newest(20);
/** Lets causes settle and be answered. */
const later = (minutes = 4) => test.advance(test.now() + minutes * MINUTE, 1);
const dayOff = (day: string) => done(test.platform.type(THERAPIST, `clinic off start:${day} until:${day}`));
const acceptAWeek = async () => {
  const shown = await done(test.platform.type(TRAINER, 'plan propose'));
  await test.platform.pressLabel(TRAINER, shown, 'Accept all');
  await later();
  test.platform.inbox(TRAINER);
};

/** Each plan is made in a thread of its own. */
const PLANNING = { timeout: 60_000 };

describe('planning again', PLANNING, () => {
  it('changes nothing and says nothing in a week where nothing changed', async () => {
    await acceptAWeek();
    const before = await active();
    const count = (await proposals()).length;
    await done(test.platform.type(ADMIN, 'clinic room room:"Second room" tables:1'));
    await later();
    expect((await proposals()).length).toBe(count);
    expect(await active()).toEqual(before);
    const shown = toPlainText(await done(test.platform.type(TRAINER, 'plan propose')));
    expect(shown).toContain('nothing to change');
  });

  it('proposes the smallest change for a day a therapist is away, with the reason, and moves nobody unasked', async () => {
    await acceptAWeek();
    const before = await active();
    const [first] = before;
    if (!first) throw new Error('the plan set nothing');
    const day = dayOf(first.start, 'Europe/Berlin');
    await dayOff(day);
    await later();
    const [plan] = await proposals();
    expect(plan).toMatchObject({ state: 'proposed', causes: [{ kind: 'time-off', personId: first.therapistId }] });
    const lines = plan?.items as readonly { action: string; bookingId?: string; start: number }[];
    const hit = before.filter((one) => dayOf(one.start, 'Europe/Berlin') === day).map(({ id }) => id);
    const touched = lines.filter(({ action }) => action !== 'keep');
    expect(touched.flatMap(({ bookingId }) => bookingId ?? []).sort()).toEqual(hit.sort());
    expect(touched.every(({ start, action }) => action === 'drop' || dayOf(start, 'Europe/Berlin') !== day)).toBe(true);
    expect(await active()).toEqual(before);
    const told = test.platform.inbox(TRAINER);
    expect(told.join('\n')).toContain('Why now: Thea Therapist is away.');
  });

  it('frees what an athlete booked only once it has become impossible', async () => {
    await test.platform.press(ATHLETE, await bestOffer(test, ATHLETE));
    const [own] = await active();
    if (!own) throw new Error('nothing booked');
    await later();
    expect(await proposals()).toEqual([]);
    await dayOff(dayOf(own.start, 'Europe/Berlin'));
    await later();
    const [plan] = await proposals();
    const lines = (plan?.items ?? []) as readonly { action: string; bookingId?: string; forced?: object }[];
    expect(lines.find(({ bookingId }) => bookingId === own.id)).toMatchObject({
      forced: { refused: expect.anything() },
    });
  });

  it('does not ask twice what nobody has answered, or what was declined', async () => {
    await acceptAWeek();
    const [first] = await active();
    await dayOff(dayOf(first?.start ?? 0, 'Europe/Berlin'));
    await later();
    const count = (await proposals()).length;
    await done(test.platform.type(ADMIN, 'clinic room room:"Second room" tables:1'));
    await later();
    expect((await proposals()).length).toBe(count);
    const shown = await done(test.platform.type(TRAINER, 'plan'));
    await test.platform.pressLabel(TRAINER, shown, 'Keep as it is');
    await done(test.platform.type(ADMIN, 'clinic room room:"Third room" tables:1'));
    await later();
    expect((await proposals()).length).toBe(count);
  });

  it('answers causes that come together with one proposal', async () => {
    await acceptAWeek();
    const [first] = await active();
    const count = (await proposals()).length;
    await dayOff(dayOf(first?.start ?? 0, 'Europe/Berlin'));
    await done(test.platform.type(ADMIN, 'clinic room room:"Second room" tables:1'));
    await later();
    const [plan, ...others] = await proposals();
    expect(others).toHaveLength(count);
    expect(plan?.causes.map(({ kind }) => kind).sort()).toEqual(['clinic', 'time-off']);
  });
});

describe('the causes', () => {
  it('are taken by one worker, kept for another try when it fails, and gone once answered', async () => {
    await later();
    const { replanQueue } = test.store;
    await (await team()).replans.ask({ kind: 'asked', personId: null, ref: null }, test.now(), test.now());
    const claims = await Promise.all([1, 2, 3].map(() => replanQueue.claim(test.now(), HOUR)));
    const [mine] = claims.filter((one) => one !== null);
    expect(claims.filter((one) => one !== null)).toHaveLength(1);
    if (!mine) throw new Error('nobody took it');
    // One that comes meanwhile waits for the first to be answered, and is not lost with it.
    await (await team()).replans.ask({ kind: 'calendar', personId: null, ref: 'feed' }, test.now(), test.now());
    expect(await replanQueue.claim(test.now(), HOUR)).toBeNull();
    await replanQueue.putOff(mine, test.now() + MINUTE);
    const again = await replanQueue.claim(test.now() + MINUTE, HOUR);
    expect(again?.causes.map(({ kind }) => kind).sort()).toEqual(['asked', 'calendar']);
    if (again) await replanQueue.finish(again);
    expect(await replanQueue.claim(test.now() + 3 * HOUR, HOUR)).toBeNull();
  });
});
