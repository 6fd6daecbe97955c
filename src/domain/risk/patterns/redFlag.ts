import { RED_FLAGS } from '../../soreness/checkIn.ts';
import { definePattern, notEnough } from '../pattern.ts';
import { among } from '../view.ts';

/** Today and yesterday: a day's answers may come after midnight. */
const RECENT_DAYS = 2;

/** Any red flag in a check-in or an intake of today or yesterday. Each is a yes or no: nothing is added up. */
export const redFlag = definePattern({
  id: 'R19',
  slug: 'red-flag',
  severity: 'urgent',
  grade: 'consensus',
  cooldownHours: 0,
  minimumData: { answers: 1 },
  sources: ['Bone-stress signs (PMC13504497)', 'Contraindication lists for massage'],
  defaults: {},
  detect(view) {
    const screened = view.screened.map(({ day, flag }) => ({ day, redFlags: [flag] }));
    const recent = [...view.checkIns, ...screened].filter(among(view, RECENT_DAYS));
    if (recent.length === 0) return notEnough(0, 1);
    const flagged = recent.filter(({ redFlags }) => redFlags.length > 0);
    const flags = RED_FLAGS.filter((flag) => flagged.some(({ redFlags }) => redFlags.includes(flag)));
    if (flags.length === 0) return [];
    return [
      {
        evidence: Object.fromEntries(flags.map((flag) => [flag, 1])),
        coverage: { known: recent.length, of: recent.length },
        days: [...new Set(flagged.map(({ day }) => day))].toSorted(),
      },
    ];
  },
});
