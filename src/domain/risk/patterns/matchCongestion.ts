import { addDays, dayOf, HOUR, type Instant } from '../../day.ts';
import { matchGaps } from '../../load/exposure.ts';
import { atLeast } from '../compare.ts';
import { definePattern, notEnough } from '../pattern.ts';
import type { MatchExposure, RiskView } from '../view.ts';

/**
 * Two competitions of `minMinutes` or more played within `gapHours` from start to start, or `matches` of them in `days`
 * days. Only while the last one is that recent.
 */
export const matchCongestion = definePattern({
  id: 'R11',
  slug: 'match-congestion',
  severity: 'watch',
  grade: 'B-',
  cooldownHours: 0,
  minimumData: { matchesWithMinutes: 1 },
  sources: [
    'Bengtsson et al., BJSM 2018; 52:1116-1122 (muscle injuries only)',
    'Front Sports Act Living 2023; 5:1164454',
    'Practice convention (3 in 8 days)',
  ],
  defaults: { gapHours: 72, matches: 3, days: 8, minMinutes: 45 },
  detect(view, { gapHours, matches, days, minMinutes }) {
    const from = addDays(view.today, 1 - days);
    const earliest = view.now - (days + 2) * 24 * HOUR;
    const recent = exposures(view, earliest).filter(({ start }) => dayOf(start, view.zone) >= from);
    const told = recent.filter(({ minutes }) => minutes !== null);
    if (told.length === 0 && recent.length > 0) return notEnough(0, recent.length);
    const played = told.filter(({ minutes }) => minutes !== null && atLeast(minutes, minMinutes));
    const gap = matchGaps(played.map(({ start }) => start)).at(-1) ?? null;
    const last = played.at(-1);
    const tight =
      gap !== null && last !== undefined && atLeast(gapHours, gap) && view.now - last.start <= gapHours * HOUR;
    if (last === undefined || (!tight && played.length < matches)) return [];
    return [
      {
        evidence: { ...(gap !== null && { gapHours: gap }), matches: played.length, days },
        coverage: { known: told.length, of: recent.length },
        days: played.map(({ start }) => dayOf(start, view.zone)),
      },
    ];
  },
});

/** Matches written down since `earliest`, and reported competitions that nobody wrote down as a match. */
function exposures(view: RiskView, earliest: Instant): readonly MatchExposure[] {
  const matches = view.matches.filter(({ start }) => start >= earliest);
  const known = new Set(matches.map(({ start }) => dayOf(start, view.zone)));
  const reported = view.sessions
    .filter((one) => one.kind === 'competition' && one.start >= earliest && !known.has(one.day))
    .map(({ start, minutes }) => ({ start, minutes }));
  return [...matches, ...reported].sort((one, other) => one.start - other.start);
}
