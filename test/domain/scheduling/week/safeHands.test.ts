import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeStart } from '../../../../src/domain/booking/judgeStart.ts';
import { bestStarts } from '../../../../src/domain/booking/slots.ts';
import { judgeSwap } from '../../../../src/domain/booking/swap.ts';
import {
  BOOKING_TYPES,
  type BookingType,
  FIRM_TYPES,
  isMassage,
  MASSAGE_TYPES,
  type MassageType,
  MODALITIES,
} from '../../../../src/domain/clinic/modality.ts';
import { addDays, type Day, dayOf, HOUR, type Instant, MINUTE, startOfDay } from '../../../../src/domain/day.ts';
import { injuryLimits } from '../../../../src/domain/medical/injury.ts';
import { closedTypes, mergeLimits } from '../../../../src/domain/medical/limits.ts';
import { triageLimits } from '../../../../src/domain/medical/triage/limits.ts';
import { triage } from '../../../../src/domain/medical/triage/triage.ts';
import type { TriageView } from '../../../../src/domain/medical/triage/view.ts';
import { isRefusal } from '../../../../src/domain/refusal.ts';
import { candidatesOf } from '../../../../src/domain/scheduling/candidates.ts';
import { modelOf } from '../../../../src/domain/scheduling/model.ts';
import { type AthleteFacts, teamAthlete } from '../../../../src/domain/scheduling/week/teamAthlete.ts';
import type { TeamBooking, TeamWeek } from '../../../../src/domain/scheduling/week/teamWeek.ts';
import { toInstance, variantOf } from '../../../../src/domain/scheduling/week/translate.ts';
import { anyView, said, TODAY, USUAL_PROTOCOL } from '../../medical/bodies.ts';
import { aTeamWeek, aTherapist, ZONE } from '../teamWeeks.ts';

const START = startOfDay(TODAY, ZONE);
const END = startOfDay(addDays(TODAY, 5), ZONE);
const NOW = START + 6 * HOUR;
const NOTICE = USUAL_PROTOCOL['notice-minutes'];
const DAYS = Array.from({ length: 5 }, (_, ahead) => addDays(TODAY, ahead));

/** What one body allows, as the store makes it of what it read. */
const limitsOf = (view: TriageView) => (day: Day) =>
  mergeLimits([injuryLimits(view.injuries, day), triageLimits(triage({ ...view, day }))]);

/** A team of two, one of them this body, with a therapist who offers every kind. */
function weekWith(view: TriageView, had: readonly { readonly type: MassageType; readonly start: Instant }[]): TeamWeek {
  const facts = (id: string, of: TriageView): AthleteFacts => ({
    ...{ id, squad: '', zone: ZONE, locale: 'en', missing: null, onHold: of.onHold, planned: [], season: [], done: [] },
    ...{ checkIns: of.checkIns, findings: [], massages: [], wasUnserved: false, wish: null, asked: [] },
    ...{ injuries: of.injuries, lacksIntake: false, assessment: undefined, returning: null },
    triageOn: (day) => triage({ ...of, day }),
    limitsOn: limitsOf(of),
  });
  const days = DAYS.map((day) => ({ day, start: startOfDay(day, ZONE), end: startOfDay(addDays(day, 1), ZONE) }));
  const horizon = {
    ...{ start: START, end: END, now: NOW, rooms: [{ id: 'room', tables: 1, turnoverMinutes: 5 }], days },
    settings: { bufferMinutes: 15, unplannedDayIsRest: false },
    protocol: view.protocol,
  };
  const limit = { massages: view.protocol['week-massages'], firm: view.protocol['week-firm'], around: had };
  const quiet = { ...view, checkIns: [], injuries: [], findings: [], onHold: false, age: 30 };
  return aTeamWeek({
    ...{ start: START, end: END, now: NOW, noticeMinutes: NOTICE },
    therapists: [
      aTherapist({
        skills: BOOKING_TYPES,
        shifts: days.map(({ start }) => ({ start: start + 9 * HOUR, end: start + 17 * HOUR, roomId: 'room' })),
      }),
    ],
    athletes: [
      { ...teamAthlete(facts('ada', view), horizon), weekLimit: limit },
      { ...teamAthlete(facts('bea', quiet), horizon), weekLimit: { ...limit, around: [] } },
    ],
  });
}

const anyHad = fc.array(
  fc.record({
    type: fc.constantFrom(...MASSAGE_TYPES),
    start: fc.integer({ min: 1, max: 6 * 24 }).map((ago) => NOW - ago * HOUR),
  }),
  { maxLength: 2 },
);

describe('whatever somebody said, has, is and had', () => {
  it('no free start, booking, swap or line of a plan goes past what their body and the week allow', () => {
    fc.assert(
      fc.property(
        anyView,
        anyHad,
        fc.constantFrom(...BOOKING_TYPES),
        fc.integer({ min: 0, max: 5 * 24 * 4 }),
        (seen, had, kind, quarter) => {
          const view = { ...seen, today: TODAY };
          const week = weekWith(view, had);
          const limitsOn = limitsOf(view);
          const isMinor = view.age !== null && view.age < 18;
          const breaks = (type: BookingType, start: Instant, minutes: number): string[] => {
            const near = (types: readonly BookingType[]) =>
              had.filter((one) => types.includes(one.type) && Math.abs(one.start - start) < 7 * 24 * HOUR).length;
            const free = !isMassage({ type }) || MODALITIES[type].requiresClearance !== 'no';
            return [
              ...(view.onHold && isMassage({ type }) ? ['hold'] : []),
              ...(start < NOW + NOTICE * MINUTE ? ['notice'] : []),
              ...(closedTypes(limitsOn(dayOf(start, ZONE))).includes(type) ? ['body'] : []),
              ...(isMinor && FIRM_TYPES.includes(type) ? ['minor'] : []),
              ...(!free && near(MASSAGE_TYPES) >= 1 && view.protocol['week-massages'] === 1 ? ['week'] : []),
              ...(FIRM_TYPES.includes(type) && view.protocol['week-firm'] === 0 ? ['firm'] : []),
              ...(minutes <= 0 ? ['length'] : []),
            ];
          };
          for (const { type, start, end } of bestStarts(week, 'ada', { from: NOW, to: END, limit: 30 }))
            expect(breaks(type, start, end - start)).toEqual([]);
          const at = START + quarter * 15 * MINUTE;
          const judged = judgeStart(week, { athleteId: 'ada', therapistId: 'tess', type: kind, start: at });
          if (!isRefusal(judged)) expect(breaks(kind, at, judged.end - judged.start)).toEqual([]);
          // Everything a plan may choose from.
          const model = modelOf(toInstance(week));
          const rows = candidatesOf(model);
          const epoch = Date.parse(model.instance.epoch);
          for (let row = 0; row < rows.count; row++) {
            const need = model.needs[rows.need[row] ?? -1];
            const type = variantOf(model.types[rows.type[row] ?? -1]?.id ?? '')?.type;
            if (model.athletes[need?.athlete ?? -1]?.id !== 'ada' || type === undefined) continue;
            expect(breaks(type, epoch + (rows.start[row] ?? 0) * MINUTE, 1)).toEqual([]);
          }
          // Bea’s booking, swapped with one of hers.
          const booking = (id: string, athleteId: string, hours: number): TeamBooking => ({
            ...{ id, athleteId, therapistId: 'tess', roomId: 'room', type: kind, minutes: 30, fixed: true },
            start: START + hours * HOUR,
          });
          const [own, other] = [booking('a', 'ada', 34), booking('b', 'bea', 58)];
          const swapped = judgeSwap({ ...week, bookings: [own, other] }, own, other);
          if ('own' in swapped) expect(breaks(kind, other.start, 30)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('an adult with a sore thigh of 5 and nothing else always finds a slot', () => {
    fc.assert(
      fc.property(fc.integer({ min: 18, max: 70 }), fc.constantFrom('left' as const, 'right' as const), (age, side) => {
        const checkIns = [said({ soreness: [{ area: 'thigh', side, value: 5 }] })];
        const view: TriageView = {
          ...{ today: TODAY, day: TODAY, age, checkIns, weekly: [], injuries: [], findings: [], assessed: [] },
          ...{ onHold: false, protocol: USUAL_PROTOCOL },
        };
        const offers = bestStarts(weekWith(view, []), 'ada', { from: NOW, to: END, limit: 5 });
        expect(offers.length).toBeGreaterThan(0);
      }),
    );
  });
});
