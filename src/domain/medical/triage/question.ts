import type { BodyArea, Spot } from '../../checkIn/bodyMap.ts';
import type { CheckIn } from '../../checkIn/checkIn.ts';
import { isAnswered, worstPain } from '../../checkIn/merge.ts';
import { daysBetween } from '../../day.ts';
import type { Protocol } from './protocol.ts';
import { ASSESS_DAYS, GATE } from './table.ts';
import type { OpenQuestion, TriageView } from './view.ts';

/** Does a report bring up the warning questions? */
export function asksFirst(report: CheckIn, protocol: Protocol): boolean {
  return (
    report.asked ||
    report.suggested.length > 0 ||
    gateSpots(report, protocol).length > 0 ||
    worstPain(report) >= protocol['gate-pain']
  );
}

/** The question that stands open, if any: of the newest report that is not answered and not overtaken. */
export function openQuestion({
  checkIns,
  today,
  protocol,
}: Pick<TriageView, 'checkIns' | 'today' | 'protocol'>): OpenQuestion | null {
  const recent = checkIns.filter((one) => one.day <= today && daysBetween(one.day, today) < ASSESS_DAYS);
  const last = recent.findLast((one) => asksFirst(one, protocol));
  if (!last || isAnswered(last)) return null;
  const later = recent.filter((one) => one.day > last.day);
  // An answer to the questions of a later day speaks for this one too.
  if (later.some(isAnswered)) return null;
  const spots = gateSpots(last, protocol).filter((spot) => !later.some((one) => saysBetter(one, spot, protocol)));
  const limit = protocol['gate-pain'];
  const hurts = worstPain(last) >= limit && !later.some((one) => one.pain !== null && worstPain(one) < limit);
  const suggested = last.suggested;
  if (spots.length === 0 && !hurts && suggested.length === 0 && !last.asked) return null;
  return { on: last.day, spots, suggested };
}

function gateSpots({ soreness }: CheckIn, protocol: Protocol): readonly Spot[] {
  const said = soreness ?? [];
  const oneSidedAreas: readonly BodyArea[] = GATE.oneSidedAreas;
  const alwaysAreas: readonly BodyArea[] = GATE.alwaysAreas;
  return said
    .filter(({ area, side, value }) => {
      if (value >= protocol['gate-soreness'] || (value > 0 && alwaysAreas.includes(area))) return true;
      if (!oneSidedAreas.includes(area) || value < protocol['gate-one-sided'] || side === 'middle') return false;
      const other = said.find((one) => one.area === area && one.side !== side)?.value ?? 0;
      return value - other >= 3 || other < protocol['gate-one-sided'];
    })
    .map(({ area, side }) => ({ area, side }));
}

/** Does a later answer say that this spot is below everything the gate asks about? */
function saysBetter({ soreness }: CheckIn, { area, side }: Spot, protocol: Protocol): boolean {
  if (soreness === null) return false;
  const now = soreness.find((one) => one.area === area && (side === null || one.side === side))?.value ?? 0;
  return now < protocol['gate-one-sided'];
}
