import fc from 'fast-check';
import { BODY_AREAS, type BodyArea, isPaired, type Side } from '../../../src/domain/checkIn/bodyMap.ts';
import { type CheckIn, type CheckInInput, checkInSchema, RED_FLAGS } from '../../../src/domain/checkIn/checkIn.ts';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { PROTOCOL_KEYS, PROTOCOL_ROWS, protocolOf } from '../../../src/domain/medical/triage/protocol.ts';
import { ROADS } from '../../../src/domain/medical/triage/table.ts';
import type { TriageView } from '../../../src/domain/medical/triage/view.ts';
import { PATTERN_IDS } from '../../../src/domain/risk/pattern.ts';

/** As it is in a team that changed nothing. */
export const USUAL_PROTOCOL = protocolOf([]);

export const TODAY: Day = '2026-03-12';
export const ADULT = 25;

export function said(answers: Partial<CheckInInput> = {}, day: Day = TODAY): CheckIn {
  return checkInSchema.parse({ day, at: Date.parse(`${day}T07:00:00Z`), zone: 'Europe/Berlin', ...answers });
}

export const SIDES_OF = (area: BodyArea): readonly Side[] => (isPaired(area) ? ['left', 'right'] : ['middle']);

/** What is known of somebody who said nothing and has nothing. */
export const QUIET: TriageView = {
  ...{ today: TODAY, day: TODAY, age: ADULT, checkIns: [], weekly: [], injuries: [], findings: [], assessed: [] },
  onHold: false,
  protocol: USUAL_PROTOCOL,
};

const area = fc.constantFrom(...BODY_AREAS);
const anySpot = area.chain((one) => fc.record({ area: fc.constant(one), side: fc.constantFrom(...SIDES_OF(one)) }));
const day = fc.integer({ min: -20, max: 0 }).map((ago) => addDays(TODAY, ago));
const anyCheckIn = fc
  .record({
    day,
    soreness: fc.option(
      fc.uniqueArray(
        fc.tuple(anySpot, fc.integer({ min: 0, max: 10 })).map(([spot, value]) => ({ ...spot, value })),
        { maxLength: 4, selector: (one) => `${one.area}/${one.side}` },
      ),
    ),
    painAfter: fc.option(fc.integer({ min: 0, max: 10 })),
    spot: fc.option(anySpot),
    noRedFlags: fc.boolean(),
    redFlags: fc.subarray([...RED_FLAGS], { maxLength: 2 }),
  })
  .map(({ day: on, spot, ...answers }) =>
    said({ ...answers, painArea: spot?.area ?? null, painSide: spot?.side ?? null }, on),
  );
/** Any body: random answers, injuries, findings, ages and protocols. */
export const anyView: fc.Arbitrary<TriageView> = fc.record({
  ...{ today: fc.constant(TODAY), day: fc.integer({ min: 0, max: 6 }).map((ahead) => addDays(TODAY, ahead)) },
  age: fc.option(fc.integer({ min: 8, max: 70 })),
  checkIns: fc
    .uniqueArray(anyCheckIn, { maxLength: 8, selector: (one) => one.day })
    .map((days) => days.toSorted((one, other) => one.day.localeCompare(other.day))),
  weekly: fc.constant([]),
  injuries: fc.array(
    fc.record({
      record: fc
        .record({ kind: fc.constantFrom('injury' as const, 'operation' as const), day0: day })
        .chain((one) => anySpot.map((spot) => ({ ...one, ...spot }))),
      steps: fc.constant([]),
      clearances: fc.constantFrom([], [{ from: addDays(TODAY, -30), until: addDays(TODAY, 2) }]),
    }),
    { maxLength: 2 },
  ),
  findings: fc.array(
    anySpot.chain((spot) =>
      fc
        .record({
          pattern: fc.constantFrom(...PATTERN_IDS),
          looked: fc.boolean(),
          road: fc.constantFrom(null, ...ROADS),
        })
        .map((one) => ({ ...spot, ...one })),
    ),
    { maxLength: 2 },
  ),
  assessed: fc.constant([]),
  onHold: fc.boolean(),
  protocol: fc
    .array(
      fc
        .constantFrom(...PROTOCOL_KEYS)
        .chain((key) => fc.record({ key: fc.constant(key), value: fc.integer({ ...PROTOCOL_ROWS[key] }) })),
    )
    .map(protocolOf),
});
