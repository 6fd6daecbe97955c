import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plainText.ts';
import { asForm } from '../support/fakePlatform.ts';
import { ADMIN, THERAPIST, TRAINER } from '../support/house.ts';
import { done, openFakeTeam } from '../walks/clinic.ts';
import type { FakeHouse } from '../walks/house.ts';

let test: FakeHouse;
afterEach(() => test.close());

describe('a week without what it takes', () => {
  beforeEach(async () => {
    test = await openFakeTeam();
  });

  it.each([
    { lacks: 'no room', before: [], says: 'no room yet', button: 'add a room', asks: ['room', 'tables'] },
    {
      lacks: 'no therapist',
      before: [[ADMIN, 'clinic room room:"Physio room" tables:1']],
      says: 'nobody has working hours yet',
      button: 'set hours',
      asks: ['days', 'from', 'to', 'pause', 'room'],
    },
    {
      lacks: 'no hours left',
      before: [
        [ADMIN, 'clinic room room:"Physio room" tables:1'],
        [THERAPIST, 'clinic hours days:mon from:05:00 to:07:00'],
      ],
      says: 'no therapist works in what is left of this week',
      button: 'set hours',
      asks: ['days', 'from', 'to', 'pause', 'room'],
    },
  ] as const)('$lacks: says so, and which command mends it', async ({ before, says, button, asks }) => {
    for (const [user, line] of before) await done(test.platform.type(user, line));
    const answer = await test.platform.type(TRAINER, 'plan propose');
    expect(toPlainText(answer)).toContain(says);
    const { fields, invoke } = asForm(await test.platform.pressLabel(ADMIN, answer, button));
    expect([invoke.command, ...fields.map(({ name }) => name)]).toEqual(['clinic', ...asks]);
  });
});

it.each(['plan', 'plan history', 'plan accept', 'plan decline'])(
  '%s before the first proposal says there is none yet',
  async (line) => {
    test = await openFakeTeam();
    const said = toPlainText(await test.platform.type(TRAINER, line));
    expect(said).toContain('No plan yet');
    expect(said).toContain('Propose a plan');
  },
);
