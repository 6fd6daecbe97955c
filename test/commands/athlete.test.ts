import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { asDoc } from '../support/fakePlatform.ts';
import { trained } from '../support/history.ts';
import { ADMIN, ATHLETE, CLINICIAN, COACH, openTeamHouse, type TestHouse, TRAINER } from '../support/house.ts';

describe('one athlete', () => {
  let test: TestHouse;
  beforeAll(async () => {
    test = await openTeamHouse();
    await test.platform.type(ATHLETE, 'checkin 6 calf left sleep:7 note:"tight since Friday"');
  });
  afterAll(() => test.close());
  const says = async (user: typeof ATHLETE, line: string) => toPlainText(await test.platform.type(user, line));

  it('has no ratio before its 28 days, and says how much is known', async () => {
    await trained(
      test,
      ATHLETE,
      Array.from({ length: 10 }, () => [5, 60] as const),
    );
    const words = await says(TRAINER, 'athlete Ada');
    expect(words).toContain('Last 7 days: 2,100 units (7 of 7 days known)');
    expect(words).toContain('7 days to 28 days: building the baseline: 10 of 28 days known');
    expect(words).toContain('Monotony (sample standard deviation): no variation: every day was the same');
  });

  it('shows those who treat what was answered', async () => {
    const words = await says(TRAINER, 'athlete person:u-ada');
    expect(words).toContain('Mon 2 Mar; Answers: left calf 6; Sleep 7 h; Note tight since Friday');
    expect(words).toContain('Ada Athlete can see that you looked.');
  });

  it('shows a coach load and availability only', async () => {
    const words = await says(COACH, 'athlete Ada Athlete');
    expect(words).toContain('Availability (a suggestion until staff decide): full');
    expect(words).toContain('Last 7 days');
    expect(words).not.toMatch(/calf|Sleep|tight|Check-ins of/);
  });

  it('is not for admins or other athletes', async () => {
    expect(await says(ADMIN, 'athlete Ada')).toContain('This is for');
    expect(await says(ATHLETE, 'athlete Ada')).toContain('This is for');
  });

  it('is chosen from a list when the name fits nobody, several or none was given', async () => {
    const bo = { id: 'u-adam', name: 'Adam', locale: 'en', zone: 'Europe/Berlin' };
    await test.platform.type(bo, 'join birth:2000-01-01 consent:yes name:Adam zone:Europe/Berlin');
    expect(await says(TRAINER, 'athlete Ada')).toContain('Athlete: Ada Athlete | Adam');
    expect(await says(TRAINER, 'athlete Zoe')).toContain('No athlete of this team has that name.');
    const asked = asDoc(await test.platform.type(TRAINER, 'athlete'));
    const choice = asked.blocks.flatMap((block) => (block.kind === 'choice' ? [block.choice] : []))[0];
    const adam = choice?.choices.find(({ label }) => label === 'Adam');
    if (!choice || !adam) throw new Error('nobody to choose');
    const invoke = { ...choice.invoke, input: { ...choice.invoke.input, [choice.option]: adam.value } };
    expect(toPlainText(await test.platform.press(TRAINER, { label: '', invoke }))).toMatch(/^Adam\n/);
    expect(await says(TRAINER, 'athlete person:u-tom')).toContain('I cannot find this athlete');
  });

  it('is limited while something waits to be acted on, and out while held', async () => {
    await test.platform.type(ATHLETE, 'checkin flags:head-impact');
    expect(await says(COACH, 'athlete Ada Athlete')).toContain('out until medical staff have spoken with them');
    const words = await says(CLINICIAN, 'athlete Ada Athlete');
    expect(words).toContain('Bookings on hold since: Mon 2 Mar, 08:00');
    expect(words).toContain('[Lift the hold]');
    expect(await says(TRAINER, 'athlete Ada Athlete')).not.toContain('[Lift the hold]');
  });
});
