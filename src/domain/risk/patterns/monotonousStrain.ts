import { MONOTONY_CAP } from '../../load/monotony.ts';
import { ACUTE_DAYS } from '../../load/ratio.ts';
import { percentile } from '../../load/statistics.ts';
import { atLeast } from '../compare.ts';
import { definePattern, notEnough } from '../pattern.ts';

const NEEDS = { knownDays: ACUTE_DAYS, strainDays: 42 };

/**
 * Seven days with `monotony` or more (no variation at all counts), and a strain at or above the athlete's own
 * `strainPercentile` of the daily figures of the last `weeks` weeks. Strain limits are individual; fixed ones are
 * folklore. When loads do not vary, strain is worked out with a monotony of 10 and the evidence says `capped`.
 */
export const monotonousStrain = definePattern({
  id: 'R10',
  slug: 'monotonous-strain',
  severity: 'watch',
  grade: 'C+',
  cooldownHours: 72,
  minimumData: NEEDS,
  sources: ['Foster, Med Sci Sports Exerc 1998; 30:1164-1168', 'Practice convention (cap of 10)'],
  defaults: { monotony: 2, strainPercentile: 90, weeks: 12 },
  detect(view, { monotony, strainPercentile, weeks }) {
    const row = view.measures.at(-1);
    if (row === undefined || row.weekLoad.known < NEEDS.knownDays)
      return notEnough(row?.weekLoad.known ?? 0, NEEDS.knownDays);
    const history = view.measures.slice(-weeks * 7).flatMap(({ cappedStrain }) => cappedStrain ?? []);
    if (history.length < NEEDS.strainDays) return notEnough(history.length, NEEDS.strainDays);
    const flat = row.monotony.reason === 'no-variation';
    const high = flat || (row.monotony.value !== null && atLeast(row.monotony.value, monotony));
    const limit = percentile(history, strainPercentile);
    if (!high || row.cappedStrain === null || !atLeast(row.cappedStrain, limit)) return [];
    const capped = row.monotony.value === null || row.monotony.value > MONOTONY_CAP;
    return [
      {
        evidence: {
          monotony: capped ? MONOTONY_CAP : (row.monotony.value ?? MONOTONY_CAP),
          strain: row.cappedStrain,
          strainLimit: limit,
          weekLoad: row.weekLoad.value ?? 0,
          capped: capped ? 1 : 0,
        },
        coverage: { known: row.weekLoad.known, of: row.weekLoad.of },
        days: view.days.slice(-ACUTE_DAYS).map(({ day }) => day),
      },
    ];
  },
});
