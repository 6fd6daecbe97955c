import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readIcalendar } from '../../src/calendar/ical/readCalendar.ts';
import { press } from '../../src/chat/command/command.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import { HOUR } from '../../src/domain/day.ts';
import { makeWeb, type Web } from '../../src/web/server.ts';
import { makeSubscriptions, SUBSCRIPTIONS_PATH } from '../../src/web/subscriptions.ts';
import { actionsOf, asDoc, type FakeUser } from '../support/fakePlatform.ts';
import { ADMIN, ATHLETE, COACH, days, THERAPIST, TRAINER } from '../support/house.ts';
import { makeShelf } from '../support/shelf.ts';
import { anAthlete, bestOffer, bookings, done, openFakeClinic } from '../walks/clinic.ts';
import type { FakeHouse } from '../walks/house.ts';

let test: FakeHouse;
let web: Web;
let base: string;
let bea: FakeUser;
const { log, metrics, lines, take } = makeShelf({ level: 'trace' });

beforeAll(async () => {
  test = await openFakeClinic();
  bea = await anAthlete(test, 'Bea');
  await done(test.platform.press(ATHLETE, await bestOffer(test, ATHLETE)));
  await done(test.platform.press(bea, await bestOffer(test, bea)));
  web = makeWeb({
    log,
    metrics,
    ready: async () => [],
    mounts: [{ path: SUBSCRIPTIONS_PATH, app: makeSubscriptions({ care: test.house.care, now: test.now }) }],
  });
  const started = await web.start('127.0.0.1', 0);
  if ('refused' in started) throw new Error(started.detail);
  base = `http://127.0.0.1:${started.port}`;
});
afterAll(async () => {
  await web.stop();
  await test.close();
});

async function query(sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: test.databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Presses a button of `/calendar feed`; the answer is what is read there, once. */
async function step(user: FakeUser, name: 'make' | 'replace' | 'end', whose: 'mine' | 'team' = 'mine') {
  return asDoc(await test.platform.press(user, press('calendar', name, { action: 'feed', whose, step: name })));
}

const addressIn = (text: string) => /https:\/\/deload\.example\.org(\/calendar\/[0-9a-f]{48}\.ics)/.exec(text)?.[1];

async function address(user: FakeUser, whose: 'mine' | 'team' = 'mine'): Promise<string> {
  await step(user, 'end', whose);
  const found = addressIn(toPlainText(await step(user, 'make', whose)));
  if (!found) throw new Error(`no address for ${user.name}`);
  return `${base}${found}`;
}

async function eventsAt(url: string) {
  const text = await (await fetch(url)).text();
  const window = { from: 0, to: Date.parse('2100-01-01'), zone: 'utc' };
  const { occurrences, warnings, name } = readIcalendar(text, window);
  expect(warnings).toEqual([]);
  const sequences = [...text.matchAll(/SEQUENCE:(\d+)/g)].map(([, digits]) => Number(digits));
  return { text, name, events: occurrences.map((one, at) => ({ ...one, sequence: sequences[at] })) };
}

const rowsOf = async (user: FakeUser) => {
  const team = test.store.team((await test.store.directory.teamOf('fake', 'club'))?.id ?? '');
  const person = await team.people.byAccount('fake', 'club', user.id);
  return team.bookings.ofAthlete(person?.id ?? '', 0);
};

describe('an address', () => {
  it('is shown once, in private, with what to do with it', async () => {
    const made = toPlainText(await step(ATHLETE, 'make'));
    expect(addressIn(made)).toMatch(/^\/calendar\/[0-9a-f]{48}\.ics$/);
    expect(made).toContain('only this once');
    // That there is one, not which: also where the same button is pressed a second time.
    for (const shown of [await test.platform.type(ATHLETE, 'calendar feed'), await step(ATHLETE, 'make')]) {
      expect(toPlainText(shown)).toContain('Your own sessions. Address made Mon 2 Mar, 08:00.');
      expect(addressIn(toPlainText(shown))).toBeUndefined();
    }
    const all = toPlainText(await test.platform.type(ATHLETE, 'calendar'));
    expect(all).toContain('[Sessions in your calendar app]');
    expect(addressIn(all)).toBeUndefined();
  });

  it('ends when it is replaced or ended, and says no more than any unknown page', async () => {
    const first = await address(ATHLETE);
    const second = `${base}${addressIn(toPlainText(await step(ATHLETE, 'replace')))}`;
    expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200]);
    await step(ATHLETE, 'end');
    const gone = await fetch(second);
    const unknown = await fetch(`${base}/calendar/${'0'.repeat(48)}.ics`);
    const elsewhere = await fetch(`${base}/nothing`);
    expect([gone.status, unknown.status]).toEqual([404, 404]);
    expect(new Set([await gone.text(), await unknown.text(), await elsewhere.text()]).size).toBe(1);
    expect(toPlainText(await step(ATHLETE, 'end'))).toContain('already');
  });

  it.each([
    '',
    '.ics',
    'abc.ics',
    `${'A'.repeat(48)}.ics`,
    `${'0'.repeat(49)}.ics`,
    '%00.ics',
    "'%20OR%201=1.ics",
    '../healthz',
  ])('is not %j', async (path) => {
    const { status } = await web.app.request(`/calendar/${path}`);
    expect(path === '../healthz' ? 200 : 404).toBe(status);
  });

  it('is looked at only: any other method is refused, and looking changes nothing', async () => {
    const url = await address(ATHLETE);
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await fetch(url, { method })).status).toBe(404);
    const before = await rowsOf(ATHLETE);
    await fetch(url);
    await fetch(url, { headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0' } });
    expect(await rowsOf(ATHLETE)).toEqual(before);
    expect((await fetch(url)).status).toBe(200);
  });

  it('leaves an audit row when it is made and when it ends, without its secret', async () => {
    const url = await address(bea);
    await step(bea, 'replace');
    await step(bea, 'end');
    const team = test.store.team((await test.store.directory.teamOf('fake', 'club'))?.id ?? '');
    const person = await team.people.byAccount('fake', 'club', bea.id);
    const rows = (await team.audit.about(person?.id ?? '')).filter(({ action }) => action.startsWith('subscription.'));
    expect(rows.map(({ action }) => action).sort()).toEqual([
      'subscription.end',
      'subscription.make',
      'subscription.replace',
    ]);
    const secret = /[0-9a-f]{48}/.exec(url)?.[0] ?? 'no secret';
    expect(url).toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('dies with the role and with the membership', async () => {
    const coach = await address(COACH, 'team');
    expect((await fetch(coach)).status).toBe(200);
    await done(test.platform.type(ADMIN, `team role person:${COACH.id} role:coach take:yes`));
    expect((await fetch(coach)).status).toBe(404);
    await done(test.platform.type(ADMIN, `team role person:${COACH.id} role:coach`));

    const cleo = await anAthlete(test, 'Cleo');
    const hers = await address(cleo);
    expect((await fetch(hers)).status).toBe(200);
    await query(`UPDATE "Person" SET "leftAt" = now() WHERE "name" = 'Cleo'`);
    expect((await fetch(hers)).status).toBe(404);
    await query(`DELETE FROM "Person" WHERE "name" = 'Cleo'`);
    expect((await fetch(hers)).status).toBe(404);
  });

  it('is in the database as a hash only', async () => {
    const url = await address(bea);
    const secret = /[0-9a-f]{48}/.exec(url)?.[0] ?? '';
    expect(secret).toHaveLength(48);
    const rows = JSON.stringify(await query(`SELECT row::text AS said FROM "Subscription" row`));
    expect(rows).toContain(createHash('sha256').update(secret).digest('base64url'));
    expect(rows).not.toContain(secret);
  });

  it('of the team is for staff', async () => {
    const hers = asDoc(await test.platform.type(ATHLETE, 'calendar feed'));
    expect(hers.title).toContain('Sessions in your calendar app');
    expect(toPlainText(hers)).toContain('Your own sessions.');
    expect(toPlainText(hers)).not.toContain('whole team');
    const refused = await step(ATHLETE, 'make', 'team');
    expect(refused.tone).toBe('refused');
    expect(addressIn(toPlainText(refused))).toBeUndefined();
    expect((await step(TRAINER, 'make')).tone).toBe('refused');
    const theirs = actionsOf(asDoc(await test.platform.type(TRAINER, 'calendar feed')));
    expect(theirs.map(({ invoke: { input } }) => [input.whose, input.step])).toEqual([
      ['team', 'make'],
      [undefined, undefined],
    ]);
  });

  it('is never logged, not even when the page breaks', async () => {
    const broken = makeWeb({
      log,
      metrics,
      ready: async () => [],
      mounts: [
        {
          path: SUBSCRIPTIONS_PATH,
          app: makeSubscriptions({
            care: { calendar: { readSubscription: () => Promise.reject(new Error('down')) } },
            now: test.now,
          }),
        },
      ],
    });
    const secret = 'abcdef'.repeat(8);
    expect((await broken.app.request(`/calendar/${secret}.ics`)).status).toBe(500);
    expect(await take()).toMatchObject([
      { msg: 'a page failed', path: expect.stringContaining('/calendar/'), err: { message: 'down' } },
      { counted: 'web', times: 1 },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/[0-9a-f]{48}/);
  });
});

describe('what a calendar app reads', () => {
  let mine: string;
  beforeEach(async () => {
    mine = await address(ATHLETE);
  });

  it('has the headers apps and caches go by', async () => {
    const response = await fetch(mine);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(response.headers.get('etag')).toMatch(/^"[\w-]{43}"$/);
    expect(Date.parse(response.headers.get('last-modified') ?? '')).toBeLessThanOrEqual(test.now());
    const head = await fetch(mine, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, response.headers.get('etag'), '']);
  });

  it('is sent again only when something changed', async () => {
    const first = await fetch(mine);
    const etag = first.headers.get('etag') ?? '';
    const at = first.headers.get('last-modified') ?? '';
    const ask = async (headers: Record<string, string>) => {
      const { status } = await fetch(mine, { headers });
      return status;
    };
    expect(await ask({ 'if-none-match': etag })).toBe(304);
    expect(await ask({ 'if-none-match': `"other", W/${etag}` })).toBe(304);
    expect(await ask({ 'if-none-match': '"other"', 'if-modified-since': at })).toBe(200);
    expect(await ask({ 'if-modified-since': at })).toBe(304);
    expect(await ask({ 'if-modified-since': new Date(Date.parse(at) - 1000).toUTCString() })).toBe(200);
    expect(await ask({ 'if-modified-since': 'yesterday' })).toBe(200);
    test.set(test.now() + HOUR);
    expect(await ask({ 'if-none-match': etag })).toBe(304);
    await done(test.platform.type(ADMIN, 'clinic room room:"Physio room" tables:3'));
    expect(await ask({ 'if-none-match': etag })).toBe(304);
  });

  it('is the athlete’s own sessions, in their language, without the kind of massage', async () => {
    const [booking] = await rowsOf(ATHLETE);
    const { events, name, text } = await eventsAt(mine);
    expect(name).toBe('Deload: my sessions');
    expect(events).toMatchObject([
      {
        uid: `${booking?.calendarUid}@deload`,
        start: booking?.start,
        end: booking?.end,
        summary: 'Recovery session with Thea Therapist',
        status: 'confirmed',
      },
    ]);
    expect(text).toContain('LOCATION:Physio room\\, table');
    expect(text).not.toMatch(new RegExp(`${booking?.type}|massage|Ada|Bea`, 'i'));
    await done(test.platform.type(ATHLETE, 'settings language:de'));
    expect((await eventsAt(mine)).events[0]?.summary).toBe('Erholungstermin mit Thea Therapist');
    await done(test.platform.type(ATHLETE, 'settings language:en'));
  });

  it('names athletes to staff as the team decides', async () => {
    const therapist = await address(THERAPIST);
    const roster = await address(TRAINER, 'team');
    const titles = async (url: string) => (await eventsAt(url)).events.map(({ summary }) => summary).sort();
    const initials = ['A. A.: recovery session with Thea Therapist', 'B.: recovery session with Thea Therapist'];
    expect(await titles(therapist)).toEqual(initials);
    expect(await titles(roster)).toEqual(initials);
    await done(test.platform.type(ADMIN, 'team change calendarnames:full'));
    expect((await titles(roster))[0]).toBe('Ada Athlete: recovery session with Thea Therapist');
    await done(test.platform.type(ADMIN, 'team change calendarnames:none'));
    expect(new Set(await titles(therapist))).toEqual(new Set(['Booked: recovery session with Thea Therapist']));
    expect((await eventsAt(roster)).name).toBe('Deload: FC Test');
  });

  it('keeps a moved session the same entry, shows a hold as tentative, and a cancelled one as cancelled for four weeks', async () => {
    const before = (await eventsAt(mine)).events[0];
    const [booking] = (await rowsOf(ATHLETE)).filter(({ state }) => state === 'booked');
    const offers = await test.platform.press(ATHLETE, press('book', 'Move it', { instead: booking?.id ?? '' }));
    const other = bookings(offers).find(({ invoke }) => Number(invoke.input.start) * 60_000 !== booking?.start);
    if (!other) throw new Error('nothing to move to');
    await done(test.platform.press(ATHLETE, other));
    const moved = (await eventsAt(mine)).events;
    expect(moved).toMatchObject([{ uid: before?.uid, start: Number(other.invoke.input.start) * 60_000 }]);
    expect(moved[0]?.sequence).toBeGreaterThan(before?.sequence ?? 0);

    const team = test.store.team((await test.store.directory.teamOf('fake', 'club'))?.id ?? '');
    const person = await team.people.byAccount('fake', 'club', ATHLETE.id);
    await team.bookings.hold(person?.id ?? '', test.now(), true);
    const held = (await eventsAt(mine)).events;
    expect(held).toMatchObject([{ uid: before?.uid, status: 'tentative' }]);
    expect(held[0]?.sequence).toBeGreaterThan(moved[0]?.sequence ?? 0);
    await team.bookings.hold(person?.id ?? '', test.now(), false);

    const [active] = (await rowsOf(ATHLETE)).filter(({ state }) => state === 'booked');
    const known = (await fetch(mine)).headers.get('etag') ?? '';
    await done(test.platform.type(ATHLETE, `cancel ${active?.id}`));
    expect((await fetch(mine, { headers: { 'if-none-match': known } })).status).toBe(200);
    const cancelled = (await eventsAt(mine)).events;
    expect(cancelled).toMatchObject([{ uid: before?.uid, status: 'cancelled' }]);
    expect(cancelled[0]?.sequence).toBeGreaterThan(held[0]?.sequence ?? 0);

    const now = test.now();
    test.set(now + days(27));
    expect((await eventsAt(mine)).events).toHaveLength(1);
    test.set(now + days(30));
    expect((await eventsAt(mine)).events).toHaveLength(0);
    // The other athlete’s massage took place: it stays eight weeks.
    const roster = await address(TRAINER, 'team');
    expect((await eventsAt(roster)).events).toHaveLength(1);
    test.set(now + days(70));
    expect((await eventsAt(roster)).events).toHaveLength(0);
    test.set(now);
  });
});
