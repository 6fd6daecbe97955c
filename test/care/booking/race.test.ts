import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import { ATHLETE, THERAPIST, TRAINER } from '../../support/house.ts';
import { anAthlete, bestOffer, bookings, openClinic, openFakeTeam } from '../../walks/clinic.ts';
import type { FakeHouse } from '../../walks/house.ts';

let test: FakeHouse;
beforeEach(async () => {
  test = await openFakeTeam();
});
afterEach(() => test.close());

const team = async () => {
  const found = await test.store.directory.teamOf('fake', 'club');
  if (!found) throw new Error('no team');
  return test.store.team(found.id);
};
const active = async () => (await team()).bookings.active(test.now(), test.now() + 30 * 24 * HOUR);

describe('people racing for a slot', () => {
  it.each([
    {
      what: 'delivered twice by the platform',
      ids: ['same', 'same'],
      already: /^I have this already; it was done once/,
    },
    { what: 'pressed twice', ids: ['one', 'two'], already: /^You have this booking already\n/ },
  ])('books once when a button is $what', async ({ ids, already }) => {
    await openClinic(test);
    const { invoke } = await bestOffer(test, ATHLETE);
    const answers = await Promise.all(
      ids.map((id) =>
        test.house.door.answer({
          id,
          platform: 'fake',
          workspace: 'club',
          channel: null,
          user: ATHLETE,
          origin: 'button',
          ...invoke,
        }),
      ),
    );
    const said = answers.map(toPlainText).sort();
    expect(said[0]).toMatch(/^Booked\n/);
    expect(said[1]).toMatch(already);
    expect(await active()).toHaveLength(1);
  });

  it('gives the slot to one of two, and the next best to the other', async () => {
    await openClinic(test);
    const bea = await anAthlete(test, 'Bea');
    const [mine, theirs] = await Promise.all([bestOffer(test, ATHLETE), bestOffer(test, bea)]);
    expect(mine.invoke).toEqual(theirs.invoke);
    const answers = await Promise.all([test.platform.press(ATHLETE, mine), test.platform.press(bea, theirs)]);
    const texts = answers.map(toPlainText);
    const loser = texts.findIndex((text) => !text.startsWith('Booked'));
    expect(texts.filter((text) => text.startsWith('Booked'))).toHaveLength(1);
    expect(texts[loser]).toContain('The next best times:');
    expect(await active()).toHaveLength(1);

    const [next] = bookings(answers[loser] ?? answers[0]);
    if (!next) throw new Error('nothing else was offered');
    expect(toPlainText(await test.platform.press(loser === 0 ? ATHLETE : bea, next))).toMatch(/^Booked\n/);
    expect(await active()).toHaveLength(2);
  });

  it('offers the waitlist when the very last slot is gone', async () => {
    await openClinic(test, { tables: 1, days: 'tue', from: '09:00', to: '09:40' });
    const bea = await anAthlete(test, 'Bea');
    const [mine, theirs] = await Promise.all([bestOffer(test, ATHLETE), bestOffer(test, bea)]);
    const answers = await Promise.all([test.platform.press(ATHLETE, mine), test.platform.press(bea, theirs)]);
    const loser = answers.findIndex((answer) => !toPlainText(answer).startsWith('Booked'));
    const refused = answers[loser] ?? answers[0];
    expect(bookings(refused)).toEqual([]);
    const waits = await test.platform.pressLabel(loser === 0 ? ATHLETE : bea, refused, 'Join the waitlist');
    expect(toPlainText(waits)).toContain('You are on the waitlist');
  });

  it('keeps the old booking when the new time is gone', async () => {
    await openClinic(test);
    const bea = await anAthlete(test, 'Bea');
    await test.platform.press(ATHLETE, await bestOffer(test, ATHLETE));
    const wanted = await bestOffer(test, bea);
    await test.platform.press(bea, wanted);
    const [mine] = (await active()).filter((one) => one.start !== (wanted.invoke.input.start as number) * MINUTE);
    const move = {
      ...wanted,
      invoke: { ...wanted.invoke, input: { ...wanted.invoke.input, instead: mine?.id ?? '' } },
    };
    expect(toPlainText(await test.platform.press(ATHLETE, move))).toContain('The next best times:');
    expect((await active()).map((one) => one.id)).toContain(mine?.id);
  });
});

describe('a room whose tables are each taken for a part of the hour', () => {
  /** Two days later, at 11:00 in Berlin. */
  const start = Date.parse('2026-03-06T10:00:00Z');
  const moveThere = async () => {
    const tables = await team();
    const thea = await tables.people.byAccount('fake', 'club', THERAPIST.id);
    const ada = await tables.people.byAccount('fake', 'club', ATHLETE.id);
    const mine = (await active()).find(({ athleteId }) => athleteId === ada?.id);
    const user = { platform: 'fake', workspace: 'club', user: ATHLETE, now: test.now() };
    const found = await test.house.care.people.identify(user);
    if (!thea || !mine || found.kind !== 'member') throw new Error('the clinic is not open');
    const move = { therapistId: thea.id, type: mine.type, start, instead: mine.id, now: test.now() };
    return { mine, said: await test.house.care.booking.book(found.person, move) };
  };

  it('has the massages around it change tables for a move', async () => {
    await openClinic(test, { tables: 2 });
    const [room] = await (await team()).clinic.rooms();
    await test.platform.press(ATHLETE, await bestOffer(test, ATHLETE));
    const insert = await directly(room?.id);
    // Table 1 is taken until ten past, table 2 from twenty past on.
    await insert({ athlete: 0, therapist: 0, table: 1, from: start - 20 * MINUTE });
    await insert({ athlete: 1, therapist: 1, table: 2, from: start + 20 * MINUTE });
    expect((await moveThere()).said).toMatchObject({ booking: { start, table: 2 } });
    expect((await active()).map((one) => [(one.start - start) / MINUTE, one.table])).toEqual([
      [-20, 1],
      [0, 2],
      [20, 1],
    ]);
  });

  it('is free sooner after a massage that was booked with a longer turnover', async () => {
    await openClinic(test, { tables: 1 });
    const [room] = await (await team()).clinic.rooms();
    await test.platform.press(ATHLETE, await bestOffer(test, ATHLETE));
    const insert = await directly(room?.id);
    await insert({ athlete: 0, therapist: 0, table: 1, from: start - 30 * MINUTE, turnover: 20 });
    const trainer = await (await team()).people.byAccount('fake', 'club', TRAINER.id);
    if (!trainer) throw new Error('no trainer');
    const actor = { ...trainer, personId: trainer.id, teamId: (await (await team()).team.get()).id };
    expect((await moveThere()).said).toMatchObject({ refused: 'room-full' });
    await test.house.care.clinic.setRoom(actor, { name: 'Physio room', tables: 1, turnoverMinutes: 0 }, test.now());
    expect((await moveThere()).said).toMatchObject({ booking: { start, table: 1 } });
  });

  it('refuses a move where both are taken at once, and leaves the old booking as it was', async () => {
    await openClinic(test, { tables: 2 });
    const [room] = await (await team()).clinic.rooms();
    await test.platform.press(ATHLETE, await bestOffer(test, ATHLETE));
    const insert = await directly(room?.id);
    await insert({ athlete: 0, therapist: 0, table: 1, from: start - 20 * MINUTE });
    await insert({ athlete: 1, therapist: 1, table: 2, from: start - 10 * MINUTE });
    const { mine, said } = await moveThere();
    expect(said).toMatchObject({ refused: 'room-full' });
    expect((await (await team()).bookings.byId(mine.id))?.state).toBe('booked');
  });

  it('has the sessions around it change tables for a line of a plan that staff accept', async () => {
    await openClinic(test, { tables: 2 });
    const tables = await team();
    const [thea] = await tables.clinic.therapists();
    const [room] = await tables.clinic.rooms();
    const athlete = await tables.people.byAccount('fake', 'club', ATHLETE.id);
    const trainer = await tables.people.byAccount('fake', 'club', TRAINER.id);
    if (!thea || !room || !athlete || !trainer) throw new Error('the clinic is not open');
    const start = Date.parse('2026-03-06T10:00:00Z');
    const insert = await directly(room.id);
    await insert({ athlete: 0, therapist: 0, table: 1, from: start - 20 * MINUTE });
    await insert({ athlete: 1, therapist: 1, table: 2, from: start + 20 * MINUTE });
    const plan = await tables.plans.propose({
      ...{ weekStart: '2026-03-02', objective: 1, upperBound: null, needs: 1, unserved: [], causes: [], pins: [] },
      ...{ by: null, now: test.now() },
      items: [
        {
          ...{ id: '1', action: 'add', athleteId: athlete.id, therapistId: thea.id, roomId: room.id, type: 'RECOVERY' },
          ...{ start, end: start + 30 * MINUTE, reasons: [], goal: 'upkeep', needId: 'need' },
        },
      ],
    });
    const actor = { ...trainer, personId: trainer.id, teamId: (await tables.team.get()).id };
    expect(await test.house.care.plan.accept(actor, plan.id, null, test.now())).toMatchObject({ applied: 1, left: [] });
    const rows = (await active()).map((one) => [(one.start - start) / MINUTE, one.table, one.version]);
    expect(rows).toEqual([
      [-20, 1, 1],
      [0, 2, 1],
      [20, 1, 2],
    ]);
  });
});

describe('the database itself', () => {
  const hour = Date.parse('2026-03-05T10:00:00Z');

  it.each([
    { what: 'two of one therapist', athlete: 1, therapist: 0, table: 2, constraint: 'Booking_therapist_free' },
    { what: 'two of one athlete', athlete: 0, therapist: 1, table: 2, constraint: 'Booking_athlete_free' },
    { what: 'two on one table', athlete: 1, therapist: 1, table: 1, constraint: 'Booking_table_free' },
  ])('refuses $what', async ({ athlete, therapist, table, constraint }) => {
    const insert = await directly();
    await insert({ athlete: 0, therapist: 0, table: 1, from: hour });
    const second = { athlete, therapist, table, from: hour + 20 * MINUTE };
    await expect(insert(second)).rejects.toMatchObject({ code: '23P01', constraint });
    await insert({ ...second, state: 'cancelled' });
    await insert({ ...second, from: hour + 60 * MINUTE });
  });

  it('counts the turnover', async () => {
    const insert = await directly();
    await insert({ athlete: 0, therapist: 0, table: 1, from: hour, turnover: 10 });
    await expect(insert({ athlete: 1, therapist: 1, table: 1, from: hour + 35 * MINUTE })).rejects.toMatchObject({
      constraint: 'Booking_table_free',
    });
    await insert({ athlete: 1, therapist: 1, table: 1, from: hour + 40 * MINUTE });
  });

  it('has one winner among fifty inserts of two cold processes, and no deadlock', { timeout: 60_000 }, async () => {
    await openClinic(test);
    const people = (await team()).people;
    const athletes = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        people.add({
          name: `Athlete ${index}`,
          locale: 'en',
          zone: 'Europe/Berlin',
          roles: ['athlete'],
          birthDay: '2001-02-03',
          consentAt: test.now(),
        }),
      ),
    );
    const { invoke } = await bestOffer(test, ATHLETE);
    const found = await test.store.directory.teamOf('fake', 'club');
    const racers = [0, 25].map((from) =>
      startRacer({
        url: test.databaseUrl,
        now: test.now(),
        teamId: found?.id,
        athletes: athletes.slice(from, from + 25).map((athlete) => athlete.id),
        slot: invoke.input,
      }),
    );
    await Promise.all(racers.map((racer) => racer.ready));
    const outcomes = (await Promise.all(racers.map((racer) => racer.go()))).flat();
    expect(outcomes).toHaveLength(50);
    expect(outcomes.filter((outcome) => outcome === 'booked')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome !== 'booked')).toEqual(Array.from({ length: 49 }, () => 'slot-taken'));
    expect(await active()).toHaveLength(1);
  });
});

interface Row {
  readonly athlete: 0 | 1 | number;
  readonly therapist: number;
  readonly table: number;
  readonly from: number;
  readonly turnover?: number;
  readonly state?: string;
}

/** Inserts past every check of the house: 30 minutes from `from`. */
async function directly(inRoom?: string): Promise<(row: Row) => Promise<void>> {
  const tables = await team();
  const add = (name: string) => tables.people.add({ name, locale: 'en', zone: 'UTC', roles: ['athlete'] });
  const athletes = [await add('A'), await add('B')];
  const therapists = [await add('T'), await add('U')];
  for (const one of therapists) await tables.clinic.setTherapist(one.id, { skills: [] });
  const roomId = inRoom ?? (await tables.clinic.setRoom({ name: 'Here', tables: 2, turnoverMinutes: 0 })).id;
  const found = await test.store.directory.teamOf('fake', 'club');
  return async ({ athlete, therapist, table, from, turnover = 0, state = 'booked' }) => {
    const client = new pg.Client({ connectionString: test.databaseUrl });
    await client.connect();
    try {
      await client.query(
        `INSERT INTO "Booking" ("id", "teamId", "athleteId", "therapistId", "roomId", "table", "type", "startsAt", "endsAt",
           "therapistFreeAt", "tableFreeAt", "state", "origin", "createdAt", "createdBy")
         VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, 'RECOVERY', $6, $7, $8, $8, $9, 'staff', now(), $2)`,
        [
          found?.id,
          athletes[athlete]?.id,
          therapists[therapist]?.id,
          roomId,
          table,
          new Date(from),
          new Date(from + 30 * MINUTE),
          new Date(from + (30 + turnover) * MINUTE),
          state,
        ],
      );
    } finally {
      await client.end();
    }
  };
}

/** A bot process that has not touched the database yet: it says when it is ready, and books when it is told. */
function startRacer(task: object): { readonly ready: Promise<void>; go(): Promise<readonly string[]> } {
  const script = fileURLToPath(new URL('./race.racer.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(task)]);
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const lines = readLines(child);
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`a racer fell: ${errors}`);
    return value;
  };
  const ready = next().then(() => undefined);
  return {
    ready,
    async go() {
      child.stdin.end('go\n');
      return JSON.parse(await next()) as string[];
    },
  };
}

async function* readLines(child: ChildProcessWithoutNullStreams): AsyncGenerator<string, undefined> {
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      yield text.slice(0, end);
      text = text.slice(end + 1);
    }
  }
  return undefined;
}
