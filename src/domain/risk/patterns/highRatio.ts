import { isCovered } from '../../load/figure.ts';
import { CHRONIC_DAYS } from '../../load/ratio.ts';
import { mean } from '../../load/statistics.ts';
import { atLeast } from '../compare.ts';
import { definePattern, notEnough } from '../pattern.ts';

const USUAL_DAYS = 84;

/**
 * The last seven days against the three weeks before them (`uncoupled`), or the weighted averages (`ewma`). Not when
 * the three weeks hold less than `minChronicPercent` of the athlete's twelve-week mean: then the ratio says more about
 * the break than about the week. A description: by itself never more than information. Coupled 1.5 is uncoupled 1.8.
 */
export const highRatio = definePattern({
  id: 'R09',
  slug: 'high-ratio',
  severity: 'info',
  grade: 'D',
  cooldownHours: 72,
  minimumData: { days: CHRONIC_DAYS, percentKnown: 80 },
  sources: [
    'Williams et al., BJSM 2017; 51:209-210',
    'Lolli et al., BJSM 2019; 53:921-922',
    'Critique: Impellizzeri et al., IJSPP 2020; 15:907-913 and Sports Med 2021; 51:581-592; Frandsen et al., BJSM 2025',
  ],
  defaults: { uncoupled: 1.8, ewma: 1.5, minChronicPercent: 20 },
  detect(view, { uncoupled, ewma, minChronicPercent }) {
    const row = view.measures.at(-1);
    if (row === undefined || !isCovered(row.chronic) || row.chronic.reason !== null)
      return notEnough(row?.chronic.known ?? 0, CHRONIC_DAYS);
    const ratio = row.uncoupled.value;
    const weighted = row.ewmaRatio.value;
    const before = row.chronicBefore.value;
    const usual = mean(view.days.slice(-USUAL_DAYS).flatMap(({ load }) => load ?? []));
    const high = (ratio !== null && atLeast(ratio, uncoupled)) || (weighted !== null && atLeast(weighted, ewma));
    if (!high || before === null || !atLeast(before, (usual * minChronicPercent) / 100)) return [];
    return [
      {
        evidence: {
          ...(ratio !== null && { uncoupled: ratio }),
          ...(row.coupled.value !== null && { coupled: row.coupled.value }),
          ...(weighted !== null && { ewma: weighted }),
          acute: row.acute.value ?? 0,
          chronicBefore: before,
          usual,
        },
        coverage: { known: row.chronic.known, of: row.chronic.of },
        days: [row.day],
      },
    ];
  },
});
