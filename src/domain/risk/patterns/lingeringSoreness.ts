import { daysBetween } from '../../day.ts';
import { type SorenessDay, type Spot, sorenessAt, spotsOf } from '../../soreness/series.ts';
import { atLeast } from '../compare.ts';
import { definePattern, notEnough } from '../pattern.ts';
import { among } from '../view.ts';

const WEEK = 7;

/**
 * The same spot at `soreness` or more in every check-in of the last seven days, in an unbroken run of such check-ins
 * that spans `spanDays` or more from first to last. Ordinary soreness after training has settled by then. Many days
 * without a check-in are not soreness: such a gap ends the run.
 */
export const lingeringSoreness = definePattern({
  id: 'R02',
  slug: 'lingering-soreness',
  severity: 'act',
  grade: 'C',
  cooldownHours: 72,
  minimumData: { checkIns: 4, days: WEEK },
  sources: ['Delayed soreness settles in 5 to 7 (up to 10) days', 'Clarsen et al., BJSM 2013; 47:495-502'],
  defaults: { soreness: 3, spanDays: 7, checkIns: 4 },
  detect(view, { soreness, spanDays, checkIns }) {
    const week = view.sorenessDays.filter(among(view, WEEK));
    if (week.length < checkIns) return notEnough(week.length, checkIns);
    return spotsOf(week).flatMap((spot) => {
      const run = runOf(view.sorenessDays, spot, soreness);
      const first = run.at(0);
      const last = run.at(-1);
      if (first === undefined || last === undefined || run.length < week.length) return [];
      const span = daysBetween(first.day, last.day);
      if (span < spanDays) return [];
      const values = run.map((one) => sorenessAt(one, spot) ?? 0);
      return {
        ...spot,
        evidence: {
          spanDays: span,
          checkIns: run.length,
          lowest: Math.min(...values),
          latest: values.at(-1) ?? 0,
          threshold: soreness,
        },
        coverage: { known: week.length, of: WEEK },
        days: run.map(({ day }) => day),
      };
    });
  },
});

/** The check-in days on which the spot was sore enough, going back from the newest without a break. Oldest first. */
function runOf(days: readonly SorenessDay[], spot: Spot, soreness: number): readonly SorenessDay[] {
  const breaks = days.findLastIndex((one, index) => {
    const next = days[index + 1];
    const gap = next === undefined ? 0 : daysBetween(one.day, next.day);
    return gap > WEEK || !atLeast(sorenessAt(one, spot) ?? -1, soreness);
  });
  return days.slice(breaks + 1);
}
