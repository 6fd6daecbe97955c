import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import type { FakeUser } from '../../support/fakePlatform.ts';
import { ADMIN, ATHLETE, CLINICIAN, COACH, MONDAY, TRAINER } from '../../support/house.ts';
import { anAthlete, done, openFakeTeam } from '../../walks/clinic.ts';
import type { FakeHouse } from '../../walks/house.ts';
import { answerIntake } from '../../walks/intake.ts';

const DAY = 24 * HOUR;
let test: FakeHouse;
const says = async (user: FakeUser, line: string) => toPlainText(await test.platform.type(user, line));

describe('asking again', () => {
  beforeEach(async () => {
    test = await openFakeTeam();
  });
  afterEach(() => test.close());

  it('comes once after 90 days, to the athlete alone, and not when it was confirmed before', async () => {
    const bea = await anAthlete(test, 'Bea');
    const cleo = await anAthlete(test, 'Cleo');
    for (const user of [bea, cleo]) await done(answerIntake(test, user));
    test.set(MONDAY + 80 * DAY);
    await done(test.platform.type(cleo, 'intake action:confirm'));
    test.set(MONDAY + 89 * DAY);
    await test.run('intakeDue');
    test.set(MONDAY + 90 * DAY + 3 * HOUR);
    for (const hour of [0, 1, 30]) await test.run('intakeDue', test.now() + hour * HOUR);
    await test.house.deliver();
    const told = test.platform.inbox(bea).filter((text) => text.includes('Your intake is 90 days old'));
    expect(told).toHaveLength(1);
    for (const user of [ATHLETE, cleo, CLINICIAN, TRAINER, COACH, ADMIN])
      expect(test.platform.inbox(user).join()).not.toContain('90 days old');
    expect(toPlainText(await test.platform.pressLabel(bea, test.platform.lastTo(bea), 'My intake'))).toContain(
      'older than 90 days',
    );
  });

  it('asks after three days whether something passing is over, once, and not what was answered anew', async () => {
    const [bea, cleo] = [await anAthlete(test, 'Bea'), await anAthlete(test, 'Cleo')];
    for (const user of [bea, cleo]) await done(test.platform.type(user, 'intake question:contagious answer:yes'));
    await done(test.platform.type(bea, 'intake question:cardiovasc answer:yes'));
    test.set(MONDAY + DAY);
    await done(test.platform.type(cleo, 'intake question:contagious answer:no'));
    const asked = async (user: FakeUser) => {
      await test.house.deliver();
      return test.platform.inbox(user).filter((text) => text.includes('Is it over?'));
    };
    expect(await asked(bea)).toEqual([]);
    test.set(MONDAY + 3 * DAY + MINUTE);
    const [question] = await asked(bea);
    expect(question).toContain('Something others could catch from you?');
    expect(question).not.toContain('heart');
    expect(await asked(cleo)).toEqual([]);
    await done(test.platform.pressLabel(bea, test.platform.lastTo(bea), 'It is over'));
    test.set(MONDAY + 9 * DAY);
    expect(await asked(bea)).toEqual([]);
    expect(await says(bea, 'intake action:look page:now')).toContain('Something others could catch from you? No');
  });

  it('is dropped when it was answered before it could be sent, and asks for a first one only where the team does', async () => {
    await test.run('intakeDue');
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE).join()).not.toContain('intake');
    await done(test.platform.type(ADMIN, 'team change intake:yes'));
    await test.run('intakeDue');
    await done(answerIntake(test, ATHLETE));
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE).join()).not.toContain('intake');
    const bea = await anAthlete(test, 'Bea');
    for (const minutes of [0, 60]) await test.run('intakeDue', test.now() + minutes * MINUTE);
    await test.house.deliver();
    expect(test.platform.inbox(bea).filter((text) => text.includes('Please answer the intake'))).toHaveLength(1);
  });
});
