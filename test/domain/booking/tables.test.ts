import fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemsOf } from '../../../src/care/plan/solveWeek.ts';
import { judgeStart } from '../../../src/domain/booking/judgeStart.ts';
import { chooseStarts } from '../../../src/domain/booking/slots.ts';
import { HOUR, type Instant, MINUTE } from '../../../src/domain/day.ts';
import { acceptance } from '../../../src/domain/plan/acceptance.ts';
import { planChange } from '../../../src/domain/plan/replan.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import { assignTables } from '../../../src/domain/scheduling/week/tables.ts';
import type { TeamBooking, TeamWeek } from '../../../src/domain/scheduling/week/teamWeek.ts';
import { toInstance } from '../../../src/domain/scheduling/week/translate.ts';
import { proposePlan } from '../scheduling/proposed.ts';
import { aNeed, anAthlete, aTeamWeek, aTherapist, at } from '../scheduling/teamWeeks.ts';

/** A booking as the database keeps it: on a table, with the turnovers it was booked with. */
interface Row {
  readonly booking: TeamBooking & { readonly roomId: string };
  readonly table: number;
  readonly tableFreeAt: Instant;
}

interface Club {
  readonly week: TeamWeek;
  readonly rows: readonly Row[];
}

const ROOMS = ['room', 'annex'] as const;
const DAY = at(2, '00:00');
const ATHLETES = ['ada', 'bea', 'cem', 'dan', 'eva', 'finn'];

const aClub: fc.Arbitrary<Club> = fc
  .record({
    rooms: fc.tuple(aRoom(), aRoom()),
    therapists: fc.array(
      fc.record({ room: fc.nat(1), turnover: fc.constantFrom(0, 5, 10, 15), from: fc.constantFrom(8, 9) }),
      { minLength: 1, maxLength: 5 },
    ),
    now: fc.constantFrom(at(1, '20:00'), at(2, '10:00'), at(2, '11:05')),
    tried: fc.array(
      fc.record({
        athlete: fc.constantFrom(...ATHLETES),
        therapist: fc.nat(4),
        minutes: fc.constantFrom(20, 30, 45, 60),
        start: fc.integer({ min: 8 * 12, max: 13 * 12 }),
        fixed: fc.boolean(),
        // Booked when the therapist worked in the other room, or with a shorter turnover.
        elsewhere: fc.boolean(),
        turnover: fc.constantFrom(0, 1),
      }),
      { maxLength: 14 },
    ),
  })
  .map(({ rooms, therapists, now, tried }) => {
    const week = aTeamWeek({
      ...{ start: DAY, end: DAY + 24 * HOUR, now },
      rooms: rooms.map((room, n) => ({ id: ROOMS[n] ?? '', ...room })),
      therapists: therapists.map(({ room, turnover, from }, n) =>
        aTherapist({
          id: `t${n}`,
          turnoverMinutes: turnover,
          shifts: [{ start: DAY + from * HOUR, end: DAY + 14 * HOUR, roomId: ROOMS[room] ?? '' }],
        }),
      ),
      athletes: ATHLETES.map((id) =>
        anAthlete({ id, rooms: { room: 0, annex: 0 }, needs: [aNeed({ id: `${id}/need`, athleteId: id })] }),
      ),
    });
    let rows: readonly Row[] = [];
    for (const [n, one] of tried.entries()) {
      const therapist = week.therapists[one.therapist % week.therapists.length];
      const usual = therapist?.shifts[0]?.roomId ?? '';
      const roomId = one.elsewhere ? (ROOMS.find((id) => id !== usual) ?? '') : usual;
      const start = DAY + one.start * 5 * MINUTE;
      const booking: Row['booking'] = {
        ...{ id: `b${n}`, athleteId: one.athlete, therapistId: therapist?.id ?? '', roomId },
        ...{ type: 'RECOVERY', minutes: one.minutes, start, fixed: one.fixed },
      };
      rows = inserted(rows, week, [booking], at(1, '08:00'), one.turnover) ?? rows;
    }
    return { week: { ...week, bookings: rows.map(({ booking }) => booking) }, rows };
  });

function aRoom() {
  return fc.record({ tables: fc.integer({ min: 1, max: 4 }), turnoverMinutes: fc.constantFrom(0, 5, 10, 20) });
}

/** The rows with new ones; null: the database would refuse them, or there is no table. */
function inserted(
  rows: readonly Row[],
  week: TeamWeek,
  bookings: readonly Row['booking'][],
  now: Instant,
  turnovers = 1,
): readonly Row[] | null {
  let all = rows;
  for (const booking of bookings) {
    const room = week.rooms.find(({ id }) => id === booking.roomId);
    const end = booking.start + booking.minutes * MINUTE;
    const tableFreeAt = end + (room?.turnoverMinutes ?? 0) * turnovers * MINUTE;
    const clash = all.some(
      ({ booking: other }) =>
        (other.therapistId === booking.therapistId || other.athleteId === booking.athleteId) &&
        booking.start < other.start + other.minutes * MINUTE &&
        other.start < end,
    );
    if (clash) return null;
    const inRoom = all.filter((one) => one.booking.roomId === booking.roomId);
    const uses = inRoom.map((one) => ({
      ...{ id: one.booking.id, start: one.booking.start, end: one.tableFreeAt, table: one.table },
    }));
    const dealt = assignTables(
      [...uses, { id: booking.id, start: booking.start, end: tableFreeAt, table: null }],
      room?.tables ?? 0,
      now,
    );
    if (!dealt) return null;
    all = [...all, { booking, table: 0, tableFreeAt }].map((one) => ({
      ...one,
      table: dealt.get(one.booking.id) ?? one.table,
    }));
    expectNoOverlap(all);
    for (const { booking: old, table } of inRoom)
      if (old.start <= now) expect(all.find((one) => one.booking.id === old.id)?.table).toBe(table);
  }
  return all;
}

function expectNoOverlap(rows: readonly Row[]): void {
  for (const one of rows)
    for (const other of rows) {
      if (one.booking.id >= other.booking.id || one.booking.roomId !== other.booking.roomId) continue;
      if (one.table !== other.table) continue;
      expect(one.booking.start >= other.tableFreeAt || other.booking.start >= one.tableFreeAt).toBe(true);
    }
}

const without = ({ week, rows }: Club, ids: readonly (string | undefined)[]): Club => ({
  week: { ...week, bookings: week.bookings.filter(({ id }) => !ids.includes(id)) },
  rows: rows.filter(({ booking }) => !ids.includes(booking.id)),
});

it('every start that is offered can be booked, new or as a move, and no table is taken twice', () => {
  fc.assert(
    fc.property(aClub, fc.constantFrom(...ATHLETES), fc.nat(), (club, athleteId, pick) => {
      let { week, rows } = club;
      for (let round = 0; round < 3; round++) {
        const own = rows.filter(({ booking }) => booking.athleteId === athleteId && booking.start > week.now);
        const instead = own[(pick + round) % Math.max(1, own.length)]?.booking.id;
        const rest = without({ week, rows }, [instead]);
        const wish = { from: week.now, to: week.end, limit: 12, type: 'RECOVERY' as const };
        const { offers } = chooseStarts(rest.week, athleteId, wish, []);
        const taken = offers.map(({ therapistId, roomId, type, minutes, start }, n) => {
          expect(isRefusal(judgeStart(week, { athleteId, therapistId, type, start, instead }))).toBe(false);
          const place = { id: `o${round}.${n}`, athleteId, therapistId, roomId, type, minutes, start, fixed: true };
          return inserted(rest.rows, week, [place], week.now);
        });
        expect(taken.filter((one) => one === null)).toEqual([]);
        const next = taken[pick % Math.max(1, taken.length)];
        if (!next) return;
        rows = next;
        week = { ...week, bookings: rows.map(({ booking }) => booking) };
      }
    }),
    { numRuns: 40 },
  );
});

it('every line that a plan proposes can be accepted with all the others', () => {
  fc.assert(
    fc.property(aClub, (club) => {
      const { week } = club;
      const instance = toInstance(week);
      // From scratch: bookings change places with each other.
      const change = planChange(week, proposePlan({ ...instance, movableBookings: [] }).plan);
      const items = itemsOf({ week, change, pins: [] }).filter(({ action }) => action !== 'keep');
      const { done, left } = acceptance(week, items);
      expect(left).toEqual([]);
      const rest = without(
        club,
        items.map(({ bookingId }) => bookingId),
      );
      const places = done.flatMap(({ item, place }) =>
        place ? [{ ...place, id: `new${item.id}`, athleteId: item.athleteId, fixed: true }] : [],
      );
      expect(inserted(rest.rows, week, places, week.now)).not.toBeNull();
    }),
    { numRuns: 40 },
  );
});
