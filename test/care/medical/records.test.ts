import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { addDays, dayOf, HOUR, MINUTE } from '../../../src/domain/day.ts';
import { asDoc, asForm, type FakeUser } from '../../support/fakePlatform.ts';
import { personOf } from '../../support/history.ts';
import { ADMIN, CLINICIAN, COACH, THERAPIST, TRAINER } from '../../support/house.ts';
import { anAthlete, bestOffer, done, offersFor, openFakeClinic } from '../../walks/clinic.ts';
import type { FakeHouse } from '../../walks/house.ts';

const ZONE = 'Europe/Berlin';
const COLLEAGUE: FakeUser = { id: 'u-cora', name: 'Cora Colleague', locale: 'en', zone: ZONE };
let test: FakeHouse;
beforeAll(async () => {
  test = await openFakeClinic();
  await done(test.platform.type(COLLEAGUE, `join consent:no name:"${COLLEAGUE.name}" zone:${ZONE}`));
  await done(test.platform.type(ADMIN, `team role person:${COLLEAGUE.id} role:clinician`));
  await done(
    type(
      THERAPIST,
      'clinic skills skills:"recovery, deep tissue, maintenance, relaxation, lymphatic drainage, scar-tissue work, rehab massage"',
    ),
  );
});
afterAll(() => test.close());
const type = (user: FakeUser, line: string) => test.platform.type(user, line);
const says = async (user: FakeUser, line: string) => toPlainText(await type(user, line));
const team = async () => test.store.team((await test.store.directory.teamOf('fake', 'club'))?.id ?? '');
const today = () => dayOf(test.now(), ZONE);
const ago = (days: number) => addDays(today(), -days);
const inDays = (days: number) => addDays(today(), days);
const kindsFor = async (user: FakeUser, line = 'slots') =>
  new Set((await offersFor(test, user, line)).map(({ invoke }) => invoke.input.type));
const heard = async (user: FakeUser) => {
  await test.house.deliver();
  return test.platform.inbox(user).join('\n');
};

describe('after an operation', () => {
  it('nothing is offered, booked, set as a rhythm, waited for or planned until a clearance', async () => {
    const ola = await anAthlete(test, 'Ola');
    const offer = await bestOffer(test, ola, 'slots RECOVERY');
    await done(type(THERAPIST, `restrict operation Ola knee left ${ago(1)}`));
    expect(await offersFor(test, ola)).toEqual([]);
    expect(asDoc(await test.platform.press(ola, offer)).tone).toBe('refused');
    await done(type(ola, 'book standing every week'));
    await type(ola, 'book action:wait');
    await test.run('waitlist');
    await done(type(TRAINER, 'plan propose'));
    await test.advance(test.now() + 20 * MINUTE, 1);
    const { id } = await personOf(test, ola);
    const plans = await (await team()).plans.newest(5);
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.flatMap(({ items }) => items).filter(({ athleteId }) => athleteId === id)).toEqual([]);
    expect(await (await team()).bookings.ofAthlete(id, test.now())).toEqual([]);
    expect((await (await team()).waitlist.offersOpen()).filter(({ athleteId }) => athleteId === id)).toEqual([]);
    expect(await says(THERAPIST, 'roster week')).not.toMatch(/Ola;.*massage/);
  });

  it('a clearance of the first two weeks waits for the operating team’s word', async () => {
    const pat = await anAthlete(test, 'Pat');
    await done(type(CLINICIAN, `restrict operation Pat knee left ${ago(10)} tissue:ligament`));
    const saved = await type(CLINICIAN, `restrict clear Pat until:${inDays(30)} cap:2 limits:"no flexion"`);
    expect(toPlainText(saved)).toMatch(/Cleared until .+, and not before .+\. Pressure at most 2 of 5\./);
    const days = async () =>
      (await offersFor(test, pat, `slots day:${inDays(4)}`)).map(({ invoke }) =>
        dayOf(Number(invoke.input.start) * MINUTE, ZONE),
      );
    expect(await days()).toEqual([]);
    const word = await test.platform.pressLabel(CLINICIAN, saved, 'The operating team has given its word');
    expect(toPlainText(word)).toMatch(/Cleared until \w+ \d+ \w+\. Pressure at most 2 of 5\./);
    expect((await days()).length).toBeGreaterThan(0);
    const short = await says(CLINICIAN, `restrict clear Pat until:${inDays(2)} limits:"short"`);
    expect(short).toContain('It would end before it begins');
    const [clearance] = await (await team()).clearances.current([(await personOf(test, pat)).id]);
    expect(clearance).toMatchObject({ limits: 'no flexion', cap: 2, word: true, from: today() });
  });
});

describe('what a clearance says', () => {
  it('is data: it closes kinds on every road and stands on the page, in the roster and in the refusal', async () => {
    const quin = await anAthlete(test, 'Quin');
    const deep = await bestOffer(test, quin, 'slots DEEP_TISSUE');
    await done(type(CLINICIAN, `restrict operation Quin knee right ${ago(60)} tissue:ligament`));
    const line = `restrict clear Quin until:${inDays(30)} cap:2 areas:"shoulder left, neck" kinds:"recovery, relaxation" limits:"gently"`;
    const saved = await says(CLINICIAN, line);
    expect(saved).toContain(
      'Pressure at most 2 of 5. Only there: left shoulder and neck. Kinds: Recovery massage and Relaxation massage.',
    );
    expect(saved).toContain('To keep to: gently');
    const refused = toPlainText(await test.platform.press(quin, deep));
    expect(refused).toMatch(
      /cleared until .+, pressure at most 2, only left shoulder and neck, only Recovery massage and Relaxation massage/,
    );
    for (const kind of await kindsFor(quin)) expect(['RECOVERY', 'RELAX']).toContain(kind);
    await done(test.platform.press(quin, await bestOffer(test, quin, 'slots RELAX')));
    const roster = await says(THERAPIST, 'roster week');
    expect(roster).toMatch(
      /Quin; When: .+; Keep to: Cleared until .+, pressure at most 2, only left shoulder and neck/i,
    );
    expect(await says(COACH, 'roster week')).not.toMatch(/cleared|shoulder/i);
  });

  it.each([
    ['cap:9', 'cap'],
    ['areas:"left wing"', 'areas'],
  ])('%s is refused beside its field, and nothing is stored', async (said, field) => {
    await anAthlete(test, 'Rae');
    await type(CLINICIAN, `restrict injury Rae calf left ${ago(10)}`);
    const form = asForm(await type(CLINICIAN, `restrict clear Rae until:${inDays(9)} limits:"light" ${said}`));
    expect(form.fields.find(({ name }) => name === field)?.error).toBeTruthy();
    const { id } = await personOf(test, { id: 'u-rae', name: 'Rae', locale: 'en', zone: ZONE });
    expect(await (await team()).clearances.current([id])).toEqual([]);
  });

  it('names an area nobody knows and a kind nobody knows', async () => {
    const form = asForm(await type(CLINICIAN, `restrict injury Rae kneee left ${ago(3)}`));
    expect(form.fields.map(({ name }) => name)).toContain('area');
    const unknown = await says(CLINICIAN, `restrict clear Rae until:${inDays(9)} kinds:"wishing"`);
    expect(unknown).toContain('wishing');
    expect(await says(CLINICIAN, `restrict operation Rae knee left ${inDays(1)}`)).toContain(
      'The day is today or earlier',
    );
  });
});

describe('work a clinician orders', () => {
  it.each([
    ['lymph', 'LYMPH', 8],
    ['scar', 'SCAR', 50],
    ['rehab', 'REHAB', 30],
  ] as const)('%s is ordered and planned', async (order, kind, days) => {
    const name = `Sam${order}`;
    const sam = await anAthlete(test, name);
    await done(type(CLINICIAN, `restrict injury ${name} calf left ${ago(days)} tissue:muscle`));
    const saved = await says(CLINICIAN, `restrict clear ${name} until:${inDays(20)} limits:"as seen" order:${order}`);
    expect(saved).toContain('Ordered:');
    const [first] = await offersFor(test, sam);
    expect(first?.invoke.input.type).toBe(kind);
    await done(type(TRAINER, 'plan propose'));
    const [plan] = await (await team()).plans.newest(1);
    const { id } = await personOf(test, sam);
    expect(plan?.items.find(({ athleteId, goal }) => athleteId === id && goal === 'prescribed')?.type).toBe(kind);
  });

  it('says on the page what ordered work waits for', async () => {
    await anAthlete(test, 'Ugo');
    await done(type(CLINICIAN, `restrict injury Ugo calf left ${ago(4)} tissue:muscle`));
    const saved = await says(CLINICIAN, `restrict clear Ugo until:${inDays(20)} limits:"later" order:rehab`);
    expect(saved).toContain('Rehab massage is ordered and not planned yet: left calf is healing (inflammation).');
  });

  it('says what rehab work lacks: a clinician’s note, and one of 14 days or younger', async () => {
    const tess = await anAthlete(test, 'Tess');
    await done(type(THERAPIST, `restrict injury Tess calf left ${ago(8)}`));
    expect(await says(tess, 'slots REHAB')).toContain('an open record with a clinician’s note of at most 14 days');
    await done(type(CLINICIAN, 'restrict stage Tess proliferation "calm"'));
    const rehab = await bestOffer(test, tess, 'slots REHAB');
    test.set(test.now() + 15 * 24 * HOUR);
    const { start: _, ...input } = rehab.invoke.input;
    const later = { ...rehab, invoke: { ...rehab.invoke, input: { ...input, start: test.now() / MINUTE + 24 * 60 } } };
    expect(toPlainText(await test.platform.press(tess, later))).toContain('note is older than 14 days');
    expect(await says(tess, 'slots REHAB')).toContain('note is older than 14 days');
  });
});

describe('one word against another', () => {
  it('asks before a stage far ahead of the calendar is saved, with what it opens', async () => {
    const uma = await anAthlete(test, 'Uma');
    await done(type(CLINICIAN, `restrict injury Uma calf left ${ago(2)}`));
    const ask = await type(CLINICIAN, 'restrict stage Uma remodelling-early "looks great"');
    expect(asDoc(ask).tone).toBe('warning');
    expect(toPlainText(ask)).toMatch(/by days alone it is inflammation\. Nothing is saved yet\./);
    expect(toPlainText(ask)).toMatch(/Then: pressure up to 3 of 5 there, with .*Recovery massage/);
    const { id } = await personOf(test, uma);
    expect((await (await team()).injuries.open([id]))[0]?.steps).toEqual([]);
    const saved = await test.platform.pressLabel(CLINICIAN, ask, 'Save it anyway');
    expect(toPlainText(saved)).toContain('early remodelling');
  });

  it('does not let days alone move bone on', async () => {
    await anAthlete(test, 'Vic');
    const saved = await says(CLINICIAN, `restrict injury Vic shin left ${ago(90)} tissue:bone`);
    expect(saved).toContain('left shin (bone)');
    expect(saved).toContain(': inflammation.');
    expect(await says(CLINICIAN, 'restrict stage Vic calendar "days will do"')).toContain(
      'do not move on by days alone',
    );
  });

  it('compares "back in full" with a hold before it is saved', async () => {
    const wim = await anAthlete(test, 'Wim');
    await done(type(CLINICIAN, 'restrict return Wim step:2 minutes:30 contact:no reason:"calm"'));
    await done(type(THERAPIST, 'restrict hold Wim "scan"'));
    const ask = await type(CLINICIAN, 'restrict back Wim');
    expect(toPlainText(ask)).toContain('Two records contradict each other');
    expect(toPlainText(ask)).toContain('Bookings on hold since');
    const { id } = await personOf(test, wim);
    const newest = async () => (await (await team()).returnToPlay.newest([id])).get(id);
    expect((await newest())?.returnedOn).toBeNull();
    test.set(test.now() + 1000);
    await done(test.platform.pressLabel(CLINICIAN, ask, 'Save it anyway'));
    expect((await newest())?.returnedOn).toBe(today());
  });

  it('lets a colleague know whose stage, clearance or hold is overruled, and nobody else', async () => {
    await anAthlete(test, 'Xan');
    await done(type(CLINICIAN, `restrict injury Xan calf left ${ago(30)}`));
    await done(type(CLINICIAN, 'restrict stage Xan proliferation "slow"'));
    await done(type(CLINICIAN, `restrict clear Xan until:${inDays(10)} limits:"light"`));
    await done(type(THERAPIST, 'restrict hold Xan "scan"'));
    await heard(CLINICIAN);
    await heard(THERAPIST);
    await done(type(COLLEAGUE, 'restrict stage Xan remodelling-early "fine now"'));
    await done(type(COLLEAGUE, 'restrict withdraw Xan'));
    await done(type(COLLEAGUE, 'restrict lift Xan "scan is clear"'));
    const told = await heard(CLINICIAN);
    expect(told).toContain('Cora Colleague has set another stage of healing');
    expect(told).toContain('Cora Colleague has replaced or ended your clearance');
    expect(told).not.toContain('lifted the hold');
    expect(await heard(THERAPIST)).toContain('Cora Colleague has lifted the hold you set');
    expect(await heard(COLLEAGUE)).not.toContain('Cora Colleague has');
  });

  it('tells the athlete the step in words', async () => {
    const yara = await anAthlete(test, 'Yara');
    await heard(yara);
    await done(type(CLINICIAN, 'restrict return Yara step:3 name:"running" minutes:40 rpe:5 contact:no reason:"calm"'));
    const told = await heard(yara);
    expect(told).toContain('Step 3 of your return to play');
    expect(told).toContain(
      'From now on (running): at most 40 minutes a session, effort at most 5 of 10, and without contact.',
    );
  });
});

describe('answers of the health form that are no warning sign', () => {
  it.each([
    ['post_op', ' areas:knee', 'No session until a written clearance is on file.'],
    ['anticoag', '', 'pressure at most 2 of 5'],
    ['acute_injury', ' areas:calf', 'Left alone: calf.'],
    ['fever', '', 'No session fits until an answer changes.'],
  ])(
    '%s reaches those who treat, stands among the restrictions and in availability',
    async (question, more, follows) => {
      const name = `Zoe${question.replace('_', '')}`;
      const zoe = await anAthlete(test, name);
      await heard(CLINICIAN);
      await heard(THERAPIST);
      await heard(TRAINER);
      const said = await says(zoe, `intake question:${question} answer:yes${more}`);
      expect(said).toMatch(/Medical staff are being told: .*Clara Clinician.*Thea Therapist/);
      expect(said).not.toContain('Every kind of session fits');
      const clinician = await heard(CLINICIAN);
      expect(clinician).toContain(`${name}: an answer of the health form limits massage`);
      expect(clinician).toContain(follows);
      expect(clinician).toContain('Yes');
      const therapist = await heard(THERAPIST);
      expect(therapist).toContain(follows);
      expect(therapist).not.toMatch(/\bYes\b/);
      expect(await heard(TRAINER)).not.toContain('health form');
      const pages = await Promise.all([0, 1, 2].map((page) => says(CLINICIAN, `restrict page:${page}`)));
      expect(pages.join('\n')).toContain(`${name}: limits from the health form`);
      expect(await says(THERAPIST, `restrict ${name}`)).toContain(follows);
      expect(await says(COACH, `athlete ${name}`)).toContain('limited');
      await says(zoe, `intake question:${question} answer:yes${more}`);
      expect(await heard(CLINICIAN)).not.toContain('health form limits');
    },
  );
});
