import { addDays, daysBetween } from '../../day.ts';
import { mean } from '../../load/statistics.ts';
import type { CheckIn } from '../../soreness/checkIn.ts';
import { above, atLeast } from '../compare.ts';
import { definePattern, type Evidence, type Numbers, notEnough, spotOf } from '../pattern.ts';
import { among, type RiskView } from '../view.ts';

const READINGS = ['pain', 'painDuring', 'painAfter', 'painNextMorning'] as const;

/** Answers of the last three days are news; older ones have been told already. */
const RECENT_DAYS = 3;
const WEEK = 7;
const NEEDS = { readings: 1, readingsPerWeek: 3 };

/**
 * The pain-monitoring model: pain during or after a session above `limit`; pain the next morning more than
 * `riseMorning` above what it was before; or a weekly mean up by `riseWeek` or more, for the same spot and question
 * with three readings in each week.
 */
export const painRule = definePattern({
  id: 'R03',
  slug: 'pain-rule',
  severity: 'act',
  grade: 'B',
  cooldownHours: 72,
  minimumData: NEEDS,
  sources: ['Silbernagel et al., AJSM 2007; 35:897-906', 'Thomee, Phys Ther 1997 (pain-monitoring model)'],
  defaults: { limit: 5, riseMorning: 1, riseWeek: 1 },
  detect(view, { limit, riseMorning, riseWeek }) {
    const readings = view.checkIns
      .filter(among(view, 2 * WEEK))
      .filter((one) => READINGS.some((name) => one[name] !== null));
    const recent = readings.filter(among(view, RECENT_DAYS));
    const weekly = weeklyRises(view, readings, riseWeek);
    if (recent.length === 0 && weekly.length === 0) return notEnough(0, NEEDS.readings);
    const broken = recent.flatMap((one) => {
      const evidence = brokenBy(one, before(one, readings), limit, riseMorning);
      return evidence === null ? [] : [found(one, evidence)];
    });
    return worstPerSpot([...broken, ...weekly.flatMap((one) => one ?? [])]);
  },
});

function brokenBy(one: CheckIn, pain: number | null, limit: number, riseMorning: number): Numbers | null {
  const during = one.painDuring !== null && above(one.painDuring, limit) ? { painDuring: one.painDuring } : null;
  const after = one.painAfter !== null && above(one.painAfter, limit) ? { painAfter: one.painAfter } : null;
  const rise = one.painNextMorning !== null && pain !== null ? one.painNextMorning - pain : null;
  const morning =
    rise !== null && one.painNextMorning !== null && pain !== null && above(rise, riseMorning)
      ? { painNextMorning: one.painNextMorning, painBefore: pain, rise }
      : null;
  return during || after || morning ? { ...during, ...after, ...morning, limit } : null;
}

/**
 * Pain before the session that the morning's answer follows: from the same check-in if it speaks of the whole session;
 * otherwise from the latest earlier day (at most two days back); otherwise from the same check-in.
 */
function before(one: CheckIn, readings: readonly CheckIn[]): number | null {
  const wholeSession = one.painDuring !== null || one.painAfter !== null;
  if (wholeSession && one.pain !== null) return one.pain;
  const earlier = readings.findLast((other) => {
    const age = daysBetween(other.day, one.day);
    return other.pain !== null && age >= 1 && age <= 2 && sameSpot(one, other);
  });
  return earlier?.pain ?? one.pain;
}

/** For each question with three readings in both weeks: by how much it rose, or null when it did not. */
function weeklyRises(view: RiskView, readings: readonly CheckIn[], riseWeek: number): readonly (Evidence | null)[] {
  const week = readings.filter(among(view, WEEK));
  const oldestOfWeek = addDays(view.today, 1 - WEEK);
  const earlier = readings.filter(among(view, 2 * WEEK)).filter(({ day }) => day < oldestOfWeek);
  const newestOfSpot = week.filter((one, index) => week.findLastIndex((other) => sameSpot(one, other)) === index);
  return newestOfSpot.flatMap((newest) =>
    READINGS.flatMap((name) => {
      const valuesOf = (list: readonly CheckIn[]) =>
        list.filter((one) => sameSpot(one, newest)).flatMap((one) => one[name] ?? []);
      const now = valuesOf(week);
      const then = valuesOf(earlier);
      if (now.length < NEEDS.readingsPerWeek || then.length < NEEDS.readingsPerWeek) return [];
      const rise = mean(now) - mean(then);
      return [
        atLeast(rise, riseWeek) ? found(newest, { weekMean: mean(now), weekMeanBefore: mean(then), rise }) : null,
      ];
    }),
  );
}

function sameSpot(one: CheckIn, other: CheckIn): boolean {
  return one.painArea === other.painArea && one.painSide === other.painSide;
}

function found({ day, painArea, painSide }: CheckIn, evidence: Numbers): Evidence {
  return {
    ...spotOf(painArea, painSide),
    evidence,
    coverage: { known: 1, of: 1 },
    days: [day],
  };
}

/** One finding per spot: the numbers of everything that was broken there, the newest where two say the same. */
function worstPerSpot(all: readonly Evidence[]): readonly Evidence[] {
  const spots = new Map<string, Evidence>();
  for (const one of all) {
    const key = `${one.area} ${one.side}`;
    const other = spots.get(key);
    const merged = other && {
      evidence: { ...other.evidence, ...one.evidence },
      days: [...new Set([...other.days, ...one.days])].toSorted(),
    };
    spots.set(key, { ...one, ...merged });
  }
  return [...spots.values()];
}
