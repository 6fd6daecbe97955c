import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { asForm, type FakeUser } from '../support/fakePlatform.ts';
import { ADMIN, ATHLETE } from '../support/house.ts';
import { aTeamWith, choose, EVENING, MEETING, MORNING, TOMORROW } from '../walks/training.ts';

const KIM: FakeUser = { id: 'u-kim', name: 'Kim', locale: 'en', zone: 'Europe/Berlin' };
const NO: FakeUser = { id: 'u-no', name: 'No', locale: 'en', zone: 'Europe/Berlin' };
const at = (text: string) => Date.parse(text);

describe('reporting a session', () => {
  let test: Awaited<ReturnType<typeof aTeamWith>>;
  beforeAll(async () => {
    test = await aTeamWith('2026-03-02T07:00:00Z', MORNING, EVENING, MEETING, TOMORROW);
    await test.platform.type(KIM, 'join birth:2012-01-01 sport:football consent:yes name:Kim zone:Europe/Berlin');
    await test.platform.type(NO, 'join birth:2000-01-01 sport:football consent:no name:No zone:Europe/Berlin');
    test.set(at('2026-03-03T18:00:00Z'));
  });
  afterAll(() => test.close());

  it('asks which one it was when several have no answer', async () => {
    const asked = await test.platform.type(ATHLETE, 'session 8 75');
    expect(toPlainText(asked)).toContain('Gym session, Tue 3 Mar, 09:00 | Training, Tue 3 Mar, 17:00 | none of these');
    expect(await test.done()).toEqual([]);
    const saved = toPlainText(await choose(test, ATHLETE, asked, await test.eventId('evening')));
    expect(saved).toContain('Training, Tue 3 Mar: effort 8 for 75 min makes a load of 600.');
    expect(await test.done()).toMatchObject([
      { rpe: 8, minutes: 75, load: 600, day: '2026-03-03', kind: 'training', late: false, sport: 'football' },
    ]);
  });

  it('takes the only one left, in every way of writing it', async () => {
    expect(await test.says('session 5x1:00 3,5km')).toContain('Gym session, Tue 3 Mar: effort 5 for 60 min');
    expect(await test.done()).toMatchObject([{ load: 300, distanceKm: 3.5 }, { load: 600 }]);
  });

  it('asks before it replaces an answer, and keeps the old row', async () => {
    const asked = await test.platform.type(ATHLETE, 'session 6 80');
    expect(toPlainText(asked)).toContain('Training, Tue 3 Mar, has effort 8 for 75 min. Shall 6 for 80 min replace it');
    expect(await test.done()).toHaveLength(2);
    expect(toPlainText(await test.platform.pressLabel(ATHLETE, asked, 'Replace it'))).toContain('Corrected');
    expect(await test.done()).toMatchObject([{ load: 300 }, { load: 480 }]);
    const twice = toPlainText(await test.platform.pressLabel(ATHLETE, asked, 'Replace it'));
    expect(twice).toContain('There is an answer already');
    const other = await test.platform.pressLabel(ATHLETE, asked, 'It was another session');
    expect(toPlainText(other)).toContain('Session outside the calendar, Tue 3 Mar: effort 6 for 80 min');
    expect(await test.done()).toHaveLength(3);
  });

  it('opens the form with the planned minutes, and corrects with the same form', async () => {
    test.set(at('2026-03-04T18:00:00Z'));
    const open = await test.platform.type(ATHLETE, 'session');
    expect(toPlainText(open)).toContain('Training, Wed 4 Mar, 17:00 [Report it]');
    const form = await test.platform.pressLabel(ATHLETE, open, 'Report it');
    expect(asForm(form).fields.map(({ name, value }) => [name, value])).toEqual([
      ['rpe', undefined],
      ['minutes', '90'],
      ['distance', undefined],
    ]);
    const wrong = await test.platform.fill(ATHLETE, form, { rpe: '11', minutes: '90' });
    expect(toPlainText(wrong)).toContain('Please give a number from 0 to 10.');
    const saved = await test.platform.fill(ATHLETE, form, { rpe: '7', minutes: '90' });
    expect(toPlainText(saved)).toContain('load of 630');
    const correct = await test.platform.pressLabel(ATHLETE, saved, 'Correct it');
    expect(toPlainText(await test.platform.fill(ATHLETE, correct, { rpe: '3', minutes: '90' }))).toContain('Corrected');
    expect((await test.done()).at(-1)).toMatchObject({ load: 270, rpe: 3 });
  });

  it.each([
    { line: 'session 0 60', says: 'Effort 0 means rest, but there are minutes' },
    { line: 'session 6 0', says: 'There is an effort, but 0 minutes' },
    { line: 'session 6 400', says: '400 minutes is more than six hours' },
    { line: 'session 9 300', says: 'That makes a load of 2,700' },
    { line: 'session 6 60 day:2026-03-09', says: 'It has not begun yet' },
    { line: 'session 6 60 day:2025-12-01', says: 'reports are taken for 28 days' },
    { line: 'session 6 60 day:yesterday', says: 'Please write a day as YYYY-MM-DD' },
  ])('saves nothing of $line before it is clear', async ({ line, says }) => {
    const before = await test.done();
    test.set(at('2026-03-05T10:00:00Z'));
    expect(await test.says(line)).toContain(says);
    expect(await test.done()).toEqual(before);
  });

  it('takes a long session when the athlete says it is right', async () => {
    const asked = await test.platform.type(ATHLETE, 'session 4 400');
    expect(toPlainText(await test.platform.pressLabel(ATHLETE, asked, 'Yes, that is right'))).toContain(
      'load of 1,600',
    );
    expect((await test.done()).at(-1)).toMatchObject({ load: 1600, plannedId: null });
  });

  it('takes a session sent twice once', async () => {
    const before = (await test.done()).length;
    await test.says('session 5 30');
    expect(await test.says('session 5 30')).toContain('There is an answer already');
    expect(await test.done()).toHaveLength(before + 1);
  });

  it('marks what comes after two days as late', async () => {
    expect(await test.says('session 4 50 day:2026-03-02 kind:competition')).toContain('marked as late');
    expect((await test.done())[0]).toMatchObject({ day: '2026-03-02', late: true, kind: 'competition' });
  });

  it('refuses sessions to come, sessions of others, and people without consent', async () => {
    test.set(at('2026-03-03T18:00:00Z'));
    const press = async (user: FakeUser, event: string) =>
      toPlainText(
        await test.platform.press(user, {
          label: '',
          invoke: { command: 'session', input: { rpe: 5, minutes: 60, event } },
        }),
      );
    expect(await press(ATHLETE, await test.eventId('tomorrow'))).toContain('It has not begun yet');
    expect(await press(ATHLETE, '00000000-0000-4000-8000-000000000000')).toContain('cannot find this session');
    expect(await press(ATHLETE, 'forged')).toContain('cannot find this session');
    expect(await press(NO, await test.eventId('morning'))).toContain('your consent is missing');
    expect(await press(KIM, await test.eventId('morning'))).toContain('a guardian says yes');
    expect(await test.says('session 5 60', ADMIN)).toContain('This is for athlete');
  });
});
