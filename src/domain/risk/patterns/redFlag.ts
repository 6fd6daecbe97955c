import { type CheckIn, RED_FLAGS } from '../../checkIn/checkIn.ts';
import { classOf, FLAG_ROWS } from '../../medical/triage/table.ts';
import { definePattern, notEnough } from '../pattern.ts';
import { STRONG_FROM, STRONG_INSIDE } from '../road.ts';
import { among } from '../view.ts';

/** Today and yesterday: a day's answers may come after midnight. */
const RECENT_DAYS = 2;

/**
 * Any red flag in a check-in or an intake of today or yesterday, or an area that is never worked on at so
 * much soreness that somebody looks the same day, by the team's protocol.
 * Each is a yes or no: nothing is added up. Signs that somebody looks at within days wait for staff's next look, and so
 * does fever alone; with a sore neck it does not.
 */
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
    const answers = view.checkIns.filter(among(view, RECENT_DAYS));
    const recent = [...answers, ...screened.filter(among(view, RECENT_DAYS))];
    if (recent.length === 0) return notEnough(0, 1);
    const flags = RED_FLAGS.filter((flag) => recent.some(({ redFlags }) => redFlags.includes(flag)));
    const strong = answers.filter((one) => isStrongInside(one, view.sameDayFrom));
    if (flags.length + strong.length === 0) return [];
    const days = [...recent.filter(({ redFlags }) => redFlags.length > 0), ...strong].map(({ day }) => day);
    const today = flags.filter((flag) => FLAG_ROWS[flag].offer !== 'assessment');
    const onlyFever = today.every((flag) => flag === 'fever') && !(today.length > 0 && answers.some(hurtsInNeck));
    return [
      {
        ...(strong.length === 0 && onlyFever ? { severity: 'act' as const } : {}),
        evidence: {
          ...Object.fromEntries(flags.map((flag) => [flag, 1])),
          ...(strong.length > 0 ? { [STRONG_INSIDE]: 1, [STRONG_FROM]: view.sameDayFrom } : {}),
        },
        coverage: { known: recent.length, of: recent.length },
        days: [...new Set(days)].toSorted(),
      },
    ];
  },
});

function isStrongInside({ soreness }: CheckIn, from: number): boolean {
  return (soreness ?? []).some(({ area, value }) => classOf(area) === 'never' && value >= from);
}

function hurtsInNeck({ soreness, painArea }: CheckIn): boolean {
  return painArea === 'neck' || (soreness ?? []).some(({ area, value }) => area === 'neck' && value > 0);
}
