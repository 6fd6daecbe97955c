import type { Day } from '../../day.ts';
import { sum } from '../../load/statistics.ts';
import { type WellnessEntry, wellnessScore } from '../../load/wellness.ts';
import type { CheckIn } from '../../soreness/checkIn.ts';
import { atLeast } from '../compare.ts';
import { definePattern, notEnough } from '../pattern.ts';
import { among } from '../view.ts';

const WELLNESS_ITEMS = ['sleepQuality', 'fatigue', 'stress', 'mood'] as const;
type Item = (typeof WELLNESS_ITEMS)[number];

const NEEDS = { entries: 10, days: 28 };

/**
 * Today against the athlete's own last 28 days: the total is `total` standard deviations or more below, or `items`
 * single items are `item` or more below. Answers are 1 to 5, 5 is best. A spread below `deviationFloor` scale points
 * counts as that much, so that a flat history does not make a small change look large.
 */
export const wellnessDrop = definePattern({
  id: 'R06',
  slug: 'wellness-drop',
  severity: 'watch',
  grade: 'B-',
  cooldownHours: 24,
  minimumData: NEEDS,
  sources: ['McLean et al., IJSPP 2010; 5:367-383', 'AthleteMonitoring.com (z against a four-week mean)'],
  defaults: { total: -2, item: -1.5, items: 2, deviationFloor: 0.5 },
  detect(view, { total, item, items, deviationFloor }) {
    const settings = { baselineDays: NEEDS.days, minEntries: NEEDS.entries, deviationFloor };
    const recent = view.checkIns.filter(among(view, NEEDS.days + 1));
    const scored = [totalOf, ...WELLNESS_ITEMS.map(itemOf)].map((read) => {
      const byDay = entriesOf(recent, read);
      const today = byDay.get(view.today);
      const list: readonly WellnessEntry[] = [...byDay].map(([day, value]) => ({ day, value }));
      return today === undefined ? null : { today, score: wellnessScore(list, view.today, today, settings) };
    });
    const entries = Math.max(0, ...scored.map((one) => one?.score.known ?? 0));
    const [zTotal = null, ...zItems] = scored.map((one) => one?.score.value ?? null);
    if (zTotal === null && zItems.every((z) => z === null)) return notEnough(entries, NEEDS.entries);
    const itemsLow = zItems.filter((z) => z !== null && atLeast(item, z)).length;
    const totalLow = zTotal !== null && atLeast(total, zTotal);
    if (!totalLow && itemsLow < items) return [];
    const named = WELLNESS_ITEMS.map((name, index) => [`${name}Z`, zItems[index] ?? null] as const);
    return [
      {
        evidence: {
          ...(zTotal !== null && { totalZ: zTotal, total: scored[0]?.today ?? 0, usual: scored[0]?.score.mean ?? 0 }),
          ...Object.fromEntries(named.flatMap(([name, z]) => (z === null ? [] : [[name, z]]))),
          itemsLow,
        },
        coverage: { known: entries, of: NEEDS.days },
        days: [view.today],
      },
    ];
  },
});

/** The latest answer of each day. */
function entriesOf(checkIns: readonly CheckIn[], read: (one: CheckIn) => number | null): ReadonlyMap<Day, number> {
  return new Map(
    checkIns.flatMap((one) => {
      const value = read(one);
      return value === null ? [] : [[one.day, value] as const];
    }),
  );
}

function itemOf(name: Item): (one: CheckIn) => number | null {
  return (one) => one[name];
}

/** All four items together, 4 to 20; null when one is missing. */
function totalOf(one: CheckIn): number | null {
  const answers = WELLNESS_ITEMS.flatMap((name) => one[name] ?? []);
  return answers.length === WELLNESS_ITEMS.length ? sum(answers) : null;
}
