import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { press } from '../../../src/chat/command/command.ts';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import { KEPT_DAYS } from '../../../src/store/retention.ts';
import type { FakeUser } from '../../support/fakePlatform.ts';
import { type Entry, type FeedServer, ics, serveFeed } from '../../support/feed.ts';
import {
  ADMIN,
  ATHLETE,
  after,
  aTeam,
  COACH,
  days,
  MONDAY,
  type TestHouse,
  THERAPIST,
  TRAINER,
} from '../../support/house.ts';
import { anAthlete, athleteNamed, done } from '../../walks/clinic.ts';
import { type FakeHouse, openFakeHouse } from '../../walks/house.ts';

const TUESDAY = { uid: 'tue', title: 'Training', start: '20260303T170000' };
const MATCH = { uid: 'match', title: 'Match vs Rovers', start: '20260307T150000' };
const CALLED_OFF = { ...MATCH, status: 'CANCELLED' } as const;
const SUNDAY = { ...MATCH, start: '20260308T150000' };

const bea = athleteNamed('Bea');
async function twoSquads(house: TestHouse): Promise<void> {
  await aTeam(house);
  await anAthlete(house, bea.name);
  await done(house.platform.type(ADMIN, `team squad person:${bea.id} squad:U19`));
  await done(house.platform.type(ADMIN, `team squad person:${ATHLETE.id} squad:First`));
}

let test: FakeHouse;
let server: FeedServer;
beforeEach(async () => {
  test = await openFakeHouse(await after('two squads', twoSquads));
  server = await serveFeed({ calendar: ics(TUESDAY, MATCH) });
  await test.house.deliver();
});
afterEach(async () => {
  await server.close();
  await test.close();
});

const connect = (by: FakeUser, more = '') => done(test.platform.type(by, `calendar connect ${server.url} ${more}`));
async function look(...entries: readonly Entry[]): Promise<void> {
  server.say({ calendar: ics(...entries) });
  await pass(15 * MINUTE);
}
/** The jobs these stories are about, without the others. */
async function pass(time: number): Promise<void> {
  test.set(test.now() + time);
  await test.run('calendarSync');
  await test.house.deliver();
}
const changed = (user: FakeUser) =>
  test.platform.inbox(user).filter((text) => text.startsWith('Your calendar changed'));
/** Long enough for what waits to be told together. */
const settle = () => pass(11 * MINUTE);
const list = async (user: FakeUser) => toPlainText(await test.platform.type(user, 'calendar changes'));

describe('a change in the team’s calendar', () => {
  it('is stored, and told to its athletes and to those who treat them, once', async () => {
    await connect(ADMIN, 'whose:team');
    await settle();
    for (const user of [ATHLETE, bea, TRAINER]) expect(changed(user)).toEqual([]);
    expect(await list(ATHLETE)).toContain('Nothing changed');

    await look(TUESDAY, SUNDAY);
    await settle();
    const line = 'Moved: Match vs Rovers, from Sat 7 Mar, 15:00 to Sun 8 Mar, 15:00.';
    for (const user of [ATHLETE, bea, TRAINER, THERAPIST])
      expect(changed(user)).toEqual([expect.stringContaining(line)]);
    for (const user of [COACH, ADMIN]) expect(changed(user)).toEqual([]);
    for (const user of [ATHLETE, TRAINER, COACH]) expect(await list(user)).toContain(line);
    await settle();
    expect(changed(ATHLETE)).toEqual([]);
    expect(await list(ATHLETE)).toMatch(/127\.0\.0\.1:\d+\/… \(\w{4}\), read Mon 2 Mar/);
    expect(await list(ATHLETE)).not.toContain('secret-token');
  });

  it('is told together with what changes soon after, as it is in the end', async () => {
    await connect(ADMIN, 'whose:team');
    // The house looks late in the evening; the readers are asleep until seven.
    test.set(Date.parse('2026-03-02T21:30:00Z'));
    await look(TUESDAY, SUNDAY);
    await look(
      TUESDAY,
      { ...MATCH, start: '20260308T170000' },
      { uid: 'gym', title: 'Gym session', start: '20260305T100000' },
    );
    await look(TUESDAY, { ...MATCH, start: '20260308T180000' });
    await settle();
    expect(changed(ATHLETE)).toEqual([]);
    test.set(Date.parse('2026-03-03T06:05:00Z'));
    await test.house.deliver();
    const mail = changed(ATHLETE);
    expect(mail).toHaveLength(1);
    expect(mail[0]).toContain('Moved: Match vs Rovers, from Sat 7 Mar, 15:00 to Sun 8 Mar, 18:00.');
    // The gym session came and went within the night.
    expect(mail[0]?.split('\n')).toEqual([
      'Your calendar changed',
      'Moved: Match vs Rovers, from Sat 7 Mar, 15:00 to Sun 8 Mar, 18:00.',
      '[All changes]',
    ]);
    await settle();
    expect(changed(ATHLETE)).toEqual([]);
  });

  it('that was taken back before anybody was told is not told', async () => {
    await connect(ADMIN, 'whose:team');
    test.set(Date.parse('2026-03-02T21:30:00Z'));
    await look(TUESDAY, SUNDAY);
    await look(TUESDAY, MATCH);
    test.set(Date.parse('2026-03-03T06:05:00Z'));
    await test.house.deliver();
    expect(changed(ATHLETE)).toEqual([]);
    expect(await list(ATHLETE)).toContain('Moved: Match vs Rovers');
  });

  it('of one squad is nobody else’s, and staff see all', async () => {
    await connect(ADMIN, 'whose:team squad:U19');
    await look(TUESDAY, CALLED_OFF);
    await settle();
    expect(changed(ATHLETE)).toEqual([]);
    expect(await list(ATHLETE)).toContain('Nothing changed');
    expect(changed(bea)).toEqual([expect.stringContaining('Gone: Match vs Rovers, Sat 7 Mar, 15:00.')]);
    expect(await list(TRAINER)).toContain('Gone: Match vs Rovers');
  });

  it('that is far away, or only another title, is in the list and told to nobody', async () => {
    const far = { uid: 'cup', title: 'Cup match', start: '20260501T150000' };
    await connect(ADMIN, 'whose:team');
    await look(TUESDAY, { ...MATCH, title: 'Match vs Rangers' }, far);
    await settle();
    expect(changed(ATHLETE)).toEqual([]);
    const listed = await list(ATHLETE);
    expect(listed).toContain('New: Cup match, Fri 1 May, 15:00.');
    expect(listed).toContain('Changed: Match vs Rangers');
    expect(listed).toContain('New: 1. Moved: 0. Changed: 1. Gone: 0.');
  });

  it('is not made by the days that come into view', async () => {
    await connect(ADMIN, 'whose:team');
    const daily = { ...TUESDAY, rule: 'FREQ=DAILY' };
    await look(daily, MATCH);
    const before = await list(ADMIN);
    test.set(test.now() + days(3));
    await look(daily, MATCH);
    expect(await list(ADMIN)).toBe(before);
  });

  it('is kept for 60 days', async () => {
    await connect(ADMIN, 'whose:team');
    await look(TUESDAY, SUNDAY);
    const found = await test.store.directory.teamOf('fake', 'club');
    const team = test.store.team(found?.id ?? '');
    const [feed] = await team.feeds.list();
    const all = () => team.calendarChanges.of([feed?.id ?? ''], { since: 0, until: test.now() + days(99) }, 10);
    await test.store.cleanUp(MONDAY + days(KEPT_DAYS.calendarChanges));
    expect(await all()).toHaveLength(1);
    await test.store.cleanUp(MONDAY + days(KEPT_DAYS.calendarChanges + 1));
    expect(await all()).toEqual([]);
  });
});

describe('the plan', () => {
  /** What called for a new plan so far, taken out of the queue. */
  async function causes() {
    const claimed = await test.store.replanQueue.claim(test.now() + HOUR, MINUTE);
    if (claimed) await test.store.replanQueue.finish(claimed);
    return claimed?.causes.filter(({ kind }) => kind === 'calendar') ?? [];
  }

  it('is looked at again for what touches this week or the next, in the same step', async () => {
    await connect(ADMIN, 'whose:team');
    const found = await test.store.directory.teamOf('fake', 'club');
    const [feed] = await test.store.team(found?.id ?? '').feeds.list();
    const cause = { kind: 'calendar', personId: null, ref: feed?.id };
    expect(await causes()).toEqual([cause]);
    const far = { uid: 'cup', title: 'Cup match', start: '20260501T150000' };
    await look(TUESDAY, { ...MATCH, title: 'Match vs Rangers' }, far);
    expect(await causes()).toEqual([]);
    await look(TUESDAY, SUNDAY, far);
    expect(await causes()).toEqual([cause]);
    await look(TUESDAY, SUNDAY, far);
    expect(await causes()).toEqual([]);
  });

  it('is looked at again when a title is said to mean something else, and when a calendar is removed', async () => {
    await connect(ADMIN, 'whose:team');
    await causes();
    await done(test.platform.type(ADMIN, 'calendar teach "Training" competition'));
    expect(await causes()).toHaveLength(1);
    const sure = await test.platform.pressLabel(ADMIN, await test.platform.type(ADMIN, 'calendar'), 'Remove it');
    await test.platform.pressLabel(ADMIN, sure, 'Remove it');
    expect(await causes()).toHaveLength(1);
  });
});

describe('a change in an athlete’s own calendar', () => {
  it('is theirs alone, without their doctor in the message', async () => {
    const doctor = { uid: 'doc', title: 'MRI appointment', start: '20260304T100000' };
    await connect(ATHLETE);
    await look(TUESDAY, SUNDAY, doctor);
    await settle();
    const mail = changed(ATHLETE);
    expect(mail).toEqual([expect.stringContaining('Moved: Match vs Rovers')]);
    expect(mail[0]?.split('\n')).toHaveLength(3);
    expect(mail[0]).not.toContain('MRI');
    expect(await list(ATHLETE)).toContain('MRI appointment');
    for (const user of [TRAINER, ADMIN, bea]) {
      expect(changed(user)).toEqual([]);
      expect(await list(user)).toContain('Nothing changed');
    }
  });

  it('that they look at themselves is in the answer, not in a message too', async () => {
    await connect(ATHLETE);
    server.say({ calendar: ics(TUESDAY, SUNDAY) });
    const lookNow = await test.platform.pressLabel(ATHLETE, await test.platform.type(ATHLETE, 'calendar'), 'Look now');
    expect(toPlainText(lookNow)).toContain('Moved: 1');
    await settle();
    expect(changed(ATHLETE)).toEqual([]);
  });
});

describe('a calendar that breaks', () => {
  it.each([
    ['an empty file', { calendar: ics() }, 'held'],
    ['a sign-in page', { text: '<html>Sign in</html>' }, 'failing'],
    ['nothing at all', { text: '' }, 'failing'],
    ['half a file', { text: ics(TUESDAY, MATCH).slice(0, 40) }, 'held'],
    ['other bytes', { text: '\u0000\u0001\u0002PK' }, 'failing'],
  ] as const)('%s keeps the last good copy, and nobody is told of a change', async (_, says, state) => {
    await connect(ADMIN, 'whose:team');
    const found = await test.store.directory.teamOf('fake', 'club');
    const team = test.store.team(found?.id ?? '');
    server.say(says);
    for (let looks = 0; looks < 4; looks += 1) await pass(15 * MINUTE);
    const [feed] = await team.feeds.list();
    expect(feed?.state).toBe(state);
    expect((await team.events.ofFeed(feed?.id ?? '')).map(({ key }) => key)).toEqual(['tue', 'match']);
    expect(changed(ATHLETE)).toEqual([]);
    expect(await list(ADMIN)).toContain('Nothing changed');
    const asked = test.platform.inbox(ADMIN);
    expect(asked.filter((text) => text.startsWith('Is this calendar right?'))).toHaveLength(state === 'held' ? 1 : 0);
    expect(asked.join()).not.toContain('secret-token');

    server.say({ calendar: ics(TUESDAY, SUNDAY) });
    const [waits] = await team.feeds.list();
    await pass((waits?.nextAt ?? 0) - test.now());
    await settle();
    expect((await team.feeds.list())[0]?.state).toBe('good');
    expect(changed(ATHLETE)).toEqual([expect.stringContaining('Moved: Match vs Rovers')]);
  });

  it('and is believed by somebody: what is gone is told then', async () => {
    const weekly = { ...TUESDAY, rule: 'FREQ=WEEKLY;COUNT=8' };
    server.say({ calendar: ics(weekly, MATCH) });
    await connect(ADMIN, 'whose:team');
    await look(TUESDAY);
    await settle();
    expect(changed(ATHLETE)).toEqual([]);
    const taken = await test.platform.pressLabel(ADMIN, test.platform.lastTo(ADMIN), 'Take what it says now');
    expect(toPlainText(taken)).toContain('Gone: 8');
    await settle();
    const [mail = ''] = changed(ATHLETE);
    expect(mail).toContain('Gone: Match vs Rovers');
    expect(mail).toContain('Gone: Training, Tue 10 Mar, 17:00.');
    expect(mail.match(/^Gone: /gm)).toHaveLength(2);
    expect(mail).not.toContain('Tue 24 Mar');
  });
});

it('nobody’s changes are another team’s', async () => {
  await connect(ADMIN, 'whose:team');
  await look(TUESDAY, SUNDAY);
  const eve = { id: 'u-eve', name: 'Eve', locale: 'en', zone: 'Europe/Berlin' };
  const { care } = test.house;
  const other = await care.team.found({
    ...{ platform: 'fake', workspace: 'other', user: eve, name: 'Others', zone: 'Europe/Berlin', locale: 'en' },
    now: test.now(),
  });
  if ('refused' in other) throw new Error(other.refused);
  const known = await care.people.identify({ platform: 'fake', workspace: 'other', user: eve, now: test.now() });
  if (known.kind !== 'member') throw new Error('not a member');
  expect(await care.calendar.listChanges(known.person, test.now())).toEqual([]);
  const found = await test.store.directory.teamOf('fake', 'club');
  const [feed] = await test.store.team(found?.id ?? '').feeds.list();
  const range = { since: 0, until: test.now() };
  expect(await test.store.team(other.teamId).calendarChanges.of([feed?.id ?? ''], range, 10)).toEqual([]);
  expect(await care.calendar.changesToTell(other.teamId, known.person.personId, range, test.now())).toEqual([]);
  expect(toPlainText(await test.platform.press(ADMIN, press('calendar', 'x', { action: 'changes' })))).toContain(
    'Moved',
  );
});
