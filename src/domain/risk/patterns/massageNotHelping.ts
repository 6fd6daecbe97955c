import { addDays, dayOf, HOUR, type Instant } from '../../day.ts';
import { above } from '../compare.ts';
import { definePattern, type Evidence, notEnough, spotOf } from '../pattern.ts';
import type { MassageOutcome, RiskView } from '../view.ts';

const NEEDS = { scoredSessions: 2 };
const AFTER_HOURS = { from: 24, to: 72 };

/**
 * `sessions` or more massages of the same spot within `days` days, of which the best eased pain or stiffness by less
 * than `relief` points 24 to 72 hours later, or after which the latest score is higher than before the first. To act on:
 * one massage of the last `recent` days after which it hurts by `rise` points or more above before, or `worse` or more.
 */
export const massageNotHelping = definePattern({
  id: 'R20',
  slug: 'massage-not-helping',
  severity: 'watch',
  grade: 'C',
  cooldownHours: 72,
  minimumData: NEEDS,
  sources: ['Farrar et al., Pain 2001; 94:149-158', 'Practice convention'],
  defaults: { sessions: 3, days: 21, relief: 2, rise: 3, worse: 7, recent: 7 },
  detect(view, { sessions, days, relief, rise, worse, recent: recentDays }) {
    const from = addDays(view.today, 1 - days);
    const hurt = hurtAfter(view, { rise, worse, recent: recentDays });
    const spots = [...bySpot(view).values()]
      .map((all) => all.filter(({ at }) => dayOf(at, view.zone) >= from))
      .filter((recent) => recent.length >= sessions)
      .map((recent) => ({ recent, scored: recent.flatMap(scoredOf) }));
    const most = Math.max(0, ...spots.map(({ scored }) => scored.length));
    if (hurt.length === 0 && spots.length > 0 && most < NEEDS.scoredSessions)
      return notEnough(most, NEEDS.scoredSessions);
    const littleHelp = spots.flatMap(({ recent, scored }): readonly Evidence[] => {
      const first = scored.at(0);
      const latest = scored.at(-1);
      if (first === undefined || latest === undefined || scored.length < NEEDS.scoredSessions) return [];
      const best = Math.max(...scored.map(({ before, after }) => before - after));
      if (!above(relief, best) && !above(latest.after, first.before)) return [];
      return [
        {
          ...spotOf(first.outcome.area, first.outcome.side),
          evidence: { sessions: recent.length, bestRelief: best, firstBefore: first.before, latestAfter: latest.after },
          coverage: { known: scored.length, of: recent.length },
          days: recent.map(({ at }) => dayOf(at, view.zone)),
        },
      ];
    });
    return [...hurt, ...littleHelp];
  },
});

/** Massages after which the spot hurts far more, or much: the newest of each spot, if its answer came in time. */
function hurtAfter(
  view: RiskView,
  { rise, worse, recent }: { readonly rise: number; readonly worse: number; readonly recent: number },
): readonly Evidence[] {
  const from = addDays(view.today, 1 - recent);
  return [...bySpot(view).values()].flatMap((all): readonly Evidence[] => {
    const { at, before, after, afterAt, area, side } = all.at(-1) ?? {};
    if (at === undefined || typeof after !== 'number' || area === undefined) return [];
    if (dayOf(afterAt ?? at, view.zone) < from || !isInTime(at, afterAt ?? null)) return [];
    const rose = typeof before === 'number' && after - before >= rise;
    if (!rose && after < worse) return [];
    return [
      {
        severity: 'act',
        ...spotOf(area, side ?? null),
        evidence: { after, ...(typeof before === 'number' ? { before } : {}) },
        coverage: { known: 1, of: 1 },
        days: [dayOf(at, view.zone)],
      },
    ];
  });
}

/** Both scores, if the second was given in time; otherwise nothing. */
function scoredOf(
  outcome: MassageOutcome,
): readonly { readonly outcome: MassageOutcome; readonly before: number; readonly after: number }[] {
  const { at, before, after, afterAt } = outcome;
  return before === null || after === null || !isInTime(at, afterAt) ? [] : [{ outcome, before, after }];
}

function isInTime(at: Instant, afterAt: Instant | null): boolean {
  const hours = afterAt === null ? AFTER_HOURS.from : (afterAt - at) / HOUR;
  return hours >= AFTER_HOURS.from && hours <= AFTER_HOURS.to;
}

function bySpot(view: RiskView): ReadonlyMap<string, readonly MassageOutcome[]> {
  const spots = new Map<string, MassageOutcome[]>();
  for (const outcome of view.massages) {
    const key = `${outcome.area} ${outcome.side}`;
    spots.set(key, [...(spots.get(key) ?? []), outcome]);
  }
  return spots;
}
