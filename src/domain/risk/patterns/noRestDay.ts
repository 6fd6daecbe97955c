import { trainingRun } from '../../load/exposure.ts';
import { definePattern, notEnough } from '../pattern.ts';

/** `adult` or more days in a row with load, up to today (under 18: `youth`). An unknown day ends the run. */
export const noRestDay = definePattern({
  id: 'R16',
  slug: 'no-rest-day',
  severity: 'watch',
  grade: 'C',
  cooldownHours: 72,
  minimumData: { knownDays: 1 },
  sources: ['Foster, Med Sci Sports Exerc 1998; 30:1164-1168', 'Practice convention'],
  defaults: { adult: 10, youth: 7 },
  detect(view, { adult, youth }) {
    const limit = view.young ? youth : adult;
    const run = trainingRun(view.days);
    const stopped = view.days.at(-1 - run);
    if (run >= limit)
      return [
        {
          evidence: { days: run, limit },
          coverage: { known: run, of: run },
          days: view.days.slice(-run).map(({ day }) => day),
        },
      ];
    return stopped?.load === 0 ? [] : notEnough(run, limit);
  },
});
