import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTeamWeek } from '../../src/care/clinic/readTeamWeek.ts';
import { readFacts } from '../../src/care/risk/facts.ts';
import { dayOf, HOUR, type Instant, MINUTE } from '../../src/domain/day.ts';
import { isMinorAt, permission } from '../../src/domain/people/consent.ts';
import { assess } from '../../src/domain/risk/assess.ts';
import { riskView } from '../../src/domain/risk/view.ts';
import { readInstance } from '../../src/domain/scheduling/instance.ts';
import { WEEK_SHAPES } from '../../src/domain/scheduling/week/dose.ts';
import type { Need } from '../../src/domain/scheduling/week/need.ts';
import { toInstance } from '../../src/domain/scheduling/week/translate.ts';
import { teamSettings } from '../../src/domain/team/settings.ts';
import { fillSampleClub, SAMPLE_ZONE } from '../../src/sample/club.ts';
import { makeSealer } from '../../src/store/database/seal.ts';
import { openStore, type Store, type TeamStore } from '../../src/store/index.ts';
import { makeDatabase } from '../support/database.ts';

const PLACE = { platform: 'playground', workspace: 'club' };
const DAY = 24 * HOUR;

/** What each planted story must show, by who it is about. */
const PLANTED = [
  ['owen', 'R02'],
  ['kofi', 'R01'],
  ['priya', 'R07'],
  ['freya', 'R10'],
  ['emeka', 'R09'],
  ['luca', 'DQ1'],
] as const;

/** Needs the team's sessions a week do not limit. */
const UNLIMITED: readonly Need['goal'][] = ['prescribed', 'asked', 'before-competition'];

interface Club {
  readonly store: Store;
  readonly team: TeamStore;
  readonly teamId: string;
  readonly now: Instant;
  close(): Promise<void>;
}

async function openClub(now: Instant): Promise<Club> {
  const database = await makeDatabase();
  const sealer = makeSealer({
    keys: [{ id: 'test', secret: 'a secret for tests, thirty-two characters' }],
    current: 'test',
  });
  const store = openStore(database.url, { sealer, now: () => now });
  const { teamId, filled } = await fillSampleClub(store, { now, ...PLACE });
  expect(filled).toBe(true);
  return {
    ...{ store, teamId, now, team: store.team(teamId) },
    async close() {
      await store.close();
      await database.drop();
    },
  };
}

const MOMENTS = [
  ['a Wednesday afternoon in winter', '2026-01-14T14:20:00Z'],
  ['the Sunday clocks go forward', '2026-03-29T08:15:00Z'],
  ['a Saturday night before the clocks go back', '2026-10-24T22:30:00Z'],
  ['very early on a Monday', '2026-06-15T00:40:00Z'],
] as const;

describe.each(MOMENTS)('the sample club on %s', (_, moment) => {
  const now = Date.parse(moment);
  const today = dayOf(now, SAMPLE_ZONE);
  let club: Club;
  beforeAll(async () => {
    club = await openClub(now);
  });
  afterAll(() => club.close());

  it('has its people, with accounts, and guardians who agreed', async () => {
    const people = await club.team.people.list();
    const athletes = people.filter(({ roles }) => roles.includes('athlete'));
    const count = (squad: string) => athletes.filter((one) => one.squad === squad).length;
    expect([athletes.length, count('Football'), count('Distance')]).toEqual([24, 12, 12]);
    for (const [role, number] of [
      ['therapist', 2],
      ['clinician', 1],
      ['coach', 1],
      ['trainer', 1],
      ['admin', 1],
    ] as const)
      expect(
        people.filter(({ roles }) => roles.includes(role)),
        role,
      ).toHaveLength(number);
    const minors = athletes.filter((one) => isMinorAt(one, now) === true);
    expect(minors).toHaveLength(2);
    for (const child of minors) {
      const { guardianId, guardianAt } = child;
      expect(people.find(({ id }) => id === guardianId)?.roles).toEqual(['guardian']);
      expect(guardianAt).toBeLessThan(now);
      expect(permission(child, now)).toEqual({ minor: true, health: null, treatment: null });
    }
    expect((await club.team.people.byAccount('playground', 'club', 'mia'))?.name).toBe('Mia Larsen');
    expect(await club.team.people.inWorkspace('playground', 'club')).toHaveLength(people.length);
    expect(await club.team.team.workspaces()).toMatchObject([{ alertChannel: 'staff-alerts' }]);
  });

  it('has eight weeks of calendar behind it and two ahead, all of it understood', async () => {
    const events = await club.team.events.between(now - 100 * DAY, now + 100 * DAY);
    expect(events.filter(({ sure }) => !sure)).toEqual([]);
    expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(['training', 'competition', 'travel']));
    const weeksOf = (squad: string, from: Instant, to: Instant) =>
      events.filter((one) => one.squad === squad && one.start >= from && one.start < to).length;
    for (const squad of ['Football', 'Distance']) {
      expect(weeksOf(squad, now - 57 * DAY, now)).toBeGreaterThanOrEqual(40);
      expect(weeksOf(squad, now, now + 15 * DAY)).toBeGreaterThanOrEqual(10);
    }
    const races = events.filter(({ priority }) => priority === 'A');
    expect(races).toHaveLength(1);
    const until = (races[0]?.start ?? 0) - now;
    expect(until > 7 * DAY && until < 15 * DAY).toBe(true);
    const matches = events.filter((one) => one.squad === 'Football' && one.kind === 'competition');
    expect(matches.every(({ start }) => clock(start) === 'Sat 15:00')).toBe(true);
  });

  it('was answered by most on most days, and never from the future', async () => {
    const athletes = await club.team.people.list(['athlete']);
    const events = (await club.team.events.between(now - 57 * DAY, now)).filter(
      ({ kind, end }) => end < now - 4 * HOUR && (kind === 'training' || kind === 'competition'),
    );
    const checkIns = await club.team.checkIns.since('2000-01-01');
    expect(Math.max(...checkIns.map(({ at }) => at))).toBeLessThanOrEqual(now);
    let answered = 0;
    let usual = 0;
    for (const { id, squad, consentAt } of athletes) {
      const reports = await club.team.sessions.between(id, '2000-01-01', today);
      expect(reports.every(({ start, reportedAt }) => start <= now && reportedAt <= now && start <= reportedAt)).toBe(
        true,
      );
      const planned = events.filter((one) => one.squad === squad);
      const told = new Set(reports.map(({ plannedId }) => plannedId));
      const share = planned.filter((one) => told.has(one.id)).length / planned.length;
      if (consentAt !== null) expect(share).toBeGreaterThan(0.4);
      if (share > 0.8) usual += 1;
      answered += checkIns.filter(({ personId }) => personId === id).length;
    }
    expect(usual).toBeGreaterThanOrEqual(20);
    expect(answered / (23 * 57)).toBeGreaterThan(0.8);
    expect(answered / (23 * 57)).toBeLessThan(0.92);
  });

  it('keeps nothing about the body of somebody who has not agreed', async () => {
    const goran = await personOf(club, 'goran');
    expect(goran.consentAt).toBeNull();
    expect(await club.team.sessions.between(goran.id, '2000-01-01', today)).toEqual([]);
    expect(await club.team.checkIns.of(goran.id, '2000-01-01', today)).toEqual([]);
    expect(await club.team.bookings.ofAthlete(goran.id, 0)).toEqual([]);
    expect(await club.team.findings.of(goran.id, 0)).toEqual([]);
  });

  it.each(PLANTED)('shows what was planted for %s: %s', async (slug, pattern) => {
    const person = await personOf(club, slug);
    const facts = await readFacts(club.team, person, teamSettings({}), now);
    const { findings } = assess(riskView(facts));
    expect(findings.map((one) => one.pattern)).toContain(pattern);
    const stored = await club.team.findings.open([person.id]);
    expect(stored.map((one) => one.pattern)).toContain(pattern);
  });

  it('tells staff of little that is new', async () => {
    const findings = await club.team.findings.open();
    console.info(
      findings
        .map(({ pattern, severity }) => `${pattern} ${severity}`)
        .sort()
        .join(', '),
    );
    expect(findings.length).toBeLessThanOrEqual(16);
    const messages = await club.store.queue.claim({ now: now + DAY, limit: 100, leaseMs: 1 });
    console.info(messages.map(({ kind }) => kind).join(', '));
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.length).toBeLessThanOrEqual(3);
  });

  it('has massages that could have been: in the hours of the house, clear of training and of one another', async () => {
    const past = (await club.team.bookings.since(0)).filter(({ state }) => state === 'done');
    const coming = await club.team.bookings.active(now, now + 30 * DAY);
    expect(past.length).toBeGreaterThan(30);
    expect(coming.length).toBeGreaterThanOrEqual(3);
    expect(past.every(({ end }) => end <= now)).toBe(true);
    expect(coming.every(({ start }) => start > now)).toBe(true);
    const all = [...past, ...coming];
    const rooms = await club.team.clinic.rooms();
    const therapists = await club.team.clinic.therapists();
    const athletes = await club.team.people.list(['athlete']);
    const events = await club.team.events.between(now - 70 * DAY, now + 30 * DAY);
    for (const [index, one] of all.entries()) {
      const turnover = rooms.find(({ id }) => id === one.roomId)?.turnoverMinutes ?? 0;
      const therapist = therapists.find(({ id }) => id === one.therapistId);
      const squad = athletes.find(({ id }) => id === one.athleteId)?.squad;
      expect(therapist?.skills).toContain(one.type);
      expect(
        therapist?.shifts.some((shift) => contains(shift, one)),
        clock(one.start),
      ).toBe(true);
      expect(events.filter((event) => event.squad === squad && event.start < one.end && one.start < event.end)).toEqual(
        [],
      );
      for (const other of all.slice(index + 1)) {
        const together = one.start < other.end + turnover * MINUTE && other.start < one.end + turnover * MINUTE;
        const sameTable = one.roomId === other.roomId && one.table === other.table;
        if (together)
          expect(one.therapistId === other.therapistId || one.athleteId === other.athleteId || sameTable).toBe(false);
      }
    }
    const dana = await personOf(club, 'dana');
    expect(await club.team.waitlist.waitingFor(now, now + DAY)).toMatchObject([{ athleteId: dana.id }]);
  });

  it('gives the planner all there is to know: phase, orders, wishes, rooms, trips, the week’s numbers', async () => {
    const horizon = { start: now, end: now + 14 * DAY, now, replans: true };
    const week = await readTeamWeek(club.team, horizon);
    const instance = toInstance(week);
    expect(readInstance(JSON.parse(JSON.stringify(instance)))).not.toHaveProperty('problems');
    const about = async (slug: string) => {
      const { id } = await personOf(club, slug);
      const [athlete, row] = [
        week.athletes.find((one) => one.id === id),
        instance.athletes.find((one) => one.id === id),
      ];
      if (!athlete || !row) throw new Error(`${slug} is not planned for`);
      const need = (goal: Need['goal']) => athlete.needs.find((one) => one.goal === goal);
      return { ...{ id, athlete, row, need }, rowOf: (one?: Need) => row.needs.find((other) => other.id === one?.id) };
    };

    // The runners taper for their race: the rhythm somebody asked for says so. The players recover from their matches.
    const phases = week.athletes.flatMap(({ squad, needs }) =>
      needs.flatMap(({ goal, reasons }) =>
        goal === 'upkeep' ? [[squad, reasons.find(({ code }) => code === 'phase')?.values.phase]] : [],
      ),
    );
    expect(new Set(phases.map(String))).toEqual(new Set(['Distance,taper']));
    const firm = instance.athletes.flatMap(({ squad, needs }) =>
      needs.flatMap(({ id, types }) => (id.includes('/upkeep/') ? [[squad, types['MAINTENANCE:45']]] : [])),
    );
    expect(new Set(firm.map(String))).toEqual(new Set(['Distance,1000']));

    const diego = await about('diego');
    const order = diego.need('prescribed');
    expect(diego.rowOf(order)).toMatchObject({ types: { 'REHAB:20': 1000 } });
    expect(order?.reasons[0]).toEqual({ code: 'on-order', values: {} });
    expect(Math.max(...diego.athlete.needs.map(({ weight }) => weight))).toBe(order?.weight);

    const dana = await about('dana');
    const asked = dana.athlete.needs.find(({ reasons }) => reasons.some(({ code }) => code === 'asked'));
    expect(Object.keys(dana.rowOf(asked)?.types ?? {}).length).toBeGreaterThan(1);

    const tom = await about('tom');
    expect(tom.need('upkeep')?.reasons[0]).toEqual({ code: 'cadence', values: { days: 7 } });
    expect(tom.row.preferences).toMatchObject({ timeOfDay: { from: 17 * 60 } });
    expect(Object.keys(tom.row.preferences.therapists ?? {})).toHaveLength(1);

    const rooms = (await club.team.clinic.rooms()).map(({ id }) => [id, 0]);
    expect(rooms).toHaveLength(2);
    for (const { pools } of instance.athletes) expect(pools).toEqual(Object.fromEntries(rooms));

    // There and back, clear of the massages of those who travel; and known to the patterns.
    const trips = diego.row.busy.filter(([, , kind]) => kind === 'travel');
    expect(trips.length).toBeGreaterThanOrEqual(2);
    expect((await readFacts(club.team, await personOf(club, 'diego'), teamSettings({}), now)).trips).not.toEqual([]);

    const most = ({ athletes }: typeof week) =>
      Math.max(...athletes.map(({ needs }) => needs.filter(({ goal }) => !UNLIMITED.includes(goal)).length));
    const recoveries = ({ athletes }: typeof week) =>
      athletes.flatMap(({ needs }) => needs.filter(({ goal }) => goal === 'recovery')).length;
    // No more than two a week for two weeks; and nothing to recover from where a clinician said so.
    expect(most(week)).toBeLessThanOrEqual(2 * 2);
    expect(recoveries(week)).toBeGreaterThan(2);
    const authorId = await personOf(club, 'ingrid').then(({ id }) => id);
    const change = { until: null, authorId, reason: 'a quiet month' } as const;
    for (const [at, shape] of WEEK_SHAPES.entries())
      await club.team.protocol.add({ ...change, key: `dose-${shape}`, value: 0, at: now + at });
    expect(recoveries(await readTeamWeek(club.team, horizon))).toBe(0);
    for (const [at, shape] of WEEK_SHAPES.entries())
      await club.team.protocol.add({ ...change, key: `dose-${shape}`, value: null, at: now + 10 + at });
  });

  it('does nothing a second time', async () => {
    const before = await countsOf(club);
    const again = await fillSampleClub(club.store, { now: now + DAY, ...PLACE });
    expect(again).toEqual({ teamId: club.teamId, filled: false });
    expect(await countsOf(club)).toEqual(before);
  });
});

describe('the same moment', () => {
  it('makes the same club', async () => {
    const now = Date.parse('2026-01-14T14:20:00Z');
    const [one, other] = [await openClub(now), await openClub(now)];
    try {
      expect(await contentsOf(one)).toEqual(await contentsOf(other));
    } finally {
      await one.close();
      await other.close();
    }
  });
});

async function personOf({ team }: Club, slug: string) {
  const person = await team.people.byAccount('playground', 'club', slug);
  if (!person) throw new Error(`nobody called ${slug}`);
  return person;
}

/** Everything that is not an id. */
async function contentsOf({ team, now }: Club) {
  const people = await team.people.inWorkspace('playground', 'club');
  const nameOf = new Map(people.map(({ user, person }) => [person.id, user]));
  const today = dayOf(now, SAMPLE_ZONE);
  const bookings = await team.bookings.since(0);
  return {
    people: people.map(({ user, person }) => [user, person.name, person.birthDay, person.locale, person.consentAt]),
    events: (await team.events.between(0, now + 30 * DAY))
      .map(({ title, start, kind }) => `${start} ${title} ${kind}`)
      .sort(),
    sessions: await Promise.all(
      people.map(async ({ user, person }) =>
        (await team.sessions.between(person.id, '2000-01-01', today))
          .map(({ start, load, distanceKm, reportedAt }) => `${user} ${start} ${load} ${distanceKm} ${reportedAt}`)
          .sort(),
      ),
    ),
    checkIns: (await team.checkIns.since('2000-01-01'))
      .map(({ id: _, personId, ...answers }) => `${nameOf.get(personId)} ${JSON.stringify(answers)}`)
      .sort(),
    bookings: bookings
      .map(({ athleteId, therapistId, start, type, state, table }) =>
        [start, nameOf.get(athleteId), nameOf.get(therapistId), type, state, table].join(' '),
      )
      .sort(),
    findings: (await team.findings.open())
      .map(({ athleteId, pattern, area, severity }) => [nameOf.get(athleteId), pattern, area, severity].join(' '))
      .sort(),
  };
}

async function countsOf(club: Club) {
  const { people, events, sessions, checkIns, bookings, findings } = await contentsOf(club);
  return [people, events, sessions.flat(), checkIns, bookings, findings].map((list) => list.length);
}

interface Hours {
  readonly weekday: number;
  readonly roomId: string;
  readonly opens: string;
  readonly closes: string;
  readonly breakFrom: string | null;
  readonly breakTo: string | null;
}

function contains(
  shift: Hours,
  one: { readonly roomId: string; readonly start: Instant; readonly end: Instant },
): boolean {
  const [weekday = '', from = ''] = clock(one.start).split(' ');
  const to = clock(one.end).split(' ')[1] ?? '';
  const inBreak = shift.breakFrom !== null && shift.breakTo !== null && from < shift.breakTo && to > shift.breakFrom;
  const sameDay = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday) + 1 === shift.weekday;
  return sameDay && shift.roomId === one.roomId && from >= shift.opens && to <= shift.closes && !inBreak;
}

/** `Sat 15:00`, on the club's wall clock. */
function clock(at: Instant): string {
  const options = {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: SAMPLE_ZONE,
  } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(at).replace(',', '');
}
