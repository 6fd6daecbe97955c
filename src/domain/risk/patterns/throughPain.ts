import type { CheckIn } from '../../checkIn/checkIn.ts';
import { isLoadedBy } from '../../checkIn/loadedAreas.ts';
import { addDays, HOUR } from '../../day.ts';
import { median } from '../../training/load/statistics.ts';
import { type DoneSession, isExercise, type PlannedSession } from '../../training/session.ts';
import { atLeast } from '../compare.ts';
import { definePattern, notEnough } from '../pattern.ts';
import { among, since } from '../view.ts';

const NEEDS = { sessionsWithPain: 2 };
const WEEK = 7;
/** The athlete's usual load for a sport and kind: the median of the six weeks before, from at least three sessions. */
const USUAL_DAYS = 42;
const USUAL_SESSIONS = 3;
const HOURS_BEFORE = 24;

/**
 * On `days` of the last seven days: pain of `pain` or more before the session (or soreness of `soreness` or more where
 * the sport loads the body), and nevertheless `percent` or more of the usual load for that kind of session.
 */
export const throughPain = definePattern({
  id: 'R12',
  slug: 'through-pain',
  severity: 'act',
  grade: 'C',
  cooldownHours: 72,
  minimumData: NEEDS,
  sources: ['Clarsen et al., BJSM 2013; 47:495-502', 'Silbernagel et al., AJSM 2007; 35:897-906'],
  defaults: { pain: 4, soreness: 7, days: 2, percent: 80 },
  detect(view, { pain, soreness, days, percent }) {
    const week = view.sessions.filter(isExercise).filter(among(view, WEEK));
    const answers = view.checkIns.filter(({ at }) => at > (week[0]?.start ?? view.now) - HOURS_BEFORE * HOUR);
    const history = view.sessions.filter(since(view, WEEK + USUAL_DAYS));
    const looked = week.flatMap((session) => {
      const before = feltBefore(session, answers);
      const usual = usualLoad(session, history, view.planned);
      if (before === null || session.load === null || usual === null) return [];
      return [{ session, load: session.load, ...before, percent: (100 * session.load) / usual }];
    });
    if (looked.length < NEEDS.sessionsWithPain) return notEnough(looked.length, NEEDS.sessionsWithPain);
    const through = looked.filter(
      (one) => (atLeast(one.pain ?? 0, pain) || atLeast(one.soreness ?? 0, soreness)) && atLeast(one.percent, percent),
    );
    const on = [...new Set(through.map(({ session }) => session.day))];
    if (on.length < days) return [];
    return [
      {
        evidence: {
          days: on.length,
          worstPain: Math.max(0, ...through.map((one) => one.pain ?? 0)),
          worstSoreness: Math.max(0, ...through.map((one) => one.soreness ?? 0)),
          lowestPercent: Math.min(...through.map((one) => one.percent)),
        },
        coverage: { known: looked.length, of: week.length },
        days: on,
      },
    ];
  },
});

/** What the latest check-ins in the 24 hours before the session say; null when none speaks of pain or soreness. */
function feltBefore(
  session: DoneSession,
  answers: readonly CheckIn[],
): { readonly pain: number | null; readonly soreness: number | null } | null {
  const before = answers.filter(({ at }) => at <= session.start && at > session.start - HOURS_BEFORE * HOUR);
  const pain = before.findLast((one) => one.pain !== null)?.pain ?? null;
  const named = before.findLast((one) => one.soreness !== null)?.soreness ?? null;
  if (pain === null && named === null) return null;
  const loaded = named?.filter(({ area }) => isLoadedBy(area, session.sport)).map(({ value }) => value);
  return { pain, soreness: loaded === undefined ? null : Math.max(0, ...loaded) };
}

/**
 * From earlier sessions of the sport and kind; with too few of them, from what was planned; null when neither is known.
 */
function usualLoad(
  session: DoneSession,
  history: readonly DoneSession[],
  plannedSessions: readonly PlannedSession[],
): number | null {
  const from = addDays(session.day, -USUAL_DAYS);
  const loads = history
    .filter((one) => one.sport === session.sport && one.kind === session.kind && one.start < session.start)
    .filter(({ day }) => day >= from)
    .flatMap(({ load }) => (load !== null && load > 0 ? [load] : []));
  if (loads.length >= USUAL_SESSIONS) return median(loads);
  const planned = plannedSessions.find(({ id }) => id === session.plannedId)?.plannedLoad ?? null;
  return planned !== null && planned > 0 ? planned : null;
}
