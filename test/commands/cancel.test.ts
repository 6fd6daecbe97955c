import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR } from '../../src/domain/day.ts';
import { actionsOf, asDoc, type FakeUser } from '../support/fakePlatform.ts';
import { ADMIN, ATHLETE, aTeam, COACH, MONDAY, THERAPIST } from '../support/house.ts';
import { anAthlete, bestOffer, done, openClinic } from '../walks/clinic.ts';
import { type FakeHouse, openFakeHouse } from '../walks/house.ts';

let test: FakeHouse;
let bea: FakeUser;
beforeAll(async () => {
  test = await openFakeHouse();
  await aTeam(test);
  await openClinic(test);
  bea = await anAthlete(test, 'Bea');
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await test.close();
});
const says = async (user: FakeUser, line: string) => toPlainText(await test.platform.type(user, line));
const ofTeam = async () => test.store.team((await test.store.directory.teamOf('fake', 'club'))?.id ?? '');
const standing = async () => (await ofTeam()).bookings.standing(MONDAY, MONDAY + 30 * 24 * HOUR);
beforeEach(async () => {
  test.set(MONDAY);
  const team = await ofTeam();
  for (const one of await standing()) await team.bookings.cancel(one.id, one.version, one.athleteId, MONDAY);
  await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE, 'slots day:2026-03-05')));
  await test.house.deliver();
  test.platform.inbox(ATHLETE);
});
const cancels = async (user: FakeUser) => {
  const [one] = await standing();
  return says(user, `cancel ${one?.id}`);
};

describe('cancel', () => {
  it('shows what can be given back, and gives it back', async () => {
    const mine = asDoc(await test.platform.type(ATHLETE, 'cancel'));
    expect(toPlainText(mine)).toContain('Which one?');
    expect(toPlainText(await test.platform.pressLabel(ATHLETE, mine, 'Cancel it'))).toMatch(/^Cancelled\n/);
    expect(await standing()).toEqual([]);
    expect(await says(ATHLETE, 'cancel')).toContain('Nothing to cancel');
  });

  it('does it once: the second press of the same button is told so', async () => {
    const mine = asDoc(await test.platform.type(ATHLETE, 'cancel'));
    const [button] = actionsOf(mine);
    if (!button) throw new Error('nothing to cancel');
    const said = await Promise.all([test.platform.press(ATHLETE, button), test.platform.press(ATHLETE, button)]);
    expect(said.filter((one) => toPlainText(one).startsWith('Cancelled'))).toHaveLength(1);
    expect(said.filter((one) => toPlainText(one).includes('done already'))).toHaveLength(1);
  });

  it('suggests one’s own bookings while typing, and nobody else’s', async () => {
    const suggest = (user: FakeUser, typed: string) =>
      test.house.door.suggest(
        {
          ...{ id: `s-${typed}-${user.id}`, platform: 'fake', workspace: 'club', channel: null, user },
          ...{ origin: 'typed' as const, command: 'cancel', input: {} },
        },
        'booking',
        typed,
      );
    expect(await suggest(ATHLETE, 'Thu')).toMatchObject([{ label: expect.stringContaining('Thu 5 Mar') }]);
    expect(await suggest(ATHLETE, 'Sunday')).toEqual([]);
    expect(await suggest(bea, '')).toEqual([]);
  });

  it.each([['nonsense'], ['00000000-0000-4000-8000-000000000000']])('does not know booking %s', async (id) => {
    expect(await says(ATHLETE, `cancel ${id}`)).toContain('cannot find this booking');
  });

  it('is too late for a session that has begun', async () => {
    test.set(Date.parse('2026-03-05T16:00:00Z'));
    expect(await cancels(ATHLETE)).toContain('has passed');
    expect(await standing()).toHaveLength(1);
  });

  it('is the athlete’s own, or of staff who treat; the athlete is told by whom it was not', async () => {
    expect(await cancels(bea)).toContain('belongs to somebody else');
    for (const user of [COACH, ADMIN]) expect(await cancels(user)).toContain('Not possible');
    expect(await standing()).toHaveLength(1);
    expect(await cancels(THERAPIST)).toMatch(/^Cancelled\n/);
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE).join()).toContain('Your session was cancelled');
  });

  it('sends no reminder for what was given back', async () => {
    await cancels(ATHLETE);
    await test.advance(Date.parse('2026-03-05T09:00:00Z'), 12 * 60);
    expect(test.platform.inbox(ATHLETE).filter((text) => text.includes('Your session is'))).toEqual([]);
  });
});
