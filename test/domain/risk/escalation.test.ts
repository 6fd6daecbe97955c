import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RED_FLAGS } from '../../../src/domain/checkIn/checkIn.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import { FLAG_ROWS } from '../../../src/domain/medical/triage/table.ts';
import { type Escalation, escalation, type WaitingAlert } from '../../../src/domain/risk/escalation.ts';
import { isMedicalAlert, isPressing, roadOf, STRONG_INSIDE } from '../../../src/domain/risk/road.ts';
import { alertTruth } from '../../../src/domain/risk/truth.ts';

const T = 1_000 * HOUR;
const ALERT: WaitingAlert = {
  state: 'open',
  severity: 'urgent',
  alertedAt: T,
  escalatedAt: null,
  told: ['clara', 'tom'],
  passedOn: [],
  pressing: true,
};
const LADDER = ['clara', 'dora', 'alex'];

describe('who is told of an alert', () => {
  const cases: readonly [
    what: string,
    alert: Partial<WaitingAlert>,
    refused: readonly string[],
    afterMinutes: number,
    expected: Pick<Escalation, 'why' | 'tell'> | null,
  ][] = [
    ['nobody before 30 minutes', {}, [], 29, null],
    ['the deputy after 30', {}, [], 30, { why: 'late', tell: ['dora'] }],
    ['the admin 30 later', { told: ['clara', 'tom', 'dora'], escalatedAt: T }, [], 30, { why: 'late', tell: ['alex'] }],
    ['nobody 29 after somebody else', { told: ['clara', 'dora'], escalatedAt: T + 5 * MINUTE }, [], 34, null],
    [
      'all of them again, those told first too',
      { told: ['clara', 'tom', 'dora', 'alex'] },
      [],
      30,
      { why: 'again', tell: ['clara', 'dora', 'alex', 'tom'] },
    ],
    ['nobody again when it can wait', { told: LADDER, pressing: false }, [], 600, null],
    ['nobody once somebody has it', { state: 'acknowledged' }, [], 600, null],
    ['nobody once it is closed', { state: 'resolved' }, [], 600, null],
    ['nobody while it sleeps', { state: 'snoozed' }, [], 600, null],
    ['nobody of what was never told', { alertedAt: null }, [], 600, null],
    ['nobody of what is only watched', { severity: 'watch' }, [], 6_000, null],
    ['the next at once for a refused message', {}, ['clara'], 0, { why: 'refused', tell: ['dora'] }],
    ['two for two refused ones', {}, ['clara', 'tom'], 0, { why: 'refused', tell: ['dora', 'alex'] }],
    ['nobody twice for one refused message', { told: ['clara', 'dora'], passedOn: ['clara'] }, ['clara'], 0, null],
    ['the channel where nobody is left', { told: LADDER }, ['alex'], 0, { why: 'refused', tell: [] }],
    ['somebody at once where nobody was told', { told: [] }, [], 0, { why: 'late', tell: ['clara'] }],
    [
      'the next after a day when it is to act on',
      { severity: 'act', pressing: false },
      [],
      24 * 60,
      { why: 'late', tell: ['dora'] },
    ],
    ['nobody within a day when it is to act on', { severity: 'act', pressing: false }, [], 24 * 60 - 1, null],
  ];
  it.each(cases)('%s', (_, alert, refused, minutes, expected) => {
    const next = escalation({ ...ALERT, ...alert }, LADDER, new Set(refused), T + minutes * MINUTE);
    if (expected === null) expect(next).toBeNull();
    else expect(next).toMatchObject(expected);
  });

  it('nobody, in a team of nobody', () => {
    expect(escalation({ ...ALERT, told: [] }, [], new Set(), T + HOUR)).toBeNull();
  });

  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 });
  it('reaches everybody on the ladder once in a round, and goes on until somebody takes it', () => {
    fc.assert(
      fc.property(ids, ids, ids, (ladder, first, bounced) => {
        const refused = new Set(bounced);
        let alert: WaitingAlert = { ...ALERT, told: first };
        const told: string[] = [];
        let rounds = 0;
        for (let minute = 0; minute <= 8 * 60; minute += 1) {
          const now = T + minute * MINUTE;
          for (let looks = 0; ; looks += 1) {
            expect(looks).toBeLessThan(20);
            const next = escalation(alert, ladder, refused, now);
            if (next === null) break;
            if (next.why === 'again') rounds += 1;
            else {
              for (const id of next.tell) expect(alert.told).not.toContain(id);
              if (rounds === 0) told.push(...next.tell);
            }
            alert = { ...alert, ...next, escalatedAt: next.tell.length > 0 ? now : alert.escalatedAt };
          }
        }
        expect(new Set([...first, ...told])).toEqual(new Set([...first, ...ladder]));
        expect(told).toHaveLength(new Set(told).size);
        if (ladder.length + first.length > 0) expect(rounds).toBeGreaterThan(8);
      }),
    );
  });
});

describe('the road of an alert', () => {
  const of = (evidence: Readonly<Record<string, number>>) =>
    ({ pattern: 'R19', severity: 'urgent', evidence }) as const;
  it.each(RED_FLAGS)('%s takes the road of its row', (flag) => {
    expect(roadOf(of({ [flag]: 1 }))).toBe(FLAG_ROWS[flag].offer);
    expect(isPressing(of({ [flag]: 1 }))).toBe(FLAG_ROWS[flag].offer !== 'assessment');
  });
  it('of several signs is the one that cannot wait', () => {
    expect(roadOf(of({ 'night-pain': 1, numbness: 1 }))).toBe('same-day');
    expect(roadOf(of({ numbness: 1, 'chest-pain': 1 }))).toBe('emergency');
    expect(roadOf(of({ [STRONG_INSIDE]: 1 }))).toBe('same-day');
    expect(roadOf(of({}))).toBeNull();
  });
  it('of fever alone waits for the next look, and is medical all the same', () => {
    const fever = { pattern: 'R19', severity: 'act', evidence: { fever: 1 } } as const;
    expect([isPressing(fever), isMedicalAlert(fever)]).toEqual([false, true]);
    expect(isMedicalAlert({ pattern: 'R01', severity: 'act' })).toBe(false);
  });
});

describe('what the athlete may read', () => {
  const none = { acknowledgedBy: null, told: ['clara', 'dora'], seenBy: [] };
  it.each([
    ['being told', none, [], { kind: 'telling', telling: ['clara', 'dora'] }],
    ['without whom a message did not reach', none, ['clara'], { kind: 'telling', telling: ['dora'] }],
    ['nobody could be reached', none, ['clara', 'dora'], { kind: 'unreached' }],
    ['nobody was told', { ...none, told: [] }, [], { kind: 'unreached' }],
    ['seen', { ...none, seenBy: ['tom', 'thea'] }, ['clara'], { kind: 'seen', by: 'thea', telling: ['dora'] }],
    ['taken over', { ...none, seenBy: ['tom'], acknowledgedBy: 'clara' }, ['clara'], { kind: 'taken', by: 'clara' }],
  ] as const)('%s', (_, alert, refused, expected) => {
    expect(alertTruth(alert, new Set(refused))).toEqual(expected);
  });
});
