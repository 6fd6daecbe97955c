import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { actionsOf, asDoc, type FakeUser } from '../support/fakePlatform.ts';
import { ADMIN, ATHLETE, CLINICIAN, COACH, THERAPIST, TRAINER } from '../support/house.ts';
import { openFakeTeam } from '../walks/clinic.ts';
import type { FakeHouse } from '../walks/house.ts';

let test: FakeHouse;
beforeAll(async () => {
  test = await openFakeTeam();
});
afterAll(() => test.close());
const says = async (user: FakeUser, line: string) => toPlainText(await test.platform.type(user, line));

/** Without times the days are asked about; what there is goes when the button says so. */
const removeHours = async (days: string): Promise<string> => {
  const asked = asDoc(await test.platform.type(THERAPIST, `clinic hours days:${days}`));
  const remove = actionsOf(asked).find(({ label }) => label === 'Remove them');
  return remove ? toPlainText(await test.platform.press(THERAPIST, remove)) : toPlainText(asked);
};

describe('the clinic', () => {
  it('needs a room before hours', async () => {
    const refused = await test.platform.type(THERAPIST, 'clinic hours days:mon from:09:00 to:17:00');
    expect(toPlainText(refused)).toContain('room');
    const form = await test.platform.pressLabel(THERAPIST, refused, 'room');
    await test.platform.fill(THERAPIST, form, { room: 'Physio room', tables: '2' });
    expect(await says(THERAPIST, 'clinic')).toContain('Physio room with 2 tables');
  });

  it.each([
    ['mon-wed', ['Monday', 'Tuesday', 'Wednesday']],
    ['sat-mon', ['Saturday', 'Sunday', 'Monday']],
    ['tue thu', ['Tuesday', 'Thursday']],
    ['1,3', ['Monday', 'Wednesday']],
    ['Friday', ['Friday']],
  ])('reads %s as days', async (days, named) => {
    await removeHours('mon-sun');
    await says(THERAPIST, `clinic hours days:"${days}" from:09:00 to:17:00 pause:12:30-13:15`);
    const shown = await says(THERAPIST, 'clinic');
    const all = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    expect(all.filter((day) => shown.includes(`: ${day};`)).sort()).toEqual([...named].sort());
  });

  it.each([
    ['hours days:someday from:09:00 to:17:00', 'Weekdays'],
    ['hours days:mon from:17:00 to:09:00', 'To'],
    ['hours days:mon from:09:00', 'Give both times'],
    ['hours days:mon to:17:00', 'Give both times'],
    ['back off:nonsense', 'Who is away'],
    ['hours days:mon from:09:00 to:17:00 pause:noon', 'Break'],
    ['skills skills:juggling', 'juggling'],
    ['about languages:#', 'Languages'],
    ['about gender:robot', 'gender'],
    ['about turnover:-1', 'Turnover'],
    ['about limit:3000', 'Most minutes a day'],
    ['off start:2026-04-02 until:2026-04-01', 'Last day'],
    ['off start:2025-04-01 until:2025-04-02', 'has passed'],
  ])('says what is wrong with “%s”', async (line, named) => {
    const said = await says(THERAPIST, `clinic ${line}`);
    expect(said).toContain(named);
    expect(said).not.toContain('reference');
  });

  it('removes hours after asking, and says how to set them where there are none', async () => {
    await says(THERAPIST, 'clinic hours days:mon-tue from:09:00 to:17:00');
    const asked = asDoc(await test.platform.type(THERAPIST, 'clinic hours days:mon'));
    expect(toPlainText(asked)).toContain('Monday 09:00–17:00');
    expect(await says(THERAPIST, 'clinic')).toContain(': Monday;');
    expect(await removeHours('mon')).toContain('Hours removed');
    const shown = await says(THERAPIST, 'clinic');
    expect(shown).not.toContain(': Monday;');
    expect(shown).toContain(': Tuesday;');
    expect(await removeHours('mon')).toContain('There are no hours on these days');
  });

  it('lists time off, and takes it back for those who may', async () => {
    expect(await says(THERAPIST, 'clinic back')).toContain('Nobody has time off');
    const set = asDoc(await test.platform.type(THERAPIST, 'clinic off start:2026-05-04 until:2026-05-06'));
    const list = await test.platform.pressLabel(THERAPIST, set, 'Who is away');
    expect(toPlainText(list)).toContain('Thea Therapist is away from Mon 4 May');
    // A clinician sees it, and cannot take back what is somebody else's.
    expect(toPlainText(await test.platform.type(CLINICIAN, 'clinic back'))).not.toContain('[Take it back]');
    const back = actionsOf(asDoc(list)).find(({ label }) => label === 'Take it back');
    if (!back) throw new Error('no way back');
    expect(toPlainText(await test.platform.press(CLINICIAN, back))).toContain('does not allow this');
    expect(toPlainText(await test.platform.press(TRAINER, back))).toContain('works from Mon 4 May');
    expect(toPlainText(await test.platform.press(THERAPIST, back))).toContain('cannot find this time off');
    expect(await says(THERAPIST, 'clinic')).not.toContain('is away');
  });

  it.each([ATHLETE, COACH])('is not for $name', async (user) => {
    expect((await test.platform.type(user, 'clinic room room:Sauna tables:1')) as object).toMatchObject({
      tone: 'refused',
    });
    expect(await says(ADMIN, 'clinic')).not.toContain('Sauna');
  });

  it('says of a therapist what athletes may wish for', async () => {
    expect(await says(THERAPIST, 'clinic about gender:female languages:de,tr turnover:15 limit:240')).toContain(
      'Saved',
    );
    const shown = await says(THERAPIST, 'clinic');
    expect(shown).toContain('woman; speaks German and Turkish; 15 min between sessions, at most 240 min a day');
    await says(THERAPIST, 'clinic about languages:en');
    expect(await says(THERAPIST, 'clinic')).toContain('woman; speaks English; 15 min');
  });

  it('lets a trainer set hours of a therapist, and nobody set hours of somebody who is none', async () => {
    const set = `clinic hours days:mon from:10:00 to:12:00 therapist:${THERAPIST.id}`;
    expect(await says(TRAINER, set)).not.toContain('Not possible');
    expect(await says(TRAINER, `clinic hours days:mon from:10:00 to:12:00 therapist:${ATHLETE.id}`)).toContain(
      'therapist',
    );
    expect(await test.takeFailures()).toEqual([]);
  });
});
