import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenClient, openClient, violates } from '../../src/store/database/client.ts';
import { makeDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let client: OpenClient;
let teamId = '';
let people: readonly string[] = [];
let roomId = '';

beforeAll(async () => {
  database = await makeDatabase();
  client = openClient(database.url);
  const { prisma } = client;
  teamId = (await prisma.team.create({ data: { name: 'Rowers', zone: 'Europe/Berlin' } })).id;
  people = (
    await prisma.person.createManyAndReturn({
      data: ['Ada', 'Ben', 'Cem', 'Dot'].map((name) => ({ teamId, name, locale: 'en', zone: 'UTC' })),
    })
  ).map(({ id }) => id);
  for (const personId of people.slice(0, 2)) await prisma.therapist.create({ data: { teamId, personId } });
  roomId = (await prisma.room.create({ data: { teamId, name: 'Boathouse', tables: 2 } })).id;
});
afterAll(async () => {
  await client.close();
  await database.drop();
});

interface Wish {
  readonly athlete: 2 | 3;
  readonly therapist: 0 | 1;
  readonly table: 1 | 2;
  readonly hour: number;
}

/** A booking of one hour with nothing to turn over. */
function bookingOf({ athlete, therapist, table, hour }: Wish) {
  const startsAt = new Date(Date.UTC(2026, 4, 4, hour));
  const endsAt = new Date(Date.UTC(2026, 4, 4, hour + 1));
  return {
    ...{ teamId, athleteId: people[athlete] ?? '', therapistId: people[therapist] ?? '', roomId, table },
    ...{ type: 'flush', origin: 'athlete', startsAt, endsAt, therapistFreeAt: endsAt, tableFreeAt: endsAt },
    ...{ createdAt: startsAt, createdBy: people[athlete] ?? '' },
  };
}

async function violationOf(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => 'nothing was refused',
    (error: unknown) => violates(error),
  );
}

describe('what the database refuses is recognised', () => {
  const taken: Wish = { athlete: 2, therapist: 0, table: 1, hour: 9 };
  beforeAll(() => client.prisma.booking.create({ data: bookingOf(taken) }));

  it.each<{ what: string; wish: Wish; violation: string }>([
    { what: 'therapist', wish: { athlete: 3, therapist: 0, table: 2, hour: 9 }, violation: 'Booking_therapist_free' },
    { what: 'athlete', wish: { athlete: 2, therapist: 1, table: 2, hour: 9 }, violation: 'Booking_athlete_free' },
    { what: 'table', wish: { athlete: 3, therapist: 1, table: 1, hour: 9 }, violation: 'Booking_table_free' },
  ])('one $what twice at once', async ({ wish, violation }) => {
    const { prisma } = client;
    const data = bookingOf(wish);
    expect(await violationOf(prisma.booking.create({ data }))).toBe(`exclusion:${violation}`);
    expect(await violationOf(prisma.$transaction((tx) => tx.booking.create({ data })))).toBe(`exclusion:${violation}`);
    expect(await violationOf(prisma.booking.createMany({ data: [data] }))).toBe(`exclusion:${violation}`);
  });

  it('by raw SQL too', async () => {
    const copy = client.prisma.$executeRaw`
      INSERT INTO "Booking" SELECT (b).* FROM (
        SELECT jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid())) AS b FROM "Booking" b LIMIT 1) AS c`;
    expect(await violationOf(copy)).toMatch(/^exclusion:Booking_(therapist|athlete|table)_free$/);
  });

  it('a unique field, by its index, also a partial one and one changed by update', async () => {
    const { prisma } = client;
    expect(await violationOf(prisma.room.create({ data: { teamId, name: 'Boathouse', tables: 1 } }))).toBe(
      'unique:Room_teamId_name_key',
    );
    const other = await prisma.room.create({ data: { teamId, name: 'Gym', tables: 1 } });
    expect(await violationOf(prisma.room.update({ where: { id: other.id }, data: { name: 'Boathouse' } }))).toBe(
      'unique:Room_teamId_name_key',
    );
    expect(await violationOf(prisma.$executeRaw`INSERT INTO "Room" SELECT * FROM "Room" LIMIT 1`)).toBe(
      'unique:Room_pkey',
    );
  });

  it('and nothing else is taken for it', async () => {
    const { prisma } = client;
    const nowhere = { teamId, name: 'Attic', tables: 0 };
    expect(await violationOf(prisma.room.create({ data: nowhere }))).toBeNull();
    expect(
      await violationOf(prisma.booking.create({ data: { ...bookingOf(taken), roomId: teamId, table: 2, ...at(15) } })),
    ).toBeNull();
    expect(await violationOf(prisma.$queryRaw`SELECT 1/0`)).toBeNull();
    for (const thing of [undefined, null, 'P2002', new Error('23P01'), {}]) expect(violates(thing)).toBeNull();
  });

  it.each([
    { quotes: 'German', message: 'kollidierender Schlüsselwert verletzt Exclusion-Constraint »Booking_table_free«' },
    { quotes: 'English', message: 'conflicting key value violates exclusion constraint "Booking_table_free"' },
    {
      quotes: 'French',
      message: "la valeur d'une clé en conflit rompt la contrainte d'exclusion « Booking_table_free »",
    },
  ])('from a server that speaks $quotes', ({ message }) => {
    expect(violates({ cause: { originalCode: '23P01', originalMessage: message } })).toBe(
      'exclusion:Booking_table_free',
    );
  });
});

function at(hour: number) {
  const startsAt = new Date(Date.UTC(2026, 4, 5, hour));
  const endsAt = new Date(Date.UTC(2026, 4, 5, hour + 1));
  return { startsAt, endsAt, therapistFreeAt: endsAt, tableFreeAt: endsAt };
}

describe('a client', () => {
  it('keeps an instant as it is, whatever zone the database prefers', async () => {
    await client.prisma.$executeRawUnsafe(
      `ALTER DATABASE "${new URL(database.url).pathname.slice(1)}" SET timezone TO 'Asia/Kathmandu'`,
    );
    const second = openClient(database.url, { poolSize: 2 });
    const startsAt = new Date('2026-10-25T00:30:00.123Z');
    const { id } = await second.prisma.timeOff.create({
      data: { teamId, therapistId: people[0] ?? '', startsAt, endsAt: startsAt },
    });
    expect((await second.prisma.timeOff.findUniqueOrThrow({ where: { id } })).startsAt).toEqual(startsAt);
    expect(await second.prisma.$queryRaw`SELECT current_setting('timezone') AS zone, now() AS now`).toEqual([
      { zone: 'UTC', now: expect.any(Date) },
    ]);
    await second.close();
  });

  it('goes on after its connections were cut', async () => {
    const lost: Error[] = [];
    const cut = openClient(database.url, { onLost: (error) => lost.push(error) });
    await cut.prisma.team.count();
    await client.prisma.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'deload'`;
    await expect.poll(() => lost.length).toBeGreaterThan(0);
    expect(await cut.prisma.team.count()).toBe(1);
    await cut.close();
  });
});
