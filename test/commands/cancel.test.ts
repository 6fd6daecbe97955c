import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { actionsOf, asDoc, type FakeUser } from '../support/fakePlatform.ts';
import { ADMIN, ATHLETE, COACH, MONDAY, THERAPIST } from '../support/house.ts';
import { aClinic, anAthlete, bestOffer, type Clinic, done } from '../walks/clinic.ts';

let test: Clinic;
let bea: FakeUser;
beforeAll(async () => {
  test = await aClinic();
  bea = await anAthlete(test, 'Bea');
});
afterAll(() => test.close());
beforeEach(async () => {
  test.set(MONDAY);
  const team = await test.team();
  for (const one of await test.active()) await team.bookings.cancel(one.id, one.version, one.athleteId, MONDAY);
  await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE, 'slots day:2026-03-05')));
  await test.house.deliver();
  test.platform.inbox(ATHLETE);
});
const cancels = async (user: FakeUser) => {
  const [one] = await test.active();
  return test.says(user, `cancel ${one?.id}`);
};

describe('cancel', () => {
  it('shows what can be given back, and gives it back', async () => {
    const mine = asDoc(await test.platform.type(ATHLETE, 'cancel'));
    expect(toPlainText(mine)).toContain('Which one?');
    expect(toPlainText(await test.platform.pressLabel(ATHLETE, mine, 'Cancel it'))).toMatch(/^Cancelled\n/);
    expect(await test.active()).toEqual([]);
    expect(await test.says(ATHLETE, 'cancel')).toContain('Nothing to cancel');
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
    expect(await test.says(ATHLETE, `cancel ${id}`)).toContain('cannot find this booking');
  });

  it('is too late for a session that has begun', async () => {
    test.set(Date.parse('2026-03-05T16:00:00Z'));
    expect(await cancels(ATHLETE)).toContain('has passed');
    expect(await test.active()).toHaveLength(1);
  });

  it('is the athlete’s own, or of staff who treat; the athlete is told by whom it was not', async () => {
    expect(await cancels(bea)).toContain('belongs to somebody else');
    for (const user of [COACH, ADMIN]) expect(await cancels(user)).toContain('Not possible');
    expect(await test.active()).toHaveLength(1);
    expect(await cancels(THERAPIST)).toMatch(/^Cancelled\n/);
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE).join()).toContain('Your massage was cancelled');
  });

  it('sends no reminder for what was given back', async () => {
    await cancels(ATHLETE);
    await test.advance(Date.parse('2026-03-05T09:00:00Z'), 12 * 60);
    expect(test.platform.inbox(ATHLETE).filter((text) => text.includes('Your session is'))).toEqual([]);
  });
});
