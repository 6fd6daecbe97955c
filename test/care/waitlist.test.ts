import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../src/domain/day.ts';
import { actionsOf, type FakeUser } from '../support/fakePlatform.ts';
import { ATHLETE, aTeam } from '../support/house.ts';
import { anAthlete, bestOffer, done, openClinic } from '../walks/clinic.ts';
import { type FakeHouse, openFakeHouse } from '../walks/house.ts';

let test: FakeHouse;
let bea: FakeUser;
let cem: FakeUser;
beforeEach(async () => {
  test = await openFakeHouse();
  await aTeam(test);
  // One session fits, on Friday.
  await openClinic(test, { tables: 1, days: 'fri', from: '09:00', to: '09:40' });
  bea = await anAthlete(test, 'Bea');
  cem = await anAthlete(test, 'Cem');
  await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE)));
  await done(test.platform.type(bea, 'book action:wait'));
  test.set(test.now() + MINUTE);
  await done(test.platform.type(cem, 'book action:wait'));
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
});
