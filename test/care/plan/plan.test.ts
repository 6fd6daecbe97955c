import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SETTLE } from '../../../src/care/booking/tellChanges.ts';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import { ADMIN, ATHLETE, after, aTeam, COACH, type TestHouse, THERAPIST, TRAINER } from '../../support/house.ts';
import { anAthlete, bestOffer, done, openClinic, openFakeClinic } from '../../walks/clinic.ts';
import { type FakeHouse, openFakeHouse } from '../../walks/house.ts';

let test: FakeHouse;
afterEach(() => test.close());

const team = async () => {
  const found = await test.store.directory.teamOf('fake', 'club');
  if (!found) throw new Error('no team');
  return test.store.team(found.id);
};

/** Each plan is made in a thread of its own. */
const PLANNING = { timeout: 60_000 };

describe('the weekly proposal', PLANNING, () => {
  it.each([
    { zone: 'Europe/Berlin', at: '18:00', what: 'the Sunday of the spring change', due: '2026-03-29T16:00:00Z' },
    { zone: 'Europe/Berlin', at: '18:00', what: 'the Sunday before it', due: '2026-03-22T17:00:00Z' },
    { zone: 'Europe/Berlin', at: '02:30', what: 'an hour that does not exist', due: '2026-03-29T01:00:00Z' },
    { zone: 'Europe/Berlin', at: '02:30', what: 'an hour that comes twice', due: '2026-10-25T00:30:00Z' },
    { zone: 'Australia/Sydney', at: '18:00', what: 'the Sunday of the autumn change', due: '2026-04-05T08:00:00Z' },
    { zone: 'Australia/Sydney', at: '02:30', what: 'an hour that comes twice', due: '2026-04-04T15:30:00Z' },
    { zone: 'Australia/Sydney', at: '02:30', what: 'an hour that does not exist', due: '2026-10-03T16:00:00Z' },
  ])('comes once at $at in $zone on $what', async ({ zone, at, due }) => {
    test = await openFakeClinic();
    await done(test.platform.type(ADMIN, `team change zone:${zone} planday:7 planat:${at}`));
    const start = Date.parse(due);
    const made: string[] = [];
    for (let now = start - 2 * HOUR; now <= start + 3 * HOUR; now += 30 * MINUTE) {
      test.set(now);
      await test.run('planWeek', now);
      const [newest] = await (await team()).plans.newest(1);
      if (newest && newest.createdAt === now) made.push(new Date(now).toISOString());
    }
    expect(made).toEqual([new Date(start).toISOString()]);
  });
});

describe('a proposal', PLANNING, () => {
  const oneIsSore = async (house: TestHouse) => {
    await aTeam(house);
    await openClinic(house);
    await house.platform.type(ATHLETE, 'checkin 7 calf left');
    await house.platform.type(ATHLETE, 'book action:standing every:week');
  };
  beforeEach(async () => {
    test = await openFakeHouse(await after('one is sore', oneIsSore));
  });
  const book = async (user = ATHLETE) => test.platform.press(user, await bestOffer(test, user));
  const active = async () => (await team()).bookings.active(test.now(), test.now() + 14 * 24 * HOUR);

  it('is accepted once, by one of two people', async () => {
    const shown = await done(test.platform.type(TRAINER, 'plan propose'));
    const said = await Promise.all([1, 2].map(() => test.platform.pressLabel(TRAINER, shown, 'Accept all')));
    const texts = said.map(toPlainText).sort();
    expect(texts.filter((text) => text.startsWith('Accepted'))).toHaveLength(1);
    const after = await active();
    expect(new Set(after.map((one) => `${one.athleteId} ${one.start}`)).size).toBe(after.length);
    expect(after.length).toBeGreaterThan(0);
  });

  it('leaves out what no longer fits, and says so', async () => {
    // An athlete books two hours ahead: the plan is for hours that are still open then.
    await done(test.platform.type(THERAPIST, 'clinic hours days:mon-sun from:13:00 to:17:00'));
    const shown = await done(test.platform.type(TRAINER, 'plan propose'));
    const [plan] = await (await team()).plans.newest(1);
    const [item] = (plan?.items ?? []) as readonly {
      readonly start: number;
      readonly therapistId: string;
      readonly type: string;
    }[];
    // Meanwhile somebody takes the very hour the plan wants.
    const bea = await anAthlete(test, 'Bea');
    const offer = await bestOffer(test, bea);
    const wanted = { therapist: item?.therapistId ?? '', type: 'RECOVERY', start: (item?.start ?? 0) / MINUTE };
    await done(test.platform.press(bea, { ...offer, invoke: { command: 'book', input: wanted } }));
    const accepted = toPlainText(await test.platform.pressLabel(TRAINER, shown, 'Accept all'));
    expect(accepted).toContain('Not done: Ada Athlete');
    const later = toPlainText(await test.platform.type(TRAINER, 'plan'));
    expect(later).toContain('No longer fitted, and not done: Ada Athlete');
    expect(later).not.toMatch(/Line: .*Athlete: Ada Athlete/);
    const then = (await active()).filter((one) => one.start === item?.start);
    const [now] = await (await team()).people.byIds(then.map((one) => one.athleteId));
    expect({ count: then.length, whose: now?.name }).toEqual({ count: 1, whose: bea.name });
  });

  it('tells a coach who is treated when, and never the kind', async () => {
    const reads = async (line: string) => toPlainText(await test.platform.type(COACH, line));
    const kinds = /Kind: (?!Treatment)|Recovery (?!roster)|(Maintenance|Relaxation|Rehab) massage|RECOVERY|REC\b|MNT/;
    await done(test.platform.type(TRAINER, 'plan propose'));
    const proposal = await reads('plan');
    expect(proposal).toContain('Kind: Treatment');
    expect(proposal).not.toMatch(kinds);
    expect(toPlainText(await test.platform.type(TRAINER, 'plan'))).toMatch(/Kind: (?!Treatment)/);
    await done(test.platform.type(TRAINER, 'plan accept'));
    for (const line of ['plan', 'roster week', 'athlete Ada']) {
      const said = await reads(line);
      expect(said, line).not.toMatch(kinds);
      expect(said, line).toContain('Treatment');
    }
  });

  it('keeps what an athlete booked', async () => {
    await book();
    const [before] = await active();
    const shown = await done(test.platform.type(TRAINER, 'plan propose'));
    if (toPlainText(shown).includes('Accept all')) await test.platform.pressLabel(TRAINER, shown, 'Accept all');
    expect((await active()).map((one) => one.id)).toContain(before?.id);
  });

  it('has a session for whoever waits for one, and then they wait no longer', async () => {
    const bea = await anAthlete(test, 'Bea');
    await done(test.platform.type(bea, 'book action:wait'));
    const { waitlist, people } = await team();
    const { id = '' } = (await people.byAccount('fake', 'club', bea.id)) ?? {};
    const shown = await done(test.platform.type(TRAINER, 'plan propose'));
    const lines = toPlainText(shown).split('\n');
    expect(lines.filter((line) => line.includes('Athlete: Bea'))).toEqual([expect.stringContaining('asked for')]);
    expect(await waitlist.ofAthlete(id)).toHaveLength(1);
    await test.platform.pressLabel(TRAINER, shown, 'Accept all');
    expect((await active()).filter(({ athleteId }) => athleteId === id)).toHaveLength(1);
    expect(await waitlist.ofAthlete(id)).toEqual([]);
  });

  it('gives what it frees to whoever waits, and tells whose session goes', async () => {
    await done(test.platform.type(TRAINER, 'plan propose'));
    await done(test.platform.type(TRAINER, 'plan accept'));
    await test.house.deliver();
    const last = (await active()).at(-1);
    const bea = await anAthlete(test, 'Bea');
    await done(test.platform.type(bea, 'book action:wait'));
    await done(test.platform.type(TRAINER, 'plan propose'));
    const line = async () => {
      const [plan] = await (await team()).plans.newest(1);
      const lines = (plan?.items ?? []) as readonly { readonly id: string; readonly bookingId?: string }[];
      return lines.find(({ bookingId }) => bookingId === last?.id)?.id;
    };
    await done(test.platform.type(TRAINER, `plan adjust line:${await line()} settle:none`));
    await done(test.platform.type(TRAINER, `plan accept only:${await line()}`));
    expect((await active()).map(({ id }) => id)).not.toContain(last?.id);
    test.set(test.now() + SETTLE);
    await test.house.deliver();
    expect(test.platform.inbox(ATHLETE).join('\n')).toMatch(/given back|cancelled/i);
    expect(test.platform.inbox(bea).join('\n')).toContain('A slot is free for you');
  });

  it('declined changes nothing, and cannot be accepted any more', async () => {
    const shown = await done(test.platform.type(TRAINER, 'plan propose'));
    await test.platform.pressLabel(TRAINER, shown, 'Keep as it is');
    const late = toPlainText(await test.platform.pressLabel(TRAINER, shown, 'Accept all'));
    expect(late).not.toMatch(/^Accepted/);
    expect(await active()).toEqual([]);
  });
});
