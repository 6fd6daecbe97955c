import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import type { FakeUser } from '../support/fakePlatform.ts';
import { ADMIN, ATHLETE, aTeam, COACH, THERAPIST, TRAINER } from '../support/house.ts';
import { type FakeHouse, openFakeHouse } from '../walks/house.ts';

let test: FakeHouse;
beforeAll(async () => {
  test = await openFakeHouse();
  await aTeam(test);
});
afterAll(() => test.close());
const says = async (user: FakeUser, line: string) => toPlainText(await test.platform.type(user, line));

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
    await says(THERAPIST, 'clinic hours days:mon-sun');
    await says(THERAPIST, `clinic hours days:"${days}" from:09:00 to:17:00 pause:12:30-13:15`);
    const shown = await says(THERAPIST, 'clinic');
    const all = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    expect(all.filter((day) => shown.includes(`: ${day};`)).sort()).toEqual([...named].sort());
  });

  it.each([
    ['hours days:someday from:09:00 to:17:00', 'Weekdays'],
    ['hours days:mon from:17:00 to:09:00', 'To'],
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
    expect(test.errors).toEqual([]);
  });
});
