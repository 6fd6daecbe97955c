import { daysBetween, weekStart } from '../../day.ts';
import { isProblem, type WeeklyAnswer, weeklySeverity } from '../../soreness/weekly.ts';
import { atLeast } from '../compare.ts';
import { definePattern, type Evidence, notEnough, spotOf } from '../pattern.ts';
import { among, type RiskView } from '../view.ts';

const CURRENT_DAYS = 8;
const NEEDS = { weeklyAnswers: 2 };

/**
 * A problem in the same area in `weeks` calendar weeks in a row, or its severity up by `jump` or more from one week to
 * the next. Smaller changes are within the noise of the questionnaire for one person.
 */
export const persistentProblem = definePattern({
  id: 'R05',
  slug: 'persistent-problem',
  severity: 'act',
  grade: 'C',
  cooldownHours: 72,
  minimumData: NEEDS,
  sources: [
    'Clarsen et al., BJSM 2020; 54:390-396',
    'Smallest detectable change for one runner 35 of 100 (doi 10.1111/sms.13885)',
  ],
  defaults: { weeks: 3, jump: 36 },
  detect(view, { weeks, jump }) {
    const runs = weeklyRuns(view);
    const longest = Math.max(0, ...runs.map((run) => run.length));
    if (longest < NEEDS.weeklyAnswers) return notEnough(longest, NEEDS.weeklyAnswers);
    return runs.flatMap((run): readonly Evidence[] => {
      const latest = run.at(-1);
      const before = run.at(-2);
      if (latest === undefined || before === undefined) return [];
      const problemWeeks = run.length - 1 - run.findLastIndex((answer) => !isProblem(answer));
      const severity = weeklySeverity(latest);
      const earlier = weeklySeverity(before);
      const rise = severity === null || earlier === null ? null : severity - earlier;
      if (problemWeeks < weeks && !(rise !== null && atLeast(rise, jump))) return [];
      return [
        {
          ...spotOf(latest.area, latest.side),
          evidence: { problemWeeks, ...(severity !== null && { severity }), ...(rise !== null && { rise }) },
          coverage: { known: run.length, of: run.length },
          days: run.slice(-Math.max(problemWeeks, 2)).map(({ day }) => day),
        },
      ];
    });
  },
});

/**
 * For each area with a current answer: its answers in consecutive calendar weeks, one a week (the newest), oldest
 * first.
 */
function weeklyRuns(view: RiskView): readonly (readonly WeeklyAnswer[])[] {
  const spots = new Map<string, WeeklyAnswer[]>();
  for (const answer of view.weekly) {
    const key = `${answer.area} ${answer.side}`;
    const run = spots.get(key) ?? [];
    const last = run.at(-1);
    const gap = last === undefined ? 7 : daysBetween(weekStart(last.day), weekStart(answer.day));
    spots.set(key, gap === 0 ? [...run.slice(0, -1), answer] : gap === 7 ? [...run, answer] : [answer]);
  }
  return [...spots.values()].filter((run) => run.some(among(view, CURRENT_DAYS)));
}
