import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeStart } from '../../../../src/domain/booking/judgeStart.ts';
import { conflictingOwnBookings } from '../../../../src/domain/booking/ownBooking.ts';
import { bestStarts } from '../../../../src/domain/booking/slots.ts';
import { answerMinutes, waitlistOrder } from '../../../../src/domain/booking/waitlist.ts';
import { HOUR, MINUTE } from '../../../../src/domain/day.ts';
import {
  hasImpossible,
  isUnchanged,
  type Pin,
  planChange,
  releaseImpossible,
  withPins,
} from '../../../../src/domain/plan/replan.ts';
import { isRefusal } from '../../../../src/domain/refusal.ts';
import { candidatesOf } from '../../../../src/domain/scheduling/candidates.ts';
import { checkPlan } from '../../../../src/domain/scheduling/check.ts';
import { readInstance } from '../../../../src/domain/scheduling/instance.ts';
import { modelOf } from '../../../../src/domain/scheduling/model.ts';
import { assignTables, type TableUse } from '../../../../src/domain/scheduling/week/tables.ts';
import { fromPlan, toInstance } from '../../../../src/domain/scheduling/week/translate.ts';
import { proposePlan } from '../proposed.ts';
import { aBooking, aLargeTeamWeek, aNeed, anAthlete, aTeamWeek, aTherapist, at } from '../teamWeeks.ts';

const question = { athleteId: 'ada', therapistId: 'tess', type: 'RECOVERY' as const, start: at(2, '10:00') };

describe('a team as an instance', () => {
  it('is valid, and its plan comes back in the team’s words', () => {
    const team = aTeamWeek({ athletes: [anAthlete({ hardSessionEnds: [at(1, '20:00')], needs: [aNeed()] })] });
    const instance = toInstance(team);
    expect('problems' in readInstance(structuredClone(instance))).toBe(false);
    const { plan, unserved } = proposePlan(instance);
    expect(unserved).toEqual([]);
    expect(checkPlan(instance, plan).feasible).toBe(true);
    const [massage] = fromPlan(team, plan);
    expect(massage).toMatchObject({
      athleteId: 'ada',
      therapistId: 'tess',
      roomId: 'room',
      type: 'RECOVERY',
      minutes: 30,
    });
    const hours = ((massage?.start ?? 0) - at(1, '20:00')) / HOUR;
    expect(hours).toBeGreaterThanOrEqual(18);
    expect(hours).toBeLessThanOrEqual(52);
  });

  it('keeps deep work 72 hours before a competition, 120 before a key event, and a day before hard training', () => {
    const match = { busy: [{ start: at(6, '16:30'), end: at(6, '18:30'), kind: 'match' }] };
    const deep = aNeed({ choices: [{ type: 'DEEP_TISSUE', minutes: 45, permille: 1000 }] });
    const latest = (over: object) => {
      const team = aTeamWeek({ athletes: [anAthlete({ needs: [deep], ...over })] });
      const { end } = candidatesOf(modelOf(toInstance(team)));
      return at(1, '00:00') + Math.max(...end) * MINUTE;
    };
    expect(latest({})).toBe(at(6, '17:00'));
    expect(latest({ ...match, competitions: [{ start: at(6, '16:30'), key: false }] })).toBe(at(3, '16:30'));
    expect(latest({ ...match, competitions: [{ start: at(6, '16:30'), key: true }] })).toBe(at(1, '16:30'));
    expect(latest({ hardTrainingStarts: [at(6, '18:00')] })).toBe(at(5, '17:00'));
  });

  it('plans nothing for an athlete on hold and drops what was booked', () => {
    const team = aTeamWeek({ athletes: [anAthlete({ onHold: true, needs: [aNeed()] })], bookings: [aBooking()] });
    const { plan } = proposePlan(toInstance(team));
    expect(plan.sessions).toEqual([]);
    expect(planChange(team, plan).dropped).toMatchObject([{ booking: { id: 'b1' }, forced: { refused: 'on-hold' } }]);
  });
});

describe('re-planning', () => {
  const booked = aTeamWeek({
    athletes: [anAthlete({ needs: [aNeed()], hardSessionEnds: [at(1, '20:00')] })],
    bookings: [aBooking({ start: at(3, '10:00') })],
  });

  it('changes nothing in an unchanged week', () => {
    expect(isUnchanged(planChange(booked, proposePlan(toInstance(booked)).plan))).toBe(true);
  });

  it('moves only what a change of calendar forces, and says why', () => {
    const busy = booked.athletes.map((one) => ({
      ...one,
      busy: [{ start: at(3, '09:00'), end: at(3, '11:00'), kind: 'match' }],
    }));
    const team = { ...booked, athletes: busy };
    const change = planChange(team, proposePlan(toInstance(team)).plan);
    expect(change.kept).toEqual([]);
    expect(change.moved).toHaveLength(1);
    expect(change.moved[0]).toMatchObject({ what: ['start'], forced: { refused: 'overlaps-training' } });
    expect(change.touched).toEqual({ athletes: ['ada'], therapists: ['tess'] });
  });

  it('finds another therapist when one is away', () => {
    const away = aTherapist({ breaks: [{ start: at(1, '00:00'), end: at(7, '00:00') }] });
    const team = { ...booked, therapists: [away, aTherapist({ id: 'tom', gender: 'm' })] };
    const change = planChange(team, proposePlan(toInstance(team)).plan);
    expect(change.moved[0]?.what).toContain('therapist');
    expect(change.touched.therapists).toEqual(['tess', 'tom']);
  });

  it('is a move where another kind of session meets the need the booking was for', () => {
    const need = aNeed({
      choices: [
        { type: 'RECOVERY', minutes: 30, permille: 1000 },
        { type: 'MYOFASCIAL', minutes: 30, permille: 850 },
      ],
    });
    const other = aTherapist({ id: 'tom', skills: ['MYOFASCIAL'] });
    const away = aTherapist({ breaks: [{ start: at(1, '00:00'), end: at(6, '23:59') }] });
    const team = aTeamWeek({
      therapists: [away, other],
      athletes: [anAthlete({ hardSessionEnds: [at(1, '08:00')], needs: [need] })],
      bookings: [aBooking()],
    });
    const change = planChange(team, proposePlan(toInstance(team)).plan);
    expect(change.moved.map(({ what }) => what)).toEqual([expect.arrayContaining(['therapist', 'type'])]);
    expect([change.added, change.dropped]).toEqual([[], []]);
  });

  it('leaves alone what lies outside the week, and what a person chose while it is possible', () => {
    const outside = [
      aBooking({ id: 'before', start: at(0, '10:00') }),
      aBooking({ id: 'after', start: at(7, '10:00') }),
    ];
    const chosen = aBooking({ id: 'chosen', fixed: true, releasable: true, start: at(3, '10:00') });
    const team = aTeamWeek({ athletes: [anAthlete({ needs: [] })], bookings: [...outside, chosen] });
    const change = planChange(releaseImpossible(team), proposePlan(toInstance(releaseImpossible(team))).plan);
    expect([change.kept, change.moved, change.dropped]).toEqual([[], [], []]);
    const away = { ...team, therapists: [aTherapist({ breaks: [{ start: at(3, '00:00'), end: at(4, '00:00') }] })] };
    const released = releaseImpossible(away);
    expect(released.bookings.filter(({ fixed }) => !fixed).map(({ id }) => id)).toContain('chosen');
    expect(hasImpossible(released)).toBe(true);
    expect(hasImpossible(team)).toBe(false);
  });

  it('plans around what a person settled: pinned sessions stand, and their needs ask for nothing more', () => {
    const team = aTeamWeek({
      athletes: [
        anAthlete({ hardSessionEnds: [at(1, '08:00')], needs: [aNeed()] }),
        anAthlete({
          id: 'bea',
          hardSessionEnds: [at(1, '08:00')],
          needs: [aNeed({ id: 'bea/need', athleteId: 'bea' })],
        }),
      ],
      bookings: [aBooking()],
    });
    const place = { therapistId: 'tess', type: 'RECOVERY' as const, minutes: 30, start: at(2, '12:00') };
    const pins: readonly Pin[] = [
      { athleteId: 'ada', needId: null, bookingId: 'b1', place },
      { athleteId: 'bea', needId: 'bea/need', bookingId: null, place: null },
    ];
    const { plan, unserved } = proposePlan(toInstance(withPins(team, pins)));
    const change = planChange(team, plan, pins);
    expect(plan.sessions).toEqual([]);
    expect(unserved).toEqual([]);
    expect(change.moved).toMatchObject([{ booking: { id: 'b1' }, massage: { start: place.start, roomId: 'room' } }]);
    const dropped = planChange(team, plan, [
      { athleteId: 'ada', needId: null, bookingId: 'b1', place: null },
      ...pins.slice(1),
    ]);
    expect(dropped.dropped).toMatchObject([{ booking: { id: 'b1' }, forced: null }]);
  });

  it('keeps two bookings of one athlete apart as two sessions', () => {
    const team = {
      ...booked,
      bookings: [aBooking({ start: at(2, '16:00') }), aBooking({ id: 'b2', start: at(4, '10:00') })],
    };
    const change = planChange(team, proposePlan(toInstance(team)).plan);
    expect(change.kept.map(({ booking }) => booking.id)).toEqual(['b1', 'b2']);
  });
});

describe('slots', () => {
  it('come best first with reasons, apart from each other, and every one may be booked', () => {
    const team = aTeamWeek({
      athletes: [
        anAthlete({
          hardSessionEnds: [at(1, '20:00')],
          needs: [aNeed()],
          preferences: { timeOfDay: { from: '13:00', to: '18:00' } },
        }),
      ],
      bookings: [aBooking({ id: 'x', athleteId: 'bob', start: at(3, '14:00'), minutes: 60 })],
    });
    const offers = bestStarts(team, 'ada', { from: team.start, to: team.end, limit: 5 });
    expect(offers).toHaveLength(5);
    expect(offers[0]?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['best-window', 'hours-after-hard', 'preferred-time']),
    );
    for (const [n, offer] of offers.entries()) {
      expect(offer.score).toBeLessThanOrEqual(offers[n - 1]?.score ?? Number.POSITIVE_INFINITY);
      expect(isRefusal(judgeStart(team, { ...offer, athleteId: 'ada' }))).toBe(false);
      expect(offer.end <= at(3, '13:50') || offer.start >= at(3, '15:10')).toBe(true);
    }
  });

  it('are found for everybody in a team of 300', () => {
    const team = aLargeTeamWeek();
    const wish = { from: team.start, to: team.end, limit: 8 };
    for (const { id } of team.athletes) expect(bestStarts(team, id, wish)).toHaveLength(8);
  });

  it('never offer what judgeStart refuses, and the other way round', () => {
    const team = aTeamWeek({
      athletes: [
        anAthlete({
          hardSessionEnds: [at(1, '11:00'), at(4, '12:00')],
          competitions: [{ start: at(5, '15:00'), key: false }],
          busy: [{ start: at(4, '10:00'), end: at(4, '12:00'), kind: 'training' }],
        }),
      ],
      bookings: [aBooking({ id: 'x', athleteId: 'bob', start: at(2, '14:00') })],
    });
    const all = bestStarts(team, 'ada', { type: 'RECOVERY', from: team.start, to: team.end, limit: 1e6 });
    const starts = new Set(all.map(({ start }) => start));
    expect(starts.size).toBeGreaterThan(5);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 * 24 * 6 - 1 }), (grid) => {
        const start = team.start + grid * 5 * MINUTE;
        if (starts.has(start)) expect(isRefusal(judgeStart(team, { ...question, start }))).toBe(false);
      }),
    );
  });
});

describe('one concrete start', () => {
  const team = aTeamWeek();
  it.each([
    ['past', team, { start: at(1, '05:00') }],
    ['outside-hours', team, { start: at(2, '18:00') }],
    ['therapist-lacks-skill', team, { type: 'LYMPH' as const }],
    ['invalid', team, { start: at(2, '10:03') }],
    ['on-hold', aTeamWeek({ athletes: [anAthlete({ onHold: true })] }), {}],
    ['not-found', team, { athleteId: 'nobody' }],
    ['therapist-gender', aTeamWeek({ athletes: [anAthlete({ requireTherapistGender: 'm' })] }), {}],
    ['room-not-allowed', aTeamWeek({ athletes: [anAthlete({ rooms: {} })] }), {}],
    ['contraindicated', aTeamWeek({ athletes: [anAthlete({ forbiddenTypes: ['RECOVERY'] })] }), {}],
    [
      'overlaps-training',
      aTeamWeek({
        athletes: [anAthlete({ busy: [{ start: at(2, '10:25'), end: at(2, '11:30'), kind: 'training' }] })],
      }),
      {},
    ],
    [
      'too-close-to-competition',
      aTeamWeek({ athletes: [anAthlete({ competitions: [{ start: at(3, '09:00'), key: false }] })] }),
      {},
    ],
    ['too-soon-after-hard-session', aTeamWeek({ athletes: [anAthlete({ hardSessionEnds: [at(2, '09:00')] })] }), {}],
    [
      'outside-type-window',
      aTeamWeek({ athletes: [anAthlete({ hardSessionEnds: [at(1, '09:00') - 72 * HOUR] })] }),
      {},
    ],
    ['slot-taken', aTeamWeek({ bookings: [aBooking({ athleteId: 'bob', start: at(2, '09:30') })] }), {}],
    [
      'overlaps-own-booking',
      aTeamWeek({
        bookings: [aBooking({ therapistId: 'tom' })],
        therapists: [aTherapist(), aTherapist({ id: 'tom' })],
      }),
      {},
    ],
    ['too-close-to-own-booking', aTeamWeek({ bookings: [aBooking({ start: at(2, '14:00') })] }), {}],
    [
      'own-day-full',
      aTeamWeek({ athletes: [anAthlete({ minSpacingMinutes: 60 })], bookings: [aBooking({ start: at(2, '14:00') })] }),
      {},
    ],
    [
      'room-full',
      aTeamWeek({
        bookings: [aBooking({ athleteId: 'bob', therapistId: 'tom' })],
        therapists: [aTherapist(), aTherapist({ id: 'tom' })],
      }),
      {},
    ],
    [
      'therapist-day-full',
      aTeamWeek({
        therapists: [aTherapist({ maxMinutesPerDay: 60 })],
        bookings: [aBooking({ athleteId: 'bob', minutes: 50, start: at(2, '14:00') })],
      }),
      {},
    ],
    [
      'before-hard-training',
      aTeamWeek({ athletes: [anAthlete({ hardTrainingStarts: [at(3, '09:00')] })] }),
      { type: 'DEEP_TISSUE' as const },
    ],
  ])('is refused as %s', (refused, week, over) => {
    expect(judgeStart(week, { ...question, ...over })).toMatchObject({ refused });
  });

  it('names the next legal start and what would fit instead', () => {
    const week = aTeamWeek({ athletes: [anAthlete({ competitions: [{ start: at(3, '17:00'), key: false }] })] });
    const refusal = judgeStart(week, { ...question, type: 'DEEP_TISSUE', start: at(2, '15:00') });
    expect(refusal).toMatchObject({
      refused: 'too-close-to-competition',
      hours: 72,
      competition: at(3, '17:00'),
      fits: 'MYOFASCIAL',
    });
    const next = judgeStart(aTeamWeek({ bookings: [aBooking({ athleteId: 'bob' })] }), question);
    expect(next).toMatchObject({ refused: 'slot-taken', next: at(2, '10:40') });
  });

  it('lets a booking be moved past itself', () => {
    const week = aTeamWeek({ bookings: [aBooking()] });
    expect(isRefusal(judgeStart(week, { ...question, start: at(2, '10:15'), instead: 'b1' }))).toBe(false);
  });
});

describe('an own booking in the way', () => {
  const wish = { type: 'RECOVERY' as const, from: at(2, '00:00'), to: at(3, '00:00') };
  const own = { id: 'b1', type: 'RECOVERY', start: at(2, '14:00') };
  const mine = aBooking({ start: own.start });

  it('is named with the rule', () => {
    expect(conflictingOwnBookings(aTeamWeek({ bookings: [mine] }), 'ada', wish)).toEqual([
      { refused: 'too-close-to-own-booking', own, hours: 16, next: null },
    ]);
  });

  it('is not named when it is somebody else’s', () => {
    const bookings = [aBooking({ athleteId: 'bob', start: own.start })];
    expect(conflictingOwnBookings(aTeamWeek({ bookings }), 'ada', wish)).toEqual([]);
  });

  it('names each of two where one of them would do, and the first where both must go', () => {
    const evening = aBooking({ id: 'b0', start: at(1, '20:15') });
    const morning = aBooking({ id: 'b2', start: at(3, '05:00') });
    expect(conflictingOwnBookings(aTeamWeek({ bookings: [evening, morning] }), 'ada', wish)).toMatchObject([
      { own: { id: 'b0' } },
      { own: { id: 'b2' } },
    ]);
    const early = aBooking({ id: 'b0', start: at(2, '09:00') });
    expect(conflictingOwnBookings(aTeamWeek({ bookings: [mine, early] }), 'ada', wish)).toMatchObject([
      { own: { id: 'b0' } },
    ]);
  });

  it('is not blamed where nothing would be free without it', () => {
    const bookings = [mine];
    const closed = { ...wish, type: 'LYMPH' as const };
    expect(conflictingOwnBookings(aTeamWeek({ bookings }), 'ada', closed)).toEqual([]);
    expect(conflictingOwnBookings(aTeamWeek({ bookings: [] }), 'ada', wish)).toEqual([]);
  });

  it('says how many a day are the most', () => {
    const bookings = [aBooking({ start: at(2, '09:00') })];
    const athletes = [anAthlete({ minSpacingMinutes: 0 })];
    expect(conflictingOwnBookings(aTeamWeek({ athletes, bookings }), 'ada', wish)).toMatchObject([
      { refused: 'own-day-full', count: 1, own: { start: at(2, '09:00') } },
    ]);
  });
});

describe('the waitlist', () => {
  const athletes = ['ada', 'bob', 'cy'].map((id) =>
    anAthlete({
      id,
      hardSessionEnds: [at(1, '20:00')],
      needs: [aNeed({ id: `${id}/n`, athleteId: id, weight: id === 'bob' ? 900 : 400 })],
    }),
  );
  const team = aTeamWeek({ athletes });
  const waits = (athleteId: string, since: number) => ({
    id: `w-${athleteId}`,
    athleteId,
    type: null,
    from: team.start,
    to: team.end,
    since,
    declined: [],
  });
  const freed = { therapistId: 'tess', start: at(3, '10:00'), end: at(3, '11:00') };

  it('offers nobody a time too short for the shortest massage that suits', () => {
    const short = { ...freed, end: freed.start + 10 * MINUTE };
    expect(waitlistOrder(team, short, [waits('ada', 5), waits('bob', 9)])).toEqual([]);
  });

  it('goes by benefit, then by waiting time, and leaves out whom it does not suit', () => {
    const order = waitlistOrder(team, freed, [waits('ada', 5), waits('bob', 9), waits('cy', 1)]);
    expect(order.map(({ athleteId }) => athleteId)).toEqual(['bob', 'cy', 'ada']);
    for (const { offer } of order) expect(offer.start >= freed.start && offer.end <= freed.end).toBe(true);
    const held = { ...team, athletes: athletes.map((one) => ({ ...one, onHold: one.id === 'bob' })) };
    expect(waitlistOrder(held, freed, [waits('bob', 1)])).toEqual([]);
  });

  it('does not offer the same slot twice', () => {
    expect(
      waitlistOrder(team, freed, [{ ...waits('bob', 1), declined: [{ therapistId: 'tess', start: freed.start }] }]),
    ).toEqual([]);
  });

  it.each([
    [12 * HOUR, 120],
    [3 * HOUR, 30],
    [30 * MINUTE, 10],
    [15 * MINUTE, null],
  ])('gives time to answer by the time left: %i ms', (left, minutes) => {
    expect(answerMinutes(at(3, '10:00'), at(3, '10:00') - left, 120)).toBe(minutes);
  });
});

describe('tables', () => {
  it('are enough for new massages whenever a room is not over its capacity, and those that have begun stay', () => {
    const massage = fc.record({
      start: fc.integer({ min: 0, max: 40 }),
      length: fc.integer({ min: 2, max: 12 }),
      booked: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(massage, { maxLength: 14 }),
        fc.nat(40),
        (tables, list, now) => {
          const uses = list.map(({ start, length, booked }, n) => ({
            ...{ id: `s${n}`, start, end: start + length, table: null },
            // What is new starts from now on.
            booked: booked || start < now,
          }));
          const overlap = (one: TableUse, other: TableUse) => one.start < other.end && other.start < one.end;
          const full = (among: readonly TableUse[]) =>
            among.some(({ start }) => among.filter((one) => one.start <= start && start < one.end).length > tables);
          const old = uses.filter(({ booked }) => booked);
          fc.pre(!full(old));
          // As people book: in any order, each on a table that is free by then.
          let booked: readonly TableUse[] = [];
          for (const use of old) {
            const dealt = assignTables([...booked, use], tables);
            booked = [...booked, use].map((one) => ({ ...one, table: dealt?.get(one.id) ?? 0 }));
          }
          const all = [...booked, ...uses.filter((use) => !use.booked)];
          const dealt = assignTables(all, tables, now);
          expect(dealt !== null).toBe(!full(all));
          if (!dealt) return;
          for (const one of all) {
            expect(dealt.get(one.id)).toBeGreaterThanOrEqual(1);
            expect(dealt.get(one.id)).toBeLessThanOrEqual(tables);
            if (one.table !== null && one.start <= now) expect(dealt.get(one.id)).toBe(one.table);
            for (const other of all)
              if (one.id < other.id && overlap(one, other)) expect(dealt.get(one.id)).not.toBe(dealt.get(other.id));
          }
        },
      ),
    );
  });

  it('that a room has lost stay with whom they were given, and nobody new gets one', () => {
    const use = (id: string, from: string, to: string, table: number | null) => ({
      ...{ id, start: at(1, from), end: at(1, to), table },
    });
    const booked = [use('a', '10:00', '10:30', 1), use('b', '10:00', '10:30', 2)];
    expect(assignTables([...booked, use('new', '10:20', '10:50', null)], 1)).toBeNull();
    expect(
      assignTables([...booked, use('c', '10:20', '11:00', 3), use('new', '10:40', '11:00', null)], 2)?.get('new'),
    ).toBe(1);
  });

  it('are not changed by a session that has begun', () => {
    const use = (id: string, from: string, to: string, table: number | null) => ({
      ...{ id, start: at(1, from), end: at(1, to), table },
    });
    const uses = [
      use('early', '09:40', '10:10', 2),
      use('late', '10:20', '10:50', 1),
      use('new', '10:00', '10:30', null),
    ];
    expect(assignTables(uses, 2)).toEqual(
      new Map([
        ['early', 1],
        ['new', 2],
        ['late', 1],
      ]),
    );
    const dealt = assignTables(uses, 2, at(1, '09:45'));
    expect(dealt?.get('early')).toBe(2);
    expect(dealt?.get('new')).toBe(1);
    expect(dealt?.get('late')).toBe(2);
  });
});
