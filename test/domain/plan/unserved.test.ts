import { describe, expect, it } from 'vitest';
import { type Reason, reason } from '../../../src/domain/clinic/reason.ts';
import { HOUR } from '../../../src/domain/day.ts';
import { basisOf, limitOf } from '../../../src/domain/plan/basis.ts';
import type { UnservedItem } from '../../../src/domain/plan/lines.ts';
import { coverageOf, hoursLacking, unservedKind } from '../../../src/domain/plan/unserved.ts';
import { aBooking, aNeed, anAthlete, aTeamWeek, aTherapist, at } from '../scheduling/teamWeeks.ts';

const THURSDAY = { day: '2026-03-05', minutes: 40 };

describe('a need without a place', () => {
  it.each<{
    readonly what: string;
    readonly reasons: readonly Reason[];
    readonly lacks?: typeof THURSDAY;
    readonly is: string;
  }>([
    { what: 'others needed it more', reasons: [reason('others-first', { count: 4 })], lacks: THURSDAY, is: 'others' },
    { what: 'its starts are booked', reasons: [reason('booked-out'), reason('always-busy')], is: 'others' },
    { what: 'nobody is there', reasons: [reason('no-shift-in-window')], lacks: THURSDAY, is: 'hours' },
    { what: 'busy while somebody is', reasons: [reason('always-busy')], lacks: THURSDAY, is: 'hours' },
    { what: 'busy all along', reasons: [reason('always-busy')], is: 'never' },
    { what: 'no hour suits', reasons: [reason('no-suitable-hour'), reason('no-shift-in-window')], is: 'never' },
    { what: 'nobody has the skill', reasons: [reason('no-therapist-with-skill')], is: 'never' },
    { what: 'nothing is allowed', reasons: [reason('no-type-allowed')], is: 'never' },
    { what: 'the intake is missing', reasons: [reason('intake-missing')], is: 'never' },
    { what: 'nobody is there, and nobody might be', reasons: [reason('no-shift-in-window')], is: 'hours' },
    { what: 'stored without a reason', reasons: [], is: 'never' },
  ])('$what: $is', ({ reasons, lacks, is }) => {
    expect(unservedKind({ reasons, lacks })).toBe(is);
  });

  it('is counted apart where no hours there are could meet it, and its hours are added up by day', () => {
    const item = (code: Reason['code'], lacks?: typeof THURSDAY): UnservedItem => ({
      ...{ athleteId: 'ada', goal: 'recovery', reasons: [reason(code)], ...(lacks && { lacks }) },
    });
    const friday = { day: '2026-03-06', minutes: 55 };
    const unserved = [
      item('others-first', THURSDAY),
      item('others-first', friday),
      item('no-shift-in-window', THURSDAY),
      item('no-type-allowed'),
    ];
    expect(coverageOf(10, unserved)).toEqual({
      ...{ met: 6, possible: 8, withoutHours: 1, impossible: 1 },
      lacks: [{ day: '2026-03-05', minutes: 80 }, friday],
    });
    expect(coverageOf(0, [])).toEqual({ met: 0, possible: 0, withoutHours: 0, impossible: 0, lacks: [] });
  });
});

describe('hours that lack', () => {
  /** One therapist, on Wednesday from nine to five; the needs are Thursday's. */
  const wednesday = aTherapist({ shifts: [{ start: at(3, '09:00'), end: at(3, '17:00'), roomId: 'room' }] });
  const thursday = { earliest: at(4, '00:00'), latest: at(5, '00:00') };
  const lacking = (over: Parameters<typeof anAthlete>[0], need: Parameters<typeof aNeed>[0] = {}) => {
    const athlete = anAthlete({ ...over, needs: [aNeed({ ...thursday, ...need })] });
    const week = aTeamWeek({ therapists: [wednesday], athletes: [athlete] });
    return hoursLacking(week, new Set(['ada/need']), []).get('ada/need');
  };

  it.each([
    { what: 'where nobody works that day', is: { day: '2026-03-05', minutes: 40 } },
    {
      what: 'where the athlete is busy for a part of it',
      busy: ['09:00', '13:00'],
      is: { day: '2026-03-05', minutes: 40 },
    },
    { what: 'nowhere for somebody busy in all hours', busy: ['07:00', '21:30'], is: undefined },
    { what: 'nowhere for what the body does not allow', forbiddenTypes: ['RECOVERY'] as const, is: undefined },
    {
      what: 'nowhere for work nobody offers',
      choices: [{ type: 'LYMPH', minutes: 30, permille: 1000 }] as const,
      is: undefined,
    },
    { what: 'nowhere for another gender than works here', gender: 'm', is: undefined },
    { what: 'nowhere in a room the athlete may not use', rooms: {}, is: undefined },
  ])('are named $what', ({ busy, forbiddenTypes = [], choices, gender = null, rooms = { room: 0 }, is }) => {
    const [from, to] = busy ?? [];
    const span = from && to ? [{ start: at(4, from), end: at(4, to), kind: 'training' }] : [];
    const over = { busy: span, forbiddenTypes, requireTherapistGender: gender, rooms };
    expect(lacking(over, choices && { choices })).toEqual(is);
  });

  it('are not lacking where an own massage is what stands in the way', () => {
    const athlete = anAthlete({ needs: [aNeed(thursday)] });
    const week = aTeamWeek({ therapists: [wednesday], athletes: [athlete] });
    const own = aBooking({ start: at(4, '10:00'), therapistId: 'somebody' });
    expect(hoursLacking(week, new Set(['ada/need']), [own]).size).toBe(0);
    expect(hoursLacking(week, new Set(['ada/need']), [{ ...own, start: at(1, '10:00') }]).size).toBe(1);
    expect(hoursLacking({ ...week, rooms: [] }, new Set(['ada/need']), []).size).toBe(0);
  });

  it('are spread over days that serve as well, those on which somebody works first', () => {
    const athletes = ['ada', 'bea', 'cem'].map((id) =>
      anAthlete({ id, needs: [aNeed({ id: `${id}/need`, athleteId: id })] }),
    );
    const shifts = [2, 3].map((day) => ({ start: at(day, '09:00'), end: at(day, '17:00'), roomId: 'room' }));
    const week = aTeamWeek({ athletes, therapists: [aTherapist({ shifts })] });
    const found = hoursLacking(week, new Set(athletes.map(({ id }) => `${id}/need`)), []);
    expect([...found.values()].map(({ day }) => day)).toEqual(['2026-03-03', '2026-03-04', '2026-03-03']);
  });

  it('are named for every need that others got', () => {
    const needs = ['ada', 'bea', 'cem'].map((id) =>
      anAthlete({ id, needs: [aNeed({ id: `${id}/need`, athleteId: id, ...thursday })] }),
    );
    const week = aTeamWeek({ athletes: needs, now: at(4, '10:00'), start: at(4, '10:00'), end: at(4, '23:00') });
    const found = hoursLacking(week, new Set(['bea/need', 'cem/need']), []);
    expect([...found]).toEqual([
      ['bea/need', { day: '2026-03-05', minutes: 40 }],
      ['cem/need', { day: '2026-03-05', minutes: 40 }],
    ]);
  });
});

describe('what a plan was made without', () => {
  const busy = [{ start: at(2, '17:00'), end: at(2, '18:00'), kind: 'training' }];
  const known = anAthlete({ id: 'known', busy });
  const unknown = anAthlete({ id: 'unknown' });
  const held = anAthlete({ id: 'held', onHold: true, hardSessionEnds: [at(2, '18:00') - 24 * HOUR] });
  it.each([
    { what: 'nothing', athletes: [known], answered: ['known'], is: null },
    { what: 'no athletes', athletes: [], answered: [], is: null },
    {
      what: 'the calendar of one',
      athletes: [known, unknown],
      answered: [],
      is: { what: 'calendar', count: 1, all: false },
    },
    {
      what: 'the calendar of all',
      athletes: [unknown, held],
      answered: ['unknown'],
      is: { what: 'calendar', count: 1, all: true },
    },
    { what: 'answers', athletes: [known], answered: [], is: { what: 'answers', count: 1, all: true } },
    { what: 'either', athletes: [unknown], answered: [], is: { what: 'unknown', count: 1, all: true } },
    { what: 'anybody open', athletes: [held, held], answered: ['held'], is: { what: 'closed', count: 2, all: true } },
  ])('is $what', ({ athletes, answered, is }) => {
    expect(limitOf(basisOf({ athletes }, new Set(answered)))).toEqual(is);
  });
});
