import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR } from '../../../src/domain/day.ts';
import { ATHLETE, CLINICIAN, COACH, THERAPIST, TRAINER } from '../../support/house.ts';
import { aClinic, anAthlete, type Clinic, done } from '../../walks/clinic.ts';

let test: Clinic;
beforeEach(async () => {
  test = await aClinic({ tables: 1, days: 'tue', from: '09:00', to: '10:00' });
});
afterEach(() => test.close());

const propose = async () => toPlainText(await test.platform.type(TRAINER, 'plan propose'));
const training = async () => {
  const start = test.now() + 34 * HOUR;
  await (await test.team()).events.save({ feedId: null, personId: null, squad: null }, [
    {
      ...{ key: 'training', title: 'Training', start, end: start + HOUR, zone: 'Europe/Berlin', allDay: false },
      ...{ kind: 'training', intensity: null, plannedRpe: null, plannedMinutes: null, plannedDistanceKm: null },
      ...{ plannedLoad: null, priority: null, matchdayLabel: null, status: 'confirmed', sure: true },
    },
  ]);
};

describe('a proposal says in a sentence what it could not be made from', { timeout: 60_000 }, () => {
  it('neither calendar nor answers', async () => {
    expect(await propose()).toContain(
      'No training or match is known and nobody has checked in for two weeks, so the plan can only spread regular care.',
    );
  });

  it('a squad without calendar', async () => {
    await done(test.platform.type(ATHLETE, 'checkin 7 calf left'));
    expect(await propose()).toContain('No training or match is known, so the plan follows check-ins and regular care');
  });

  it('an athlete without answers', async () => {
    await anAthlete(test, 'Bea');
    await training();
    await done(test.platform.type(ATHLETE, 'checkin 7 calf left'));
    expect(await propose()).toContain(
      '1 athlete has not checked in for two weeks, so their massages follow the calendar',
    );
    expect(await test.says(COACH, 'plan')).toContain('1 athlete has not checked in');
  });

  it('nothing where all is known', async () => {
    await training();
    await done(test.platform.type(ATHLETE, 'checkin 7 calf left'));
    expect(await propose()).not.toMatch(/is known|checked in for two weeks/);
  });

  it('a team of which nobody may have a massage; a coach does not read why', async () => {
    await done(test.platform.type(CLINICIAN, 'restrict hold "Ada Athlete" "to be looked at"'));
    const text = await propose();
    expect(text).toContain('The only athlete may not have a massage now');
    expect(await test.says(COACH, 'plan')).not.toContain('may not have a massage');
  });

  it('a week in which the only therapist is away', async () => {
    await done(test.platform.type(THERAPIST, 'clinic off start:2026-03-02 until:2026-03-08'));
    expect(await propose()).toContain('no therapist works in what is left of this week');
  });
});

it('names the day that lacks hours, what others got, and the same reason once', { timeout: 60_000 }, async () => {
  for (const name of ['Bea', 'Cem', 'Dan', 'Eva']) await anAthlete(test, name);
  await training();
  const text = await propose();
  expect(text).toMatch(/\d of \d massages that were possible have a place\. Tue 3 Mar would need \d(\.5)? hours? more/);
  const rows = text.split('\n').filter((line) => line.includes('others needed it more'));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatch(/Athletes: .+ \(.+\), .+ \(.+\)/);
});
