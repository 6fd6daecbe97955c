import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SETTLE } from '../../../src/care/booking/tellChanges.ts';
import { press } from '../../../src/chat/command/command.ts';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR, type Instant, MINUTE } from '../../../src/domain/day.ts';
import type { PlanItem } from '../../../src/domain/plan/lines.ts';
import { actionsOf, type FakeUser } from '../../support/fakePlatform.ts';
import { ATHLETE, MONDAY, THERAPIST, TRAINER } from '../../support/house.ts';
import { aClinic, anAthlete, type Clinic, done } from '../../walks/clinic.ts';
import { aGuardian, aMinor, KIM, PAT } from '../../walks/minors.ts';

let test: Clinic;
beforeEach(async () => {
  test = await aClinic();
  await test.house.deliver();
});
afterEach(() => test.close());

const DAY = 24 * HOUR;
/** Nine o'clock in Berlin, so many days from now. */
const nine = (days: number): Instant => MONDAY + days * DAY + HOUR;

type Line = Pick<PlanItem, 'action'> & {
  readonly who: FakeUser;
  readonly start: Instant;
  readonly bookingId?: string;
  readonly from?: Instant;
};

/** Proposes these lines, as the planner would, and accepts them. */
async function accept(lines: readonly Line[], only?: string): Promise<void> {
  const team = await test.team();
  const [room] = await team.clinic.rooms();
  const therapistId = await test.idOf(THERAPIST);
  const items: PlanItem[] = [];
  for (const [at, { who, ...line }] of lines.entries())
    items.push({
      ...{ id: String(at + 1), type: 'MAINTENANCE', therapistId, roomId: room?.id ?? '', reasons: [], goal: 'upkeep' },
      ...{ ...line, athleteId: await test.idOf(who), end: line.start + 45 * MINUTE, needId: `need/${at}` },
    });
  await team.plans.propose({
    ...{ weekStart: '2026-03-02', objective: 1, upperBound: null, needs: 1, unserved: [], causes: [], pins: [] },
    ...{ by: null, now: test.now(), items },
  });
  const said = toPlainText(await done(test.platform.type(TRAINER, `plan accept${only ? ` only:${only}` : ''}`)));
  expect(said).not.toContain('Not done');
}

const add = (who: FakeUser, start: Instant): Line => ({ action: 'add', who, start });
const moved = async (who: FakeUser, to: Instant): Promise<Line> => {
  const { id, start } = await bookingOf(who);
  return { action: 'move', who, start: to, bookingId: id, from: start };
};
const dropped = async (who: FakeUser): Promise<Line> => {
  const { id, start } = await bookingOf(who);
  return { action: 'drop', who, start, bookingId: id, from: start };
};
async function bookingOf(who: FakeUser) {
  const id = await test.idOf(who);
  const found = (await test.active()).find(({ athleteId }) => athleteId === id);
  if (!found) throw new Error(`${who.name} has no booking`);
  return found;
}

/** What somebody was sent in the minutes until everything has settled. */
async function told(who: FakeUser): Promise<readonly string[]> {
  test.set(test.now() + SETTLE);
  await test.house.deliver();
  return test.platform.inbox(who);
}
const filesOf = (who: FakeUser) =>
  test.platform.lastTo(who).blocks.flatMap((block) => (block.kind === 'file' ? [block.text] : []));

describe('an athlete', () => {
  it('hears once of everything a plan books, with one file and buttons for each', async () => {
    await accept([add(ATHLETE, nine(2)), add(ATHLETE, nine(5))]);
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE)).toEqual([]);
    const messages = await told(ATHLETE);
    expect(messages).toEqual([expect.stringMatching(/^2 massages are booked for you\n/)]);
    expect(messages[0]).toContain('Wed 4 Mar, 09:00');
    expect(messages[0]).toContain('Sat 7 Mar, 09:00');
    const [file, ...others] = filesOf(ATHLETE);
    expect(others).toEqual([]);
    expect(file?.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    const ways = actionsOf(test.platform.lastTo(ATHLETE)).map(({ invoke }) => invoke);
    const ids = (await test.active()).map(({ id }) => id);
    for (const id of ids) {
      expect(ways).toContainEqual({ command: 'book', input: { instead: id } });
      expect(ways).toContainEqual({ command: 'cancel', input: { booking: id } });
    }
  });

  it('gets no file who subscribes to their calendar', async () => {
    const subscribe = press('calendar', 'Make', { action: 'feed', whose: 'mine', step: 'make' });
    await done(test.platform.press(ATHLETE, subscribe));
    await accept([add(ATHLETE, nine(2)), add(ATHLETE, nine(5))]);
    expect(await told(ATHLETE)).toHaveLength(1);
    expect(filesOf(ATHLETE)).toEqual([]);
  });

  it('hears once of two accepts close together', async () => {
    await accept([add(ATHLETE, nine(2)), add(ATHLETE, nine(5))], '1');
    test.set(test.now() + MINUTE);
    await done(test.platform.type(TRAINER, 'plan accept'));
    expect(await told(ATHLETE)).toEqual([expect.stringMatching(/^2 massages are booked for you\n/)]);
  });

  it('hears at once of what is near', async () => {
    await accept([add(ATHLETE, test.now() + 2 * HOUR)]);
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE)).toEqual([expect.stringMatching(/^A massage is booked for you\n/)]);
  });

  it.each<{ readonly what: string; readonly next: () => Promise<unknown> }>([
    { what: 'booked and given back by the next plan', next: async () => accept([await dropped(ATHLETE)]) },
    { what: 'booked and cancelled by staff', next: async () => cancelled(TRAINER) },
    { what: 'booked and cancelled by themselves', next: async () => cancelled(ATHLETE) },
  ])('hears nothing of what was $what meanwhile', async ({ next }) => {
    await accept([add(ATHLETE, nine(2))]);
    test.set(test.now() + MINUTE);
    await next();
    expect(await told(ATHLETE)).toEqual([]);
    expect(test.platform.inbox(THERAPIST)).toEqual([]);
  });
  const cancelled = async (by: FakeUser) => done(test.platform.type(by, `cancel ${(await bookingOf(ATHLETE)).id}`));

  it('gets at most two messages about a massage that is planned, planned again, moved back and cancelled', async () => {
    await accept([add(ATHLETE, nine(3))]);
    const first = await told(ATHLETE);
    await accept([await moved(ATHLETE, nine(4))]);
    test.set(test.now() + MINUTE);
    await accept([await moved(ATHLETE, nine(3))]);
    const second = await told(ATHLETE);
    await cancelled(TRAINER);
    const third = await told(ATHLETE);
    expect(first).toEqual([expect.stringMatching(/^A massage is booked for you\n/)]);
    expect(second).toEqual([]);
    expect(third).toEqual([expect.stringMatching(/^Your massage was cancelled\n/)]);
    // The file ends the entry that the first one made.
    expect(filesOf(ATHLETE)[0]).toContain('STATUS:CANCELLED');
  });

  it('hears where from and where to, once, of what is moved twice', async () => {
    await accept([add(ATHLETE, nine(2))]);
    await told(ATHLETE);
    await accept([await moved(ATHLETE, nine(3))]);
    test.set(test.now() + MINUTE);
    await accept([await moved(ATHLETE, nine(4))]);
    expect(await told(ATHLETE)).toEqual([
      expect.stringMatching(/^Your massage was moved\nFrom Wed 4 Mar, 09:00 to Fri 6 Mar, 09:00: /),
    ]);
  });

  it('has a place another leaves, in a plan that lets two change places', async () => {
    const bea = await anAthlete(test, 'Bea');
    await accept([add(ATHLETE, nine(2)), add(bea, nine(3))]);
    await accept([await moved(ATHLETE, nine(3)), await moved(bea, nine(2))]);
    expect((await bookingOf(ATHLETE)).start).toBe(nine(3));
    expect((await bookingOf(bea)).start).toBe(nine(2));
  });
});

it('a therapist hears once what a plan changes in their days', async () => {
  const bea = await anAthlete(test, 'Bea');
  const cem = await anAthlete(test, 'Cem');
  await accept([add(bea, nine(2)), add(cem, nine(3))]);
  await told(THERAPIST);
  await accept([add(ATHLETE, nine(4)), await moved(bea, nine(4) + HOUR), await dropped(cem)]);
  const messages = await told(THERAPIST);
  expect(messages).toEqual([
    expect.stringMatching(/^Your days have changed: 1 new massage, 1 moved,? and 1 no longer with you\n/),
  ]);
  expect(messages[0]).toContain('Thu 5 Mar\n09:00 Cem: no longer with you');
  expect(messages[0]).toContain('Fri 6 Mar\n09:00 Ada Athlete: Maintenance massage, Physio room');
  expect(messages[0]).toContain('10:00 Bea: Maintenance massage, Physio room (before: Wed 4 Mar, 09:00)');
});

it('a guardian hears once a plan of every booking and move, and can say no to each', async () => {
  await aGuardian(test, await aMinor(test));
  await told(PAT);
  await accept([add(KIM, nine(2)), add(KIM, nine(5))]);
  expect(await told(PAT)).toEqual([expect.stringMatching(/^Kim has 2 massages\n/)]);
  const no = actionsOf(test.platform.lastTo(PAT)).filter(({ label }) => label === 'No, cancel it');
  expect(no).toHaveLength(2);
  await accept([await moved(KIM, nine(1))]);
  expect(await told(PAT)).toEqual([expect.stringMatching(/^The massage of Kim was moved\n/)]);
  await accept([await dropped(KIM)]);
  expect(await told(PAT)).toEqual([expect.stringMatching(/^The massage of Kim is cancelled\n/)]);
});
