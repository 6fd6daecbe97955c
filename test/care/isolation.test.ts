import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allCommands } from '../../commands/index.ts';
import { type Command, press } from '../../src/chat/command/command.ts';
import { type OptionSpec, optionsOf } from '../../src/chat/command/options.ts';
import { type Action, type Answer, isAsk } from '../../src/chat/doc.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import type { ChatPlatform } from '../../src/chat/platform.ts';
import { HOUR, MINUTE } from '../../src/domain/day.ts';
import { ROLES } from '../../src/domain/people/athlete.ts';
import { actionsOf, type FakePlatform, type FakeUser, makeFakePlatform } from '../support/fakePlatform.ts';
import { serveFeed } from '../support/feed.ts';
import { ADMIN, ATHLETE, aTeam, TRAINER } from '../support/house.ts';
import { bookings, done, offersFor, openClinic } from '../walks/clinic.ts';
import { openHouseWith, type WalkHouse } from '../walks/house.ts';

/** Everything of the other team that can be read has this word in it. */
const THEIRS = 'Rival';
const rival = (id: string, name: string): FakeUser => ({
  id: `r-${id}`,
  name: `${THEIRS} ${name}`,
  locale: 'en',
  zone: 'Europe/Berlin',
});
const BOSS = rival('boss', 'Boss');
const RUNNER = rival('runner', 'Runner');
const WAITER = rival('waiter', 'Waiter');
/** In our team, and may do everything there. */
const EVERYBODY = ADMIN;

let house: WalkHouse;
let ours: FakePlatform;
let theirs: FakePlatform;
let feed: Awaited<ReturnType<typeof serveFeed>>;
/** Ids of the other team's rows and people, by what they are of. */
let foreign: ReadonlyMap<string, string>;
let theirTeam: string;
/** Our own, so that a foreign id beside them is not refused for another reason. */
let own: Readonly<Record<string, unknown>>;
let buttons: readonly Action[];

beforeAll(async () => {
  feed = await serveFeed({ calendar: calendarOf(`${THEIRS} secret sprint`) });
  ours = makeFakePlatform('fake', 'club');
  theirs = makeFakePlatform('fake', 'rivals');
  // A platform never gives two interactions one id.
  const elsewhere: ChatPlatform = {
    ...theirs,
    start: (door) => theirs.start({ ...door, answer: (asked) => door.answer({ ...asked, id: `there-${asked.id}` }) }),
  };
  house = await openHouseWith({ platforms: () => [ours, elsewhere] });
  const ourHouse = { ...house, platform: ours };
  await aTeam(ourHouse);
  await openClinic(ourHouse, { days: 'mon-fri' });
  for (const role of ROLES) await ours.type(ADMIN, `team role person:${ADMIN.id} role:${role}`);
  await ours.type(ADMIN, 'join birth:1990-01-01 sport:football consent:yes name:"Alex Admin" zone:Europe/Berlin');
  await done(ours.press(ATHLETE, (await offersFor(ourHouse, ATHLETE))[0] as Action));
  const [offer] = await offersFor(ourHouse, EVERYBODY);
  own = { ...offer?.invoke.input };

  await foundTheirTeam();
  foreign = await idsOf(theirTeam);
  buttons = await theirButtons();
  expect(foreign.size).toBeGreaterThanOrEqual(12);
  expect(buttons.length).toBeGreaterThanOrEqual(20);
}, 120_000);
afterAll(async () => {
  await house.close();
  await feed.close();
});

/** Another team in another workspace of the same bot, with a row of every kind. */
async function foundTheirTeam(): Promise<void> {
  const join = (user: FakeUser) =>
    theirs.type(user, `join birth:2000-01-01 sport:running consent:yes name:"${user.name}" zone:Europe/Berlin`);
  await done(theirs.type(BOSS, `team setup name:"${THEIRS} Club" zone:Europe/Berlin`));
  for (const role of ROLES) await theirs.type(BOSS, `team role person:${BOSS.id} role:${role}`);
  await join(RUNNER);
  await join(WAITER);
  const team = await house.store.directory.teamOf('fake', 'rivals');
  theirTeam = team?.id ?? '';
  const store = house.store.team(theirTeam);
  await done(theirs.type(BOSS, `clinic room room:"${THEIRS} room" tables:1`));
  await done(theirs.type(BOSS, 'clinic hours days:tue from:09:00 to:09:40'));
  await done(theirs.type(BOSS, 'team channel', 'c-of-the-others'));
  await done(theirs.type(RUNNER, `calendar connect ${feed.url} whose:mine`));
  feed.say({ calendar: calendarOf(`${THEIRS} secret hurdles`) });
  await done(theirs.pressLabel(RUNNER, await theirs.type(RUNNER, 'calendar'), 'Look now'));
  await done(theirs.press(RUNNER, press('calendar', 'Make', { action: 'feed', whose: 'mine', step: 'make' })));
  const runner = await store.people.byAccount('fake', 'rivals', RUNNER.id);
  const finding = { evidence: { soreness: 9 }, coverage: { known: 3, of: 3 }, days: ['2026-03-01'] };
  await store.findings.add(
    runner?.id ?? '',
    { pattern: 'R01', severity: 'act', area: 'calf', ...finding },
    house.now(),
  );
  await done(theirs.type(BOSS, `restrict injury "${RUNNER.name}" calf left 2026-02-24`));
  await done(theirs.type(BOSS, `restrict clear "${RUNNER.name}" until:2026-04-24 limits:"${THEIRS} limits"`));
  await done(
    theirs.type(BOSS, `restrict return "${RUNNER.name}" step:2 name:"${THEIRS} step" reason:"${THEIRS} reason"`),
  );
  await done(theirs.type(BOSS, 'plan propose'));
  const slot = await bookings(await theirs.type(RUNNER, 'slots'))[0];
  if (!slot) throw new Error('nothing free there');
  await done(theirs.press(RUNNER, slot));
  await done(theirs.type(RUNNER, `consent yes news:no room:"${THEIRS} room mate"`));
  await done(theirs.type(WAITER, 'book action:wait'));
  await done(theirs.type(RUNNER, 'book standing every week'));
  await done(theirs.type(RUNNER, 'intake question:open_wound answer:yes areas:calf'));
  const [booked] = await store.bookings.active(house.now(), house.now() + 30 * 24 * HOUR);
  const swap = { bookingId: booked?.id ?? '', otherId: booked?.id ?? '', until: house.now() + 24 * HOUR };
  await store.swaps.ask({ ...swap, now: house.now() });
  await store.outbox.put([
    { key: 'x', to: { personId: runner?.id ?? '' }, kind: 'restriction.changed', data: {}, dueAt: house.now() },
  ]);
  await query(`UPDATE "OutboxMessage" SET "kind" = $1 WHERE "teamId" = $2 AND "key" = 'x'`, [
    `${THEIRS}.message`,
    theirTeam,
  ]);
  const [claimed] = await claimTheirs();
  if (claimed) await house.store.queue.settle(claimed, { state: 'aside', problem: `${THEIRS} problem` });
}

async function claimTheirs() {
  const all = await house.store.queue.claim({ now: house.now(), limit: 1_000, leaseMs: MINUTE });
  return all.filter((message) => message.key === 'x');
}

/** Every button the other team's people are shown. */
async function theirButtons(): Promise<readonly Action[]> {
  const lines = [
    'mine',
    'slots',
    'book',
    'cancel',
    'consent',
    'intake',
    'intake action:look page:skin',
    'calendar',
    'calendar feed',
    'calendar changes',
    'plan',
    'roster',
    'risk',
    'restrict',
    `restrict "${RUNNER.name}"`,
    'team',
    'team outbox',
    'clinic',
  ];
  const answers: Answer[] = [];
  for (const user of [BOSS, RUNNER, WAITER]) {
    for (const line of lines) answers.push(await theirs.type(user, line));
  }
  const all = answers.flatMap((answer) => (isAsk(answer) ? [] : actionsOf(answer)));
  return [...new Map(all.map((action) => [JSON.stringify(action.invoke), action])).values()];
}

/** An answer may have put one of us on hold; what is refused next is to be refused for the id, not for that. */
async function liftHolds(): Promise<void> {
  const team = await house.store.directory.teamOf('fake', 'club');
  const { people } = house.store.team(team?.id ?? '');
  for (const { id, heldAt } of await people.list(['athlete']))
    if (heldAt !== null) await people.change(id, { heldAt: null, heldFor: null, heldNote: null });
}

describe('another team’s rows', () => {
  it('are out of reach of every command and option', { timeout: 480_000 }, async () => {
    const before = await fingerprint(theirTeam);
    const tried = new Set<string>();
    for (const command of allCommands) {
      tried.add(command.name);
      await liftHolds();
      const inputs = [...inputsOf(command)];
      // A few at a time, as people do.
      const lane = async () => {
        for (let input = inputs.pop(); input; input = inputs.pop()) {
          const answer = await say(command.name, input);
          expect(toPlainText(answer), `${command.name} ${JSON.stringify(input)}`).not.toContain(THEIRS);
        }
      };
      await Promise.all(Array.from({ length: 6 }, lane));
      expect(await fingerprint(theirTeam), `/${command.name} changed the other team`).toEqual(before);
    }
    expect(tried.size).toBe(allCommands.length);
    expect((await house.takeFailures()).map(causeOf)).toEqual([]);
  });

  it('are out of reach of their own buttons, pressed by us', { timeout: 120_000 }, async () => {
    const before = await fingerprint(theirTeam);
    for (const action of buttons) {
      const answer = await ours.press(EVERYBODY, action);
      expect(toPlainText(answer), JSON.stringify(action.invoke)).not.toContain(THEIRS);
    }
    expect(await fingerprint(theirTeam)).toEqual(before);
    expect((await house.takeFailures()).map(causeOf)).toEqual([]);
  });

  it('are not suggested while somebody types', async () => {
    const suggesting = allCommands.flatMap((command) =>
      optionsOf(command)
        .filter((option) => option.suggest)
        .map((option) => ({ command: command.name, option: option.name })),
    );
    expect(suggesting.length).toBeGreaterThan(0);
    for (const { command, option } of suggesting) {
      for (const typed of ['', 'r', THEIRS]) {
        const offered = await house.house.door.suggest(invocation(command, {}), option, typed);
        expect(JSON.stringify(offered), `${command} ${option}`).not.toContain(THEIRS);
        for (const id of foreign.values()) expect(offered.map((one) => one.value)).not.toContain(id);
      }
    }
  });

  it('do not show themselves to somebody who is in both teams, in the wrong one', async () => {
    const both = { ...TRAINER };
    await done(theirs.type(both, 'join consent:no name:"Tom Trainer" zone:Europe/Berlin'));
    await done(theirs.type(BOSS, `team role person:${both.id} role:trainer`));
    const before = toPlainText(await ours.type(both, 'roster week'));
    expect(before).not.toContain(THEIRS);
    expect(before).toContain('Ada Athlete');
    const there = toPlainText(await theirs.type(both, 'roster week'));
    expect(there).toContain(THEIRS);
    expect(there).not.toContain('Ada Athlete');
  });

  it('do not open to a stranger', async () => {
    const stranger = { id: 'u-nobody', name: 'Nobody' };
    for (const command of allCommands.filter((one) => one.name !== 'join')) {
      for (const input of inputsOf(command, 2)) {
        const answer = await house.house.door.answer({ ...invocation(command.name, input), user: stranger });
        expect(toPlainText(answer), `${command.name} ${JSON.stringify(input)}`).not.toContain(THEIRS);
        expect(toPlainText(answer)).not.toContain('Ada Athlete');
      }
    }
    expect((await house.takeFailures()).map(causeOf)).toEqual([]);
  });
});

describe('ids that were never given out', () => {
  it.each(['abc', '00000000-0000-4000-8000-000000000000', '\'; DROP TABLE "Booking"; --', '🙂'])(
    '%s is not found, politely',
    { timeout: 60_000 },
    async (id) => {
      for (const command of allCommands) {
        for (const option of idsIn(command)) {
          for (const base of basesOf(command)) await say(command.name, { ...base, [option.name]: id });
        }
      }
      expect((await house.takeFailures()).map(causeOf)).toEqual([]);
    },
  );
});

/** What broke, in one line. */
function causeOf({ command, err }: Record<string, unknown>): string {
  const { message = '' } = (err ?? {}) as { message?: string };
  return `${command}: ${message.split('\n').filter(Boolean).slice(-1)}`;
}

let serial = 0;
const invocation = (command: string, input: Readonly<Record<string, unknown>>) => ({
  id: `isolation-${++serial}`,
  platform: 'fake',
  workspace: 'club',
  channel: 'general',
  user: EVERYBODY,
  origin: 'button' as const,
  command,
  input,
});
const say = (command: string, input: Readonly<Record<string, unknown>>) =>
  house.house.door.answer(invocation(command, input));

/** Every action of a command with every foreign id in every place an id could go: one at a time, and in all at once. */
function inputsOf(command: Command, ids = Number.POSITIVE_INFINITY): readonly Readonly<Record<string, unknown>>[] {
  const options = idsIn(command);
  const some = [...foreign.values()].slice(0, ids);
  return basesOf(command).flatMap((base) => [
    base,
    ...options.flatMap((option) => some.map((id) => ({ ...base, [option.name]: id }))),
    ...(options.length > 1
      ? some.map((id) => ({ ...base, ...Object.fromEntries(options.map((one) => [one.name, id])) }))
      : []),
  ]);
}

/** Options that take free text may take an id. */
function idsIn(command: Command): readonly OptionSpec[] {
  return optionsOf(command).filter(
    (option) => ['person', 'channel'].includes(option.type) || (option.type === 'text' && !(option.name in HARMLESS)),
  );
}

/** Texts with a form of their own, which would only be refused for that. */
const HARMLESS: Readonly<Record<string, string>> = {
  name: 'Alex Admin',
  birth: '1990-01-01',
  zone: 'Europe/Berlin',
  day: '2026-03-04',
  after: '10:00',
  days: 'mon',
  from: '09:00',
  to: '17:00',
  pause: '12:00-13:00',
  start: '2026-03-20',
  until: '2026-03-21',
  checkinat: '08:00',
  planat: '18:00',
  quietfrom: '22:00',
  quietto: '07:00',
  skills: 'recovery',
  url: 'http://127.0.0.1:1/none.ics',
  topic: 'book',
  reason: 'in a few words',
  limits: 'in a few words',
  code: 'ABCDEFGHJK',
  title: 'Gym',
  only: '1',
  every: '10 days',
  language: 'de',
  languages: 'de',
};

/** A complete input of our own for each action a command has. */
function basesOf(command: Command): readonly Readonly<Record<string, unknown>>[] {
  const options = optionsOf(command);
  const filled = Object.fromEntries(options.flatMap((option) => valueFor(command, option)));
  const action = options.find((option) => option.name === 'action' || option.name === 'range');
  return action?.choices ? action.choices.map((choice) => ({ ...filled, [action.name]: choice })) : [filled];
}

function valueFor(command: Command, option: OptionSpec): readonly (readonly [string, unknown])[] {
  if (command.name === 'book' && own[option.name] !== undefined) return [[option.name, own[option.name]]];
  if (command.name === 'team' && option.name === 'take') return [[option.name, 'no']];
  // A yes would hold our bookings, and what comes after would be refused for that.
  if (command.name === 'intake' && option.choices?.includes('no')) return [[option.name, 'no']];
  if (HARMLESS[option.name] !== undefined && option.name !== 'code' && option.name !== 'url')
    return [[option.name, HARMLESS[option.name]]];
  if (option.type === 'number' || option.type === 'integer') return [[option.name, option.min ?? 1]];
  if (option.choices) return [[option.name, option.choices[0]]];
  return [];
}

async function query<Row extends pg.QueryResultRow>(
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: house.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

const tablesOfTeams = async () =>
  (
    await query<{ table_name: string }>(
      `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'teamId' ORDER BY 1`,
    )
  ).map((row) => row.table_name);

/** A hash of every row of a team, by table. */
async function fingerprint(teamId: string): Promise<Readonly<Record<string, string>>> {
  const parts = (await tablesOfTeams()).map(
    (table) =>
      `SELECT '${table}' AS "table", count(*) || ' ' || md5(coalesce(string_agg(row::text, '' ORDER BY row::text), '')) AS "hash" FROM "${table}" row WHERE "teamId" = $1`,
  );
  const team = `SELECT 'Team', md5(row::text) FROM "Team" row WHERE "id" = $1`;
  const rows = await query<{ table: string; hash: string }>([...parts, team].join(' UNION ALL '), [teamId]);
  return Object.fromEntries(rows.map((row) => [row.table, row.hash]));
}

/** One id of every table that has some, and what the platform calls their people and places. */
async function idsOf(teamId: string): Promise<ReadonlyMap<string, string>> {
  const withId = await query<{ table_name: string }>(
    `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'id' AND table_name = ANY($1)`,
    [await tablesOfTeams()],
  );
  const ids = new Map<string, string>([
    ['user', RUNNER.id],
    ['channel', 'c-of-the-others'],
    ['team', teamId],
  ]);
  for (const { table_name: table } of withId) {
    if (table === 'AuditEntry') continue;
    const [row] = await query<{ id: string }>(
      `SELECT "id"::text FROM "${table}" row WHERE "teamId" = $1 ORDER BY (row::text LIKE '%aside%') DESC, 1 LIMIT 1`,
      [teamId],
    );
    if (row) ids.set(table, row.id);
  }
  const therapists = await house.store.team(teamId).clinic.therapists();
  if (therapists[0]) ids.set('Therapist', therapists[0].id);
  const runner = await house.store.team(teamId).people.byAccount('fake', 'rivals', RUNNER.id);
  if (runner) ids.set('Athlete', runner.id);
  return ids;
}

function calendarOf(title: string): string {
  const stamp = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  const start = Date.parse('2026-03-05T16:00:00Z');
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:test',
    'BEGIN:VEVENT',
    'UID:1',
    `DTSTAMP:${stamp(start)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(start + HOUR)}`,
    `SUMMARY:${title}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}
