import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { addDays, dayOf, HOUR, instantOf, MINUTE } from '../../../src/domain/day.ts';
import { factsFrom } from '../../support/events.ts';
import { actionsOf, asDoc, type FakeUser } from '../../support/fakePlatform.ts';
import { personOf, trained } from '../../support/history.ts';
import { ADMIN, ATHLETE, CLINICIAN, COACH, THERAPIST, TRAINER } from '../../support/house.ts';
import { anAthlete, bestOffer, done, offersFor, openFakeClinic } from '../../walks/clinic.ts';
import type { FakeHouse } from '../../walks/house.ts';

const DAY = 24 * HOUR;
const ZONE = 'Europe/Berlin';
let test: FakeHouse;
beforeAll(async () => {
  test = await openFakeClinic();
});
afterAll(() => test.close());
const type = (user: FakeUser, line: string) => test.platform.type(user, line);
const says = async (user: FakeUser, line: string) => toPlainText(await type(user, line));
const team = async () => test.store.team((await test.store.directory.teamOf('fake', 'club'))?.id ?? '');
const today = () => dayOf(test.now(), ZONE);
const ago = (days: number) => addDays(today(), -days);
const later = (minutes: number) => test.advance(test.now() + minutes * MINUTE, 1);
/** Some days on, and whatever is due at that hour. */
const jump = async (days: number) => {
  test.set(test.now() + days * DAY);
  await test.advance(test.now() + HOUR, 60);
};
const hoursOf = async (user: FakeUser, line: string) =>
  (await offersFor(test, user, line)).map(({ invoke }) => dayOf(Number(invoke.input.start) * MINUTE, ZONE));

async function rows<Row extends pg.QueryResultRow>(sql: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: test.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
const auditOf = async (user: FakeUser) =>
  (await (await team()).audit.about((await personOf(test, user)).id, 100)).map(({ action }) => action);

describe('a new injury', () => {
  it('has a booking it makes impossible planned again, names the stage to staff, and moves nobody', async () => {
    await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE, 'slots DEEP_TISSUE')));
    const before = await (await team()).bookings.active(test.now(), test.now() + 14 * DAY);
    await later(4);
    expect(await (await team()).plans.newest(5)).toEqual([]);
    await done(type(THERAPIST, `restrict injury Ada hamstring right ${today()}`));
    await later(5);
    const [plan] = await (await team()).plans.newest(1);
    expect(plan).toMatchObject({ state: 'proposed', causes: [{ kind: 'injury' }] });
    expect(await (await team()).bookings.active(test.now(), test.now() + 14 * DAY)).toEqual(before);
    const told = test.platform.inbox(TRAINER).join('\n');
    expect(told).toContain('the restrictions of Ada Athlete changed');
    const seen = await says(TRAINER, 'plan');
    expect(seen).toContain('hamstring is healing (inflammation)');
    for (const [line, tells] of [
      ['plan', 'given back; Athlete: Ada Athlete; When: Mon 2 Mar, 10:00'],
      ['plan history', 'Mon 2 Mar; Made: by itself'],
      ['roster week', 'Ada Athlete; When: Mon 2 Mar, 10:00; Kind: Treatment'],
      ['athlete Ada', 'Mon 2 Mar, 10:00: Treatment with Thea Therapist'],
    ] as const) {
      const shown = await says(COACH, line);
      expect(shown).toContain(tells);
      expect(shown).not.toMatch(/hamstring|inflammation|healing|restriction|pressure|more good elsewhere/i);
    }
    expect(await says(COACH, 'athlete Ada')).toContain('limited');
    expect(await says(TRAINER, 'athlete Ada')).toContain('pressure at most 3 elsewhere');
  }, 60_000);
});

describe('what a stage does to bookings', () => {
  it('refuses what is above the cap with the reason and what fits, up to day 5', async () => {
    const bea = await anAthlete(test, 'Bea');
    const deep = await bestOffer(test, bea, 'slots DEEP_TISSUE');
    await done(type(THERAPIST, `restrict injury Bea calf left ${ago(0)}`));
    const said = toPlainText(await test.platform.press(bea, deep));
    expect(said).toContain(
      'Deep tissue massage is not possible then: left calf is healing (inflammation) and pressure at most 3 of 5.',
    );
    expect(said).toMatch(/This fits instead: \w/);
  });

  it('says so instead of finding nothing, with what fits to choose', async () => {
    const evan = await anAthlete(test, 'Evan');
    await done(type(THERAPIST, `restrict injury Evan calf left ${ago(0)}`));
    const answer = asDoc(await type(evan, `slots type:DEEP_TISSUE day:${addDays(today(), 5)}`));
    expect(answer.tone).toBe('refused');
    expect(toPlainText(answer)).toContain(
      'calf is healing (inflammation) and pressure at most 3 of 5. This fits instead:',
    );
    expect(actionsOf(answer).some(({ invoke }) => typeof invoke.input.type === 'string')).toBe(true);
    const day = addDays(today(), 6);
    expect(await hoursOf(evan, `slots type:DEEP_TISSUE day:${day}`)).toEqual([day, day, day]);
    expect(await says(await anAthlete(test, 'Fay'), 'slots REHAB')).toContain(
      'a clinician orders it for a healing area',
    );
  });

  it.each([
    // days since the injury, so many days ahead the first deep massage is, and how many are offered
    [0, 6, 3],
    [4, 2, 5],
    [5, 1, 5],
  ])(
    'opens it again on the day of the session that is day 6: injured %i days ago, in %i days',
    async (days, ahead, count) => {
      const user = await anAthlete(test, `Day${days}`);
      await done(type(THERAPIST, `restrict injury Day${days} calf left ${ago(days)}`));
      const found = await hoursOf(user, 'slots DEEP_TISSUE');
      expect(found).toHaveLength(count);
      expect(found.toSorted()[0]).toBe(addDays(today(), ahead));
    },
  );

  it('opens work on order for a healing area alone, and closes it with the record', async () => {
    await done(type(THERAPIST, 'clinic skills skills:"recovery, deep tissue, rehab massage"'));
    const cleo = await anAthlete(test, 'Cleo');
    expect(await hoursOf(cleo, 'slots REHAB')).toEqual([]);
    await done(type(CLINICIAN, `restrict injury Cleo knee right ${ago(8)}`));
    const [rehab] = await offersFor(test, cleo, 'slots REHAB');
    if (!rehab) throw new Error('no rehab');
    await done(test.platform.press(cleo, rehab));
    const closing = await type(CLINICIAN, 'restrict close Cleo');
    await done(test.platform.pressLabel(CLINICIAN, closing, 'Close the record'));
    expect(await hoursOf(cleo, 'slots REHAB')).toEqual([]);
  });

  it('has ordered work among the needs and first among the free times, until there is a session', async () => {
    await done(type(THERAPIST, 'clinic skills skills:"recovery, deep tissue, rehab massage"'));
    const gus = await anAthlete(test, 'Gus');
    await done(type(CLINICIAN, `restrict injury Gus knee right ${ago(8)}`));
    const until = addDays(today(), 20);
    const cleared = await says(CLINICIAN, `restrict clear Gus until:${until} limits:"no kneeling" order:rehab`);
    expect(cleared).toMatch(/Cleared until \w+ \d+ \w+\. Ordered: Rehab massage\. To keep to: no kneeling/);
    const rosterOf = async (user: typeof gus) =>
      (await says(user, 'roster week'))
        .split('\n')
        .filter((line) => line.includes('Gus'))
        .join('\n');
    expect(await rosterOf(THERAPIST)).toMatch(/ordered by a clinician.*a clinician orders it for a healing area/);
    expect(await rosterOf(COACH)).toContain('Gus');
    expect(await rosterOf(COACH)).not.toMatch(/order|clinician|knee/);
    const offered = (await offersFor(test, gus)).map(({ invoke }) => invoke.input.type);
    expect(offered[0]).toBe('REHAB');
    const [rehab] = await offersFor(test, gus, 'slots REHAB');
    if (!rehab) throw new Error('no rehab');
    await done(test.platform.press(gus, rehab));
    expect(await rosterOf(THERAPIST)).not.toContain('ordered by a clinician');
  });

  it('leaves an operated area alone until a clearance, and again on the day after its last', async () => {
    const dora = await anAthlete(test, 'Dora');
    await done(type(THERAPIST, `restrict operation Dora knee left ${ago(30)}`));
    expect(await hoursOf(dora, 'slots REHAB')).toEqual([]);
    const until = addDays(today(), 2);
    await done(type(CLINICIAN, `restrict clear Dora until:${until} limits:"no kneeling"`));
    const cleared = await hoursOf(dora, 'slots REHAB');
    expect(cleared).toHaveLength(5);
    expect(cleared.every((day) => day <= until)).toBe(true);
  });

  it('keeps health out of what the database can be read for', async () => {
    const texts = await rows(
      'SELECT row::text AS said FROM "Injury" row UNION ALL SELECT row::text FROM "InjuryStep" row UNION ALL SELECT row::text FROM "Clearance" row',
    );
    expect(texts.length).toBeGreaterThan(4);
    for (const { said } of texts) expect(said).not.toMatch(/calf|knee|operation|kneeling|left|right/);
    const audit = await rows(`SELECT details::text AS said FROM "AuditEntry" WHERE action ~ 'injury|clearance'`);
    for (const { said } of audit) expect(said).not.toMatch(/calf|knee|kneeling/);
  });

  it('goes with the person', async () => {
    const dora = await anAthlete(test, 'Dora');
    const { id } = await personOf(test, dora);
    await rows(`DELETE FROM "Person" WHERE id = '${id}'`);
    expect(await rows(`SELECT 1 FROM "Injury" WHERE "athleteId" = '${id}'`)).toEqual([]);
    expect(await rows(`SELECT 1 FROM "Clearance" WHERE "athleteId" = '${id}'`)).toEqual([]);
  });
});

describe('a hold by hand', () => {
  it('is the one an urgent finding sets: told, kept sealed, lifted by a clinician alone', async () => {
    const hal = await anAthlete(test, 'Hal');
    await done(test.platform.press(hal, await bestOffer(test, hal)));
    const held = await done(type(THERAPIST, 'restrict hold Hal "waits for a scan"'));
    expect(toPlainText(held)).toContain('1 booking is held');
    await test.house.deliver();
    expect(test.platform.inbox(hal).join('\n')).toContain('1 booking waits.');
    expect(await says(hal, 'slots')).toContain('on hold');
    expect(await says(CLINICIAN, 'restrict Hal')).toContain('Why: waits for a scan');
    for (const [user, line, tells] of [
      [hal, 'mine', 'Your massage bookings are on hold until a clinician has spoken with you.'],
      [COACH, 'athlete Hal', 'Bookings on hold since: Mon 2 Mar'],
    ] as const) {
      const shown = await says(user, line);
      expect(shown).toContain(tells);
      expect(shown).not.toContain('scan');
    }
    const [row] = await rows<{ heldNote: string }>('SELECT "heldNote" FROM "Person" WHERE "heldNote" IS NOT NULL');
    expect(row?.heldNote).toMatch(/^v1\.test\.[\w-]+$/);
    expect(row?.heldNote).not.toContain('scan');
    expect(await says(THERAPIST, 'restrict hold Hal "again"')).toContain('done already');
    expect(await says(THERAPIST, 'restrict lift Hal "all good"')).toContain('does not allow this');
    await done(type(CLINICIAN, 'restrict lift Hal "scan was clear"'));
    await test.house.deliver();
    expect(test.platform.inbox(hal).join('\n')).toContain('You can book again');
    expect(await (await team()).people.byId((await personOf(test, hal)).id)).toMatchObject({
      heldAt: null,
      heldNote: null,
    });
    expect(asDoc(await type(hal, 'slots')).tone).toBe('good');
    expect(await offersFor(test, hal)).toHaveLength(5);
  });
});

describe('the way back', () => {
  const session = async (line: string) => done(type(ATHLETE, `session ${line}`));

  it('is a clinician’s: nobody sets their own, no therapist sets it', async () => {
    await type(ADMIN, `team role person:${ATHLETE.id} role:clinician`);
    const own = await says(ATHLETE, 'restrict return Ada step:5 minutes:90 reason:"I feel fine"');
    expect(own).toContain('Your role in this team does not allow this');
    await type(ADMIN, `team role person:${ATHLETE.id} role:clinician take:yes`);
    expect(own).not.toContain('the role');
    expect(await says(THERAPIST, 'restrict return Ada step:5 reason:"looks fine"')).toContain(
      'does not allow this; the role “clinician” does.',
    );
    expect((await (await team()).returnToPlay.newest()).size).toBe(0);
  });

  it('R17: a session above the cap is told of to staff', async () => {
    await done(
      type(
        CLINICIAN,
        'restrict return Ada step:2 name:"straight running" minutes:45 rpe:5 contact:no reason:"pain free"',
      ),
    );
    test.set(test.now() + 8 * HOUR);
    await session('4 40');
    await test.house.deliver();
    // Within what the step allows: no finding, and whatever clinicians hear of is something else.
    expect(await (await team()).findings.open([(await personOf(test, ATHLETE)).id])).toEqual([]);
    expect(test.platform.inbox(CLINICIAN).join('\n')).not.toContain('Faster than the way back');
    test.set(test.now() + DAY);
    await session('7 60');
    await test.house.deliver();
    const alert = test.platform.inbox(CLINICIAN).join('\n');
    expect(alert).toContain('Ada Athlete: Faster than the way back allows');
    expect(alert).toContain('Step 2 of the way back. 60 minutes, 45 allowed. Effort 7, 5 allowed.');
    expect(test.platform.inbox('staff-alerts').join('\n')).toContain('1 finding waits');
    const risk = await says(COACH, 'risk');
    expect(risk).toContain('No pattern is open that your role shows.');
    expect(risk).not.toContain('way back');
    const ada = await says(COACH, 'athlete Ada');
    expect(ada).toContain('limited: staff are looking at something');
    expect(ada).not.toMatch(/step|minutes a session/i);
  });

  it('R17: a match in a sport of contact breaks a stage without contact', async () => {
    test.set(test.now() + 5 * DAY);
    await done(type(CLINICIAN, 'restrict return Ada step:3 contact:no reason:"goes well"'));
    test.set(test.now() + 2 * HOUR);
    await session('3 20 kind:competition');
    const open = await (await team()).findings.open([(await personOf(test, ATHLETE)).id]);
    const found = open.find(({ pattern }) => pattern === 'R17');
    expect(found?.evidence).toMatchObject({ stage: 3, contact: 1 });
  });

  it('R17: a planned session far longer than any of the last weeks is told of before it happens', async () => {
    const rita = await anAthlete(test, 'Rita');
    await trained(
      test,
      rita,
      Array.from({ length: 12 }, () => [4, 40] as const),
    );
    const { id } = await personOf(test, rita);
    await (await team()).events.save({ feedId: null, personId: id, squad: null }, [
      factsFrom(test.now())('long', 24, { plannedMinutes: 90 }),
    ]);
    const seen = async () => (await (await team()).findings.open([id])).find(({ pattern }) => pattern === 'R17');
    await done(type(rita, 'checkin good'));
    expect(await seen()).toBeUndefined();
    await done(type(CLINICIAN, 'restrict return Rita step:2 minutes:45 reason:"pain free"'));
    expect((await seen())?.evidence).toMatchObject({ stage: 2, planned: 1, longest: 40 });
    await test.house.deliver();
    expect(test.platform.inbox(CLINICIAN).join('\n')).toContain('Rita: Faster than the way back allows');
  });

  it('ends with the return, once', async () => {
    expect(await says(CLINICIAN, `restrict back Ada ${ago(9)}`)).toContain('not before the step they are on began');
    await done(type(CLINICIAN, 'restrict back Ada'));
    expect(await says(CLINICIAN, 'restrict Ada')).toContain('Back in full since');
    expect(await says(CLINICIAN, 'restrict back Ada')).toContain('done already');
    expect(await auditOf(ATHLETE)).toEqual(expect.arrayContaining(['return.stage', 'return.done', 'restriction.read']));
  });
});

describe('new pain in a healing area', () => {
  it('sets it back one stage, tells clinicians, and stays until one of them looks', async () => {
    const pia = await anAthlete(test, 'Pia');
    await done(type(CLINICIAN, `restrict injury Pia calf left ${ago(8)}`));
    await test.house.deliver();
    await done(type(pia, 'checkin pain:5 area:calf side:left'));
    expect(await says(CLINICIAN, 'restrict Pia')).toContain('proliferation');
    await done(type(pia, 'checkin pain:8 area:calf side:left replace:yes'));
    const view = await says(CLINICIAN, 'restrict Pia');
    expect(view).toMatch(/left calf, \w+ \d+ \w+: inflammation/);
    expect(view).toMatch(/Strong pain or soreness on .+ set it one stage back, until a clinician looks\./);
    test.platform.inbox(CLINICIAN);
    await later(5);
    const told = test.platform.inbox(CLINICIAN).join('\n');
    expect(told).toContain('Pia: strong pain or soreness in a healing area');
    expect(test.platform.inbox(pia).join('\n')).toMatch(/Not possible for now: .*Deep tissue massage/);
    expect(test.platform.inbox(COACH)).toEqual([]);
    expect(await auditOf(pia)).toContain('injury.setback');
    test.set(instantOf(addDays(today(), 40), '10:00', ZONE));
    expect(await says(CLINICIAN, 'restrict Pia')).toContain('inflammation');
    await done(type(CLINICIAN, 'restrict stage Pia calendar "pain has gone"'));
    expect(await says(CLINICIAN, 'restrict Pia')).toContain('late remodelling');
    const mine = await says(pia, 'mine');
    expect(mine).toContain('left calf, Sat 28 Feb: late remodelling');
    expect(mine).not.toContain('Strong pain');
  });
});

describe('a clearance with a last day', () => {
  let cora: FakeUser;
  beforeAll(async () => {
    cora = await anAthlete(test, 'Cora');
  });

  it('is told of once, a week before, to whoever gave it; then it blocks again, and the athlete hears of it', async () => {
    await done(type(CLINICIAN, `restrict operation Cora knee left ${ago(30)}`));
    const until = addDays(today(), 10);
    await done(type(CLINICIAN, `restrict clear Cora until:${until} limits:"no kneeling"`));
    await later(5);
    test.platform.inbox(CLINICIAN);
    test.platform.inbox(cora);
    await jump(2);
    const early = test.platform.inbox(CLINICIAN).join('\n');
    expect(early).toContain('To watch today');
    expect(early).not.toContain('clearance');
    for (let day = 0; day < 8; day++) await jump(1);
    const told = test.platform.inbox(CLINICIAN).filter((one) => one.includes('clearance'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/The clearance for the left knee ends on \w+ \d+ \w+\./);
    const meanwhile = test.platform.inbox(cora).join('\n');
    expect(meanwhile).toContain('How does your body feel today, Cora?');
    expect(meanwhile).not.toContain('has changed');
    await jump(1);
    const athlete = test.platform.inbox(cora).filter((one) => one.includes('What you can book has changed'));
    expect(athlete).toHaveLength(1);
    expect(athlete[0]).toContain('No massage anywhere until a clearance holds.');
    expect(await auditOf(cora)).toContain('clearance.lapse');
    expect((await auditOf(cora)).filter((action) => action === 'clearance.lapse')).toHaveLength(1);
  });

  it('lifts an answer of the intake while it holds', async () => {
    // Cora’s operation keeps everything closed now.
    const dana = await anAthlete(test, 'Dana');
    expect(await says(TRAINER, 'athlete Cora')).toContain('No massage anywhere until a clearance holds.');
    await done(type(dana, 'intake question:cardiovasc answer:yes'));
    expect(await hoursOf(dana, 'slots RECOVERY')).toEqual([]);
    await done(type(CLINICIAN, `restrict clear Dana topic:CARDIOVASC until:${addDays(today(), 3)} limits:"as usual"`));
    const found = await hoursOf(dana, 'slots RECOVERY');
    expect(found).toHaveLength(5);
    expect(found.every((day) => day <= addDays(today(), 3))).toBe(true);
    const seen = await type(CLINICIAN, 'restrict Dana');
    expect(toPlainText(seen)).toContain('heart or circulation');
    const therapist = await says(THERAPIST, 'restrict Dana');
    expect(therapist).toContain('(an answer of the intake). To keep to: as usual');
    expect(therapist).not.toContain('heart');
    const trainer = await says(TRAINER, 'athlete Dana');
    expect(trainer).not.toMatch(/heart|intake/);
    await done(test.platform.pressLabel(CLINICIAN, seen, 'Take the clearance back'));
    expect(await hoursOf(dana, 'slots RECOVERY')).toEqual([]);
  });
});
