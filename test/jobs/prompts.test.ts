import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { addDays, HOUR, type Instant, MINUTE } from '../../src/domain/day.ts';
import type { FakeUser } from '../support/fakePlatform.ts';
import { answered } from '../support/history.ts';
import { ATHLETE, openTeamHouse, type TestHouse, TRAINER } from '../support/house.ts';

const utc = (text: string): Instant => Date.parse(`${text}Z`);
const instants = (minutes: readonly string[]): readonly Instant[] => minutes.map((one) => utc(`${one}:00`));

describe('the daily question', () => {
  let test: TestHouse;
  beforeEach(async () => {
    test = await openTeamHouse(utc('2026-03-02T05:00:00'));
    test.platform.inbox(ATHLETE);
  });
  afterEach(() => test.close());

  /**
   * Everything asked from one moment to another, with the moment it was sent: looked for every five minutes near the
   * `likely` moments, and every half hour between, where whatever is due is still found.
   */
  async function asked(
    user: FakeUser,
    from: Instant,
    to: Instant,
    likely: readonly Instant[] = [],
  ): Promise<readonly string[]> {
    const times: string[] = [];
    test.platform.inbox(user);
    const isNear = (at: Instant) => likely.some((one) => Math.abs(at - one) <= HOUR);
    for (let at = from; at <= to; at += 5 * MINUTE) {
      if ((at - from) % (30 * MINUTE) !== 0 && at !== to && !isNear(at)) continue;
      test.set(at);
      await test.run('checkInPrompts', at);
      await test.house.deliver();
      if (test.platform.inbox(user).length > 0) times.push(new Date(at).toISOString().slice(0, 16));
    }
    return times;
  }

  it('comes at the team’s hour on the athlete’s own wall clock, and once more when there is no answer', async () => {
    // 08:00 and 12:00 in Berlin.
    const due = ['2026-03-02T07:00', '2026-03-02T11:00'];
    const times = await asked(ATHLETE, utc('2026-03-02T05:00:00'), utc('2026-03-02T18:00:00'), instants(due));
    expect(times).toEqual(due);
    expect(toPlainText(test.platform.lastTo(ATHLETE))).toContain('I have not heard from you today.');
  });

  it('is answered by one press, and then there is no second one', async () => {
    await asked(ATHLETE, utc('2026-03-02T07:00:00'), utc('2026-03-02T07:00:00'));
    const prompt = test.platform.lastTo(ATHLETE);
    expect(toPlainText(prompt)).toContain('How does your body feel today, Ada Athlete?');
    expect(toPlainText(await test.platform.pressLabel(ATHLETE, prompt, 'All good'))).toContain('nothing sore');
    expect(await asked(ATHLETE, utc('2026-03-02T07:05:00'), utc('2026-03-02T18:00:00'))).toEqual([]);
  });

  it('is not asked of somebody who has answered, does not want it, or has not agreed', async () => {
    test.set(utc('2026-03-02T06:30:00'));
    await test.platform.type(ATHLETE, 'checkin good');
    expect(await asked(ATHLETE, utc('2026-03-02T07:00:00'), utc('2026-03-02T12:00:00'))).toEqual([]);
    await test.platform.type(ATHLETE, 'settings prompts:no');
    expect(await asked(ATHLETE, utc('2026-03-03T07:00:00'), utc('2026-03-03T12:00:00'))).toEqual([]);
    const nell = { id: 'u-nell', name: 'Nell', locale: 'en', zone: 'Europe/Berlin' };
    await test.platform.type(nell, 'join birth:2001-01-01 consent:no name:Nell zone:Europe/Berlin');
    expect(await asked(nell, utc('2026-03-03T07:00:00'), utc('2026-03-03T12:00:00'))).toEqual([]);
  });

  it('is a friendlier one after days of silence, of which staff read in their digest', async () => {
    for (let ago = 19; ago >= 5; ago -= 1) await answered(test, ATHLETE, addDays('2026-03-02', -ago), { mood: 4 });
    await test.house.care.risk.reviewTeams(utc('2026-03-02T05:00:00'));
    await asked(ATHLETE, utc('2026-03-02T07:00:00'), utc('2026-03-02T07:00:00'));
    expect(toPlainText(test.platform.lastTo(ATHLETE))).toContain('I have not heard from you for a while.');
    expect(toPlainText(test.platform.lastTo(TRAINER))).toContain('Ada Athlete: Check-ins have stopped');
  });

  it('is made up for after a stop, but not in the evening', async () => {
    const due = ['2026-03-02T10:30'];
    expect(await asked(ATHLETE, utc('2026-03-02T10:30:00'), utc('2026-03-02T10:40:00'), instants(due))).toEqual(due);
    expect(await asked(ATHLETE, utc('2026-03-03T17:00:00'), utc('2026-03-03T20:00:00'))).toEqual([]);
  });

  it('does not reach anybody the day after: what waited is dropped', async () => {
    test.set(utc('2026-03-02T07:00:00'));
    await test.run('checkInPrompts');
    test.set(utc('2026-03-03T06:55:00'));
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE)).toEqual([]);
  });

  const cases = [
    // The clocks in Berlin jump from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October.
    { zone: 'Europe/Berlin', hour: '08:00', day: '2026-03-28', sent: ['2026-03-28T07:00', '2026-03-29T06:00'] },
    { zone: 'Europe/Berlin', hour: '02:30', day: '2026-03-28', sent: ['2026-03-28T01:30', '2026-03-29T01:00'] },
    { zone: 'Europe/Berlin', hour: '08:00', day: '2026-10-24', sent: ['2026-10-24T06:00', '2026-10-25T07:00'] },
    { zone: 'Europe/Berlin', hour: '02:30', day: '2026-10-24', sent: ['2026-10-24T00:30', '2026-10-25T00:30'] },
    // Sydney: 02:00 to 03:00 on 4 October 2026, 03:00 back to 02:00 on 5 April.
    { zone: 'Australia/Sydney', hour: '02:30', day: '2026-10-03', sent: ['2026-10-02T16:30', '2026-10-03T16:00'] },
    { zone: 'Australia/Sydney', hour: '02:30', day: '2026-04-04', sent: ['2026-04-03T15:30', '2026-04-04T15:30'] },
    // Santiago: midnight to 01:00 on 6 September 2026, midnight back to 23:00 on 5 April.
    { zone: 'America/Santiago', hour: '00:30', day: '2026-09-05', sent: ['2026-09-05T04:30', '2026-09-06T04:00'] },
    { zone: 'America/Santiago', hour: '23:30', day: '2026-04-03', sent: ['2026-04-04T02:30', '2026-04-05T02:30'] },
  ];

  it.each(cases)('comes once a day at $hour in $zone over the change of $day', async ({ zone, hour, sent }) => {
    await test.platform.type(ATHLETE, `settings zone:${zone} checkinat:${hour} quietfrom:12:00 quietto:12:00`);
    const first = utc(`${sent[0]}:00`) - HOUR;
    const last = utc(`${sent[1]}:00`) + 3 * HOUR;
    const nudges = sent.map((one) => new Date(utc(`${one}:00`) + 4 * HOUR).toISOString().slice(0, 16));
    const times = await asked(ATHLETE, first, last, instants([...sent, ...nudges]));
    expect(times.filter((time) => !nudges.includes(time))).toEqual(sent);
  });
});
