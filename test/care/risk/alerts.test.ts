import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import type { FakeUser } from '../../support/fakePlatform.ts';
import { answered, personOf, teamOf } from '../../support/history.ts';
import {
  ADMIN,
  ATHLETE,
  CLINICIAN,
  COACH,
  days,
  MONDAY,
  openTeamHouse,
  type TestHouse,
  THERAPIST,
  TRAINER,
} from '../../support/house.ts';

const CALF = { area: 'calf', side: 'left', value: 4 } as const;

let test: TestHouse;
beforeEach(async () => {
  test = await openTeamHouse(MONDAY + 3 * HOUR);
  await test.house.deliver();
  heard();
});
afterEach(() => test.close());

const says = async (user: FakeUser, line: string) => toPlainText(await test.platform.type(user, line));
const team = () => teamOf(test, ATHLETE);
const theFinding = async () => {
  const [finding] = await (await team()).findings.of((await personOf(test, ATHLETE)).id, 0);
  if (!finding) throw new Error('nothing was found');
  return finding;
};
const STAFF = { CLINICIAN, TRAINER, THERAPIST, ADMIN } as const;
/** Who got a message about a finding since the last call. */
function heard(word = /./): readonly string[] {
  return Object.entries(STAFF).flatMap(([name, user]) =>
    test.platform.inbox(user).some((one) => word.test(one)) ? [name] : [],
  );
}
const at = async (now: number) => {
  test.set(now);
  await test.run('alerts', now);
  await test.house.deliver();
};
/** Soreness that does not settle: to act on. */
async function toActOn(): Promise<void> {
  for (const day of ['02-22', '02-24', '02-26', '02-27', '02-28', '03-01'])
    await answered(test, ATHLETE, `2026-${day}`, { soreness: [CALF] });
  await says(ATHLETE, 'checkin 4 calf left');
  await test.house.deliver();
}
const actions = async () => {
  const audit = await (await team()).audit.about((await personOf(test, ATHLETE)).id, 100);
  return audit.map(({ action }) => action).filter((one) => one.startsWith('finding.'));
};

describe('a finding to act on', () => {
  it('goes to the next person when nobody acknowledges it within 24 hours, to each of them once', async () => {
    await toActOn();
    const start = test.now();
    expect(heard(/not settling/)).toEqual(['CLINICIAN']);
    await at(start + 24 * HOUR - MINUTE);
    expect(heard()).toEqual([]);
    await at(start + 24 * HOUR);
    expect(heard(/Nobody has acknowledged this since/)).toEqual(['TRAINER']);
    await at(start + 24 * HOUR + 5 * MINUTE);
    expect(heard()).toEqual([]);
    await at(start + 48 * HOUR);
    expect(heard(/Nobody has acknowledged this since/)).toEqual(['THERAPIST']);
    // An admin who works with no findings hears of none.
    await at(start + 72 * HOUR);
    expect(heard()).toEqual([]);
    expect((await actions()).filter((one) => one === 'finding.escalate')).toHaveLength(2);
  });

  it('stays with whoever acknowledged it, and comes back after the team’s delay', async () => {
    expect(await says(ADMIN, 'team change alertreturn:30')).toContain('Saved');
    await toActOn();
    heard();
    const { id } = await theFinding();
    await says(CLINICIAN, `risk acknowledge ${id}`);
    const start = test.now();
    await at(start + 30 * HOUR - MINUTE);
    expect(heard()).toEqual([]);
    await at(start + 30 * HOUR);
    expect(heard(/Clara Clinician acknowledged this, and it has not been resolved yet/)).toEqual(['CLINICIAN']);
    expect((await theFinding()).state).toBe('open');
    expect(await actions()).toContain('finding.return');
    await says(CLINICIAN, `risk resolve ${id} settled with ice`);
    await at(start + 200 * HOUR);
    expect(heard()).toEqual([]);
  });

  it('is assigned to somebody of the staff, who is told', async () => {
    await toActOn();
    heard();
    const { id } = await theFinding();
    expect(await says(CLINICIAN, `risk assign ${id} person:${THERAPIST.id}`)).toContain(
      'Thea Therapist looks after it',
    );
    await test.house.deliver();
    expect(heard(/This has been assigned to you/)).toEqual(['THERAPIST']);
    expect(await says(TRAINER, 'risk')).toContain('open, with Thea Therapist');
    expect(await says(CLINICIAN, `risk assign ${id} person:${ADMIN.id}`)).toContain('Choose a trainer');
    expect(await says(CLINICIAN, `risk assign ${id} person:${ATHLETE.id}`)).toContain('Choose a trainer');
  });

  it('starts the clock of whoever it is assigned to, and goes from them to the next', async () => {
    await toActOn();
    const raised = test.now();
    await at(raised + 23 * HOUR);
    heard();
    const { id } = await theFinding();
    await says(TRAINER, `risk assign ${id} person:${THERAPIST.id}`);
    await test.house.deliver();
    expect(heard(/assigned to you/)).toEqual(['THERAPIST']);
    // The clock of those told first has stopped.
    await at(raised + 25 * HOUR);
    expect(heard()).toEqual([]);
    await at(raised + 47 * HOUR - MINUTE);
    expect(heard()).toEqual([]);
    await at(raised + 47 * HOUR);
    expect(heard(/Nobody has acknowledged this/)).toEqual(['CLINICIAN']);
    await at(raised + 71 * HOUR);
    expect(heard(/Nobody has acknowledged this/)).toEqual(['TRAINER']);
    await at(raised + 95 * HOUR);
    expect(heard()).toEqual([]);
  });

  it('is no longer passed on once the one it was assigned to acknowledges it', async () => {
    await toActOn();
    heard();
    const { id } = await theFinding();
    await says(CLINICIAN, `risk assign ${id} person:${THERAPIST.id}`);
    await test.house.deliver();
    expect(await says(THERAPIST, `risk acknowledge ${id}`)).toContain('Acknowledged');
    heard();
    await at(test.now() + 48 * HOUR);
    expect(heard()).toEqual([]);
    expect(await theFinding()).toMatchObject({
      state: 'acknowledged',
      assignedTo: (await personOf(test, THERAPIST)).id,
    });
  });

  it('is open again for whoever gets it from the one who had acknowledged it, and taken by whoever takes it', async () => {
    await toActOn();
    heard();
    const { id } = await theFinding();
    await says(CLINICIAN, `risk acknowledge ${id}`);
    await says(CLINICIAN, `risk assign ${id} person:${TRAINER.id}`);
    await test.house.deliver();
    expect(heard(/assigned to you/)).toEqual(['TRAINER']);
    expect(await theFinding()).toMatchObject({ state: 'open', acknowledgedBy: null, alertedAt: test.now() });
    expect(await says(CLINICIAN, `risk assign ${id} person:${TRAINER.id}`)).toContain('already');
    await says(TRAINER, `risk snooze ${id} 3`);
    await says(CLINICIAN, `risk assign ${id} person:${TRAINER.id}`);
    expect(await theFinding()).toMatchObject({ state: 'open', snoozedUntil: null });
    await says(THERAPIST, `risk assign ${id} person:${THERAPIST.id}`);
    await test.house.deliver();
    // The message to the trainer was no longer true when it would have been sent.
    expect(heard()).toEqual([]);
    const { id: thea } = await personOf(test, THERAPIST);
    expect(await theFinding()).toMatchObject({ state: 'acknowledged', acknowledgedBy: thea, assignedTo: thea });
    expect((await actions()).filter((one) => one === 'finding.assign')).toHaveLength(3);
  });

  it('is opened again by a person, and by nobody else', async () => {
    await toActOn();
    const { id } = await theFinding();
    await says(CLINICIAN, `risk resolve ${id} fine`);
    heard();
    await says(ATHLETE, 'checkin 4 calf left sleep 7');
    expect((await theFinding()).state).toBe('resolved');
    expect(await says(ATHLETE, `risk reopen ${id} still`)).toContain('This is for');
    expect(await says(TRAINER, `risk reopen ${id} it hurts again`)).toContain('Open again');
    await test.house.deliver();
    expect(heard(/has been opened again by staff/)).toEqual(['CLINICIAN']);
    expect(await theFinding()).toMatchObject({ state: 'open', resolution: null, acknowledgedBy: null });
    expect(await says(TRAINER, `risk reopen ${id} twice`)).toContain('already');
  });

  it('is one message for several spots of one athlete and pattern', async () => {
    const spots = [CALF, { ...CALF, side: 'right' as const }, { ...CALF, area: 'knee' as const }];
    for (const day of ['02-22', '02-24', '02-26', '02-27', '02-28', '03-01'])
      await answered(test, ATHLETE, `2026-${day}`, { soreness: spots });
    await says(ATHLETE, 'checkin 4 calf left, 4 calf right, 4 knee left');
    await test.house.deliver();
    const told = test.platform.inbox(CLINICIAN);
    expect(told).toHaveLength(1);
    expect(told[0]?.match(/\[Acknowledge\]/g)).toHaveLength(3);
    expect(told[0]).toContain('Also right calf');
  });
});

describe('an acknowledgement and a resolution at once', () => {
  it.each(['acknowledge first', 'resolve first'])('end resolved: %s', async (order) => {
    await toActOn();
    const { care } = test.house;
    const { id } = await theFinding();
    const actorOf = async (user: FakeUser) => ({ ...(await personOf(test, user)), teamId: (await teamId()).id });
    const [clara, tom] = [await actorOf(CLINICIAN), await actorOf(TRAINER)];
    const steps = [
      () => care.risk.acknowledge({ ...tom, personId: tom.id }, id, test.now()),
      () => care.risk.resolve({ ...clara, personId: clara.id }, id, 'seen to', test.now()),
    ];
    const outcomes = await Promise.all((order === 'resolve first' ? steps.toReversed() : steps).map((step) => step()));
    expect((await theFinding()).state).toBe('resolved');
    for (const outcome of outcomes)
      expect(isRefusal(outcome) ? outcome.refused : 'done').toMatch(/^(done|already-done)$/);
    const late = await care.risk.acknowledge({ ...tom, personId: tom.id }, id, test.now());
    expect(late).toEqual({ refused: 'already-done' });
    expect((await theFinding()).state).toBe('resolved');
  });

  it('end resolved when the acknowledgement comes while the resolution is not yet done', async () => {
    await toActOn();
    const { care } = test.house;
    const { id, version } = await theFinding();
    const [clara, tom] = [await personOf(test, CLINICIAN), await personOf(test, TRAINER)];
    const team = (await teamId()).id;
    const actor = { ...tom, personId: tom.id, teamId: team };
    let answered = false;
    const acknowledged = await test.store.transaction(team, async (tx) => {
      const change = {
        state: 'resolved',
        resolvedBy: clara.id,
        resolvedAt: test.now(),
        resolution: 'seen to',
      } as const;
      expect(await tx.findings.step(id, version, change)).toMatchObject({
        id,
        state: 'resolved',
        version: version + 1,
      });
      // Another connection: to it the finding is still open, so it tries to acknowledge and waits for the row.
      const waiting = care.risk.acknowledge(actor, id, test.now()).finally(() => {
        answered = true;
      });
      for (let look = 0; look < 5; look += 1) {
        const seen = await care.risk.explain(actor, id, test.now());
        expect(isRefusal(seen) ? seen : seen.finding.state).toBe('open');
      }
      expect(answered).toBe(false);
      return { waiting };
    });
    expect(await acknowledged.waiting).toEqual({ refused: 'already-done' });
    expect(await theFinding()).toMatchObject({ state: 'resolved', acknowledgedBy: null, resolution: 'seen to' });
    // Neither the clock that passes on nor the one that brings back opens it.
    await at(test.now() + days(8));
    expect(await theFinding()).toMatchObject({ state: 'resolved' });
  });

  const teamId = async () => {
    const found = await test.store.directory.teamOf('fake', 'club');
    if (!found) throw new Error('no team');
    return found;
  };
});

describe('a late answer', () => {
  it('changes the numbers of an acknowledged finding, says so, and is not told again', async () => {
    test.set(MONDAY + days(7));
    // A week without two matches close together, then two within 72 hours.
    for (const day of ['2026-03-07', '2026-03-09'])
      expect(await says(ATHLETE, `session 7 90 kind:competition day:${day}`)).toContain('Saved');
    const { id, pattern } = await theFinding();
    expect(pattern).toBe('R11');
    await says(CLINICIAN, `risk acknowledge ${id}`);
    await test.house.deliver();
    heard();
    expect(await says(ATHLETE, 'session 8 90 kind:competition day:2026-03-03')).toContain('late');
    await test.house.deliver();
    expect(heard()).toEqual([]);
    expect(await theFinding()).toMatchObject({ state: 'acknowledged', evidence: { matches: 3 } });
    const explained = await says(CLINICIAN, `risk explain ${id}`);
    expect(explained).toMatch(/3 matches/);
    expect(explained).toMatch(/When it was acknowledged, it said: .*2 matches/);
  });
});

describe('something urgent', () => {
  it('is told at once in quiet hours and passed on after 30 minutes', async () => {
    test.set(MONDAY + 16 * HOUR);
    await says(ATHLETE, 'checkin flags:chest-pain');
    await test.house.deliver();
    expect(heard(/Urgent/)).toEqual(['CLINICIAN', 'TRAINER']);
    const start = test.now();
    await at(start + 29 * MINUTE);
    expect(heard()).toEqual([]);
    await at(start + 30 * MINUTE);
    expect(heard(/needs medical staff/)).toEqual(['ADMIN']);
    await at(start + 59 * MINUTE);
    expect(heard()).toEqual([]);
    await at(start + 60 * MINUTE);
    expect(heard(/everybody is told again|needs medical staff/)).toEqual(['CLINICIAN', 'TRAINER', 'ADMIN']);
  });

  it('holds the bookings again when a person opens it again', async () => {
    await says(ATHLETE, 'checkin flags:fever');
    const { id } = await theFinding();
    await says(CLINICIAN, `risk lift person:${ATHLETE.id} reason:"no fever"`);
    expect((await personOf(test, ATHLETE)).heldAt).toBeNull();
    await says(CLINICIAN, `risk reopen ${id} fever again`);
    expect((await personOf(test, ATHLETE)).heldAt).toBe(test.now());
  });
});

describe('thresholds', () => {
  const hot = async () => {
    for (const day of ['2026-02-28', '2026-03-01'])
      await answered(test, ATHLETE, day, { soreness: [{ ...CALF, value: 6 }] });
  };
  const patterns = async () => (await (await team()).findings.open()).map(({ pattern }) => pattern);
  const set = (user: FakeUser, more: string) => says(user, `risk threshold pattern:R01 param:soreness ${more}`);

  it('of an athlete win over the team’s, which win over the default', async () => {
    await hot();
    expect(await set(CLINICIAN, 'value:8 reason:"hard block"')).toContain('for the whole team from now on: soreness 8');
    await says(ATHLETE, 'checkin 6 calf left');
    expect(await patterns()).toEqual([]);
    expect(await set(CLINICIAN, `person:${ATHLETE.id} value:5 reason:"calf history"`)).toContain(
      'for Ada Athlete from now on: soreness 5',
    );
    await says(ATHLETE, 'checkin 6 calf left sleep 8');
    expect(await patterns()).toEqual(['R01']);
    const { id } = await theFinding();
    const explained = await says(TRAINER, `risk explain ${id}`);
    expect(explained).toContain('Threshold for Ada Athlete by Clara Clinician');
    expect(explained).toContain('Why: calf history');
    expect(explained).toContain('Threshold for the team by Clara Clinician');
    expect(explained).toMatch(/Definition: .*5/);
  });

  it('have those they concern looked at within a minute, and say who set them and why', async () => {
    await hot();
    await set(CLINICIAN, 'value:8 reason:"hard block"');
    await says(ATHLETE, 'checkin 6 calf left');
    test.set(test.now() + MINUTE);
    const saved = await test.platform.type(
      CLINICIAN,
      `risk threshold pattern:R01 param:soreness person:${ATHLETE.id} value:5 reason:"calf history"`,
    );
    expect(toPlainText(saved)).toContain('within a minute');
    expect(await patterns()).toEqual([]);
    await test.advance(test.now() + MINUTE, 1);
    expect(await patterns()).toEqual(['R01']);
    expect(await (await team()).thresholds.notReviewed()).toEqual([]);
    const shown = toPlainText(await test.platform.pressLabel(CLINICIAN, saved, 'Threshold history'));
    expect(shown).toMatch(/Ada Athlete.*soreness 5.*Clara Clinician.*calf history/);
    expect(shown).toMatch(/the team.*soreness 8.*Clara Clinician.*hard block/);
    expect(await says(THERAPIST, 'risk thresholds')).toContain('calf history');
    const admin = await says(ADMIN, 'risk thresholds');
    expect(admin).toContain('This is for trainer, therapist, clinician, and coach.');
    expect(admin).not.toContain('calf history');
  });

  it('of the team have everybody looked at', async () => {
    await hot();
    await says(ATHLETE, 'checkin 5 calf left');
    expect(await patterns()).toEqual([]);
    await set(CLINICIAN, 'value:5 reason:"soft block"');
    await test.advance(test.now() + MINUTE, 1);
    expect(await patterns()).toEqual(['R01']);
  });

  it('that nobody has changed are the defaults; a coach does not see whose they are', async () => {
    expect(await says(TRAINER, 'risk thresholds')).toContain('the defaults hold');
    await test.platform.type(ADMIN, `team role person:${COACH.id} role:coach`);
    expect(await says(COACH, 'risk thresholds')).toContain('does not allow this');
  });

  it('go back to the default without a value, and their history stays', async () => {
    await set(CLINICIAN, 'value:8 reason:"hard block"');
    test.set(test.now() + MINUTE);
    expect(await set(CLINICIAN, 'reason:"block is over"')).toContain('soreness 6');
    const history = await (await team()).thresholds.history();
    expect(history.map(({ params, reason }) => [params, reason])).toEqual([
      [{}, 'block is over'],
      [{ soreness: 8 }, 'hard block'],
    ]);
  });

  it.each([
    ['value:-1 reason:x', 'outside its scale, 1 to 10'],
    ['value:0 reason:x', 'outside its scale, 1 to 10'],
    ['value:99 reason:x', 'outside its scale, 1 to 10'],
  ])('are refused: %s', async (more, words) => {
    expect(await set(CLINICIAN, more)).toContain(words);
  });

  it('must be the pattern’s own, and are for clinicians', async () => {
    expect(await says(CLINICIAN, 'risk threshold pattern:R01 param:zones value:2 reason:x')).toContain(
      'Thresholds of this pattern: soreness, days, window',
    );
    for (const user of [THERAPIST, TRAINER])
      expect(await set(user, 'value:7 reason:x')).toContain('Your role in this team does not allow this');
    expect(await (await team()).thresholds.history()).toEqual([]);
  });
});
