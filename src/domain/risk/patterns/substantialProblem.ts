import { isSubstantial, type WeeklyAnswer, weeklySeverity } from '../../checkIn/weekly.ts';
import { definePattern, notEnough, spotOf } from '../pattern.ts';
import { among, type RiskView } from '../view.ts';

/** A weekly answer speaks for the seven days before it, and is news until the next one is due. */
const CURRENT_DAYS = 8;

/**
 * The newest weekly answer for an area says: could not take part, or changed training or performance at least
 * moderately.
 */
export const substantialProblem = definePattern({
  id: 'R04',
  slug: 'substantial-problem',
  severity: 'act',
  grade: 'A',
  cooldownHours: 0,
  minimumData: { weeklyAnswers: 1 },
  sources: ['Clarsen et al., BJSM 2013; 47:495-502', 'Clarsen et al., BJSM 2020; 54:390-396'],
  defaults: {},
  detect(view) {
    const newest = newestPerSpot(view).filter(among(view, CURRENT_DAYS));
    if (newest.length === 0) return notEnough(0, 1);
    return newest.filter(isSubstantial).map((answer) => {
      const severity = weeklySeverity(answer);
      return {
        ...spotOf(answer.area, answer.side),
        evidence: {
          q1: answer.q1,
          ...(answer.q2 !== null && { q2: answer.q2 }),
          ...(answer.q3 !== null && { q3: answer.q3 }),
          ...(answer.q4 !== null && { q4: answer.q4 }),
          ...(severity !== null && { severity }),
        },
        coverage: { known: 1, of: 1 },
        days: [answer.day],
      };
    });
  },
});

function newestPerSpot(view: RiskView): readonly WeeklyAnswer[] {
  return [...new Map(view.weekly.map((answer) => [`${answer.area} ${answer.side}`, answer])).values()];
}
