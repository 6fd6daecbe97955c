import { BODY_AREAS, isPaired } from '../../soreness/bodyMap.ts';
import { sideDifferences } from '../../soreness/series.ts';
import { atLeast } from '../compare.ts';
import { definePattern, notEnough } from '../pattern.ts';
import { among } from '../view.ts';

const NEEDS = { checkInsWithBothSides: 3 };

/**
 * Left and right of the same area `difference` or more apart in `times` check-ins of the last `days` days, with the
 * same side worse each time. Only check-ins that speak of both sides count.
 */
export const oneSidedSoreness = definePattern({
  id: 'R13',
  slug: 'one-sided-soreness',
  severity: 'watch',
  grade: 'C',
  cooldownHours: 72,
  minimumData: NEEDS,
  sources: ['Practice convention'],
  defaults: { difference: 3, times: 3, days: 10 },
  detect(view, { difference, times, days }) {
    const recent = view.sorenessDays.filter(among(view, days));
    const pairs = BODY_AREAS.filter(isPaired).map((area) => ({
      area,
      told: sideDifferences(recent, area),
    }));
    const most = Math.max(...pairs.map(({ told }) => told.length));
    if (most < NEEDS.checkInsWithBothSides) return notEnough(most, NEEDS.checkInsWithBothSides);
    return pairs.flatMap(({ area, told }) => {
      const apart = told.filter((one) => atLeast(Math.abs(one.difference), difference));
      const left = apart.every((one) => one.difference > 0);
      const right = apart.every((one) => one.difference < 0);
      if (apart.length < times || !(left || right)) return [];
      const differences = apart.map((one) => Math.abs(one.difference));
      return {
        area,
        side: left ? ('left' as const) : ('right' as const),
        evidence: {
          times: apart.length,
          checkIns: told.length,
          smallest: Math.min(...differences),
          largest: Math.max(...differences),
        },
        coverage: { known: told.length, of: recent.length },
        days: apart.map(({ day }) => day),
      };
    });
  },
});
