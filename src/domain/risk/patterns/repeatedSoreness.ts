import { sorenessAt, spotsOf } from '../../checkIn/series.ts';
import { atLeast } from '../compare.ts';
import { definePattern, notEnough } from '../pattern.ts';
import { among } from '../view.ts';

const NEEDS = { checkIns: 3, days: 6 };

/** The same spot at `soreness` or more on `days` of the last `window` check-in days. */
export const repeatedSoreness = definePattern({
  id: 'R01',
  slug: 'repeated-soreness',
  severity: 'watch',
  grade: 'C',
  cooldownHours: 72,
  minimumData: NEEDS,
  sources: ['Delayed soreness peaks near 48 h and settles in 5 to 7 days', 'Practice convention'],
  defaults: { soreness: 6, days: 3, window: 4 },
  detect(view, { soreness, days, window }) {
    const recent = view.sorenessDays.filter(among(view, NEEDS.days));
    if (recent.length < NEEDS.checkIns) return notEnough(recent.length, NEEDS.checkIns);
    const looked = view.sorenessDays.slice(-window);
    return spotsOf(looked).flatMap((spot) => {
      const values = looked.flatMap((one) => sorenessAt(one, spot) ?? []);
      const high = looked.filter((one) => atLeast(sorenessAt(one, spot) ?? 0, soreness));
      if (high.length < days) return [];
      return {
        ...spot,
        evidence: { times: high.length, checkIns: looked.length, worst: Math.max(...values), threshold: soreness },
        coverage: { known: looked.length, of: window },
        days: high.map(({ day }) => day),
      };
    });
  },
});
