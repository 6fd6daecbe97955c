import { describe, expect, it } from 'vitest';
import {
  commonSkills,
  EXTRA_THERAPIST,
  gainsAndLosses,
  withDemand,
  withTherapist,
} from '../../../src/domain/plan/whatIf.ts';
import { toInstance } from '../../../src/domain/scheduling/week/translate.ts';
import { proposePlan } from '../scheduling/proposed.ts';
import { aNeed, anAthlete, aTeamWeek, at } from '../scheduling/teamWeeks.ts';

const athletes = ['ada', 'bea', 'cem', 'dev'].map((id) =>
  anAthlete({ id, hardSessionEnds: [at(1, '08:00')], needs: [aNeed({ id: `${id}/need`, athleteId: id })] }),
);

describe('one therapist more', () => {
  it('serves who found no place, in the hours and the room given', () => {
    const team = aTeamWeek({ therapists: [], athletes });
    expect(proposePlan(toInstance(team)).plan.sessions).toEqual([]);
    const more = withTherapist(team, { start: at(2, '09:00'), end: at(2, '13:00'), roomId: 'room' }, ['RECOVERY']);
    const { plan } = proposePlan(toInstance(more));
    expect(plan.sessions).toHaveLength(4);
    expect(new Set(plan.sessions.map(({ therapist }) => therapist))).toEqual(new Set([EXTRA_THERAPIST]));
  });
});

describe('what most therapists offer', () => {
  it.each([
    [[], ['RELAX']],
    [[['LYMPH']], ['LYMPH']],
    [
      [['RECOVERY', 'LYMPH'], ['RECOVERY']],
      ['RECOVERY', 'LYMPH'],
    ],
    [[['RECOVERY', 'LYMPH'], ['RECOVERY'], ['RECOVERY', 'RELAX']], ['RECOVERY']],
    [[['RECOVERY'], ['LYMPH'], ['RELAX']], ['RELAX']],
  ] as const)('of %j is %j', (skills, common) => {
    const offered = commonSkills(
      skills.map((one) => ({ skills: one })),
      ['RELAX'],
    );
    expect([...offered].sort()).toEqual([...common].sort());
  });
});

describe('more demand', () => {
  it.each([
    { percent: 1, needs: 5 },
    { percent: 25, needs: 5 },
    { percent: 50, needs: 6 },
    { percent: 100, needs: 8 },
  ])('of $percent % makes $needs needs of 4', ({ percent, needs }) => {
    const more = withDemand(aTeamWeek({ athletes }), percent);
    const all = more.athletes.flatMap((athlete) =>
      athlete.needs.map(({ id, athleteId }) => [athlete.id, athleteId, id]),
    );
    expect(all).toHaveLength(needs);
    expect(new Set(all.map(([, , id]) => id)).size).toBe(needs);
    expect(all.every(([owner, named]) => owner === named)).toBe(true);
  });

  it('comes evenly from everybody, and nobody on hold', () => {
    const held = athletes.map((one, index) => ({ ...one, onHold: index === 0 }));
    const copied = withDemand(aTeamWeek({ athletes: held }), 100).athletes.slice(4);
    expect(copied).toHaveLength(3);
    expect(withDemand(aTeamWeek({ athletes: [] }), 100).athletes).toEqual([]);
  });
});

describe('who gains and who loses', () => {
  it.each([
    { what: 'fewer without a place', before: [1, 1], after: [1, 0], is: 'gains' },
    { what: 'a session more', before: [1, 0], after: [2, 0], is: 'gains' },
    { what: 'one more without a place', before: [1, 0], after: [1, 1], is: 'losses' },
    { what: 'no longer there', before: [1, 0], after: null, is: 'losses' },
    { what: 'the same', before: [1, 1], after: [1, 1], is: null },
  ])('$what', ({ before, after, is }) => {
    const side = (one: readonly number[] | null) =>
      new Map(one ? [['ada', { massages: one[0] ?? 0, unserved: one[1] ?? 0 }]] : []);
    expect(gainsAndLosses(side(before), side(after))).toEqual({
      gains: is === 'gains' ? ['ada'] : [],
      losses: is === 'losses' ? ['ada'] : [],
    });
  });
});
