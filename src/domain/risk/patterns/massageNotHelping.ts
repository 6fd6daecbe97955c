import { addDays, dayOf, HOUR } from '../../day.ts';
import { above } from '../compare.ts';
import { definePattern, type Evidence, notEnough, spotOf } from '../pattern.ts';
import type { MassageOutcome, RiskView } from '../view.ts';

const NEEDS = { scoredSessions: 2 };
const AFTER_HOURS = { from: 24, to: 72 };

/**
 * `sessions` or more massages of the same spot within `days` days, of which the best eased pain or stiffness by less
 * than `relief` points 24 to 72 hours later, or after which the latest score is higher than before the first.
 */
export const massageNotHelping = definePattern({
  id: 'R20',
  slug: 'massage-not-helping',
  severity: 'watch',
  grade: 'C',
  cooldownHours: 72,
  minimumData: NEEDS,
  sources: ['Farrar et al., Pain 2001; 94:149-158', 'Practice convention'],
  defaults: { sessions: 3, days: 21, relief: 2 },
  detect(view, { sessions, days, relief }) {
    const from = addDays(view.today, 1 - days);
    const spots = [...bySpot(view).values()]
      .map((all) => all.filter(({ at }) => dayOf(at, view.zone) >= from))
      .filter((recent) => recent.length >= sessions)
      .map((recent) => ({ recent, scored: recent.flatMap(scoredOf) }));
    const most = Math.max(0, ...spots.map(({ scored }) => scored.length));
    if (spots.length > 0 && most < NEEDS.scoredSessions) return notEnough(most, NEEDS.scoredSessions);
    return spots.flatMap(({ recent, scored }): readonly Evidence[] => {
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
  },
});

/** Both scores, if the second was given in time; otherwise nothing. */
function scoredOf(
  outcome: MassageOutcome,
): readonly { readonly outcome: MassageOutcome; readonly before: number; readonly after: number }[] {
  const { at, before, after, afterAt } = outcome;
  const hours = afterAt === null ? AFTER_HOURS.from : (afterAt - at) / HOUR;
  const inTime = hours >= AFTER_HOURS.from && hours <= AFTER_HOURS.to;
  return before === null || after === null || !inTime ? [] : [{ outcome, before, after }];
}

function bySpot(view: RiskView): ReadonlyMap<string, readonly MassageOutcome[]> {
  const spots = new Map<string, MassageOutcome[]>();
  for (const outcome of view.massages) {
    const key = `${outcome.area} ${outcome.side}`;
    spots.set(key, [...(spots.get(key) ?? []), outcome]);
  }
  return spots;
}
