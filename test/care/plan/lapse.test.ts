import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import { lapsesAt } from '../../../src/domain/plan/lapse.ts';
import { actionsOf, asDoc } from '../../support/fakePlatform.ts';
import { ATHLETE, THERAPIST, TRAINER } from '../../support/house.ts';
import { aClinic, type Clinic, done } from '../../walks/clinic.ts';

let test: Clinic;
beforeEach(async () => {
  test = await aClinic();
});
afterEach(() => test.close());

const newest = async () => {
  const [plan] = await (await test.team()).plans.newest(1);
  if (!plan) throw new Error('no plan');
  return plan;
};
const told = (who: typeof ATHLETE) => test.platform.inbox(who).join('\n');
async function lookAt(now: number): Promise<void> {
  test.set(now);
  await test.run('openPlans');
  await test.house.deliver();
}

/** A proposal with one line at a known hour. */
async function proposed(start: number, more: { readonly from?: number; readonly bookingId?: string } = {}) {
  const team = await test.team();
  const [room] = await team.clinic.rooms();
  const line = {
    ...{ id: '1', action: more.bookingId ? ('drop' as const) : ('add' as const), type: 'RECOVERY' as const },
    ...{ athleteId: await test.idOf(ATHLETE), therapistId: await test.idOf(THERAPIST), roomId: room?.id ?? '' },
    ...{ start, end: start + 30 * MINUTE, reasons: [], goal: 'recovery' as const, ...more },
  };
  const about = {
    weekStart: '2026-03-02',
    unserved: [],
    objective: 1,
    upperBound: null,
    needs: 1,
    causes: [],
    pins: [],
  };
  return team.plans.propose({ ...about, items: [line], by: null, now: test.now() });
}

describe('a proposal nobody answers', () => {
  it('is brought up again once before its first line, and lapses with one word to everybody who could accept it', async () => {
    const start = test.now() + 30 * HOUR;
    const plan = await proposed(start);
    expect(lapsesAt(plan)).toBe(start);
    const shown = await done(test.platform.type(TRAINER, 'plan'));
    const [accept, keep] = ['Accept all', 'Keep as it is'].map((label) =>
      actionsOf(asDoc(shown)).find((one) => one.label === label),
    );
    if (!accept || !keep) throw new Error('nothing to press');
    await lookAt(start - 4 * HOUR);
    expect([told(TRAINER), told(THERAPIST), told(ATHLETE)]).toEqual(['', '', '']);
    await lookAt(start - 3 * HOUR);
    for (const user of [TRAINER, THERAPIST])
      expect(told(user)).toMatch(/Nobody has answered the plan.*1 massage waits/s);
    await lookAt(start - 2 * HOUR);
    expect(told(TRAINER)).toBe('');

    // Late by a minute, and the job has not looked yet.
    test.set(start + MINUTE);
    for (const button of [accept, keep]) {
      const late = asDoc(await test.platform.press(TRAINER, button));
      expect(late.tone).toBe('refused');
      expect(toPlainText(late)).toMatch(/has lapsed and nothing was changed.*Propose a plan/s);
    }
    await lookAt(start + 5 * MINUTE);
    expect((await newest()).state).toBe('lapsed');
    for (const user of [TRAINER, THERAPIST])
      expect(told(user)).toMatch(/The plan for the week of .* has lapsed.*Ada Athlete on Tue 3 Mar, 14:00/s);
    await lookAt(start + 10 * MINUTE);
    expect([told(TRAINER), told(ATHLETE)]).toEqual(['', '']);
    const after = toPlainText(await done(test.platform.type(TRAINER, 'plan')));
    expect(after).toContain('Lapsed proposal for the week');
    expect(after).not.toContain('Accept all');
    expect(toPlainText(await done(test.platform.type(TRAINER, 'plan history')))).toContain(
      'lapsed: nobody answered in time',
    );
    expect(toPlainText(await test.platform.press(TRAINER, accept))).toContain('has lapsed');
  });

  it('is brought up on the evening before where its first line is early', async () => {
    await proposed(test.now() + 25 * HOUR);
    await lookAt(test.now() + 13 * HOUR);
    expect(told(TRAINER)).toBe('');
    await lookAt(test.now() + 50 * MINUTE);
    expect(told(TRAINER)).toContain('Nobody has answered the plan');
  });

  it('is no news a day after, when the bot was away', async () => {
    const start = test.now() + 10 * HOUR;
    await proposed(start);
    await lookAt(start + 25 * HOUR);
    expect((await newest()).state).toBe('lapsed');
    expect(told(TRAINER)).toBe('');
  });

  it('that was answered is left alone', async () => {
    const start = test.now() + 30 * HOUR;
    await proposed(start);
    await done(test.platform.type(TRAINER, 'plan decline'));
    await lookAt(start - 3 * HOUR);
    await lookAt(start + MINUTE);
    expect((await newest()).state).toBe('declined');
    expect(told(TRAINER)).toBe('');
  });
});

it('a line whose booking has begun is never done, however long the rest may be answered', async () => {
  const team = await test.team();
  const [room] = await team.clinic.rooms();
  const start = test.now() + HOUR;
  const booking = await team.bookings.add({
    ...{ athleteId: await test.idOf(ATHLETE), therapistId: await test.idOf(THERAPIST), roomId: room?.id ?? '' },
    ...{ type: 'RECOVERY', start, end: start + 30 * MINUTE, therapistTurnoverMinutes: 0, tableTurnoverMinutes: 0 },
    ...{ table: 0, origin: 'plan', reasons: [], by: await test.idOf(THERAPIST), now: test.now() },
  });
  const plan = await proposed(start, { from: start, bookingId: booking?.id ?? '' });
  const [drop] = plan.items;
  if (!drop) throw new Error('no line');
  const { athleteId, therapistId, roomId, type } = drop;
  const later = { athleteId, therapistId, roomId, type, id: '2', action: 'add' as const, reasons: [] };
  const when = { start: start + 30 * HOUR, end: start + 30.5 * HOUR };
  const { weekStart, unserved, objective, upperBound, needs, causes, pins, items } = plan;
  const about = { weekStart, unserved, objective, upperBound, needs, causes, pins };
  test.set(test.now() + MINUTE);
  await team.plans.propose({ ...about, items: [...items, { ...later, ...when }], by: null, now: test.now() });
  test.set(start + MINUTE);
  const said = toPlainText(await done(test.platform.type(TRAINER, 'plan accept')));
  expect(said).toContain('Not done: Ada Athlete');
  expect((await team.bookings.byId(booking?.id ?? ''))?.state).toBe('booked');
});

it('lines more than three days ahead are tentative', async () => {
  await proposed(test.now() + 4 * 24 * HOUR);
  const shown = toPlainText(await done(test.platform.type(TRAINER, 'plan')));
  expect(shown).toContain('(tentative)');
  expect(shown).toContain('looked at again on its morning');
  test.set(test.now() + MINUTE);
  await proposed(test.now() + 2 * 24 * HOUR);
  expect(toPlainText(await done(test.platform.type(TRAINER, 'plan')))).not.toContain('tentative');
});
