import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeStart } from '../../../src/domain/booking/judgeStart.ts';
import { bestStarts } from '../../../src/domain/booking/slots.ts';
import { MASSAGE_TYPES, MODALITIES } from '../../../src/domain/clinic/modality.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import { lengthsOf } from '../../../src/domain/scheduling/week/lengths.ts';
import { withShorterChoices } from '../../../src/domain/scheduling/week/shorten.ts';
import type { TeamWeek } from '../../../src/domain/scheduling/week/teamWeek.ts';
import { aNeed, anAthlete, aTeamWeek, aTherapist, at } from '../scheduling/teamWeeks.ts';

const EVERYTHING = MASSAGE_TYPES.filter((type) => MODALITIES[type].booked);
/** Tess is there on Wednesday from ten until then. */
const until = (closes: string, ...athletes: readonly ReturnType<typeof anAthlete>[]): TeamWeek =>
  aTeamWeek({
    therapists: [
      aTherapist({ skills: EVERYTHING, shifts: [{ start: at(3, '10:00'), end: at(3, closes), roomId: 'room' }] }),
    ],
    athletes: athletes.length > 0 ? athletes : [anAthlete()],
  });
const ana = anAthlete().id;
const ask = (week: TeamWeek, type: 'MAINTENANCE' | 'DEEP_TISSUE' | 'RECOVERY') =>
  judgeStart(week, { athleteId: ana, therapistId: 'tess', type, start: at(3, '10:00') });

describe('a massage that does not fit', () => {
  it.each([
    ['11:00', 'MAINTENANCE', 45, false],
    ['10:45', 'MAINTENANCE', 45, false],
    ['10:40', 'MAINTENANCE', 40, true],
    ['10:30', 'MAINTENANCE', 30, true],
    ['10:25', 'RECOVERY', 25, true],
    ['10:20', 'DEEP_TISSUE', 20, true],
  ] as const)('until %s: %s takes %i minutes', (closes, type, minutes, shortened) => {
    const offer = ask(until(closes), type);
    expect(offer).toMatchObject({ type, minutes });
    const codes = isRefusal(offer) ? [] : offer.reasons.map(({ code }) => code);
    expect(codes.includes('shortened')).toBe(shortened);
  });

  it('is never shorter than its range, and never another kind', () => {
    expect(ask(until('10:25'), 'MAINTENANCE')).toMatchObject({ refused: 'outside-hours' });
    expect(ask(until('10:15'), 'DEEP_TISSUE')).toMatchObject({ refused: 'outside-hours' });
  });

  it('keeps a length that was asked for', () => {
    const question = { athleteId: ana, therapistId: 'tess', type: 'MAINTENANCE', start: at(3, '10:00') } as const;
    expect(judgeStart(until('10:40'), { ...question, minutes: 45 })).toMatchObject({ refused: 'outside-hours' });
  });

  it('is offered shorter before another kind that is shorter anyway', () => {
    const choices = [
      { type: 'DEEP_TISSUE', minutes: 45, permille: 1000 },
      { type: 'TRIGGER_POINT', minutes: 20, permille: 850 },
    ] as const;
    const needing = anAthlete({ needs: [aNeed({ athleteId: ana, choices })] });
    const [best] = bestStarts(until('10:20', needing), ana, { from: at(3, '00:00'), to: at(4, '00:00'), limit: 5 });
    expect(best).toMatchObject({ type: 'DEEP_TISSUE', minutes: 20 });
  });

  it('is offered at its usual length wherever that fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 120 }), fc.constantFrom(...EVERYTHING), (open, type) => {
        const closes = `${10 + Math.floor(open / 60)}:${String(open % 60).padStart(2, '0')}`;
        const { min, usual } = MODALITIES[type].minutes;
        const offers = bestStarts(until(closes), ana, { type, from: at(3, '00:00'), to: at(4, '00:00'), limit: 5 });
        for (const { minutes, start } of offers) {
          expect(minutes).toBeGreaterThanOrEqual(min);
          const room = (at(3, closes) - start) / 60_000;
          expect(minutes).toBe(Math.min(usual, minutes === usual ? usual : Math.floor(room / 5) * 5));
        }
      }),
    );
  });

  it('is planned shorter where no hour is long enough, and only then', () => {
    const choices = [{ type: 'MAINTENANCE', minutes: 45, permille: 1000 }] as const;
    const needing = anAthlete({ needs: [aNeed({ athleteId: ana, choices })] });
    const lengths = (closes: string) =>
      withShorterChoices(until(closes, needing)).athletes[0]?.needs[0]?.choices.map(({ minutes }) => minutes);
    expect(lengths('11:00')).toEqual([45]);
    expect(lengths('10:35')).toEqual([45, 40, 35, 30]);
  });
});

describe('the lengths of a kind', () => {
  it('go down to its shortest in steps of the grid, each worth a little less', () => {
    for (const type of EVERYTHING) {
      const { min, usual } = MODALITIES[type].minutes;
      const lengths = lengthsOf({ type, minutes: usual, permille: 1000 });
      expect(lengths[0]).toEqual({ type, minutes: usual, permille: 1000 });
      expect(lengths.at(-1)?.minutes).toBeGreaterThanOrEqual(min);
      expect(lengths.at(-1)?.minutes).toBeLessThan(min + 5);
      expect(lengths.map(({ permille }) => permille)).toEqual(
        lengths.map(({ permille }) => permille).toSorted((a, b) => b - a),
      );
    }
  });
});
