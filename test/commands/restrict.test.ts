import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restrict } from '../../commands/restrict/restrict.ts';
import { readWords, wordsOf } from '../../src/chat/command/options.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import { MINUTE } from '../../src/domain/day.ts';
import { actionsOf, asDoc, asForm, type FakeUser } from '../support/fakePlatform.ts';
import {
  ADMIN,
  ATHLETE,
  CLINICIAN,
  COACH,
  MONDAY,
  openTeamHouse,
  type TestHouse,
  THERAPIST,
  TRAINER,
} from '../support/house.ts';

let test: TestHouse;
beforeAll(async () => {
  test = await openTeamHouse(MONDAY);
  await test.platform.type(
    { ...ATHLETE, id: 'u-adam' },
    'join birth:2000-05-17 sport:running consent:yes name:"Adam Other" zone:Europe/Berlin',
  );
  await test.platform.type(
    { ...ATHLETE, id: 'u-nora' },
    'join birth:2000-05-17 sport:running consent:no name:"Nora Noconsent" zone:Europe/Berlin',
  );
});
afterAll(() => test.close());

const OFFERED_TO_THERAPISTS = [
  'Record an injury',
  'Record an operation',
  'Hold bookings',
  'Page of the athlete',
  'All restrictions',
];
const type = (user: FakeUser, line: string) => test.platform.type(user, line);
const says = async (user: FakeUser, line: string) => toPlainText(await type(user, line));
const fieldsOf = async (user: FakeUser, line: string) => asForm(await type(user, line)).fields.map(({ name }) => name);

describe('a name and a reason', () => {
  it.each([
    ['hold Ada "waits for a scan"', { action: 'hold', athlete: 'Ada', reason: 'waits for a scan' }],
    ['hold Ada Athlete "waits"', { action: 'hold', athlete: 'Ada Athlete', reason: 'waits' }],
    ['hold "waits for a scan" Ada', { action: 'hold', athlete: 'Ada', reason: 'waits for a scan' }],
    ['hold "Ada Athlete" "waits"', { action: 'hold', athlete: 'Ada Athlete', reason: 'waits' }],
    ['hold "Ada Athlete" waits for a scan', { action: 'hold', athlete: 'Ada Athlete', reason: 'waits for a scan' }],
    ['hold Ada waits for a scan', { action: 'hold', athlete: 'Ada', reason: 'waits for a scan' }],
    ['lift “seen today” Ada Athlete', { action: 'lift', athlete: 'Ada Athlete', reason: 'seen today' }],
    ['close Amir "x"', { action: 'close', athlete: 'Amir', reason: 'x' }],
    ['close "x" Amir', { action: 'close', athlete: 'Amir', reason: 'x' }],
    ['close "Amir Haddad"', { action: 'close', athlete: 'Amir Haddad' }],
    ['back Ada 2026-03-01 "fit"', { action: 'back', athlete: 'Ada', day: '2026-03-01', reason: 'fit' }],
    ['stage Ada proliferation "warm"', { action: 'stage', athlete: 'Ada', stage: 'proliferation', reason: 'warm' }],
    ['stage "warm" Ada proliferation', { action: 'stage', athlete: 'Ada', stage: 'proliferation', reason: 'warm' }],
    ['stage proliferation "warm" Ada', { action: 'stage', athlete: 'Ada', stage: 'proliferation', reason: 'warm' }],
    ['hold reason:"a scan" Ada', { action: 'hold', athlete: 'Ada', reason: 'a scan' }],
  ])('are read from “%s”', (line, known) => {
    expect(readWords(restrict, wordsOf(line))).toEqual(known);
  });
});

describe('/restrict typed', () => {
  it('says that nobody is limited', async () => {
    expect(await says(CLINICIAN, 'restrict')).toContain('Nobody has a restriction at the moment.');
  });

  it.each([ATHLETE, COACH, TRAINER, ADMIN])('is not for $name', async (user) => {
    expect(await says(user, 'restrict')).toContain('This is for therapist and clinician.');
    expect(await says(user, 'restrict hold Ada "because"')).toContain('This is for therapist and clinician.');
  });

  it('reads a line in the order people say it, in their language', async () => {
    const answer = await type(THERAPIST, 'restrict injury "Ada Athlete" Wade links 2026-02-24');
    const saved = toPlainText(answer);
    expect(saved).toContain('Saved\nWhat limits Ada Athlete');
    expect(saved).toContain('Injury, left calf, Tue 24 Feb: proliferation. Pressure at most 2 there, 4 elsewhere.');
    expect(saved).toContain('Recorded by Thea Therapist');
    expect(actionsOf(asDoc(answer)).map(({ label }) => label)).toEqual(OFFERED_TO_THERAPISTS);
    expect(await says(THERAPIST, 'restrict')).toContain('Ada Athlete: left calf (proliferation) [Look at it]');
  });

  it.each([
    ['injury Ada calf left 2026-02-24', 'There is an open record of that area already'],
    ['injury Ada knee left 2026-03-03', 'The day is today or earlier'],
    ['injury Ada knee left 2019-01-01', 'not more than three years ago'],
    ['injury Ada knee side:middle 2026-02-24', 'Say left or right for areas the body has twice'],
    ['injury Nora knee left 2026-02-24', 'They have not consented to health data being stored'],
    ['injury Nobody knee left 2026-02-24', 'No athlete of this team has that name.'],
    ['injury Ad knee left 2026-02-24', 'Choose one, or write a part of the name.'],
    ['clear Ada topic:PREGNANCY until:2026-03-01 limits:"light"', 'The last day is today or later, within a year.'],
    ['clear Ada topic:PREGNANCY until:2028-03-01 limits:"light"', 'The last day is today or later, within a year.'],
    ['clear Ada until:2026-03-10 limits:"light" order:scar', 'Healing does not allow this kind of work'],
    ['clear Ada topic:PREGNANCY until:2026-03-10 limits:"light" order:rehab', 'are ordered for an open record'],
    ['back Ada', 'I cannot find this step of the way back'],
    ['close Adam', 'I cannot find this open record'],
    ['lift Ada "seen"', 'This was done already'],
    ['withdraw clearance:00000000-0000-4000-8000-000000000000', 'I cannot find this clearance'],
    ['stage record:nonsense stage:calendar reason:x', 'I cannot find this open record'],
  ])('%s: %s', async (line, expected) => {
    expect(await says(CLINICIAN, `restrict ${line}`)).toContain(expected);
  });

  it('keeps what was right when something has to be corrected', async () => {
    test.set(MONDAY + MINUTE);
    const refused = await type(CLINICIAN, 'restrict injury Ada knee left 2026-03-03');
    const form = asForm(await test.platform.pressLabel(CLINICIAN, refused, 'Correct it'));
    expect(form.fields.map(({ name, value }) => [name, value])).toEqual([['day', '2026-03-03']]);
    const saved = await test.platform.fill(CLINICIAN, form, { day: '2026-02-20' });
    expect(toPlainText(saved)).toContain('Injury, left knee, Fri 20 Feb: proliferation.');
  });

  it('asks which record is meant where there are several, and keeps the rest', async () => {
    const which = asDoc(await type(CLINICIAN, 'restrict stage Ada inflammation "still warm"'));
    const [block] = which.blocks;
    if (block?.kind !== 'choice') throw new Error('nothing to choose');
    expect(block.choice.choices.map(({ label }) => label)).toEqual([
      'left calf: injury, Tue 24 Feb',
      'left knee: injury, Fri 20 Feb',
    ]);
    const { invoke, option, choices } = block.choice;
    const input = { ...invoke.input, [option]: choices[1]?.value ?? '' };
    const saved = await test.platform.press(CLINICIAN, { label: 'chosen', invoke: { ...invoke, input } });
    expect(toPlainText(saved)).toContain('Clara Clinician, Mon 2 Mar, 08:01: inflammation. Why: still warm');
  });
});

describe('/restrict by form', () => {
  it.each([
    ['injury', ['athlete', 'area', 'side', 'day', 'tissue']],
    ['injury Ada', ['area', 'side', 'day', 'tissue']],
    ['operation Ada knee', ['area', 'side', 'day', 'tissue']],
    ['operation Ada knee 2026-02-24', ['side']],
    ['stage Ada', ['stage', 'reason']],
    ['clear', ['athlete', 'until', 'areas', 'cap', 'kinds']],
    ['clear Ada', ['until', 'areas', 'cap', 'kinds', 'limits']],
    ['clear Ada 2026-03-20', ['limits']],
    ['return Ada', ['step', 'minutes', 'rpe', 'contact', 'reason']],
    ['return', ['athlete', 'step', 'minutes', 'rpe', 'contact']],
    ['hold Ada', ['reason']],
    ['close', ['athlete']],
  ])('%s asks for %j', async (line, fields) => {
    expect(await fieldsOf(CLINICIAN, `restrict ${line}`)).toEqual(fields);
  });

  it('names what is wrong beside its field', async () => {
    const form = asForm(await type(CLINICIAN, 'restrict injury Ada'));
    const again = asForm(await test.platform.fill(CLINICIAN, form, { area: 'hip', side: 'left', day: 'last week' }));
    expect(again.fields.find(({ name }) => name === 'day')?.error).toContain('YYYY-MM-DD');
    const rpe = asForm(await type(CLINICIAN, 'restrict return Ada step:2 rpe:12 reason:x'));
    expect(rpe.fields.find(({ name }) => name === 'rpe')?.error).toContain('10');
  });
});

describe('/restrict by button', () => {
  it('shows a therapist what they may do, and no more', async () => {
    const labels = actionsOf(asDoc(await type(THERAPIST, 'restrict Ada'))).map(({ label }) => label);
    expect(labels).toEqual(OFFERED_TO_THERAPISTS);
    const page = await says(THERAPIST, 'restrict Ada');
    expect(page).toContain(
      'Injury, left knee, Fri 20 Feb: inflammation. Hands off there, pressure at most 3 elsewhere.',
    );
    expect(page).not.toContain('still warm');
  });

  it('goes all the way for a clinician: stage, clearance, the way back, closing after one more question', async () => {
    const page = await type(CLINICIAN, 'restrict Ada');
    const stage = await test.platform.pressLabel(CLINICIAN, page, 'Set the stage');
    const set = await test.platform.fill(CLINICIAN, stage, { stage: 'remodelling-early', reason: 'full range' });
    expect(toPlainText(set)).toContain('left calf, Tue 24 Feb: early remodelling.');
    const clear = await test.platform.pressLabel(CLINICIAN, page, 'Clearance');
    const cleared = await test.platform.fill(CLINICIAN, clear, { until: '2026-03-20', limits: 'no stretch' });
    expect(toPlainText(cleared)).toContain('Cleared until Fri 20 Mar. To keep to: no stretch');
    const way = await test.platform.pressLabel(CLINICIAN, page, 'The way back');
    const back = await test.platform.fill(CLINICIAN, way, {
      step: '2',
      minutes: '45',
      rpe: '5',
      contact: 'no',
      reason: 'pain free',
    });
    expect(toPlainText(back)).toContain(
      'On the way back: step 2 since Mon 2 Mar: at most 45 minutes a session, effort at most 5 of 10, and without contact.',
    );
    const again = asForm(await test.platform.pressLabel(CLINICIAN, back, 'The way back'));
    expect(again.fields.map(({ value }) => value)).toEqual(['2', '45', '5', 'no', undefined]);
    const question = await test.platform.pressLabel(CLINICIAN, back, 'Close the record');
    expect(toPlainText(question)).toContain('Close the record: left calf?');
    const closed = await test.platform.pressLabel(CLINICIAN, question, 'Close the record');
    expect(toPlainText(closed)).toContain('What limits Ada Athlete\nInjury, left knee, Fri 20 Feb: inflammation.');
    expect(toPlainText(closed)).not.toContain('Injury, left calf');
    expect(toPlainText(await test.platform.pressLabel(CLINICIAN, question, 'Close the record'))).toContain(
      'cannot find',
    );
  });

  it('shows each reader what is theirs', async () => {
    const knee = 'left knee';
    expect(await says(THERAPIST, 'athlete "Ada Athlete"')).toContain(knee);
    const trainer = await says(TRAINER, 'athlete "Ada Athlete"');
    expect(trainer).toContain('Hands off there, pressure at most 3 elsewhere.');
    expect(trainer).toContain('at most 45 minutes a session');
    expect(trainer).not.toContain('still warm');
    const coach = await says(COACH, 'athlete "Ada Athlete"');
    expect(coach).toContain('limited: staff are looking at something');
    expect(coach).not.toMatch(/knee|inflammation|minutes a session|Hands off/);
    const mine = await says(ATHLETE, 'mine');
    expect(mine).toContain(knee);
    expect(mine).toContain('Clara Clinician (clinician)');
    const adams = await says({ ...ATHLETE, id: 'u-adam' }, 'mine');
    expect(adams).toContain('You have no booking to come.');
    expect(adams).not.toContain(knee);
  });

  it('says a stage without training to a coach as out', async () => {
    await type(CLINICIAN, 'restrict return Adam step:1 minutes:0 reason:"rest first"');
    expect(await says(COACH, 'athlete Adam')).toContain('out until');
    const roster = await says(COACH, 'roster');
    expect(roster).toContain('Adam Other (on hold)');
    expect(roster).not.toContain('rest first');
  });
});
