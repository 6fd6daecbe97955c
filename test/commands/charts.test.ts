import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paintAll, picturesOf } from '../../src/chat/paint.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../src/domain/day.ts';
import { isPng } from '../chat/support/picture.ts';
import { asDoc, type FakeUser } from '../support/fakePlatform.ts';
import { personOf, teamOf, trained } from '../support/history.ts';
import { ATHLETE, COACH, MONDAY, openTeamHouse, type TestHouse, THERAPIST, TRAINER } from '../support/house.ts';

describe('pictures', () => {
  let test: TestHouse;
  beforeAll(async () => {
    test = await openTeamHouse();
    await trained(
      test,
      ATHLETE,
      Array.from({ length: 40 }, (_, index) => (index % 9 === 4 ? null : ([5, 60] as const))),
    );
    await test.platform.type(ATHLETE, 'checkin 8 calf left sleep:6');
    const team = await teamOf(test, ATHLETE);
    await test.platform.type(THERAPIST, 'clinic room room:Blue tables:1');
    await test.platform.type(THERAPIST, 'clinic hours days:mon-sun from:08:00 to:20:00 room:Blue');
    const [room] = await team.clinic.rooms();
    const [ada, thea] = [await personOf(test, ATHLETE), await personOf(test, THERAPIST)];
    await team.bookings.add({
      ...{ athleteId: ada.id, therapistId: thea.id, roomId: room?.id ?? '', type: 'RECOVERY', table: 1 },
      ...{ start: MONDAY + 28 * HOUR, end: MONDAY + 28 * HOUR + 30 * MINUTE },
      ...{ therapistTurnoverMinutes: 10, tableTurnoverMinutes: 5 },
      ...{ origin: 'athlete', reasons: [], by: ada.id, now: MONDAY },
    });
  });
  afterAll(() => test.close());
  const asked = async (user: FakeUser, line: string) => asDoc(await test.platform.type(user, line));
  const kinds = async (user: FakeUser, line: string) =>
    picturesOf(await asked(user, line)).map(({ chart }) => chart.kind);

  it.each([
    ['an athlete sees their own soreness and load', ATHLETE, 'mine', ['body', 'heat', 'load']],
    ['a trainer sees all of an athlete', TRAINER, 'athlete Ada', ['load', 'body', 'heat']],
    ['a coach sees the load alone', COACH, 'athlete Ada', ['load']],
    ['a therapist sees the squad today', THERAPIST, 'roster', ['squad']],
    ['a coach sees the squad today', COACH, 'roster', ['squad']],
    ['the week is a picture', THERAPIST, 'roster week', ['roster']],
    ['tomorrow is none', THERAPIST, 'roster tomorrow', []],
  ])('%s', async (_, user, line, expected) => {
    expect(await kinds(user, line)).toEqual(expected);
  });

  it('are painted by the house, and their words say the same', async () => {
    const docs = [await asked(ATHLETE, 'mine'), await asked(TRAINER, 'roster'), await asked(TRAINER, 'roster week')];
    for (const doc of docs) {
      const painted = await paintAll(doc, test.house.door.paint);
      expect(painted.size).toBe(picturesOf(doc).length);
      for (const png of painted.values()) expect(isPng(png)).toBe(true);
    }
    const words = docs.map(toPlainText).join('\n');
    expect(words).toContain('Soreness on Mon 2 Mar, 0 to 10: left calf 8.');
    expect(words).toContain('Highest: left calf, 8 on Mon 2 Mar.');
    expect(words).toMatch(/Load: 3\d of the last 4\d days known\. Highest: 300 units/);
    expect(words).toContain('Checked in today: 1 of 1. Talk first with Ada Athlete (Soreness 8 left calf).');
    expect(words).toContain('From Mon 2 Mar to Sun 8 Mar: 1 session, 30 minutes. Most on Tue 3 Mar: 1.');
  });

  it('show a coach no symptoms, in words and in the picture', async () => {
    const doc = await asked(COACH, 'roster');
    expect(toPlainText(doc)).not.toMatch(/calf|Talk first/);
    const drawn = JSON.stringify(picturesOf(doc).map(({ chart }) => chart.kind === 'squad' && chart.rows));
    expect(drawn).not.toMatch(/calf|6 h/);
    expect(drawn).toContain('not shown');
  });

  it('are words alone for those who save data, until they change their mind', async () => {
    await test.platform.type(ATHLETE, 'settings pictures:no');
    const doc = await asked(ATHLETE, 'mine');
    expect(picturesOf(doc)).toEqual([]);
    expect(toPlainText(doc)).toContain('Soreness on Mon 2 Mar, 0 to 10: left calf 8.');
    expect(toPlainText(await asked(ATHLETE, 'settings pictures:yes'))).toContain('Pictures: yes');
    expect(await kinds(ATHLETE, 'mine')).toHaveLength(3);
  });
});
