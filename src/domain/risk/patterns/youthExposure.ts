import { sum } from '../../load/statistics.ts';
import { isExercise } from '../../session.ts';
import { above } from '../compare.ts';
import { definePattern, notEnough } from '../pattern.ts';
import type { RiskView } from '../view.ts';

const NEEDS = { birthday: 1, knownDays: 7 };
const WEEK = 7;

/**
 * Under 18: more organised hours in seven days than years of age or than `maxHours`, more than `maxMonths` of the last
 * twelve months in one sport, or fewer than `minRestDays` days without load in the last seven.
 */
export const youthExposure = definePattern({
  id: 'R15',
  slug: 'youth-exposure',
  severity: 'act',
  grade: 'B-',
  cooldownHours: 72,
  minimumData: NEEDS,
  sources: [
    'DiFiori et al. (AMSSM), Clin J Sport Med 2014; 24:3-20',
    'Jayanthi et al., AJSM 2015; 43:794-801',
    'Brenner (AAP), 2016',
  ],
  defaults: { maxHours: 16, maxMonths: 8, minRestDays: 1 },
  detect(view, { maxHours, maxMonths, minRestDays }) {
    if (view.age === null) return notEnough(0, NEEDS.birthday);
    if (!view.young) return [];
    const week = view.days.slice(-WEEK);
    const known = week.filter(({ load }) => load !== null);
    if (known.length < NEEDS.knownDays) return notEnough(known.length, NEEDS.knownDays);
    const days = new Set(week.map(({ day }) => day));
    const sessions = view.sessions.filter(isExercise).filter(({ day }) => days.has(day));
    const hours = sum(sessions.map(({ minutes }) => minutes ?? 0)) / 60;
    const hoursLimit = Math.min(view.age, maxHours);
    const months = view.monthsInOneSport ?? monthsInOneSport(view);
    const restDays = known.filter(({ load }) => load === 0).length;
    if (!above(hours, hoursLimit) && months <= maxMonths && restDays >= minRestDays) return [];
    return [
      {
        evidence: { age: view.age, hours, hoursLimit, months, monthsLimit: maxMonths, restDays, minRestDays },
        coverage: { known: known.length, of: WEEK },
        days: week.map(({ day }) => day),
      },
    ];
  },
});

/** The most calendar months, of the twelve that end with this one, in which any one sport was trained. */
function monthsInOneSport(view: RiskView): number {
  const months = new Map<string, Set<string>>();
  const yearAgo = `${Number(view.today.slice(0, 4)) - 1}${view.today.slice(4, 7)}`;
  for (const { sport, day } of view.sessions.filter(isExercise)) {
    const month = day.slice(0, 7);
    if (month <= yearAgo) continue;
    const seen = months.get(sport);
    if (seen === undefined) months.set(sport, new Set([month]));
    else seen.add(month);
  }
  return Math.max(0, ...[...months.values()].map(({ size }) => size));
}
