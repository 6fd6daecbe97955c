import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../src/domain/day.ts';
import { actionsOf, asDoc } from '../support/fakePlatform.ts';
import { personOf, teamOf, trained } from '../support/history.ts';
import { ATHLETE, CLINICIAN, MONDAY, openTeamHouse, type TestHouse, THERAPIST, TRAINER } from '../support/house.ts';

describe('my own page', () => {
  let test: TestHouse;
  beforeAll(async () => {
    test = await openTeamHouse();
  });
  afterAll(() => test.close());
  const page = async () => asDoc(await test.platform.type(ATHLETE, 'mine'));

  it('begins empty and says so', async () => {
    const words = toPlainText(await page());
    expect(words).toContain('You have no booking to come.');
    expect(words).toContain('No check-in in the last 7 days.');
    expect(words).toContain('Nobody has looked at your data yet.');
  });

  it('shows load, check-ins and who read them', async () => {
    await trained(
      test,
      ATHLETE,
      Array.from({ length: 34 }, (_, index) => [index % 3 === 0 ? 3 : 6, 50] as const),
    );
    await test.platform.type(ATHLETE, 'checkin 3 knee left');
    await test.platform.type(TRAINER, 'athlete Ada');
    const words = toPlainText(await page());
    expect(words).toMatch(/7 days to 28 days: 0\.\d+ \(28 of 28 days known\)/);
    expect(words).toContain('Mon 2 Mar; Answers: left knee 3');
    expect(words).toContain('Who looked at your data: Tom Trainer (trainer) on Mon 2 Mar, 08:00.');
  });

  it('moves and cancels bookings by buttons', async () => {
    const team = await teamOf(test, ATHLETE);
    const [ada, thea] = [await personOf(test, ATHLETE), await personOf(test, THERAPIST)];
    await test.platform.type(THERAPIST, 'clinic room room:Blue tables:1');
    await test.platform.type(THERAPIST, 'clinic hours days:mon-sun from:08:00 to:20:00 room:Blue');
    const [room] = await team.clinic.rooms();
    const booking = await team.bookings.add({
      ...{ athleteId: ada.id, therapistId: thea.id, roomId: room?.id ?? '', type: 'RECOVERY', table: 1 },
      start: MONDAY + 28 * HOUR,
      end: MONDAY + 28 * HOUR + 30 * MINUTE,
      therapistTurnoverMinutes: 10,
      tableTurnoverMinutes: 5,
      origin: 'athlete',
      reasons: [],
      by: ada.id,
      now: MONDAY,
    });
    const doc = await page();
    expect(toPlainText(doc)).toContain(
      'Tue 3 Mar, 12:00: Recovery massage with Thea Therapist, Blue [Move] [Swap it] [Cancel]',
    );
    const invokes = actionsOf(doc).map(({ invoke }) => [invoke.command, invoke.input]);
    expect(invokes).toContainEqual(['book', { instead: booking?.id }]);
    expect(invokes).toContainEqual(['cancel', { booking: booking?.id }]);
  });

  it('says that bookings are on hold', async () => {
    await test.platform.type(ATHLETE, 'checkin flags:chest-pain');
    const words = toPlainText(await page());
    expect(words).toContain('Your massage bookings are on hold until a clinician has spoken with you.');
    expect(words).toContain('Blue (on hold) [Cancel]');
    expect(words).not.toContain('[Find a slot]');
    const lifted = await test.platform.type(CLINICIAN, 'risk lift person:u-ada reason:cleared');
    expect(toPlainText(lifted)).toContain('1 booking stands again.');
    expect(toPlainText(await page())).toContain('Blue [Move] [Swap it] [Cancel]');
  });
});
