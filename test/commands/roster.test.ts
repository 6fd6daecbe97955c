import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR } from '../../src/domain/day.ts';
import type { FakeUser } from '../support/fakePlatform.ts';
import { ATHLETE, COACH, MONDAY, openTeamHouse, type TestHouse, TRAINER } from '../support/house.ts';

let test: TestHouse;
beforeEach(async () => {
  test = await openTeamHouse(MONDAY + HOUR);
});
afterEach(() => test.close());

const says = async (user: FakeUser, line: string) => toPlainText(await test.platform.type(user, line));

describe('the roster of somebody sore', () => {
  it('tells those who treat why, and a coach only that there is a need', async () => {
    await says(ATHLETE, 'checkin 6 calf left');
    expect(await says(TRAINER, 'roster')).toMatch(/Ada Athlete; .*a sore area: calf left at 6 of 10/);
    const coach = await says(COACH, 'roster');
    expect(coach).toMatch(/Ada Athlete; .*Why: none/);
    expect(coach).not.toMatch(/sore|calf|6 of 10/i);
  });

  it('says for whom a question is open, and a coach reads no more', async () => {
    await says(ATHLETE, 'checkin 9 calf left');
    for (const user of [TRAINER, COACH]) {
      expect(await says(user, 'athlete Ada')).toMatch(/Availability .*: waiting for an answer/);
      expect(await says(user, 'roster')).toContain('waiting for an answer');
    }
  });
});
