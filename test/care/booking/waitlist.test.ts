import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/chat/doc.ts';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import { actionsOf, type FakeUser } from '../../support/fakePlatform.ts';
import { ATHLETE, after, aTeam, type TestHouse, THERAPIST } from '../../support/house.ts';
import { anAthlete, athleteNamed, bestOffer, done, openClinic } from '../../walks/clinic.ts';
import { type FakeHouse, openFakeHouse } from '../../walks/house.ts';

const bea = athleteNamed('Bea');
const cem = athleteNamed('Cem');
/** One massage fits, on Friday, and Ada has it. */
async function twoWait(house: TestHouse): Promise<void> {
  await aTeam(house);
  await openClinic(house, { tables: 1, days: 'fri', from: '09:00', to: '09:40' });
  for (const { name } of [bea, cem]) await anAthlete(house, name);
  await done(house.platform.press(ATHLETE, await bestOffer(house, ATHLETE)));
  await done(house.platform.type(bea, 'book action:wait'));
  house.set(house.now() + MINUTE);
  await done(house.platform.type(cem, 'book action:wait'));
}

let test: FakeHouse;
beforeEach(async () => {
  test = await openFakeHouse(await after('two wait', twoWait));
});
afterEach(() => test.close());

const givesBack = async () => {
  const mine = await test.platform.type(ATHLETE, 'cancel');
  await test.platform.pressLabel(ATHLETE, mine, 'Cancel it');
  await test.house.deliver();
};
const offered = (user: FakeUser) => test.platform.inbox(user).some((text) => text.startsWith('A slot is free for you'));
/** The newest message with this button: other messages may have come since. */
const presses = async (user: FakeUser, label: string) => {
  const told = test.platform.sent.filter(({ address }) => address.kind === 'person' && address.user === user.id);
  const action = told.flatMap(({ doc }) => actionsOf(doc)).findLast((one) => one.label === label);
  if (!action) throw new Error(`${user.name} was sent no button “${label}”`);
  return toPlainText(await test.platform.press(user, action));
};

describe('the waitlist', () => {
  it('offers a freed slot to who has waited longest, and to nobody else', async () => {
    await givesBack();
    expect([offered(bea), offered(cem)]).toEqual([true, false]);
    // It is kept for her: nobody else is shown it.
    expect(toPlainText(await test.platform.type(cem, 'slots'))).toContain('No free slot');
    expect(await presses(bea, 'Take it')).toMatch(/^Booked\n/);
  });

  it('goes on to the next when it is declined, and not back', async () => {
    await givesBack();
    expect(await presses(bea, 'No, thank you')).toContain('You are not waiting any more');
    await test.house.deliver();
    expect([offered(cem)]).toEqual([true]);
    expect(await presses(cem, 'Take it')).toMatch(/^Booked\n/);
    expect(await presses(bea, 'Take it')).not.toMatch(/^Booked\n/);
  });

  it('goes on to the next when nobody answers in time; the late one is told so', async () => {
    await givesBack();
    test.platform.inbox(bea);
    await test.advance(test.now() + 3 * HOUR, 180);
    expect([offered(bea), offered(cem)]).toEqual([false, true]);
    expect(await presses(bea, 'Take it')).not.toMatch(/^Booked\n/);
    expect(await presses(cem, 'Take it')).toMatch(/^Booked\n/);
  });

  it('ends with everybody having let it pass, and the slot is free for all again', async () => {
    await givesBack();
    await test.advance(test.now() + 3 * HOUR, 180);
    await test.advance(test.now() + 3 * HOUR, 180);
    for (const user of [bea, cem]) test.platform.inbox(user);
    await test.advance(test.now() + 3 * HOUR, 180);
    expect([offered(bea), offered(cem)]).toEqual([false, false]);
    expect(toPlainText(await test.platform.type(ATHLETE, 'slots'))).toContain('Free for you');
  });

  it('takes the same wish once', async () => {
    await test.platform.type(bea, 'book action:wait');
    const found = await test.store.directory.teamOf('fake', 'club');
    const person = await test.store.team(found?.id ?? '').people.byAccount('fake', 'club', bea.id);
    expect(await test.store.team(found?.id ?? '').waitlist.ofAthlete(person?.id ?? '')).toHaveLength(1);
  });

  it('passes over somebody on hold, and an offer they had goes on when its time is over', async () => {
    const team = await ofTeam();
    await givesBack();
    await team.people.change(await idOf(bea), { heldAt: test.now() });
    expect(await presses(bea, 'Take it')).toContain('on hold');
    await test.advance(test.now() + 3 * HOUR, 180);
    expect([offered(bea), offered(cem)]).toEqual([true, true]);
    expect(await presses(cem, 'Take it')).toMatch(/^Booked\n/);
  });

  it('gives no more time than the team allows', async () => {
    const team = await ofTeam();
    await team.team.change({ settings: { waitlistMinutes: 30 } });
    await givesBack();
    await test.advance(test.now() + 31 * MINUTE, 31);
    expect([offered(bea), offered(cem)]).toEqual([true, true]);
    expect(await presses(bea, 'Take it')).toContain('has ended');
  });

  it('keeps the slot from whoever still has a button for it', async () => {
    const mine = await test.platform.type(ATHLETE, 'cancel');
    const [again] = (await active()).filter((one) => one.state === 'booked');
    if (!again) throw new Error('nothing booked');
    await test.platform.pressLabel(ATHLETE, mine, 'Cancel it');
    await test.house.deliver();
    const { therapistId: therapist, type, start } = again;
    const input = { therapist, type, start: start / MINUTE };
    const late = await test.platform.press(ATHLETE, { label: 'Book', invoke: { command: 'book', input } });
    expect(toPlainText(late)).toContain('Somebody else took this slot');
    expect(await presses(bea, 'Take it')).toMatch(/^Booked\n/);
  });

  it('tells who is too late for a slot that staff gave to somebody meanwhile', async () => {
    const team = await ofTeam();
    const [was] = await active();
    if (!was) throw new Error('nothing booked');
    await givesBack();
    const { therapistId, roomId, type, start, end } = was;
    await team.bookings.add({
      ...{ athleteId: await idOf(cem), therapistId, roomId, type, start, end, reasons: [], origin: 'staff' },
      ...{ therapistTurnoverMinutes: 10, tableTurnoverMinutes: 5, table: 1 },
      ...{ by: await idOf(cem), now: test.now() },
    });
    expect(await presses(bea, 'Take it')).toContain('Somebody else took this slot');
  });
});

describe('two slots freed at once', () => {
  let dan: FakeUser;
  beforeEach(async () => {
    await test.platform.type(THERAPIST, 'clinic hours days:sat from:09:00 to:09:40');
    dan = await anAthlete(test, 'Dan');
    await done(test.platform.press(dan, await bestOffer(test, dan)));
    const both = await Promise.all([ATHLETE, dan].map((user) => test.platform.type(user, 'cancel')));
    await Promise.all(
      [ATHLETE, dan].map((user, at) => test.platform.pressLabel(user, both[at] as Answer, 'Cancel it')),
    );
    await test.house.deliver();
  });

  it('go to two people, one each', async () => {
    expect([offers(bea), offers(cem)]).toEqual([1, 1]);
    expect(await presses(bea, 'Take it')).toMatch(/^Booked\n/);
    expect(await presses(cem, 'Take it')).toMatch(/^Booked\n/);
    expect(await active()).toHaveLength(2);
  });

  it('are each offered once to everybody who lets them pass, and then are free for all', async () => {
    const seen = { bea: offers(bea), cem: offers(cem) };
    const late = test.platform.lastTo(bea);
    for (let round = 0; round < 5; round++) {
      await test.advance(test.now() + 3 * HOUR, 180);
      seen.bea += offers(bea);
      seen.cem += offers(cem);
    }
    expect(seen).toEqual({ bea: 2, cem: 2 });
    const old = actionsOf(late).find(({ label }) => label === 'Take it');
    if (!old) throw new Error('no offer');
    expect(toPlainText(await test.platform.press(bea, old))).toContain('has ended');
    expect(toPlainText(await test.platform.type(ATHLETE, 'slots'))).toContain('Free for you');
  });

  it('an old button does not take what is offered now', async () => {
    const first = actionsOf(test.platform.lastTo(bea)).find(({ label }) => label === 'Take it');
    if (!first) throw new Error('no offer');
    await test.advance(test.now() + 3 * HOUR, 180);
    expect(offers(bea)).toBe(2);
    expect(toPlainText(await test.platform.press(bea, first))).toContain('has ended');
    expect(await presses(bea, 'Take it')).toMatch(/^Booked\n/);
  });
});

async function ofTeam() {
  const found = await test.store.directory.teamOf('fake', 'club');
  return test.store.team(found?.id ?? '');
}
async function idOf(user: FakeUser): Promise<string> {
  return (await (await ofTeam()).people.byAccount('fake', 'club', user.id))?.id ?? '';
}
const active = async () => (await ofTeam()).bookings.active(test.now(), test.now() + 30 * 24 * HOUR);
/** Offers since the last look. */
const offers = (user: FakeUser) =>
  test.platform.inbox(user).filter((text) => text.startsWith('A slot is free for you')).length;
