import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { teamSettings } from '../../src/domain/team/settings.ts';
import type { FakeUser } from '../support/fakePlatform.ts';
import { teamOf } from '../support/history.ts';
import { ADMIN, openTeamHouse, type TestHouse, TRAINER } from '../support/house.ts';

let test: TestHouse;
beforeEach(async () => {
  test = await openTeamHouse();
});
afterEach(() => test.close());

const says = async (user: FakeUser, line: string) => toPlainText(await test.platform.type(user, line));
const team = () => teamOf(test, ADMIN);
const settings = async () => teamSettings((await (await team()).team.get()).settings);

describe('the settings of a team', () => {
  it.each([
    ['checkinat:07:15', { checkInAt: '07:15' }],
    ['alertnames:yes', { alertNames: true }],
    ['alertreturn:24', { alertReturnHours: 24 }],
    ['planday:1 planat:09:00', { planWeekday: 1, planAt: '09:00' }],
    ['weeklyday:1 weeklyat:19:30', { weeklyWeekday: 1, weeklyAt: '19:30' }],
    ['sessionask:0', { sessionPromptMinutes: 0 }],
    ['buffer:0', { bufferMinutes: 0 }],
    ['unplannedrest:yes reason:"all is reported"', { unplannedDayIsRest: true }],
    ['monotony:population reason:"as our old system"', { monotonySd: 'population' }],
  ])('are changed in chat: %s', async (words, expected) => {
    const before = await settings();
    expect(await says(ADMIN, `team change ${words}`)).toContain('Saved');
    expect(await settings()).toEqual({ ...before, ...expected });
  });

  it('that say how load is counted are kept with author, moment and reason', async () => {
    // Without a reason the form asks for it; nothing has changed yet.
    expect(await says(ADMIN, 'team change monotony:population')).toContain('Reason');
    expect((await settings()).monotonySd).toBe('sample');
    await says(ADMIN, 'team change monotony:population unplannedrest:yes reason:"as our old system"');
    test.set(test.now() + 3_600_000);
    await says(ADMIN, 'team change unplannedrest:no reason:"too many gaps"');
    const shown = await says(ADMIN, 'team');
    expect(shown).toMatch(/Unplanned days count as rest: no/);
    expect(shown).toMatch(/population standard deviation: changed by Alex Admin, .*Why: as our old system/);
    expect(shown).toMatch(/Unplanned days count as rest no: changed by Alex Admin, .*Why: too many gaps/);
    const { id } = (await test.store.directory.teamOf('fake', 'club')) ?? { id: '' };
    const [newest] = await (await team()).audit.about(id, 1, 'team.loadSettings');
    expect(newest?.details).toEqual({ settings: { unplannedDayIsRest: false }, reason: 'too many gaps' });
  });

  it('are for admins', async () => {
    expect(await says(TRAINER, 'team change monotony:population reason:x')).toContain('Your role in this team');
    expect((await settings()).monotonySd).toBe('sample');
  });

  it.each(['weeklyday:8', 'weeklyat:25:00', 'sessionask:2000', 'buffer:-1', 'monotony:median reason:x'])(
    'do not take %s',
    async (words) => {
      const before = await settings();
      expect(await says(ADMIN, `team change ${words}`)).not.toContain('Saved');
      expect(await settings()).toEqual(before);
    },
  );
});
