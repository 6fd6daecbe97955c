import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/chat/doc.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import { MINUTE } from '../../src/domain/day.ts';
import type { DoneSession } from '../../src/domain/training/session.ts';
import { asDoc, asForm, type FakeUser } from '../support/fakePlatform.ts';
import { type Entry, ics } from '../support/feed.ts';
import { ADMIN, ATHLETE, COACH, days, openTeamHouse, type TestHouse } from '../support/house.ts';

const KIM: FakeUser = { id: 'u-kim', name: 'Kim', locale: 'en', zone: 'Europe/Berlin' };
const NO: FakeUser = { id: 'u-no', name: 'No', locale: 'en', zone: 'Europe/Berlin' };
const at = (text: string) => Date.parse(text);

/** A team whose calendar holds these entries. */
async function aTeamWith(start: string, ...entries: readonly Entry[]) {
  const test = await openTeamHouse(at(start));
  const form = await test.platform.type(COACH, 'calendar file');
  const bytes = new TextEncoder().encode(ics(...entries));
  await test.platform.fill(COACH, form, { file: { name: 'team.ics', bytes } });
  const account = (await test.store.directory.accounts('fake', 'club', ATHLETE.id))[0];
  if (!account) throw new Error('no athlete');
  const team = test.store.team(account.teamId);
  test.platform.inbox(ATHLETE);
  return {
    ...test,
    team,
    says: async (line: string, user: FakeUser = ATHLETE) => toPlainText(await test.platform.type(user, line)),
    done: (): Promise<readonly DoneSession[]> => team.sessions.between(account.personId, '2026-01-01', '2026-12-31'),
    eventId: async (key: string) => {
      const found = (await team.events.between(0, at('2027-01-01T00:00:00Z'))).find((event) => event.key === key);
      if (!found) throw new Error(`no event ${key}`);
      return found.id;
    },
  };
}

function choose(test: TestHouse, user: FakeUser, answer: Answer, value: string): Promise<Answer> {
  const menu = asDoc(answer).blocks.flatMap((block) => (block.kind === 'choice' ? [block.choice] : []))[0];
  if (!menu?.choices.some((one) => one.value === value)) throw new Error(`no ${value} in ${toPlainText(answer)}`);
  const { command, input } = menu.invoke;
  return test.platform.press(user, { label: value, invoke: { command, input: { ...input, [menu.option]: value } } });
}

const MORNING = { uid: 'morning', title: 'Gym session', start: '20260303T090000', minutes: 60 };
const EVENING = { uid: 'evening', title: 'Training', start: '20260303T170000', minutes: 90 };
const MEETING = { uid: 'meeting', title: 'Team meeting', start: '20260303T120000', minutes: 30 };
const TOMORROW = { uid: 'tomorrow', title: 'Training', start: '20260304T170000', minutes: 90 };

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

describe('the question after a session', () => {
  it('comes 30 minutes after the end, and one choice answers it', async () => {
    const test = await aTeamWith('2026-03-03T15:50:00Z', EVENING, MEETING);
    try {
      await test.advance(at('2026-03-03T17:55:00Z'), 30);
      expect(test.platform.inbox(ATHLETE)).toEqual([]);
      await test.advance(at('2026-03-03T18:30:00Z'));
      const mail = test.platform.inbox(ATHLETE);
      expect(mail).toHaveLength(1);
      expect(mail[0]).toContain('How hard was it: Training?');
      expect(mail[0]).toContain('Tue 3 Mar, 17:00, 90 min');
      const message = test.platform.lastTo(ATHLETE);
      const form = await test.platform.pressLabel(ATHLETE, message, 'Other minutes');
      expect(asForm(form).fields.find(({ name }) => name === 'minutes')?.value).toBe('90');
      expect(toPlainText(await choose(test, ATHLETE, message, '7'))).toContain(
        'effort 7 for 90 min makes a load of 630',
      );
      expect(await test.done()).toMatchObject([{ plannedId: await test.eventId('evening'), load: 630 }]);
    } finally {
      await test.close();
    }
  });

  it('takes “I did not take part” as a load of 0', async () => {
    const test = await aTeamWith('2026-03-03T15:50:00Z', EVENING);
    try {
      await test.advance(at('2026-03-03T18:05:00Z'), 15);
      const message = test.platform.lastTo(ATHLETE);
      const answer = await test.platform.pressLabel(ATHLETE, message, 'I did not take part');
      expect(toPlainText(answer)).toContain('noted that you did not train');
      expect(await test.done()).toMatchObject([{ rpe: 0, minutes: 0, load: 0 }]);
    } finally {
      await test.close();
    }
  });

  it('does not come when it was answered, is not wanted, or the session was called off', async () => {
    const test = await aTeamWith('2026-03-03T15:50:00Z', EVENING, { ...TOMORROW, status: 'CANCELLED' });
    try {
      await test.platform.type(KIM, 'join birth:2000-01-01 sport:football consent:yes name:Kim zone:Europe/Berlin');
      await test.platform.type(KIM, 'settings prompts:no');
      test.set(at('2026-03-03T17:40:00Z'));
      await test.says('session 6 80');
      await test.advance(at('2026-03-05T06:30:00Z'), 60);
      expect(test.platform.inbox(ATHLETE).filter((text) => text.includes('How hard was it'))).toEqual([]);
      expect(test.platform.inbox(KIM)).toEqual([]);
    } finally {
      await test.close();
    }
  });

  it('is dropped when the answer came before it was sent, and waits for the morning', async () => {
    const late = { ...EVENING, start: '20260303T203000' };
    const test = await aTeamWith('2026-03-03T19:30:00Z', late, { ...late, uid: 'second', start: '20260303T203500' });
    try {
      await test.advance(at('2026-03-03T22:00:00Z'), 15);
      expect(test.platform.inbox(ATHLETE)).toEqual([]);
      const asked = await test.platform.type(ATHLETE, 'session 6 80');
      await choose(test, ATHLETE, asked, await test.eventId('evening'));
      await test.advance(at('2026-03-04T06:30:00Z'), 30);
      expect(test.platform.inbox(ATHLETE)).toEqual([expect.stringContaining('Tue 3 Mar, 20:35, 90 min')]);
    } finally {
      await test.close();
    }
  });

  it('comes at the same wall-clock hour on both sides of a clock change', async () => {
    const weekly = { ...EVENING, start: '20260327T170000', rule: 'FREQ=WEEKLY;COUNT=2' };
    const test = await aTeamWith('2026-03-27T15:50:00Z', weekly);
    try {
      await test.advance(at('2026-03-27T17:55:00Z'), 30);
      expect(test.platform.inbox(ATHLETE)).toEqual([]);
      await test.advance(at('2026-03-27T18:05:00Z'));
      expect(test.platform.inbox(ATHLETE)).toEqual([expect.stringContaining('Fri 27 Mar, 17:00')]);
      test.set(at('2026-03-27T18:00:00Z') + days(7) - 90 * MINUTE);
      await test.advance(at('2026-04-03T16:55:00Z'), 30);
      expect(test.platform.inbox(ATHLETE)).toEqual([]);
      await test.advance(at('2026-04-03T17:05:00Z'));
      expect(test.platform.inbox(ATHLETE)).toEqual([expect.stringContaining('Fri 3 Apr, 17:00')]);
    } finally {
      await test.close();
    }
  });
});
