import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { asForm } from '../support/fakePlatform.ts';
import { ADMIN, ATHLETE, CLINICIAN, COACH, MONDAY, THERAPIST, TRAINER } from '../support/house.ts';
import { done, openFakeClinic } from '../walks/clinic.ts';
import type { FakeHouse } from '../walks/house.ts';

const HOUR = 3_600_000;

describe('an area that somebody should look at first', () => {
  let test: FakeHouse;
  beforeAll(async () => {
    test = await openFakeClinic();
  });
  afterAll(() => test.close());
  const says = async (line: string, user = ATHLETE) => toPlainText(await test.platform.type(user, line));
  const mailOf = async (user: typeof ATHLETE) => {
    await test.house.deliver();
    return test.platform.inbox(user).join('\n');
  };

  it('is closed, told to the clinician once, and stands in the list', async () => {
    const said = await says('checkin 6 knee left');
    expect(said).toContain(
      'left knee: please let Clara Clinician look at it within 3 days. No massage there before that.',
    );
    expect(said).not.toContain('Massage for it');
    const mail = await mailOf(CLINICIAN);
    expect(mail).toContain('Ada Athlete: please look at the left knee\nBy Thu 5 Mar.');
    expect(await mailOf(TRAINER)).not.toContain('please look at');
    await says('checkin sleep:7');
    expect(await mailOf(CLINICIAN)).not.toContain('please look at');
    for (const user of [CLINICIAN, THERAPIST, TRAINER])
      expect(await says('assess', user)).toContain('Ada Athlete: left knee at 6 of 10, by Thu 5 Mar.');
    for (const user of [ADMIN, COACH, ATHLETE]) expect(await says('assess', user)).not.toContain('left knee');
  });

  it.each([
    [
      'by a therapist',
      THERAPIST,
      'assess athlete:u-ada area:knee side:left outcome:open pressure:2',
      'nothing was stored',
    ],
    ['without a side', CLINICIAN, 'assess athlete:u-ada area:knee outcome:open pressure:2', 'left or right'],
    [
      'with a side the head does not have',
      CLINICIAN,
      'assess athlete:u-ada area:head side:left outcome:refer',
      'no side',
    ],
    ['without a pressure', CLINICIAN, 'assess athlete:u-ada area:knee side:left outcome:open', 'pressure'],
    [
      'of somebody who plays for nobody',
      CLINICIAN,
      'assess athlete:u-carl area:knee side:left outcome:refer',
      'athlete',
    ],
  ])('is not opened %s', async (_, user, line, words) => {
    expect((await says(line, user)).toLowerCase()).toContain(words.toLowerCase());
    expect(await says('assess', CLINICIAN)).toContain('left knee');
  });

  it('stays closed after “not yet” and opens up to the pressure that was said; the athlete hears of each', async () => {
    await done(test.platform.type(CLINICIAN, 'assess athlete:u-ada area:knee side:left outcome:not-yet'));
    expect(await mailOf(ATHLETE)).toContain('left knee: no massage there yet.');
    expect(await says('assess', CLINICIAN)).toContain('Nobody waits for a look.');
    // Worse than what was looked at.
    test.set(MONDAY + 25 * HOUR);
    await says('checkin 7 knee left');
    const list = await test.platform.type(CLINICIAN, 'assess');
    const form = await test.platform.pressLabel(CLINICIAN, list, 'Record what came of it');
    expect(asForm(form).fields.map(({ name }) => name)).toEqual(['outcome', 'pressure', 'note']);
    const recorded = await test.platform.fill(CLINICIAN, form, { outcome: 'open', pressure: '2', note: 'settled' });
    expect(toPlainText(recorded)).toContain('Massage may start there, pressure at most 2 of 5.');
    expect(await mailOf(ATHLETE)).toContain('left knee: massage may start again, pressure at most 2 of 5.');
    expect(await says('assess', CLINICIAN)).toContain('Nobody waits for a look.');
    // Worse on the same day waits for another look; where nothing waits, nothing is recorded.
    expect(await says('checkin 8 knee left flags:none')).toContain('No massage there before that.');
    expect(await says('assess', CLINICIAN)).toContain('left knee at 8 of 10');
    const elsewhere = 'assess athlete:u-ada area:knee side:right outcome:open pressure:2';
    expect(await says(elsewhere, CLINICIAN)).toContain('Nobody waits for a look there.');
  });

  it('of muscle that is very sore and new is looked at beside a light massage', async () => {
    const other = await openFakeClinic();
    try {
      const said = toPlainText(await other.platform.type(ATHLETE, 'checkin 8 calf right flags:none'));
      expect(said).toContain('look at it within 2 days. Light massage is possible meanwhile.');
      expect(said).toContain('Massage for it');
      await other.house.deliver();
      expect(other.platform.inbox(CLINICIAN).join('\n')).toContain('Light work there is possible meanwhile.');
      expect(toPlainText(await other.platform.type(THERAPIST, 'roster'))).toContain(
        'To be looked at first: Ada Athlete.',
      );
    } finally {
      await other.close();
    }
  });

  it('says who has not answered a warning question', async () => {
    test.set(MONDAY + 26 * HOUR);
    await says('checkin 9 thigh right');
    expect(await says('assess', THERAPIST)).toContain('Ada Athlete has not answered a warning question yet.');
    await says('checkin flags:none');
    expect(await says('assess', THERAPIST)).not.toContain('has not answered');
  });
});

describe('strong soreness of head, chest, abdomen or groin', () => {
  it.each(['head', 'chest', 'abdomen', 'groin left'])(
    '%s: medical staff hear of it at once, and bookings are held',
    async (spot) => {
      const test = await openFakeClinic();
      try {
        await test.platform.type(ATHLETE, `checkin 7 ${spot} flags:none`);
        await test.house.deliver();
        const [told] = test.platform.inbox(CLINICIAN).filter((text) => text.includes('Urgent'));
        expect(told).toContain('7 of 10 or more at the head, chest, abdomen or groin');
        expect(toPlainText(await test.platform.type(ATHLETE, 'slots'))).toContain('on hold');
      } finally {
        await test.close();
      }
    },
  );
});
