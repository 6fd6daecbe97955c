import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/care/access.ts';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import type { Person } from '../../../src/store/people/people.ts';
import { plannedFor } from '../../../src/store/training/range.ts';
import { type FeedServer, ics, serveFeed } from '../../support/feed.ts';
import { ADMIN, ATHLETE, COACH, days, MONDAY, openTeamHouse, type TestHouse, TRAINER } from '../../support/house.ts';

const TUESDAY = { uid: 'tue', title: 'Training', start: '20260303T170000' };
const MATCH = { uid: 'match', title: 'Match vs Rovers', start: '20260307T150000' };
const servers: FeedServer[] = [];

async function actorOf({ house, store, now }: TestHouse, user: { id: string; name: string }): Promise<[Actor, Person]> {
  const known = await house.care.people.identify({ platform: 'fake', workspace: 'club', user, now: now() });
  if (known.kind !== 'member') throw new Error(`${user.name} is not a member`);
  const person = await store.team(known.person.teamId).people.byId(known.person.personId);
  if (!person) throw new Error(`${user.name} has left`);
  return [known.person, person];
}

/** A house of its own for each story: the clock and the mail are its own too. */
async function story(start = MONDAY) {
  const test = await openTeamHouse(start);
  const [admin] = await actorOf(test, ADMIN);
  const [, athlete] = await actorOf(test, ATHLETE);
  const team = test.store.team(admin.teamId);
  return {
    ...test,
    admin,
    athlete,
    team,
    async connect(calendar: Parameters<typeof serveFeed>[0], by = admin) {
      const server = await serveFeed(calendar);
      servers.push(server);
      const from = { url: server.url };
      const more = { whose: 'team', purpose: null, squad: null, now: test.now() } as const;
      const connected = await test.house.care.calendar.connect(by, { from, ...more });
      if (isRefusal(connected) || 'problems' in connected) throw new Error('refused');
      return { server, feedId: connected.feed.id };
    },
    async feed() {
      const [feed] = await team.feeds.list();
      if (!feed) throw new Error('no calendar');
      return feed;
    },
    planned: (count = 30) => plannedFor(team, athlete, test.now() - days(30), test.now() + days(count)),
  };
}

const startsOf = (sessions: readonly { readonly start: number }[]) =>
  sessions.map(({ start }) => new Date(start).toISOString().slice(0, 16));

describe('a calendar that is looked at every 15 minutes', () => {
  let test: Awaited<ReturnType<typeof story>>;
  beforeAll(async () => {
    test = await story();
  });
  afterAll(() => test.close());
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

  it('keeps the row of an event that moves, and asks only for what is new', async () => {
    const { server } = await test.connect({ calendar: ics(TUESDAY, MATCH), etag: '"1"' });
    const [before] = await test.planned();
    expect(startsOf(await test.planned())).toEqual(['2026-03-03T16:00', '2026-03-07T14:00']);

    await test.advance(test.now() + 15 * MINUTE, 15);
    expect(server.asked).toEqual([null, '"1"']);

    server.say({ calendar: ics({ ...TUESDAY, start: '20260303T183000' }, MATCH), etag: '"2"' });
    await test.advance(test.now() + 15 * MINUTE, 15);
    const [after] = await test.planned();
    expect(after?.id).toBe(before?.id);
    expect(startsOf(await test.planned())).toEqual(['2026-03-03T17:30', '2026-03-07T14:00']);
  });

  it('knows what the entries mean', async () => {
    expect((await test.planned()).map(({ kind, zone, plannedMinutes }) => ({ kind, zone, plannedMinutes }))).toEqual([
      { kind: 'training', zone: 'Europe/Berlin', plannedMinutes: 90 },
      { kind: 'competition', zone: 'Europe/Berlin', plannedMinutes: 90 },
    ]);
  });
});

describe('a calendar that cannot be read', () => {
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

  it.each([
    { what: 'is not there any more', says: { status: 404 }, problem: 'not-found', told: 'no calendar at this address' },
    { what: 'does not answer', says: 'nothing', problem: 'timeout', told: 'did not answer in time' },
    { what: 'is a sign-in page', says: { text: '<html>Sign in</html>' }, problem: 'web-page', told: 'a web page' },
    { what: 'is broken', says: { status: 500 }, problem: 'http-error', told: 'answered with an error' },
  ] as const)(
    'that $what keeps its last good copy and says when it is tried again',
    async ({ says, problem, told }) => {
      const test = await story();
      try {
        const { server } = await test.connect({ calendar: ics(TUESDAY, MATCH) });
        test.platform.inbox(ADMIN);
        server.say(says);
        const waits: number[] = [];
        for (let look = 0; look < 6; look += 1) {
          const { nextAt } = await test.feed();
          test.set(nextAt);
          await test.run('calendarSync', nextAt);
          const feed = await test.feed();
          expect(feed).toMatchObject({ state: 'failing', problem, failures: look + 1 });
          waits.push((feed.nextAt - nextAt) / MINUTE);
        }
        expect(waits).toEqual([15, 30, 60, 120, 240, 360]);
        expect(await test.planned()).toHaveLength(2);

        await test.house.deliver();
        const mail = test.platform.inbox(ADMIN);
        expect(mail).toHaveLength(1);
        expect(mail[0]).toContain(told);
        expect(mail[0]).not.toContain('secret-token');

        server.say({ calendar: ics(TUESDAY, MATCH) });
        const { nextAt } = await test.feed();
        test.set(nextAt);
        await test.run('calendarSync', nextAt);
        expect(await test.feed()).toMatchObject({ state: 'good', problem: null, failures: 0 });
      } finally {
        await test.close();
      }
    },
  );

  it('that is broken in one place keeps what can be read', async () => {
    const test = await story();
    try {
      const broken = ics(TUESDAY, { ...MATCH, start: 'nonsense' });
      await test.connect({ calendar: broken });
      expect(startsOf(await test.planned())).toEqual(['2026-03-03T16:00']);
      expect(await test.feed()).toMatchObject({ state: 'good' });
    } finally {
      await test.close();
    }
  });
});

describe('a calendar that suddenly loses most of its future', () => {
  let test: Awaited<ReturnType<typeof story>>;
  let server: FeedServer;
  const whole = ics({ ...TUESDAY, rule: 'FREQ=WEEKLY;COUNT=8' });
  beforeAll(async () => {
    test = await story();
    const [coach] = await actorOf(test, COACH);
    server = (await test.connect({ calendar: whole, etag: '"1"' }, coach)).server;
    for (const user of [ADMIN, COACH, TRAINER]) test.platform.inbox(user);
  });
  afterAll(async () => {
    await server.close();
    servers.length = 0;
    await test.close();
  });
  const look = async () => {
    await test.advance(test.now() + 15 * MINUTE, 15);
    return test.feed();
  };

  it('is held and asked about once', async () => {
    server.say({ calendar: ics(TUESDAY), etag: '"2"' });
    expect(await look()).toMatchObject({ state: 'held', etag: '"1"' });
    expect(await look()).toMatchObject({ state: 'held' });
    expect(await test.planned(90)).toHaveLength(8);
    const mail = test.platform.inbox(ADMIN);
    expect(mail).toHaveLength(1);
    expect(mail[0]).toContain('had 8 entries to come and now has 1');
    // The coach brought it; another who could have, did not.
    expect(test.platform.inbox(COACH)).toEqual(mail);
    expect(test.platform.inbox(TRAINER)).toEqual([]);
  });

  it('keeps the old entries until somebody takes the new ones', async () => {
    const message = test.platform.lastTo(ADMIN);
    const kept = await test.platform.pressLabel(ADMIN, message, 'Keep the old entries');
    expect(toPlainText(kept)).toContain('The old entries stay');
    expect(await test.planned(90)).toHaveLength(8);
    const taken = await test.platform.pressLabel(ADMIN, message, 'Take what it says now');
    expect(toPlainText(taken)).toContain('1 entry to come');
    expect(await test.planned(90)).toHaveLength(1);
    expect(await look()).toMatchObject({ state: 'good', etag: '"2"' });
  });

  it('is believed again by itself when it is whole', async () => {
    server.say({ calendar: whole, etag: '"3"' });
    await look();
    server.say({ calendar: ics(TUESDAY), etag: '"4"' });
    expect(await look()).toMatchObject({ state: 'held' });
    server.say({ calendar: whole, etag: '"3"' });
    expect(await look()).toMatchObject({ state: 'good' });
    expect(await test.planned(90)).toHaveLength(8);
  });
});

describe('wall-clock hours', () => {
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

  it.each([
    { zone: 'Europe/Berlin', from: '2026-03-23T07:00:00Z', hours: ['16:00', '15:00'], first: '20260324T170000' },
    { zone: 'Europe/Berlin', from: '2026-10-19T07:00:00Z', hours: ['15:00', '16:00'], first: '20261020T170000' },
    { zone: 'Australia/Sydney', from: '2026-03-30T07:00:00Z', hours: ['06:00', '07:00'], first: '20260331T170000' },
    { zone: 'Australia/Sydney', from: '2026-09-28T07:00:00Z', hours: ['07:00', '06:00'], first: '20260929T170000' },
  ])('stay where they are when the clocks change in $zone', async ({ zone, from, hours, first }) => {
    const test = await story(Date.parse(from));
    try {
      await test.connect({ calendar: ics({ ...TUESDAY, start: first, zone, rule: 'FREQ=WEEKLY;COUNT=2' }) });
      expect(startsOf(await test.planned()).map((start) => start.slice(11))).toEqual(hours);
    } finally {
      await test.close();
    }
  });
});

describe('what an athlete’s calendar holds', () => {
  let test: Awaited<ReturnType<typeof story>>;
  beforeAll(async () => {
    test = await story();
  });
  afterAll(() => test.close());
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

  it('counts the same occurrence from two calendars once', async () => {
    await test.connect({ calendar: ics(TUESDAY, MATCH) });
    const own = ics(
      { uid: 'copy', title: 'Team training (my copy)', start: '20260303T170500', minutes: 85 },
      { uid: 'run', title: 'Easy run 10 km', start: '20260304T070000', minutes: 60 },
      { uid: 'x', title: 'Match vs Rovers', start: '20260307T140000Z' },
    );
    const server = await serveFeed({ calendar: own });
    servers.push(server);
    await test.platform.type(ATHLETE, `calendar ${server.url}`);
    const planned = await test.planned();
    expect(planned.map(({ title }) => title)).toEqual(['Training', 'Easy run 10 km', 'Match vs Rovers']);
    expect(planned[1]).toMatchObject({ zone: 'Europe/Berlin', plannedDistanceKm: 10 });
  });

  it('keeps what is over when the calendar forgets it, and drops what is called off', async () => {
    const extra = { uid: 'late', title: 'Gym session', start: '20260306T100000' };
    const { server, feedId } = await test.connect({ calendar: ics(TUESDAY, extra) });
    test.set(MONDAY + days(2));
    server.say({ calendar: ics({ ...extra, status: 'CANCELLED' }) });
    await test.house.care.calendar.syncNow(test.admin, feedId, test.now());
    expect((await test.team.events.ofFeed(feedId)).map(({ key }) => key)).toEqual(['tue', 'late']);
    expect((await test.planned()).map(({ title }) => title)).toEqual(['Training', 'Easy run 10 km', 'Match vs Rovers']);
  });

  it('is nobody else’s: another team sees and changes nothing', async () => {
    const { care } = test.house;
    const now = test.now();
    const other = await care.team.found({
      ...{ platform: 'fake', workspace: 'other', user: { id: 'u-eve', name: 'Eve' } },
      ...{ name: 'Others', zone: 'Europe/Berlin', locale: 'en', now },
    });
    if (isRefusal(other)) throw new Error('refused');
    const known = await care.people.identify({
      platform: 'fake',
      workspace: 'other',
      user: { id: 'u-eve', name: 'Eve' },
      now,
    });
    if (known.kind !== 'member') throw new Error('not a member');
    const eve = known.person;
    const feed = await test.feed();
    expect(await care.calendar.list(eve, now)).toEqual([]);
    expect(await care.calendar.remove(eve, feed.id, now)).toMatchObject({ refused: 'not-found' });
    expect(await care.calendar.syncNow(eve, feed.id, now)).toMatchObject({ refused: 'not-found' });
    const teaching = { title: 'Training', kind: 'other', feedId: feed.id, whose: null, now } as const;
    expect(await care.calendar.teachTitle(eve, teaching)).toMatchObject({ refused: 'not-found' });
    expect(await care.calendar.unclearTitles(eve, feed.id, now)).toMatchObject({ refused: 'not-found' });
    expect(await test.store.team(other.teamId).events.between(0, now + 90 * 24 * HOUR)).toEqual([]);
    expect(await plannedFor(test.store.team(other.teamId), test.athlete, 0, now + 90 * 24 * HOUR)).toEqual([]);
  });
});
