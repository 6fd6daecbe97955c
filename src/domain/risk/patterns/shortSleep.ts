import { sleepOf } from '../../training/load/exposure.ts';
import { above, atLeast } from '../compare.ts';
import { definePattern, notEnough } from '../pattern.ts';
import { usualWeek, weekLoad } from '../usualWeek.ts';
import { among } from '../view.ts';

const NEEDS = { entries: 4, days: 7, weeks: 4 };

/**
 * Mean sleep of the last seven days below `adultHours` (under 18: `youthHours`), in a week at least as heavy as the
 * athlete's median week.
 */
export const shortSleep = definePattern({
  id: 'R14',
  slug: 'short-sleep',
  severity: 'watch',
  grade: 'C+',
  cooldownHours: 72,
  minimumData: NEEDS,
  sources: ['Milewski et al., J Pediatr Orthop 2014; 34:129-133'],
  defaults: { adultHours: 7, youthHours: 8 },
  detect(view, { adultHours, youthHours }) {
    const nights = new Map(
      view.checkIns
        .filter(among(view, NEEDS.days))
        .flatMap(({ day, sleepHours }) => (sleepHours === null ? [] : [[day, sleepHours] as const])),
    );
    const entries = [...nights].map(([day, hours]) => ({ day, hours }));
    const limit = view.young ? youthHours : adultHours;
    const { meanHours, debtHours, known, of } = sleepOf(entries, view.today, limit, NEEDS.days);
    if (known < NEEDS.entries || meanHours === null || debtHours === null) return notEnough(known, NEEDS.entries);
    const week = weekLoad(view, 0);
    const usual = usualWeek(view);
    if (week === null) return notEnough(view.measures.at(-1)?.weekLoad.known ?? 0, NEEDS.days);
    if (usual.load === null || usual.weeks < NEEDS.weeks) return notEnough(usual.weeks, NEEDS.weeks);
    if (!above(limit, meanHours) || !atLeast(week, usual.load)) return [];
    return [
      {
        evidence: { hours: meanHours, debt: debtHours, limit, nights: known, weekLoad: week, usualWeek: usual.load },
        coverage: { known, of },
        days: [view.today],
      },
    ];
  },
});
