import { ACUTE_DAYS } from '../../training/load/ratio.ts';
import { atLeast } from '../compare.ts';
import { definePattern, notEnough } from '../pattern.ts';
import { usualWeek, weekLoad } from '../usualWeek.ts';

const NEEDS = { days: 14, weeks: 4 };

/**
 * The last seven days `percent` or more above the seven before, and no lighter than the athlete's median week of the
 * last `medianWeeks`. Sources disagree on what it means: context for staff, never told alone.
 */
export const weekJump = definePattern({
  id: 'R08',
  slug: 'week-jump',
  severity: 'info',
  grade: 'D',
  cooldownHours: 72,
  minimumData: NEEDS,
  sources: ['Gabbett, BJSM 2016; 50:273-280', 'No relation found: Frandsen et al., BJSM 2025'],
  defaults: { percent: 30, medianWeeks: 8 },
  detect(view, { percent, medianWeeks }) {
    const row = view.measures.at(-1);
    const usual = usualWeek(view, medianWeeks);
    const now = weekLoad(view, 0);
    const before = weekLoad(view, 1);
    if (row === undefined || now === null || before === null) return notEnough(row?.weekChange.known ?? 0, NEEDS.days);
    if (usual.weeks < NEEDS.weeks || usual.load === null) return notEnough(usual.weeks, NEEDS.weeks);
    const change = row.weekChange.value;
    if (change === null || !atLeast(change, percent) || !atLeast(now, usual.load)) return [];
    return [
      {
        evidence: { percent: change, weekLoad: now, weekLoadBefore: before, usualWeek: usual.load },
        coverage: { known: row.weekChange.known, of: row.weekChange.of },
        days: view.days.slice(-ACUTE_DAYS).map(({ day }) => day),
      },
    ];
  },
});
