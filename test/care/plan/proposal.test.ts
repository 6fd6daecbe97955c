import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Doc } from '../../../src/chat/doc.ts';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { dayOf, HOUR, type Instant } from '../../../src/domain/day.ts';
import type { PlanItem } from '../../../src/domain/plan/lines.ts';
import { asForm } from '../../support/fakePlatform.ts';
import { ATHLETE, after, aTeam, COACH, type TestHouse, THERAPIST, TRAINER } from '../../support/house.ts';
import { anAthlete, done, openClinic, openFakeClinic } from '../../walks/clinic.ts';
import { type FakeHouse, openFakeHouse } from '../../walks/house.ts';

const ZONE = 'Europe/Berlin';
/** Each plan is made in a thread that starts from source. */
const PLANNING = { timeout: 60_000 };
let test: FakeHouse;
afterEach(() => test.close());

const team = async () => {
  const found = await test.store.directory.teamOf('fake', 'club');
  if (!found) throw new Error('no team');
  return test.store.team(found.id);
};
const say = async (line: string, user = TRAINER) => toPlainText(await test.platform.type(user, line));
const newest = async () => {
  const [plan] = await (await team()).plans.newest(1);
  if (!plan) throw new Error('no plan');
  return { ...plan, items: plan.items as readonly PlanItem[] };
};
const active = async () => (await team()).bookings.active(test.now(), test.now() + 14 * 24 * HOUR);
const match = async (title: string, start: Instant) =>
  (await team()).events.save({ feedId: null, personId: null, squad: null }, [
    {
      ...{ key: title, title, start, end: start + 2 * HOUR, zone: ZONE, allDay: false, kind: 'competition' },
      ...{ intensity: null, plannedRpe: null, plannedMinutes: null, plannedDistanceKm: null, plannedLoad: null },
      ...{ priority: null, matchdayLabel: null, status: 'confirmed', sure: true },
    },
  ]);

/** Two athletes are sore, want a massage every week besides, and share one table. */
async function twoAreSore(house: TestHouse) {
  await aTeam(house);
  await openClinic(house, { tables: 1 });
  await house.platform.type(ATHLETE, 'checkin 7 calf left');
  const bea = await anAthlete(house, 'Bea');
  await house.platform.type(bea, 'checkin 6 hamstring right');
  for (const user of [ATHLETE, bea]) await house.platform.type(user, 'book action:standing every:week');
}
const propose = (house: TestHouse = test) => done(house.platform.type(TRAINER, 'plan propose'));

describe('a proposal', PLANNING, () => {
  beforeEach(async () => {
    test = await openFakeHouse(await after('two are sore at one table', twoAreSore));
  });

  it('says how good it is, what each line is for and whose day changes', async () => {
    const text = toPlainText(await propose());
    expect(text).toMatch(/\d+ of \d+ massages that were possible have a place\./);
    expect(text).toContain('Why: a sore area: ');
    expect(text).toContain('Therapists whose day changes: Thea Therapist.');
    expect(text).toMatch(/The week of Mon 2 Mar as planned: 0 kept, \d+ new, 0 moved, 0 given back\./);
  });

  it('shows a coach who is treated when, not what for', async () => {
    await propose();
    const text = await say('plan', COACH);
    expect(text).toMatch(/new; Athlete: Ada Athlete; When: .+; Why: none/);
    expect(text).not.toMatch(/calf|sore/);
    expect(await say('plan propose', COACH)).toContain('does not allow this');
  });

  it('is planned anew around a line somebody settled, and keeps what was settled before', async () => {
    await propose();
    const first = (await newest()).items[0] as PlanItem;
    const day = dayOf(first.start + 24 * HOUR, ZONE);
    await done(test.platform.type(TRAINER, `plan adjust line:${first.id} settle:place day:${day} time:15:20`));
    const plan = await newest();
    const moved = plan.items.find(({ athleteId, pinned }) => athleteId === first.athleteId && pinned);
    expect(moved).toMatchObject({ start: Date.parse(`${day}T14:20:00Z`), type: first.type });
    const other = plan.items.find(({ athleteId, pinned }) => athleteId !== first.athleteId && !pinned) as PlanItem;
    await done(test.platform.type(TRAINER, `plan adjust line:${other.id} settle:none`));
    const again = await newest();
    expect(again.items.filter(({ pinned }) => pinned).map(({ start }) => start)).toEqual([moved?.start]);
    const left = plan.items.filter(({ needId }) => needId !== other.needId);
    expect(new Set(again.items.map(({ needId }) => needId))).toEqual(new Set(left.map(({ needId }) => needId)));
    expect(await active()).toEqual([]);
    await done(test.platform.type(TRAINER, 'plan accept'));
    expect((await active()).map(({ start }) => start)).toContain(moved?.start);
  });

  it('is adjusted through the menu and its form', async () => {
    const shown = (await propose()) as Doc;
    const menu = shown.blocks.find((block) => block.kind === 'choice');
    if (menu?.kind !== 'choice') throw new Error('no menu');
    const { invoke, option, choices } = menu.choice;
    const [line] = choices;
    const input = { ...invoke.input, [option]: line?.value ?? '' };
    const form = await test.platform.press(TRAINER, { label: 'line', invoke: { ...invoke, input } });
    expect(asForm(form).fields.map(({ name }) => name)).toEqual(['settle', 'day', 'time', 'therapist']);
    expect(toPlainText(await test.platform.fill(TRAINER, form, { settle: 'keep' }))).toContain('(settled)');
  });

  it('that was replaced, or decided, says so and changes nothing', async () => {
    const old = await propose();
    const fresh = await propose();
    const late = await test.platform.pressLabel(TRAINER, old, 'Accept all');
    expect(toPlainText(late)).toContain('newer proposal');
    expect(toPlainText(await test.platform.pressLabel(TRAINER, late, 'Show the newest'))).toContain('Proposal for');
    await done(test.platform.pressLabel(TRAINER, fresh, 'Accept all'));
    const count = (await active()).length;
    expect(toPlainText(await test.platform.pressLabel(TRAINER, fresh, 'Accept all'))).toContain('done already');
    expect(toPlainText(await test.platform.pressLabel(TRAINER, fresh, 'Keep as it is'))).toContain('done already');
    expect((await active()).length).toBe(count);
  });

  it('stays open for the lines that were not accepted, until they are decided or lie behind', async () => {
    const shown = await propose();
    const { id, items } = await newest();
    const changes = items.filter(({ action }) => action !== 'keep');
    const [first, ...others] = changes as [PlanItem, ...PlanItem[]];
    expect(others).toHaveLength(3);
    expect(await say('plan accept only:,')).toContain('no such line');
    const form = await test.platform.pressLabel(TRAINER, shown, 'Accept some');
    const some = await test.platform.fill(TRAINER, form, { only: first.id });
    expect(toPlainText(some)).toContain('3 lines stay open');
    const rest = await newest();
    expect(rest.id).not.toBe(id);
    expect(rest.items.filter(({ action }) => action !== 'keep').map((item) => item.id)).toEqual(
      others.map((item) => item.id),
    );
    const [booked] = await active();
    expect(rest.items.find((item) => item.id === first.id)).toMatchObject({ action: 'keep', bookingId: booked?.id });
    // The same line cannot be accepted twice: in the rest it is kept.
    expect(await say(`plan accept only:${first.id}`)).toContain('done already');
    expect((await newest()).id).toBe(rest.id);
    expect(toPlainText(await test.platform.pressLabel(TRAINER, some, 'Show the rest'))).toContain('1 kept');
    await done(test.platform.pressLabel(TRAINER, some, 'Accept the rest'));
    expect(await active()).toHaveLength(changes.length);
    expect(toPlainText(await test.platform.pressLabel(TRAINER, some, 'Accept the rest'))).toContain('done already');
  });

  it('can be planned anew around what was accepted of it', async () => {
    await propose();
    const [first, second] = (await newest()).items.filter(({ action }) => action !== 'keep') as [PlanItem, PlanItem];
    await done(test.platform.type(TRAINER, `plan adjust line:${first.id} settle:keep`));
    await done(test.platform.type(TRAINER, `plan accept only:${first.id}`));
    expect((await newest()).pins).toEqual([]);
    await done(test.platform.type(TRAINER, `plan adjust line:${second.id} settle:none`));
    const again = (await newest()).items;
    expect(again.filter(({ needId }) => needId === first.needId).map(({ action }) => action)).toEqual(['keep']);
  });

  it('lapses when nobody answers it in time', async () => {
    const shown = await propose();
    test.set(test.now() + 8 * 24 * HOUR);
    const late = await test.platform.pressLabel(TRAINER, shown, 'Accept all');
    expect(toPlainText(late)).toContain('has lapsed and nothing was changed');
    expect(toPlainText(late)).toContain('Propose a plan');
    const over = await say('plan');
    expect(over).toContain('Lapsed proposal for the week of Mon 2 Mar');
    expect(over).not.toContain('Accept all');
    expect(await say('plan history')).toContain('lapsed: nobody answered in time');
    expect(await active()).toEqual([]);
  });

  it('is remembered: who asked, who decided, when', async () => {
    await done(test.platform.pressLabel(TRAINER, await propose(), 'Keep as it is'));
    await done(test.platform.pressLabel(THERAPIST, await propose(), 'Accept all'));
    const text = await say('plan history');
    expect(text).toContain('declined by Tom Trainer');
    expect(text).toContain('accepted by Thea Therapist');
    expect(text).toMatch(/\d+ done, 0 no longer fitted/);
  });

  it('favours whoever the last accepted plan left out', async () => {
    const [ada] = (await (await team()).people.list(['athlete'])).filter(({ name }) => name === 'Ada Athlete');
    const scope = await team();
    const made = await scope.plans.propose({
      ...{ weekStart: '2026-02-23', items: [], objective: 0, upperBound: 0, needs: 1, causes: [], pins: [] },
      unserved: [{ athleteId: ada?.id ?? '', goal: 'upkeep', reasons: [] }],
      ...{ by: null, now: test.now() },
    });
    await scope.plans.decide(made.id, made.version, { state: 'accepted', by: ada?.id ?? '', now: test.now() });
    const text = toPlainText(await propose());
    const rows = text.split('\n').filter((row) => row.includes('left out last time'));
    expect(rows.map((row) => /Athlete: ([^;]+)/.exec(row)?.[1])).toEqual(['Ada Athlete', 'Ada Athlete']);
  });

  it('says how far it is while it is being made', async () => {
    test.progressPace.first = 0;
    await propose();
    const told = test.platform.progress.map(toPlainText);
    expect(told[0]).toContain('Planning the week');
    expect(told.join('\n')).toContain('A first plan stands');
  });
});

describe('a proposal that stands', PLANNING, () => {
  beforeEach(async () => {
    const proposed = async (house: TestHouse) => {
      await twoAreSore(house);
      await propose(house);
    };
    test = await openFakeHouse(await after('a proposal for two at one table', proposed));
  });

  it.each([
    { line: 'plan adjust line:99 settle:none', says: 'no such line' },
    { line: 'plan adjust line:1 settle:place day:2026-03-05 time:03:00', says: 'not working at that time' },
    { line: 'plan adjust line:1 settle:place therapist:u-tom', says: 'therapist' },
    { line: 'plan adjust line:1 settle:place day:soon', says: 'YYYY-MM-DD' },
    { line: 'plan accept only:1,77', says: 'no such line' },
    { line: 'plan whatif question:demand percent:500', says: '100' },
    { line: 'plan whatif question:therapist day:2026-03-20 from:09:00 until:12:00', says: 'outside the week' },
    { line: 'plan whatif question:therapist day:2026-03-05 from:12:00 until:09:00', says: 'closing time' },
    { line: 'plan whatif question:event event:"No such match" day:2026-03-08', says: 'event' },
  ])('refuses “$line” with the reason', async ({ line, says }) => {
    const before = await newest();
    expect(await say(line)).toContain(says);
    expect(await newest()).toEqual(before);
  });
});

describe('what if', PLANNING, () => {
  beforeEach(async () => {
    test = await openFakeClinic({ tables: 1 });
    await test.platform.type(ATHLETE, 'checkin 7 calf left');
    await match('Cup final', Date.parse('2026-03-07T14:00:00Z'));
  });
  const untouched = async (ask: () => Promise<string>) => {
    const before = [await (await team()).plans.newest(20), await active()];
    const text = await ask();
    expect([await (await team()).plans.newest(20), await active()]).toEqual(before);
    expect(text).toContain('Nothing was saved');
    return text;
  };

  it('the match moves: by its name or from the menu', async () => {
    const text = await untouched(() => say('plan whatif question:event event:"cup final" day:2026-03-08'));
    expect(text).toContain('What if “Cup final” were on Sun 8 Mar, 15:00');
    expect(text).toContain('Compared with the best plan as things are');
    const menu = (await done(test.platform.type(TRAINER, 'plan whatif'))) as Doc;
    const choice = menu.blocks.find((block) => block.kind === 'choice');
    expect(choice?.kind === 'choice' && choice.choice.choices.map(({ label }) => label)).toEqual([
      'Sat 7 Mar, 15:00: Cup final',
    ]);
  });

  it('one therapist more: who was left out gains', async () => {
    for (const day of ['02', '03', '04', '05', '06', '07'])
      await done(test.platform.type(THERAPIST, `clinic off start:2026-03-${day} until:2026-03-${day}`));
    const text = await untouched(() => say('plan whatif question:therapist day:2026-03-03 from:09:00 until:12:00'));
    expect(text).toMatch(/The week would be better by \d+ points/);
    expect(text).toMatch(/Who gains[\s\S]*Ada Athlete/);
    expect(text).toContain('1 athlete gains and nobody loses');
    expect(text).not.toContain('Who loses');
  });

  it('one therapist more who offers only some kinds, or none we know', async () => {
    const ask = 'plan whatif question:therapist day:2026-03-03 from:09:00 until:12:00';
    const text = await untouched(() => say(`${ask} skills:relaxation`));
    expect(text).toContain('from 09:00 to 12:00 (Relaxation massage)');
    const wrong = await test.platform.type(TRAINER, `${ask} skills:"relaxation, juggling"`);
    expect(toPlainText(wrong)).toContain('I do not know “juggling”');
    const form = await test.platform.pressLabel(TRAINER, wrong, 'Correct it');
    expect(toPlainText(await test.platform.fill(TRAINER, form, { skills: 'recovery' }))).toContain(
      '(Recovery massage)',
    );
  });

  it('demand grows: against an open proposal', async () => {
    await done(test.platform.type(TRAINER, 'plan propose'));
    const text = await untouched(() => say('plan whatif question:demand percent:50'));
    expect(text).toContain('Compared with the open proposal');
  });

  it('asks for what is missing, by form', async () => {
    const menu = await done(test.platform.type(TRAINER, 'plan whatif'));
    const form = (await test.platform.pressLabel(TRAINER, menu, 'More demand')) as Answer;
    expect(asForm(form).fields.map(({ name }) => name)).toEqual(['percent']);
    expect(toPlainText(await test.platform.fill(TRAINER, form, { percent: '30' }))).toContain('30 % more needs');
  });
});
