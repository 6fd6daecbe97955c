import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { type MASSAGE_TYPES, MODALITIES } from '../../../src/domain/clinic/modality.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import { messagesOf } from '../../../src/i18n/locales/index.ts';
import { actionsOf, asDoc, type FakeUser } from '../../support/fakePlatform.ts';
import { ADMIN, ATHLETE, CLINICIAN, COACH, THERAPIST, TRAINER } from '../../support/house.ts';
import { anAthlete, bestOffer, bookings, done, offersFor, openFakeClinic } from '../../walks/clinic.ts';
import type { FakeHouse } from '../../walks/house.ts';
import { answerIntake } from '../../walks/intake.ts';

const DAY = 24 * HOUR;
let test: FakeHouse;
const open = async () => {
  test = await openFakeClinic();
};
const close = () => test.close();
const says = async (user: FakeUser, line: string) => toPlainText(await test.platform.type(user, line));
const team = async () => test.store.team((await test.store.directory.teamOf('fake', 'club'))?.id ?? '');
const idOf = async (user: FakeUser) => (await (await team()).people.byAccount('fake', 'club', user.id))?.id ?? '';
async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: test.databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Everything a question is called: nobody but the athlete and clinicians reads such a word. */
const CONDITIONS = Object.entries(messagesOf('en'))
  .filter(([key]) => /^option\.[a-z]+(_[a-z]+)*$/.test(key))
  .filter(([key]) =>
    /thinners|cancer|heart|pregnan|osteoporosis|infection|numb|broken|swollen|veins/i.test(
      key + messagesOf('en')[key as 'yes'],
    ),
  )
  .map(([, words]) => words);

describe('what answers do to bookings', () => {
  beforeAll(open);
  afterAll(close);

  it('knows the words it must not say', () => {
    expect(CONDITIONS.length).toBeGreaterThan(8);
  });

  it('medication that thins the blood caps pressure at 2 on the next booking', async () => {
    const bea = await anAthlete(test, 'Bea');
    const deep = await bestOffer(test, bea, 'slots DEEP_TISSUE');
    await done(answerIntake(test, bea, { anticoag: 'yes', medication: 'tablets against clots' }));
    const refused = await test.platform.press(bea, deep);
    const said = toPlainText(refused);
    expect(said).toContain('pressure at most 2 of 5');
    expect(said).toContain('Update my intake');
    for (const words of [...CONDITIONS, 'blood', 'clots']) expect(said).not.toContain(words);
    const types = (await offersFor(test, bea)).map(({ invoke }) => invoke.input.type as (typeof MASSAGE_TYPES)[number]);
    expect(types).toHaveLength(5);
    expect(types.every((type) => MODALITIES[type].pressure.min <= 2)).toBe(true);
    await done(test.platform.press(bea, await bestOffer(test, bea)));
    const [booked] = await (await team()).bookings.ofAthlete(await idOf(bea), test.now());
    expect(MODALITIES[booked?.type ?? 'DEEP_TISSUE'].pressure.min).toBeLessThanOrEqual(2);
    await done(test.platform.type(bea, 'intake question:anticoag answer:no'));
    expect(await offersFor(test, bea, 'slots DEEP_TISSUE')).toHaveLength(5);
  });

  it('an answer that stops everything says so instead of “no free slot”, and a changed answer opens it again', async () => {
    const cleo = await anAthlete(test, 'Cleo');
    const offer = await bestOffer(test, cleo);
    await done(test.platform.type(cleo, 'intake question:contagious answer:yes'));
    for (const answer of [await test.platform.type(cleo, 'slots'), await test.platform.type(cleo, 'book')]) {
      expect(toPlainText(answer)).toContain('no session fits at the moment');
      expect(actionsOf(asDoc(answer)).map(({ invoke }) => invoke.command)).toEqual(['intake']);
    }
    expect(toPlainText(await test.platform.press(cleo, offer))).toContain('no massage for now');
    await done(test.platform.type(cleo, 'intake question:contagious answer:no'));
    await done(test.platform.press(cleo, offer));
  });

  it('an operation is not taken back without a clinician', async () => {
    const ole = await anAthlete(test, 'Ole');
    await done(test.platform.type(ole, 'intake question:post_op answer:yes areas:knee'));
    expect(await says(ole, 'intake question:post_op answer:no')).toContain('A clinician takes this back');
    expect(await says(ole, 'slots')).toContain('no session fits at the moment');
  });

  it('an area that is left alone makes no need of its own, and is said to whoever treats', async () => {
    const dan = await anAthlete(test, 'Dan');
    await done(test.platform.type(dan, 'checkin 6 calf left'));
    const reasons = async () => (await offersFor(test, dan)).length > 0 && (await says(dan, 'slots'));
    expect(await reasons()).toContain('calf');
    await done(test.platform.type(dan, 'intake question:open_wound answer:yes areas:calf'));
    const without = await reasons();
    expect(without).toContain('Why then: ');
    expect(without).not.toContain('calf');
    expect(await says(THERAPIST, 'athlete Dan')).toContain('Left alone: calf.');
  });

  it('is kept sealed, with its history, also in what long buttons carry', async () => {
    const eve = await anAthlete(test, 'Eve');
    await done(answerIntake(test, eve, { medication: 'secretamol in the morning and at night', goals: 'to win' }));
    await done(test.platform.type(eve, 'intake question:fever answer:yes'));
    // A long text in the button of a page.
    const page = await test.platform.type(eve, 'intake action:look page:about');
    expect(toPlainText(page)).toContain('secretamol');
    await test.platform.pressLabel(eve, page, 'Write');
    const stored = await rows(
      'SELECT row_to_json(i)::text AS said FROM "Intake" i UNION ALL SELECT row_to_json(s)::text FROM "StoredInvoke" s UNION ALL SELECT row_to_json(a)::text FROM "AuditEntry" a',
    );
    expect(stored.length).toBeGreaterThan(3);
    const all = stored.map(({ said }) => String(said)).join('\n');
    for (const word of ['secretamol', 'FEVER', 'fever', 'anticoag']) expect(all).not.toContain(word);
    const id = await idOf(eve);
    const history = await rows(`SELECT "replacedBy" FROM "Intake" WHERE "athleteId" = '${id}' ORDER BY "at"`);
    expect(history.map(({ replacedBy }) => replacedBy === null)).toEqual([false, true]);
  });

  it('goes with its owner', async () => {
    const fay = await anAthlete(test, 'Fay');
    await done(answerIntake(test, fay, {}, 1));
    const id = await idOf(fay);
    expect(await rows(`SELECT 1 FROM "Intake" WHERE "athleteId" = '${id}'`)).toHaveLength(1);
    await rows(`DELETE FROM "Person" WHERE "id" = '${id}'`);
    expect(await rows(`SELECT 1 FROM "Intake" WHERE "athleteId" = '${id}'`)).toHaveLength(0);
  });
});

describe('an urgent answer', () => {
  beforeAll(open);
  afterAll(close);

  it.each(['dvt_signs', 'chest_breath', 'head_neck_trauma', 'neuro', 'fracture'])(
    '%s holds the bookings and reaches medical staff at once',
    async (question) => {
      test.set(test.now() + MINUTE);
      const user = await anAthlete(test, question);
      await done(test.platform.press(user, await bestOffer(test, user)));
      await test.house.deliver();
      for (const user of [CLINICIAN, TRAINER, COACH, 'staff-alerts'] as const) test.platform.inbox(user);
      const said = await says(user, `intake question:${question} answer:yes areas:calf`);
      expect(said).toMatch(/^(Please contact Clara Clinician|Call emergency services) now\n/);
      expect(said).toContain('I’m telling medical staff now: Clara Clinician.');
      expect(said).toMatch(/(on hold|no massage) until a clinician has spoken with you/);
      const [booking] = await (await team()).bookings.ofAthlete(await idOf(user), test.now());
      expect(booking?.state).toBe('held');
      await test.house.deliver();
      expect(test.platform.inbox(CLINICIAN).join()).toContain(`Urgent: please speak with ${question} now.`);
      expect(test.platform.inbox(TRAINER).join()).toContain('Urgent');
      expect(test.platform.inbox(COACH)).toEqual([]);
      const channel = test.platform.inbox('staff-alerts').join();
      expect(channel).toMatch(/urgent findings? waits?/);
      expect(channel).not.toContain(question);
    },
  );

  it('is told once, is lifted by a clinician, and still stops sessions until it is answered with no', async () => {
    await says(ATHLETE, 'intake question:dvt_signs answer:yes');
    await test.house.deliver();
    expect(test.platform.inbox(CLINICIAN).length).toBe(1);
    await done(test.platform.type(ATHLETE, 'intake question:fever answer:no'));
    const answered = await says(ATHLETE, 'intake question:cancer answer:no');
    expect(answered).toContain('on hold until medical staff have spoken with you');
    expect(answered).not.toMatch(/^Please contact/);
    await test.house.deliver();
    expect(test.platform.inbox(CLINICIAN)).toEqual([]);
    const page = await test.platform.type(CLINICIAN, `athlete person:${ATHLETE.id}`);
    const lift = actionsOf(asDoc(page)).find(({ invoke }) => invoke.input.action === 'lift');
    const form = await test.platform.press(CLINICIAN, lift ?? { label: '', invoke: { command: 'help', input: {} } });
    await done(test.platform.fill(CLINICIAN, form, { reason: 'seen' }));
    expect(await says(ATHLETE, 'slots')).toContain('no session fits at the moment');
    await done(test.platform.type(ATHLETE, 'intake question:dvt_signs answer:no'));
    expect(await offersFor(test, ATHLETE)).toHaveLength(5);
    // Another day, the same yes: staff hear of it again.
    test.set(test.now() + 2 * DAY);
    await says(ATHLETE, 'intake question:dvt_signs answer:yes');
    await test.house.deliver();
    expect(test.platform.inbox(CLINICIAN).join()).toContain('Urgent');
  });
});

describe('planning', () => {
  beforeAll(open);
  afterAll(close);
  const later = () => test.advance(test.now() + 4 * MINUTE, 1);

  it('an answer that makes a booking impossible has the plan asked, and nobody is moved unasked', {
    timeout: 60_000,
  }, async () => {
    await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE, 'slots DEEP_TISSUE')));
    const [before] = await (await team()).bookings.ofAthlete(await idOf(ATHLETE), test.now());
    const said = await done(test.platform.type(ATHLETE, 'intake question:anticoag answer:yes'));
    expect(toPlainText(said)).toContain('no longer fits. Your staff are asked for a change');
    const moves = await done(test.platform.pressLabel(ATHLETE, said, 'Move'));
    expect(new Set(bookings(moves).map(({ invoke }) => invoke.input.type))).toEqual(new Set(['MAINTENANCE']));
    await later();
    const [plan] = await (await team()).plans.newest(1);
    expect(plan?.state).toBe('proposed');
    expect(plan?.causes).toContainEqual({ kind: 'injury', personId: await idOf(ATHLETE), ref: null });
    const lines = plan?.items as readonly {
      bookingId?: string;
      type: (typeof MASSAGE_TYPES)[number];
      action: string;
      forced?: { refused: string };
    }[];
    const line = lines.find(({ bookingId }) => bookingId === before?.id);
    expect(line?.forced?.refused).toBe('contraindicated');
    if (line?.action === 'move') expect(MODALITIES[line.type].pressure.min).toBeLessThanOrEqual(2);
    const [after] = await (await team()).bookings.ofAthlete(await idOf(ATHLETE), test.now());
    expect(after).toEqual(before);
    const told = test.platform.inbox(TRAINER).join();
    expect(told).toContain('the restrictions of Ada Athlete changed');
    for (const words of [...CONDITIONS, 'blood']) expect(told).not.toContain(words);
  });

  it('an answer that changes nothing asks nothing', async () => {
    const cleo = await anAthlete(test, 'Cleo');
    const id = await idOf(cleo);
    const asked = async () => (await rows(`SELECT 1 FROM "ReplanRequest" WHERE "personId" = '${id}'`)).length;
    await done(answerIntake(test, cleo, {}));
    await done(test.platform.type(cleo, 'intake goals:"run free"'));
    expect(await asked()).toBe(0);
    await done(test.platform.type(cleo, 'intake question:osteoporosis answer:yes'));
    expect(await asked()).toBe(1);
    await done(test.platform.type(cleo, 'intake question:anticoag answer:yes'));
    expect(await asked()).toBe(1);
  });

  it('where the team asks for an intake, nobody books or is planned for without one that holds', {
    timeout: 60_000,
  }, async () => {
    const [bea, dan] = [await anAthlete(test, 'Bea'), await anAthlete(test, 'Dan')];
    for (const user of [dan, bea]) await done(test.platform.type(user, 'checkin 7 calf left'));
    await done(answerIntake(test, bea));
    const offer = await bestOffer(test, dan);
    await done(test.platform.type(ADMIN, 'team change intake:yes'));
    expect(await says(ADMIN, 'team')).toContain('Intake before booking: yes');
    for (const answer of [await test.platform.press(dan, offer), await test.platform.type(dan, 'book action:wait')]) {
      expect(toPlainText(answer)).toContain('asks for an intake before a massage');
      expect(actionsOf(asDoc(answer))).toMatchObject([{ label: 'Do the intake', invoke: { command: 'intake' } }]);
    }
    const plan = toPlainText(await done(test.platform.type(TRAINER, 'plan propose')));
    expect(plan).toMatch(/intake missing.*Dan/);
    expect(plan).toMatch(/new; Athlete: Bea/);
    expect(plan).not.toMatch(/Bea.*intake missing/);
    expect(plan).not.toMatch(/new.*Dan/);
    const seen = await says(COACH, 'plan');
    expect(seen).toContain('none; Athletes: Bea, Dan, Ada Athlete');
    expect(seen).not.toContain('intake');
    await done(answerIntake(test, dan));
    await done(test.platform.press(dan, offer));
    const again = toPlainText(await done(test.platform.type(TRAINER, 'plan propose')));
    expect(again).toMatch(/new; Athlete: Bea/);
    expect(again).not.toContain('intake missing');
  });
});

describe('who reads it', () => {
  beforeAll(async () => {
    await open();
    await done(answerIntake(test, ATHLETE, { anticoag: 'yes', medication: 'secretamol', goals: 'a calm back' }));
  });
  afterAll(close);
  const page = (user: FakeUser) => says(user, `athlete person:${ATHLETE.id}`);

  it('a clinician the answers, and the athlete sees that', async () => {
    const shown = await page(CLINICIAN);
    for (const words of [
      'Blood thinners or a bleeding disorder?',
      'secretamol',
      'a calm back',
      'pressure at most 2 of 5',
    ])
      expect(shown).toContain(words);
    expect(shown).not.toContain('Cancer');
    const reads = await (await team()).audit.about(await idOf(ATHLETE), 5, 'intake.read');
    expect(reads.map(({ actorId }) => actorId)).toEqual([await idOf(CLINICIAN)]);
    expect(await says(ATHLETE, 'mine')).toContain('Clara Clinician');
  });

  it('a therapist what to take care of', async () => {
    const shown = await page(THERAPIST);
    expect(shown).toContain('pressure at most 2 of 5');
    for (const words of [...CONDITIONS, 'secretamol', 'calm back']) expect(shown).not.toContain(words);
    expect(await (await team()).audit.about(await idOf(ATHLETE), 5, 'intake.read')).toHaveLength(1);
  });

  it.each([TRAINER, COACH])('$name nothing', async (user) => {
    const shown = await page(user);
    expect(shown).toContain('Sport: football');
    for (const words of [...CONDITIONS, 'secretamol', 'calm back', 'ntake', 'pressure at most'])
      expect(shown).not.toContain(words);
  });

  it('on the roster, those who treat what a session keeps to, and nobody why', async () => {
    await done(test.platform.type(ATHLETE, 'intake question:open_wound answer:yes areas:foot'));
    await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE)));
    for (const user of [THERAPIST, CLINICIAN]) {
      const shown = await says(user, 'roster week');
      expect(shown).toMatch(/Ada Athlete.*pressure at most 2 of 5\. Left alone: foot\./);
      for (const words of CONDITIONS) expect(shown).not.toContain(words);
    }
    for (const user of [TRAINER, COACH]) {
      const shown = await says(user, 'roster week');
      expect(shown).toMatch(user === TRAINER ? /10:00; Kind: Maintenance massage/ : /10:00; Kind: Treatment/);
      expect(shown).not.toMatch(/Keep to|Left alone/);
    }
  });

  it('an admin nothing', async () => {
    expect(await page(ADMIN)).toContain('Not possible');
  });
});
