import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import { writeCalendar } from '../../../src/ics/writeCalendar.ts';
import { asDoc, type FakeUser } from '../../support/fakePlatform.ts';
import { ADMIN, ATHLETE, CLINICIAN, COACH, MONDAY, THERAPIST, TRAINER } from '../../support/house.ts';
import { aClinic, anAthlete, bookings, type Clinic, done } from '../../walks/clinic.ts';

/** A knee is looked at before hands work there. */
const SORE_KNEE = 'checkin 6 knee left';

describe('an assessment', () => {
  let test: Clinic;
  beforeEach(async () => {
    test = await aClinic();
  });
  afterEach(() => test.close());

  const mailOf = async (user: FakeUser) => {
    await test.house.deliver();
    return test.platform.inbox(user).join('\n');
  };
  const labels = async (user: FakeUser, line: string) =>
    bookings(await test.platform.type(user, line)).map(({ label }) => label);
  const clinicianHasHours = () => done(test.platform.type(CLINICIAN, 'clinic hours days:mon-sun from:09:00 to:12:00'));
  const press = async (user: FakeUser, line: string) => {
    const [first] = bookings(await test.platform.type(user, line));
    if (!first) throw new Error(`nothing to book after ${line}`);
    return toPlainText(await test.platform.press(user, first));
  };
  const kinds = async () => (await test.active()).map(({ type, state }) => `${type} ${state}`);

  it('is what somebody is offered who should be looked at first: in the answer and among the free times', async () => {
    await clinicianHasHours();
    const said = await test.platform.type(ATHLETE, SORE_KNEE);
    expect(
      bookings(said).every(
        ({ label, invoke }) => label.startsWith('Book assessment') && invoke.input.type === 'ASSESSMENT',
      ),
    ).toBe(true);
    expect(toPlainText(said)).toContain('Assessment, 30 min with Clara Clinician in Physio room.');
    expect(toPlainText(said)).not.toContain('Massage for it');
    expect(await labels(ATHLETE, 'slots')).toEqual(expect.arrayContaining([expect.stringMatching(/^Book assessment/)]));
    // The rest of the body keeps to a light hand: one press away.
    const elsewhere = await test.platform.pressLabel(
      ATHLETE,
      await test.platform.type(ATHLETE, 'slots'),
      'Massage elsewhere',
    );
    const types = bookings(elsewhere).map(({ invoke }) => invoke.input.type);
    expect(types.length).toBeGreaterThan(0);
    expect(types).not.toContain('ASSESSMENT');
  });

  it('stands everywhere as what it is, asks for no consent, and is moved and cancelled like any booking', async () => {
    await clinicianHasHours();
    await test.says(ATHLETE, SORE_KNEE);
    const said = await press(ATHLETE, 'slots');
    expect(said).toContain('Assessment');
    expect(said).not.toMatch(/ease soreness|anything new/i);
    expect(await kinds()).toEqual(['ASSESSMENT booked']);
    const mine = await test.platform.type(ATHLETE, 'mine');
    expect(toPlainText(mine)).toContain('Assessment');
    expect(JSON.stringify(asDoc(mine))).not.toContain('"command":"consent"');
    for (const user of [CLINICIAN, THERAPIST, TRAINER])
      expect(await test.says(user, 'roster week')).toContain('Assessment');
    expect(await test.says(CLINICIAN, 'assess')).toContain('Assessment booked:');
    const [booked] = await test.active();
    if (!booked) throw new Error('nothing booked');
    test.set(booked.start - 2 * HOUR);
    await test.run('reminders');
    const mail = await mailOf(ATHLETE);
    expect(mail).toContain('Assessment with Clara Clinician');
    expect(mail).not.toMatch(/OK with you|anything new/i);
    test.set(MONDAY + MINUTE);
    expect(await test.says(ATHLETE, 'slots type:ASSESSMENT')).toContain('You have an assessment on');
    const times = bookings(await test.platform.pressLabel(ATHLETE, mine, 'Move'));
    expect(times.every(({ invoke }) => invoke.input.type === 'ASSESSMENT')).toBe(true);
    const other = times.find(({ invoke }) => invoke.input.start !== booked.start / MINUTE);
    if (!other) throw new Error('no other time');
    expect(toPlainText(await test.platform.press(ATHLETE, other))).toContain('Moved');
    const [now] = await test.active();
    expect([now?.type, now?.calendarUid, now?.start === booked.start]).toEqual([
      'ASSESSMENT',
      booked.calendarUid,
      false,
    ]);
    const team = await test.team();
    await done(test.platform.type(ATHLETE, `cancel booking:${now?.id}`));
    expect(await kinds()).toEqual([]);
    expect(await team.bookings.comingAssessments(test.now())).toEqual([]);
  });

  it('is called so in the calendars of the two it concerns, and nowhere else', async () => {
    await clinicianHasHours();
    await test.says(ATHLETE, SORE_KNEE);
    await press(ATHLETE, 'slots');
    const { bookingEntry } = await import('../../../src/ics/bookingEntry.ts');
    const { makeTranslate } = await import('../../../src/i18n/translate.ts');
    const [booked] = await test.active();
    if (!booked) throw new Error('nothing booked');
    const t = makeTranslate('en', 'Europe/Berlin');
    const entry = (isAssessment: boolean, athlete: string | null) =>
      writeCalendar('c', [
        bookingEntry(t, { ...booked, therapist: 'Clara', room: 'Room', isAssessment }, athlete, test.now()),
      ]);
    expect(entry(true, null)).toContain('Assessment with Clara');
    expect(entry(true, 'Ada')).toContain('Ada: assessment with Clara');
    expect(entry(false, 'Ada')).not.toContain('ssessment');
  });

  it('is booked by staff for the athlete, who hears of it', async () => {
    await clinicianHasHours();
    await test.says(ATHLETE, SORE_KNEE);
    expect(await press(THERAPIST, 'book athlete:u-ada type:ASSESSMENT')).toContain('Ada Athlete: assessment');
    expect(await mailOf(ATHLETE)).toContain('Assessment with Clara Clinician');
    expect(await test.says(COACH, 'book athlete:u-ada type:ASSESSMENT')).not.toContain('min with');
    // A massage is the athlete's own to book.
    expect(await test.says(THERAPIST, 'book athlete:u-ada type:RELAX')).not.toContain('min with');
    expect(await kinds()).toEqual(['ASSESSMENT booked']);
  });

  it('is given by a therapist with the skill, and by no other', async () => {
    await test.says(ATHLETE, SORE_KNEE);
    expect(await labels(ATHLETE, 'slots')).toEqual([]);
    await done(test.platform.type(THERAPIST, 'clinic skills skills:"recovery, relaxation, assessment"'));
    expect((await labels(ATHLETE, 'slots'))[0]).toMatch(/^Book assessment/);
    expect(await test.says(ATHLETE, 'slots')).toContain('30 min with Thea Therapist');
  });

  it('waits for no hold and no open question; only an emergency holds it too', async () => {
    await clinicianHasHours();
    await test.says(ATHLETE, SORE_KNEE);
    await press(ATHLETE, 'slots');
    await done(test.platform.type(THERAPIST, 'restrict hold Ada reason:"fever in the family"'));
    expect(await kinds()).toEqual(['ASSESSMENT booked']);
    test.set(MONDAY + MINUTE);
    await test.says(ATHLETE, 'checkin flags:numbness');
    expect(await kinds()).toEqual(['ASSESSMENT booked']);
    test.set(MONDAY + 2 * MINUTE);
    await test.says(ATHLETE, 'checkin flags:chest-pain');
    expect(await kinds()).toEqual(['ASSESSMENT held']);
    const bea = await anAthlete(test, 'Bea');
    await test.says(bea, 'checkin 9 calf left');
    expect(await labels(bea, 'slots type:RECOVERY')).toEqual([]);
    expect((await labels(bea, 'slots type:ASSESSMENT'))[0]).toMatch(/^Book assessment/);
    await test.says(bea, 'checkin flags:chest-pain');
    expect(await labels(bea, 'slots type:ASSESSMENT')).toEqual([]);
  });

  it('is a line of the plan before any massage, and is booked with it', async () => {
    await clinicianHasHours();
    await test.says(ATHLETE, SORE_KNEE);
    const plan = await test.says(TRAINER, 'plan propose');
    expect(plan).toContain('Assessment');
    await done(test.platform.type(TRAINER, 'plan accept'));
    const all = (await test.active()).toSorted((one, other) => one.start - other.start);
    expect(all[0]).toMatchObject({ type: 'ASSESSMENT', origin: 'plan' });
    test.set(MONDAY + HOUR);
    const again = await test.says(TRAINER, 'plan propose');
    expect(again).not.toMatch(/new[^\n]*Assessment/i);
    expect((await test.active()).filter(({ type }) => type === 'ASSESSMENT')).toHaveLength(1);
  });

  it.each([
    ['a clinician', CLINICIAN, ''],
    ['the therapist who has the appointment', THERAPIST, 'skill booked'],
  ])('%s records what came of it', async (_, user, given) => {
    await test.says(ATHLETE, SORE_KNEE);
    if (given !== '') {
      await done(test.platform.type(THERAPIST, 'clinic skills skills:"relaxation, assessment"'));
      await press(ATHLETE, 'slots');
    }
    const said = await test.says(user, 'assess athlete:u-ada area:knee side:left outcome:open pressure:2');
    expect(said).toContain('Recorded: Ada Athlete, left knee');
    expect(await mailOf(ATHLETE)).toContain('left knee: massage may start again, pressure at most 2 of 5.');
  });

  it.each([
    ['a therapist without the skill', ''],
    ['one with the skill whose patient it is not', 'skill'],
  ])('%s records nothing', async (_, given) => {
    await test.says(ATHLETE, SORE_KNEE);
    if (given === 'skill') await done(test.platform.type(THERAPIST, 'clinic skills skills:"relaxation, assessment"'));
    const list = await test.says(THERAPIST, 'assess');
    expect(list).not.toContain('Record what came of it');
    const said = await test.says(THERAPIST, 'assess athlete:u-ada area:knee side:left outcome:open pressure:2');
    expect(said).toContain('Nothing was stored. Book the athlete with you, or ask a clinician.');
    const team = await test.team();
    expect(await team.assessments.since('2026-02-01', [await test.idOf(ATHLETE)])).toEqual([]);
  });

  it('nobody assesses: the words say whom to ask outside, staff hear whose it is and what to do, nothing is booked', async () => {
    const asked = await test.platform.type(ADMIN, 'team role person:u-clara role:clinician take:yes');
    await test.platform.pressLabel(ADMIN, asked, 'Take the role anyway');
    await test.house.deliver();
    for (const user of [ADMIN, THERAPIST, TRAINER]) test.platform.inbox(user);
    const said = await test.says(ATHLETE, SORE_KNEE);
    expect(said).toContain('left knee: please see a doctor or a physio within 3 days.');
    const slots = await test.platform.type(ATHLETE, 'slots');
    expect(toPlainText(slots)).toContain('Please see a doctor or a physio outside the team');
    expect(bookings(slots)).toEqual([]);
    for (const user of [THERAPIST, TRAINER]) {
      const mail = await mailOf(user);
      expect(mail).toContain('Ada Athlete: please look at the left knee');
      expect(mail).toContain('Nobody in your team assesses: please find a doctor or a physio outside for Ada Athlete');
    }
    const admin = await mailOf(ADMIN);
    expect(admin).toContain('Ada Athlete should be looked at');
    expect(admin).toContain('please find a doctor or a physio outside for Ada Athlete'.replace('please', 'Please'));
    expect(admin).not.toContain('knee');
    expect(await kinds()).toEqual([]);
  });

  describe('after a sign that somebody looks at within days', () => {
    it('holds no booking, closes the area, tells staff without waking them, and is closed with the look', async () => {
      await clinicianHasHours();
      await done(test.platform.type(ATHLETE, 'checkin 4 calf left'));
      const [massage] = bookings(await test.platform.type(ATHLETE, 'slots type:RELAX'));
      if (!massage) throw new Error('no massage free');
      await test.platform.press(ATHLETE, massage);
      // Eleven at night.
      test.set(MONDAY + 15 * HOUR);
      const said = await test.says(ATHLETE, 'checkin 8 calf left flags:night-pain');
      expect(said).toContain('Please contact Clara Clinician today');
      expect(said).not.toContain('on hold');
      expect(said).toContain('left calf: please let Clara Clinician look at it within 2 days.');
      expect(await kinds()).toEqual(['RELAX booked']);
      expect(await mailOf(CLINICIAN)).toBe('');
      test.set(MONDAY + 25 * HOUR);
      const mail = await mailOf(CLINICIAN);
      expect(mail).toContain('Ada Athlete: please look at the left calf');
      expect(mail).not.toContain('Urgent');
      await test.says(CLINICIAN, 'assess athlete:u-ada area:calf side:left outcome:open pressure:2');
      const team = await test.team();
      expect(await team.findings.open([await test.idOf(ATHLETE)])).toEqual([]);
      expect(await test.says(CLINICIAN, 'assess')).toContain('Nobody waits for a look.');
    });

    it('holds everything once a graver sign joins it', async () => {
      await test.says(ATHLETE, 'checkin 8 calf left flags:hop-pain');
      const held = async () =>
        ((await (await test.team()).people.byId(await test.idOf(ATHLETE)))?.heldAt ?? null) !== null;
      expect(await held()).toBe(false);
      test.set(MONDAY + MINUTE);
      await test.says(ATHLETE, 'checkin flags:fever');
      expect(await held()).toBe(true);
    });
  });
});
