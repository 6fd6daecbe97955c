import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeStart } from '../../../src/domain/booking/judgeStart.ts';
import { bestStarts } from '../../../src/domain/booking/slots.ts';
import { MINUTE } from '../../../src/domain/day.ts';
import { lookNeedId, withAssessments } from '../../../src/domain/plan/assessments.ts';
import { planChange, withPins } from '../../../src/domain/plan/replan.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import type { TeamAthlete, TeamBooking, TeamWeek } from '../../../src/domain/scheduling/week/teamWeek.ts';
import { aBooking, aNeed, anAthlete, aTeamWeek, aTherapist, at } from '../scheduling/teamWeeks.ts';

const LOOK = { by: at(4, '00:00'), closed: true, reasons: [] };
const CLARA = aTherapist({ id: 'clara', skills: ['ASSESSMENT'] });
const week = (athlete: Partial<TeamAthlete> = {}, more: Partial<TeamWeek> = {}) =>
  aTeamWeek({ therapists: [aTherapist(), CLARA], athletes: [anAthlete({ look: LOOK, ...athlete })], ...more });
const assessment = (over: Partial<TeamBooking> = {}) =>
  aBooking({ id: 'look', therapistId: 'clara', type: 'ASSESSMENT', fixed: true, ...over });
const judge = (of: TeamWeek, over: Partial<Parameters<typeof judgeStart>[1]> = {}) => {
  const asked = { athleteId: 'ada', therapistId: 'clara', type: 'ASSESSMENT' as const, start: at(2, '10:00') };
  const judged = judgeStart(of, { ...asked, ...over });
  return isRefusal(judged) ? judged.refused : 'free';
};

describe('an assessment', () => {
  const massage = { type: 'RECOVERY', therapistId: 'tess' } as const;
  const full = { massages: 1, firm: 0, around: [{ type: 'RECOVERY' as const, start: at(1, '09:00') }] };
  const cases: readonly [what: string, of: TeamWeek, asked: Parameters<typeof judge>[1], expected: string][] = [
    ['is given by whoever may', week(), {}, 'free'],
    ['is given by nobody else', week(), { therapistId: 'tess' }, 'therapist-lacks-skill'],
    ['takes 20 minutes where that is asked for', week(), { minutes: 20 }, 'free'],
    ['waits for no hold', week({ onHold: true }), {}, 'free'],
    ['waits where the body closes it too', week({ onHold: true, forbiddenTypes: ['ASSESSMENT'] }), {}, 'on-hold'],
    ['is no massage of the week', week({ weekLimit: full }), {}, 'free'],
    ['keeps no distance from a massage', week({}, { bookings: [aBooking({ start: at(2, '11:00') })] }), {}, 'free'],
    ['is not at the time of one', week({}, { bookings: [aBooking()] }), {}, 'overlaps-own-booking'],
    [
      'keeps out of training',
      week({ busy: [{ start: at(2, '09:30'), end: at(2, '11:00'), kind: 'training' }] }),
      {},
      'overlaps-training',
    ],
    ['is one at a time', week({ assessment: assessment() }), { start: at(3, '10:00') }, 'assessment-booked'],
    ['is moved all the same', week({ assessment: assessment() }), { start: at(3, '10:00'), instead: 'look' }, 'free'],
    [
      'keeps no massage of that day away',
      week({}, { bookings: [assessment()] }),
      { ...massage, start: at(2, '11:00') },
      'free',
    ],
    [
      'does not count for the week of massages',
      week({ weekLimit: { ...full, around: [] } }, { bookings: [assessment()] }),
      { ...massage, start: at(2, '14:00') },
      'free',
    ],
    ['keeps a massage out of its own hour', week({}, { bookings: [assessment()] }), massage, 'overlaps-own-booking'],
  ];
  it.each(cases)('%s', (_, of, asked, expected) => {
    expect(judge(of, asked)).toBe(expected);
  });

  it('is offered half an hour long, and shorter where only that fits', () => {
    const offered = (end: string) =>
      bestStarts(
        week({}, { therapists: [{ ...CLARA, shifts: [{ start: at(2, '10:00'), end: at(2, end), roomId: 'room' }] }] }),
        'ada',
        {
          ...{ type: 'ASSESSMENT', from: at(1, '08:00'), to: at(6, '20:00'), limit: 3 },
        },
      ).map(({ minutes, therapistId }) => `${minutes} ${therapistId}`);
    expect([offered('11:00'), offered('10:25'), offered('10:15')]).toEqual([['30 clara'], ['20 clara'], []]);
  });

  it('is never offered unasked among the massages', () => {
    const types = bestStarts(week(), 'ada', { from: at(1, '08:00'), to: at(6, '20:00'), limit: 50 }).map(
      ({ type }) => type,
    );
    expect(types).not.toContain('ASSESSMENT');
  });
});

describe('a plan', () => {
  it('places the look in its days, and the massages after it', () => {
    const { week: planned, placed, unplaced } = withAssessments(week({ needs: [aNeed()] }));
    expect([placed.length, unplaced]).toEqual([1, []]);
    const [one] = placed;
    expect(one).toMatchObject({
      athleteId: 'ada',
      therapistId: 'clara',
      type: 'ASSESSMENT',
      needId: lookNeedId('ada'),
    });
    expect(one?.end).toBeLessThanOrEqual(LOOK.by);
    expect(planned.athletes[0]?.needs[0]?.earliest).toBe(one?.end);
  });

  it('places it later where its days are full, and says so where nothing is free or nobody may', () => {
    const busyUntil = (day: number) => [{ start: at(1, '00:00'), end: at(day, '09:00'), kind: 'travel' }];
    const [late] = withAssessments(week({ busy: busyUntil(5), bufferMinutes: 0 })).placed;
    expect(late?.start).toBe(at(5, '09:00'));
    const why = (of: TeamWeek) => withAssessments(of).unplaced.map((one) => one.why.code);
    expect(why(week({ busy: busyUntil(6), bufferMinutes: 24 * 60 }))).toEqual(['booked-out']);
    expect(why(week({}, { therapists: [aTherapist()] }))).toEqual(['no-therapist-with-skill']);
    expect(why(week({}, { therapists: [{ ...CLARA, shifts: [] }] }))).toEqual(['no-shift-in-window']);
  });

  it('lets massages that may move make room, the most pressing look first', () => {
    const one = { ...CLARA, skills: ['ASSESSMENT', 'RECOVERY'] as const };
    const shifts = [{ start: at(2, '09:00'), end: at(2, '10:00'), roomId: 'room' }];
    const athletes = [anAthlete({ look: { ...LOOK, by: at(5, '00:00') } }), anAthlete({ id: 'bea', look: LOOK })];
    const moves = aBooking({ athleteId: 'carl', therapistId: 'clara', start: at(2, '09:00') });
    const { placed } = withAssessments(
      aTeamWeek({
        therapists: [{ ...one, shifts }],
        athletes: [...athletes, anAthlete({ id: 'carl' })],
        bookings: [moves],
      }),
    );
    expect(placed.map(({ athleteId, minutes }) => [athleteId, minutes])).toEqual([
      ['bea', 30],
      ['ada', 20],
    ]);
  });

  it('has a line for it, settled like any other', () => {
    const whole = week({ needs: [] });
    const { placed } = withAssessments(whole);
    const added = planChange(whole, EMPTY, [], placed).added.map(({ massage }) => massage.type);
    expect(added).toEqual(['ASSESSMENT']);
    const pin = { athleteId: 'ada', needId: lookNeedId('ada'), bookingId: null };
    const place = { therapistId: 'clara', type: 'ASSESSMENT' as const, minutes: 30, start: at(3, '10:00') };
    for (const settled of [place, null]) {
      const pins = [{ ...pin, place: settled }];
      const again = withAssessments(withPins(whole, pins)).placed;
      expect(again).toEqual([]);
      expect(planChange(whole, EMPTY, pins, again).added.map(({ massage }) => massage.start)).toEqual(
        settled ? [at(3, '10:00')] : [],
      );
    }
  });

  it('never overlaps, never leaves somebody without the skill, never a massage before the look', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ hour: fc.integer({ min: 9, max: 16 }), day: fc.integer({ min: 1, max: 5 }) }), {
          maxLength: 8,
        }),
        fc.integer({ min: 1, max: 6 }),
        (taken, people) => {
          const bookings = taken.map(({ day, hour }, index) =>
            aBooking({
              id: `b${index}`,
              athleteId: 'else',
              therapistId: 'clara',
              fixed: true,
              start: at(day, `${String(hour).padStart(2, '0')}:00`),
            }),
          );
          const athletes = Array.from({ length: people }, (_, index) =>
            anAthlete({ id: `a${index}`, look: LOOK, needs: [aNeed({ athleteId: `a${index}` })] }),
          );
          const { week: planned, placed } = withAssessments(
            aTeamWeek({ therapists: [aTherapist(), CLARA], athletes, bookings }),
          );
          const spans = [...bookings, ...placed].map(
            ({ start, minutes }) => [start, start + minutes * MINUTE] as const,
          );
          for (const [index, { therapistId, start, end, athleteId }] of placed.entries()) {
            expect(therapistId).toBe('clara');
            const others = spans.filter((_, other) => other !== bookings.length + index);
            expect(others.every(([from, to]) => end <= from || start >= to)).toBe(true);
            const needs = planned.athletes.find(({ id }) => id === athleteId)?.needs ?? [];
            expect(needs.every(({ earliest }) => earliest >= end)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

const EMPTY = { format: 'recovery-plan/1', instance: 'week', sessions: [] } as const;
