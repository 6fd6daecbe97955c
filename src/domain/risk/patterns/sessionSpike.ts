import { addDays, dayOf } from '../../day.ts';
import { type Comparison, compareWithLongest, type SessionSize } from '../../training/load/exposure.ts';
import { type DoneSession, isExercise, type PlannedSession } from '../../training/session.ts';
import { above } from '../compare.ts';
import { definePattern, type Evidence, notEnough } from '../pattern.ts';
import { among, type RiskView, since } from '../view.ts';

const NEEDS = { sessions: 4, days: 30 };

/** Sessions done today and yesterday (an evening session is often reported the next morning). */
const RECENT_DAYS = 2;
/** Planned sessions this far ahead: there is still time to change them. */
const AHEAD_DAYS = 7;

/**
 * One session longer than the longest of the same sport in the `lookbackDays` before it, by more than the factor
 * `small`; more than `large` times needs action. Applies to sessions that were done and, before they happen, to planned
 * ones. Shown for runners; for other sports the evidence says `extrapolated`.
 */
export const sessionSpike = definePattern({
  id: 'R07',
  slug: 'session-spike',
  severity: 'watch',
  grade: 'B',
  cooldownHours: 0,
  minimumData: NEEDS,
  sources: ['Frandsen et al., BJSM 2025, doi 10.1136/bjsports-2024-109380'],
  defaults: { small: 1.1, moderate: 1.3, large: 2, lookbackDays: 30 },
  detect(view, { small, moderate, large, lookbackDays }) {
    const done = view.sessions.filter(isExercise).filter(among(view, RECENT_DAYS));
    const sessions = [...done, ...plannedSpikeCandidates(view)];
    const earlier = comparable(view, lookbackDays);
    const looked = sessions.map((session) => ({ session, ...comparison(session, view, earlier, lookbackDays) }));
    if (looked.length > 0 && looked.every(({ spike }) => spike === null))
      return notEnough(Math.max(...looked.map((one) => one.sessions)), NEEDS.sessions);
    return looked.flatMap(({ session, size, sessions: compared, spike }): readonly Evidence[] => {
      if (spike === null || !above(spike.ratio, small)) return [];
      return [
        {
          severity: above(spike.ratio, large) ? 'act' : 'watch',
          session: session.id,
          evidence: {
            ratio: spike.ratio,
            [spike.quantity]: spike.value,
            longest: spike.longest,
            level: above(spike.ratio, large) ? 3 : above(spike.ratio, moderate) ? 2 : 1,
            planned: 'rpe' in session ? 0 : 1,
            extrapolated: size.sport === 'running' ? 0 : 1,
            lookbackDays,
          },
          coverage: { known: compared, of: compared },
          days: [size.day],
        },
      ];
    });
  },
});

/** Planned sessions of the coming days that say how big they will be. */
export function plannedSpikeCandidates(view: RiskView): readonly PlannedSession[] {
  const last = addDays(view.today, AHEAD_DAYS);
  return view.planned.filter((one) => {
    const sized = one.plannedDistanceKm !== null || one.plannedMinutes !== null || one.plannedLoad !== null;
    return (
      sized &&
      isExercise(one) &&
      one.status !== 'cancelled' &&
      one.start > view.now &&
      dayOf(one.start, one.zone) <= last
    );
  });
}

/** Sessions done that any session of today, yesterday or the plan may be compared with. */
export function comparable(view: RiskView, lookbackDays: number): readonly DoneSession[] {
  return view.sessions.filter(since(view, lookbackDays + RECENT_DAYS));
}

/**
 * The session's size compared with the athlete's longest; `earlier` is what `comparable` returns. What is planned is
 * compared by distance with what was run, and otherwise with what was planned before: a calendar's hours are no report.
 */
function comparison(
  session: DoneSession | PlannedSession,
  view: RiskView,
  earlier: readonly DoneSession[],
  lookbackDays: number,
): Comparison & { readonly size: SessionSize } {
  const rule = { lookbackDays, minSessions: NEEDS.sessions };
  if ('rpe' in session) return { size: session, ...compareWithLongest(session, earlier, rule) };
  const size = plannedSize(session, view);
  const byDistance = compareWithLongest({ ...size, minutes: null, load: null }, earlier, rule);
  if (byDistance.spike !== null) return { size, ...byDistance };
  const before = view.planned
    .filter(({ start, status }) => start < session.start && start <= view.now && status !== 'cancelled')
    .map((one) => plannedSize(one, view));
  const byLength = compareWithLongest({ ...size, distanceKm: null }, before, rule);
  return { size, sessions: Math.max(byDistance.sessions, byLength.sessions), spike: byLength.spike };
}

export function plannedSize(session: PlannedSession, view: RiskView): SessionSize & Pick<PlannedSession, 'kind'> {
  return {
    kind: session.kind,
    start: session.start,
    day: dayOf(session.start, session.zone),
    sport: session.sport ?? view.sport,
    distanceKm: session.plannedDistanceKm,
    minutes: session.plannedMinutes,
    load: session.plannedLoad,
  };
}
