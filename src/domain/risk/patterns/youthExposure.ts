import { exposureOf, monthsInOneSport } from '../../training/load/exposure.ts';
import { above } from '../compare.ts';
import { definePattern, notEnough } from '../pattern.ts';

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
    const { hours, restDays, known } = exposureOf(view.days.slice(-WEEK), view.sessions);
    if (known < NEEDS.knownDays) return notEnough(known, NEEDS.knownDays);
    const hoursLimit = Math.min(view.age, maxHours);
    const months = view.monthsInOneSport ?? monthsInOneSport(view.sessions, view.today);
    if (!above(hours, hoursLimit) && months <= maxMonths && restDays >= minRestDays) return [];
    return [
      {
        evidence: { age: view.age, hours, hoursLimit, months, monthsLimit: maxMonths, restDays, minRestDays },
        coverage: { known, of: WEEK },
        days: view.days.slice(-WEEK).map(({ day }) => day),
      },
    ];
  },
});
