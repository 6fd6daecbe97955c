import { describe, expect, it } from 'vitest';
import { MODALITIES } from '../../../src/domain/clinic/modality.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import { candidatesOf } from '../../../src/domain/scheduling/candidates.ts';
import { modelOf } from '../../../src/domain/scheduling/model.ts';
import { type AthleteWeek, needsOf } from '../../../src/domain/scheduling/week/need.ts';
import { toInstance, variantOf } from '../../../src/domain/scheduling/week/translate.ts';
import { aNeed, anAthlete, aTeamWeek, aTherapist, at, ZONE } from './teamWeeks.ts';

const match = { start: at(4, '18:00'), end: at(4, '20:00'), key: false };
/** Somebody is there day and night, so that only the hours of the table decide. */
const always = aTherapist({
  shifts: [{ start: at(1, '00:00'), end: at(7, '00:00'), roomId: 'room' }],
  maxMinutesPerDay: 24 * 60,
  skills: Object.keys(MODALITIES) as (keyof typeof MODALITIES)[],
});

interface Start {
  /** Hours from the end of the match; negative before it. */
  readonly after: number;
  /** Hours from the end of the massage to the start of the match; negative after it. */
  readonly before: number;
  readonly benefit: number;
}

/** Every start of one type the planner may use, on a week with one match. */
function startsOf(type: keyof typeof MODALITIES, key = false): readonly Start[] {
  const minutes = MODALITIES[type].minutes.usual;
  const team = aTeamWeek({
    therapists: [always],
    athletes: [
      anAthlete({
        busy: [{ ...match, kind: 'competition' }],
        bufferMinutes: 0,
        competitions: [{ start: match.start, key }],
        hardSessionEnds: [match.end],
        needs: [aNeed({ choices: [{ type, minutes, permille: 1000 }], latest: at(7, '00:00') })],
      }),
    ],
  });
  const model = modelOf(toInstance(team));
  const { start, end, benefit, count } = candidatesOf(model);
  const epoch = Date.parse(model.instance.epoch);
  return Array.from({ length: count }, (_, row) => ({
    after: (epoch + (start[row] ?? 0) * MINUTE - match.end) / HOUR,
    before: (match.start - epoch - (end[row] ?? 0) * MINUTE) / HOUR,
    benefit: benefit[row] ?? 0,
  }));
}

const best = (starts: readonly Start[]) => {
  const most = Math.max(...starts.map(({ benefit }) => benefit));
  return starts.filter(({ benefit }) => benefit === most);
};
const range = (numbers: readonly number[]) => [Math.min(...numbers), Math.max(...numbers)];

describe('the hours of the table, as the planner sees them', () => {
  it('a pre-event flush ends 15 minutes to 4 hours before the match, and is nowhere else', () => {
    expect(range(startsOf('PRE_EVENT').map(({ before }) => before))).toEqual([0.25, 4]);
  });

  it('a post-match flush starts half an hour to 6 hours after it, best from 1 to 3', () => {
    const starts = startsOf('POST_EVENT');
    expect(range(starts.map(({ after }) => after))).toEqual([0.5, 6]);
    expect(range(best(starts).map(({ after }) => after))).toEqual([1, 3]);
  });

  it('recovery comes 2 to 72 hours after it, best from 24 to 48, and a day before the next', () => {
    const starts = startsOf('RECOVERY').filter(({ after }) => after > 0);
    expect(range(starts.map(({ after }) => after))[0]).toBe(2);
    const [from, to] = range(best(starts).map(({ after }) => after));
    expect(from).toBe(24);
    expect(to).toBeLessThanOrEqual(48);
    const before = startsOf('RECOVERY').flatMap(({ before }) => (before > 0 ? [before] : []));
    expect(range(before)[0]).toBe(24);
  });

  it.each([
    { key: false, hours: 72 },
    { key: true, hours: 120 },
  ])(
    'deep work keeps $hours hours before a competition (key event: $key), and a day after hard work',
    ({ key, hours }) => {
      const starts = startsOf('DEEP_TISSUE', key);
      expect(starts.filter(({ before }) => before > -2).every(({ before }) => before >= hours)).toBe(true);
      // Before a key event that leaves no hour of this week.
      const before = starts.flatMap(({ before }) => (before > -2 ? [before] : []));
      expect(before.length === 0 ? null : range(before)[0]).toBe(key ? null : hours);
      expect(range(starts.flatMap(({ after }) => (after >= 0 ? [after] : [])))[0]).toBe(24);
    },
  );
});

describe('from an athlete’s days to the instance', () => {
  const week: AthleteWeek = {
    ...{ athleteId: 'ada', start: at(1, '00:00'), end: at(7, '00:00'), now: at(1, '06:00'), zone: ZONE },
    protocol: {
      phase: null,
      soreness: [],
      injuries: [],
      areasToAvoid: [],
      pressureCap: 5,
      forbiddenTypes: [],
      reasons: [],
    },
    ...{ matchdays: {}, hard: [{ end: match.end, share: 1 }], competitions: [match], findings: [], massages: [] },
    ...{
      cadence: null,
      dose: { shape: 'normal', massages: 1, minutes: 30, firm: true },
      wantsPreEvent: true,
      prescribed: [],
      asked: [],
      massagesPerWeek: 7,
      firmPerWeek: 1,
      wasUnserved: true,
      onHold: false,
      isOut: false,
    },
  };
  const needs = needsOf(week);
  const [row] = toInstance(aTeamWeek({ athletes: [anAthlete({ needs })] })).athletes;

  it.each([
    { goal: 'before-competition', type: 'PRE_EVENT' },
    { goal: 'recovery', type: 'POST_EVENT' },
    { goal: 'recovery', type: 'RECOVERY' },
  ])('a match asks for $type ($goal), with its reasons', ({ goal, type }) => {
    const need = needs.find((one) => one.goal === goal);
    const types = Object.keys(row?.needs.find(({ id }) => id === need?.id)?.types ?? {});
    expect(types.map((id) => variantOf(id)?.type)).toContain(type);
    expect(need?.reasons.map(({ code }) => code)).toContain('left-out-last-time');
  });
});
