import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR, type Instant, MINUTE } from '../../../src/domain/day.ts';
import { actionsOf, asDoc, asForm } from '../../support/fakePlatform.ts';
import { answered, personOf, teamOf } from '../../support/history.ts';
import { ATHLETE, CLINICIAN, days, openTeamHouse, type TestHouse, THERAPIST } from '../../support/house.ts';
import { bestOffer, done, openClinic } from '../../walks/clinic.ts';

const utc = (text: string): Instant => Date.parse(`${text}Z`);

let test: TestHouse;
beforeEach(async () => {
  test = await openTeamHouse(utc('2026-03-01T12:00:00'));
  test.platform.inbox(ATHLETE);
});
afterEach(() => test.close());

const says = async (line: string) => toPlainText(await test.platform.type(ATHLETE, line));
const open = async () => (await (await teamOf(test, ATHLETE)).findings.open()).map(({ pattern }) => pattern);

/** When something was asked between two moments, looking every quarter of an hour. */
async function asked(job: string, from: Instant, to: Instant): Promise<readonly string[]> {
  const times: string[] = [];
  test.platform.inbox(ATHLETE);
  for (let at = from; at <= to; at += 15 * MINUTE) {
    test.set(at);
    await test.run(job);
    await test.house.deliver();
    if (test.platform.inbox(ATHLETE).length > 0) times.push(new Date(at).toISOString().slice(0, 16));
  }
  return times;
}

describe('the weekly form', () => {
  const prompt = (from: Instant, to: Instant) => asked('weeklyPrompts', from, to);

  it('is asked on Sunday at 18:00 of the athlete’s clock, and once more of who did not answer', async () => {
    // 1 March 2026 is a Sunday; Berlin is an hour ahead.
    expect(await prompt(utc('2026-03-01T12:00:00'), utc('2026-03-02T20:00:00'))).toEqual([
      '2026-03-01T17:00',
      '2026-03-02T13:00',
    ]);
    expect(toPlainText(test.platform.lastTo(ATHLETE))).toContain('One press is enough if nothing troubled you');
  });

  it('is answered by one press when there is no problem, and not asked again', async () => {
    await prompt(utc('2026-03-01T17:00:00'), utc('2026-03-01T17:00:00'));
    const sent = test.platform.lastTo(ATHLETE);
    expect(toPlainText(await test.platform.pressLabel(ATHLETE, sent, 'No problem'))).toContain('No problem this week');
    expect(await prompt(utc('2026-03-01T17:15:00'), utc('2026-03-02T20:00:00'))).toEqual([]);
    const ada = await personOf(test, ATHLETE);
    expect(await (await teamOf(test, ATHLETE)).weekly.of(ada.id, '2026-03-01', '2026-03-02')).toMatchObject([
      { q1: 0, q2: null, area: null },
    ]);
  });

  it('asks four questions an area otherwise, and shows 0 to 100', async () => {
    const form = asForm(
      await test.platform.pressLabel(ATHLETE, await test.platform.type(ATHLETE, 'weekly'), 'Less of'),
    );
    expect(form.fields.map(({ name }) => name)).toEqual(['area', 'side', 'change', 'performance', 'hurt']);
    const knee = await test.platform.type(ATHLETE, 'weekly part:8 area:knee change:8 performance:0 hurt:8');
    expect(toPlainText(await test.platform.pressLabel(ATHLETE, knee, 'left'))).toContain('left knee: 24 of 100');
    expect(await says('weekly part:8 area:lower-back change:17 performance:8 hurt:17')).toContain(
      'lower back: 50 of 100',
    );
    expect(await open()).toContain('R04');
    expect(await says('weekly part:25 area:calf side:right')).toContain('right calf: 100 of 100');
  });

  it('sees a problem that lasts three weeks, and its end when the week was without one', async () => {
    const week = 'weekly part:8 area:knee side:left change:8 performance:0 hurt:8';
    await says(week);
    test.set(test.now() + days(7));
    await says(week);
    // Two weeks are not three.
    expect(await open()).toEqual([]);
    test.set(test.now() + days(7));
    await says(week);
    expect(await open()).toContain('R05');
    test.set(test.now() + days(7));
    await says('weekly part:0');
    const ada = await personOf(test, ATHLETE);
    expect(await (await teamOf(test, ATHLETE)).weekly.of(ada.id, '2026-03-22', '2026-03-22')).toMatchObject([
      { q1: 0, area: 'knee', side: 'left' },
      { q1: 0, area: null },
    ]);
  });

  it('is refused without consent', async () => {
    const ada = await personOf(test, ATHLETE);
    await (await teamOf(test, ATHLETE)).people.change(ada.id, { consentAt: null });
    expect(await says('weekly part:0')).toContain('your consent is missing');
    expect(await prompt(utc('2026-03-01T17:00:00'), utc('2026-03-01T18:00:00'))).toEqual([]);
  });
});

describe('pain around a session', () => {
  const KNEE = { pain: 3, painArea: 'knee', painSide: 'left' } as const;
  const prompt = (from: Instant, to: Instant) => asked('painPrompts', from, to);

  it('is asked only of whoever told of pain lately', async () => {
    const free = asDoc(await test.platform.type(ATHLETE, 'session 5 60'));
    expect(toPlainText(free)).toContain('effort 5 for 60 min makes a load of 300');
    expect(actionsOf(free).map(({ label }) => label)).toEqual(['Correct it', 'Something is sore']);
    await answered(test, ATHLETE, '2026-02-24', KNEE);
    test.set(test.now() + HOUR);
    const doc = asDoc(await test.platform.type(ATHLETE, 'session 6 45'));
    expect(toPlainText(doc)).toContain('You told of pain lately');
    const form = asForm(await test.platform.pressLabel(ATHLETE, doc, 'Tell about pain'));
    expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
      ['painbefore', undefined],
      ['painduring', undefined],
      ['painafter', undefined],
      ['area', 'knee'],
      ['side', 'left'],
    ]);
  });

  it('above the limit is seen at once', async () => {
    await answered(test, ATHLETE, '2026-02-24', KNEE);
    await says('session 5 60 painbefore:2 painduring:6 area:knee side:left');
    expect(await open()).toContain('R03');
  });

  it('asks the questions for medical staff first where it is high, and not where it is not', async () => {
    const asks = (text: string) => text.includes('One question first');
    expect(asks(await says('session 5 60 painbefore:0 painduring:3 area:knee side:left'))).toBe(false);
    test.set(test.now() + 24 * HOUR);
    expect(asks(await says('checkin nextmorning:4 area:knee side:left'))).toBe(false);
    test.set(test.now() + HOUR);
    expect(asks(await says('session 5 60 painbefore:1 painduring:5 area:knee side:left'))).toBe(true);
    const answered = await says('checkin flags:none');
    expect(answered).toContain('Saved, thank you');
    expect(answered).toContain('please let Clara Clinician look at it within 3 days');
  });

  it('is asked about again on the next morning, and a rise is seen', async () => {
    await says('session 5 60 painbefore:1 painduring:3 area:knee side:left');
    expect(await open()).toEqual([]);
    expect(await prompt(utc('2026-03-02T06:00:00'), utc('2026-03-02T18:00:00'))).toEqual([
      '2026-03-02T07:00',
      '2026-03-02T11:00',
    ]);
    const morning = test.platform.lastTo(ATHLETE);
    expect(toPlainText(morning)).toContain('left knee');
    await says('checkin nextmorning:4 area:knee side:left');
    expect(await open()).toContain('R03');
    expect(await prompt(utc('2026-03-02T18:15:00'), utc('2026-03-03T18:00:00'))).toEqual([]);
  });

  it('is not asked about when it did not hurt', async () => {
    await answered(test, ATHLETE, '2026-02-24', KNEE);
    const doc = await test.platform.type(ATHLETE, 'session 5 60');
    expect(toPlainText(await test.platform.pressLabel(ATHLETE, doc, 'No pain'))).toContain('Pain saved');
    expect(await prompt(utc('2026-03-02T06:00:00'), utc('2026-03-02T18:00:00'))).toEqual([]);
  });
});

describe('what a massage did', () => {
  async function massage(): Promise<Instant> {
    await openClinic(test);
    await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE)));
    const ada = await personOf(test, ATHLETE);
    const [booking] = await (await teamOf(test, ATHLETE)).bookings.ofAthlete(ada.id, test.now());
    if (!booking) throw new Error('nothing was booked');
    return booking.end;
  }

  it('is asked a day later, once more the day after, and not when it was answered', async () => {
    const end = await massage();
    const prompt = (from: number, to: number) => asked('feedbackPrompts', end + from, end + to);
    expect(await prompt(23 * HOUR, 24 * HOUR - MINUTE)).toEqual([]);
    expect(await prompt(24 * HOUR, 24 * HOUR)).toHaveLength(1);
    const sent = test.platform.lastTo(ATHLETE);
    const [answer] = actionsOf(sent);
    expect(answer?.invoke.ask).toEqual(['pressure', 'area', 'side', 'before', 'after']);
    expect(await prompt(48 * HOUR, 49 * HOUR)).toHaveLength(1);
    const line = `feedback pressure:right area:calf side:left before:6 after:3 booking:${answer?.invoke.input.booking}`;
    expect(await says(line)).toContain('those who treat you see what helps');
    expect(await prompt(50 * HOUR, 72 * HOUR)).toEqual([]);
  });

  it('is taken from a day to three days after, of one’s own massage', async () => {
    const end = await massage();
    const line = 'feedback area:calf side:left before:6 after:3';
    expect(await says(line)).toContain('There is no massage of the last three days to answer about');
    test.set(end + 24 * HOUR);
    expect(await says(line)).toContain('those who treat you');
    expect(await says(line)).toContain('There is no massage of the last three days to answer about');
  });

  it('after which it hurts far more is told to those who treat, and the athlete reads to whom', async () => {
    const end = await massage();
    test.set(end + 26 * HOUR);
    const answer = await says('feedback pressure:strong area:calf side:left before:3 after:9');
    expect(answer).toContain('I’m telling Clara Clinician and Thea Therapist.');
    await test.house.deliver();
    for (const user of [CLINICIAN, THERAPIST])
      expect(test.platform.inbox(user).join()).toContain(
        'left calf: 3 of 10 before a massage, 9 of 10 one to three days',
      );
  });

  it('feeds the pattern of a massage that does not help', async () => {
    await openClinic(test);
    const team = await teamOf(test, ATHLETE);
    const ada = await personOf(test, ATHLETE);
    for (let week = 0; week < 3; week += 1) {
      await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE)));
      const booking = (await team.bookings.ofAthlete(ada.id, test.now())).at(-1);
      test.set((booking?.end ?? 0) + 26 * HOUR);
      await says('feedback area:calf side:left before:6 after:5');
      test.set(test.now() + days(3));
    }
    expect(await open()).toContain('R20');
  });
});
