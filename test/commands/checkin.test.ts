import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkin } from '../../commands/checkin.ts';
import { readWords, wordsOf } from '../../src/chat/command/options.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR } from '../../src/domain/day.ts';
import { actionsOf, asDoc, asForm } from '../support/fakePlatform.ts';
import { personOf, teamOf } from '../support/history.ts';
import { ADMIN, ATHLETE, CLINICIAN, days, MONDAY, openTeamHouse, type TestHouse, TRAINER } from '../support/house.ts';

describe('what can be typed', () => {
  it.each([
    ['7 calf left', { soreness: '7', area: 'calf', side: 'left' }],
    ['left calf 7', { soreness: '7', area: 'calf', side: 'left' }],
    ['7 calf left, 4 knee right', { soreness: '7', area: 'calf', side: 'left', more: '4 knee right' }],
    ['6,5 Wade links, 4 Knie rechts', { soreness: '6.5', area: 'calf', side: 'left', more: '4 Knie rechts' }],
    ['5 les deux mollets', { soreness: '5', area: 'calf', side: 'left', more: '5 calf right' }],
    ['3 rodilla derecha sueño 7,5 ánimo 4', { soreness: '3', area: 'knee', side: 'right', sleep: '7,5', mood: '4' }],
    ['alles gut, Schlaf 8 Std Schmerz 12 Tage', { soreness: '0', sleep: '8', note: 'Schmerz 12 Tage' }],
    ['4 quads both', { soreness: '4', area: 'thigh', side: 'left', more: '4 thigh right' }],
    ['6 lower back since the match', { soreness: '6', area: 'lower-back', note: 'since the match' }],
    ['good', { soreness: '0' }],
    ['nothing sore sleep 8', { soreness: '0', sleep: '8' }],
    [
      '3 knee right slept 6.5h mood:4, legs heavy',
      { soreness: '3', area: 'knee', side: 'right', sleep: '6.5', mood: '4', note: 'legs heavy' },
    ],
    ['pain 5 knee left', { pain: '5', area: 'knee', side: 'left' }],
    ['7 wibble', { soreness: '7', area: 'wibble' }],
    ['Kopf tut weh', { note: 'Kopf tut weh' }],
    ['chest hurts, 5 calf left', { soreness: '5', area: 'calf', side: 'left', note: 'chest hurts' }],
    ['5 head hurts', { soreness: '5', area: 'head', note: 'hurts' }],
    ['flags:fever', { flags: 'fever' }],
    ['', {}],
  ])('reads “%s”', (line, known) => {
    expect(readWords(checkin, wordsOf(line))).toEqual(known);
  });
});

describe('checking in', () => {
  let test: TestHouse;
  beforeAll(async () => {
    test = await openTeamHouse();
  });
  afterAll(() => test.close());

  const answer = (line: string, user = ATHLETE) => test.platform.type(user, line);
  const says = async (line: string, user = ATHLETE) => toPlainText(await answer(line, user));
  const today = async () => {
    const team = await teamOf(test, ATHLETE);
    const person = await personOf(test, ATHLETE);
    return team.checkIns.onDay(person.id, '2026-03-02');
  };

  it('asks for what is missing, and says beside the field what is wrong', async () => {
    const form = asForm(await answer('checkin'));
    expect(form.fields.map(({ name }) => name)).toEqual(['area', 'side', 'soreness', 'sleep', 'note']);
    expect(form.fields[0]?.choices?.find(({ value }) => value === 'lower-back')?.label).toBe('lower back');
    expect(await says('checkin 7 wibble')).toContain('Area: Please choose one of: head, neck');
    expect(await says('checkin 70 calf left')).toContain('Soreness 0–10: Please give a number from 0 to 10.');
    expect(await says('checkin 3 neck more:nonsense')).toContain('Write each area with its number');
    expect(await today()).toBeNull();
  });

  it('asks which side with two buttons, and stores nothing before', async () => {
    const asked = await answer('checkin 6 calf');
    expect(toPlainText(asked)).toBe('Left or right?\n6 of 10 at the calf: which side? [left] [right]');
    expect(await today()).toBeNull();
    const saved = toPlainText(await test.platform.pressLabel(ATHLETE, asked, 'left'));
    expect(saved).toContain('left calf: 6 of 10, moderate');
    expect(saved).toContain('[Massage for it]');
  });

  it('completes the day, and a button adds sleep and mood', async () => {
    const saved = await answer('checkin 2 neck');
    expect(toPlainText(saved)).toMatch(/left calf: 6 of 10, moderate\nneck: 2 of 10, light/);
    const form = await test.platform.pressLabel(ATHLETE, saved, 'Add sleep and mood');
    expect(asForm(form).fields.map(({ name }) => name)).toEqual(['sleep', 'quality', 'fatigue', 'stress', 'mood']);
    const filled = await test.platform.fill(ATHLETE, form, {
      sleep: '7,5',
      quality: '4',
      fatigue: '3',
      stress: '4',
      mood: '5',
    });
    expect(toPlainText(filled)).toContain('Sleep: 7.5 h\nSleep quality: 4 of 5');
    expect(actionsOf(asDoc(filled)).map(({ label }) => label)).toEqual(['Massage for it', 'My bookings and load']);
    expect(await today()).toMatchObject({ sleepHours: 7.5, mood: 5, soreness: [{ area: 'calf' }, { area: 'neck' }] });
  });

  it('asks which of two answers holds, then corrects, says so, and keeps the old row', async () => {
    const before = await today();
    const asked = await answer('checkin 3 calf left');
    expect(toPlainText(asked)).toContain('left calf: earlier today you said 6 of 10, now 3.');
    expect(await today()).toEqual(before);
    const corrected = await test.platform.pressLabel(ATHLETE, asked, 'It is 3 now');
    expect(toPlainText(corrected)).toContain('earlier today about: left calf (6, now 3)');
    expect((await today())?.soreness).toEqual([
      { area: 'neck', side: 'middle', value: 2 },
      { area: 'calf', side: 'left', value: 3 },
    ]);
    const person = await personOf(test, ATHLETE);
    const notes = await (await teamOf(test, ATHLETE)).audit.about(person.id);
    const noted = notes.filter(({ action }) => action === 'checkin.correct');
    expect(noted.map(({ details }) => details)).toMatchObject([{ day: '2026-03-02', replaces: before?.id }]);
    expect(JSON.stringify(notes)).not.toContain('calf');
  });

  it('stores the same answer once, however often it arrives', async () => {
    const before = await today();
    expect(await says('checkin 3 calf left')).toContain('left calf: 3 of 10, light');
    expect((await today())?.id).toBe(before?.id);
  });

  it('takes “good” for a day without soreness, on the athlete’s own day', async () => {
    // 23:30 UTC is already tomorrow in Berlin.
    test.set(Date.parse('2026-03-02T23:30:00Z'));
    expect(await says('checkin good')).toContain('nothing sore');
    const person = await personOf(test, ATHLETE);
    const stored = await (await teamOf(test, ATHLETE)).checkIns.onDay(person.id, '2026-03-03');
    expect(stored).toMatchObject({ soreness: [], zone: 'Europe/Berlin' });
  });

  it('needs consent, and offers to give it', async () => {
    const nell = { id: 'u-nell', name: 'Nell', locale: 'en', zone: 'Europe/Berlin' };
    await test.platform.type(nell, 'join birth:2001-01-01 consent:no name:Nell zone:Europe/Berlin');
    expect(await says('checkin good', nell)).toContain('your consent is missing');
    expect(await says('checkin good', TRAINER)).toContain('This is for athlete');
  });
});

describe('words beside the numbers', () => {
  let test: TestHouse;
  beforeAll(async () => {
    test = await openTeamHouse();
  });
  afterAll(() => test.close());
  const says = async (line: string) => {
    test.set(test.now() + HOUR / 60);
    return toPlainText(await test.platform.type(ATHLETE, line));
  };

  it('bring up the question, once for each sign of a day', async () => {
    expect(await says('checkin kein Fieber')).not.toContain('One question first');
    const asked = await says('checkin Kopf tut weh');
    expect(asked).toContain('One question first');
    expect(asked).toContain('sounds like: a knock to the head');
    expect(await says('checkin flags:none')).not.toContain('One question first');
    expect(await says('checkin my head hurts')).not.toContain('One question first');
    const blood = await says('checkin blood in urine');
    expect(blood).toContain('One question first');
    expect(blood).not.toMatch(/sounds like|Is that so/);
    await says('checkin flags:none');
    expect(await says('checkin foot numb, head hurts')).toMatch(/sounds like: new numbness or weakness\. Is that so/);
  });
});

describe('answers for medical staff', () => {
  let test: TestHouse;
  beforeAll(async () => {
    test = await openTeamHouse(MONDAY);
  });
  afterAll(() => test.close());
  const says = async (line: string, user = ATHLETE) => toPlainText(await test.platform.type(user, line));

  it('are asked for first when pain is high, and again only when it is worse', async () => {
    const low = await says('checkin pain 4 knee left');
    expect(low).not.toContain('Is one of these');
    expect(low).toContain(
      'left knee: please let Clara Clinician look at it within 3 days. No massage there before that.',
    );
    const first = asDoc(await test.platform.type(ATHLETE, 'checkin pain 5 knee left'));
    expect(first.title).toBe('One question first');
    expect(actionsOf(first).map(({ label, style }) => [label, style])).toEqual([['None of these', 'primary']]);
    expect(toPlainText(first)).toContain('pain at night or at rest');
    const none = await test.platform.pressLabel(ATHLETE, first, 'None of these');
    expect(toPlainText(none)).toContain('Saved, thank you');
    const team = await teamOf(test, ATHLETE);
    const { id } = await personOf(test, ATHLETE);
    expect(await team.checkIns.onDay(id, '2026-03-02')).toMatchObject({ pain: 5, noRedFlags: true });
    test.set(MONDAY + HOUR);
    expect(await says('checkin pain 5 knee left fatigue 3')).toContain('Saved, thank you');
    // Worse than what they spoke of.
    expect(await says('checkin pain 6 knee left')).toContain('One question first');
    expect(await says('checkin flags:none')).toContain('Saved, thank you');
    test.set(MONDAY + days(1));
    expect(await says('checkin flags:none')).toContain('Good to know');
    expect(await team.checkIns.onDay(id, '2026-03-03')).toBeNull();
    expect(await says('checkin pain 6 knee left')).toContain('One question first');
  });

  it('come first for what is worse than an hour ago, and stay open when less is said', async () => {
    const other = await openTeamHouse(MONDAY);
    const says = async (line: string) => toPlainText(await other.platform.type(ATHLETE, line));
    try {
      expect(await says('checkin 2 calf left')).toContain('Saved, thank you');
      expect(await says('checkin 10 calf left')).toMatch(/^One question first/);
      // Less is asked about; the question is not gone with it.
      expect(await says('checkin 3 calf left')).toMatch(/^One question first/);
      expect(await says('checkin 3 calf left replace:yes')).toMatch(/^One question first/);
      const slots = await other.platform.type(ATHLETE, 'slots');
      expect(toPlainText(slots)).toContain('One question about what you reported is open.');
      const question = await other.platform.pressLabel(ATHLETE, slots, 'One question first');
      expect(toPlainText(question)).toMatch(/^One question first/);
      expect(toPlainText(await other.platform.pressLabel(ATHLETE, question, 'None of these'))).toContain('Saved');
      expect(toPlainText(await other.platform.type(ATHLETE, 'slots'))).not.toContain('question');
    } finally {
      await other.close();
    }
  });

  it('come first for one side of the lower back, though it is one area', async () => {
    const other = await openTeamHouse(MONDAY);
    try {
      const said = toPlainText(await other.platform.type(ATHLETE, 'checkin 6 lower-back left'));
      expect(said).toMatch(/^One question first\nleft lower back/);
    } finally {
      await other.close();
    }
  });

  it('hold the bookings, reach clinician and trainer at once, and say whom to talk to', async () => {
    await test.house.deliver();
    for (const user of [CLINICIAN, TRAINER, ADMIN, 'staff-alerts']) test.platform.inbox(user);
    // In the middle of everybody's quiet hours.
    test.set(Date.parse('2026-03-04T02:00:00Z'));
    const asked = asDoc(await test.platform.type(ATHLETE, 'checkin 9 shin left'));
    const choice = asked.blocks.flatMap((block) => (block.kind === 'choice' ? [block.choice] : []))[0];
    if (!choice) throw new Error('no red-flag question');
    const input = { ...choice.invoke.input, [choice.option]: 'limb-swelling' };
    const told = await test.platform.press(ATHLETE, { label: '', invoke: { ...choice.invoke, input } });
    const words = toPlainText(told);
    expect(words).toContain('Please contact Clara Clinician now\nI’m telling medical staff now: Clara Clinician.');
    expect(words).not.toContain('been told');
    expect(words).toContain('on hold until a clinician');
    expect(actionsOf(asDoc(told)).map(({ label }) => label)).toEqual(['Add sleep and mood', 'My bookings and load']);
    expect((await personOf(test, ATHLETE)).heldAt).toBe(test.now());
    await test.house.deliver();
    for (const user of [CLINICIAN, TRAINER]) {
      const inbox = test.platform.inbox(user);
      expect(inbox).toHaveLength(1);
      expect(inbox[0]).toContain('Urgent: please speak with Ada Athlete now.');
      expect(inbox[0]).toContain('Answered yes to: one arm or leg swollen or warm.');
    }
    expect(test.platform.inbox(ADMIN)).toEqual([]);
    expect(test.platform.inbox('staff-alerts')).toEqual([
      'Staff are asked to look\n1 urgent finding waits for medical staff.\n[Show me]',
    ]);
  });

  it('are told once; another flag is told again', async () => {
    test.set(test.now() + HOUR);
    await says('checkin mood:3');
    await test.house.deliver();
    expect(test.platform.inbox(CLINICIAN)).toEqual([]);
    await says('checkin flags:fever');
    await test.house.deliver();
    expect(test.platform.inbox(CLINICIAN).join()).toContain('one arm or leg swollen or warm and fever');
  });

  it('let only a clinician lift the hold, with a reason, and the athlete is told', async () => {
    const opened = test.platform.lastTo(CLINICIAN);
    expect(actionsOf(test.platform.lastTo(TRAINER)).map(({ label }) => label)).toEqual(['I’ve seen it', 'Explain']);
    expect(await says('risk lift person:u-ada reason:fine', TRAINER)).toContain(
      'Your role in this team does not allow this',
    );
    const form = await test.platform.pressLabel(CLINICIAN, opened, 'Lift the hold');
    expect(asForm(form).fields.map(({ name }) => name)).toEqual(['reason']);
    const lifted = await test.platform.fill(CLINICIAN, form, { reason: 'Seen and cleared' });
    expect(toPlainText(lifted)).toContain('The hold is lifted\nAda Athlete can book again.');
    expect((await personOf(test, ATHLETE)).heldAt).toBeNull();
    expect(await says('risk lift person:u-ada reason:again', CLINICIAN)).toContain('This was done already');
    test.set(Date.parse('2026-03-04T08:00:00Z'));
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE).join()).toContain('You can book again');
    // The same answers of the same day do not hold again.
    await says('checkin stress:3');
    expect((await personOf(test, ATHLETE)).heldAt).toBeNull();
  });
});
