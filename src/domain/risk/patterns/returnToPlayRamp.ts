import { daysBetween } from '../../day.ts';
import { compareWithLongest } from '../../training/load/exposure.ts';
import { type DoneSession, isExercise } from '../../training/session.ts';
import { above } from '../compare.ts';
import { definePattern, type Evidence } from '../pattern.ts';
import { weekLoad } from '../usualWeek.ts';
import { among, type ReturnToPlay, type RiskView } from '../view.ts';
import { comparable, plannedSize, plannedSpikeCandidates } from './sessionSpike.ts';

const RECENT_DAYS = 2;
const LOOKBACK_DAYS = 30;

/**
 * During a return to play: a session above the caps of the stage (until the return); a week above `ramp` times the mean
 * of the two before it; or a planned session more than `spike` times the longest of 30 days. The last two also apply
 * for `weeks` weeks after the return.
 */
export const returnToPlayRamp = definePattern({
  id: 'R17',
  slug: 'return-ramp',
  severity: 'act',
  grade: 'B-/C',
  cooldownHours: 72,
  minimumData: { returnToPlay: 1 },
  sources: [
    'Ardern et al., BJSM 2016; 50:853-864',
    'Previous injury: HRR 1.9 (doi 10.2519/jospt.2021.9673)',
    'Frandsen et al., BJSM 2025',
  ],
  defaults: { ramp: 1.3, weeks: 8, spike: 1.3 },
  detect(view, { ramp, weeks, spike }) {
    const returnToPlay = view.returnToPlay;
    if (returnToPlay === null || returnToPlay.since > view.today) return [];
    const returned =
      returnToPlay.returnedOn !== null && returnToPlay.returnedOn <= view.today ? returnToPlay.returnedOn : null;
    if (returned !== null && daysBetween(returned, view.today) > weeks * 7) return [];
    return [
      ...(returned === null ? aboveCap(view, returnToPlay) : []),
      ...steepWeek(view, ramp),
      ...plannedSpike(view, spike),
    ].map((one) => ({ ...one, evidence: { stage: returnToPlay.stage, ...one.evidence } }));
  },
});

function aboveCap(view: RiskView, returnToPlay: ReturnToPlay): readonly Evidence[] {
  const sessions = view.sessions
    .filter(isExercise)
    .filter(among(view, RECENT_DAYS))
    .filter(({ day, start }) => day >= returnToPlay.since && start >= (returnToPlay.at ?? start));
  return sessions.flatMap((session) => {
    const evidence = brokenCaps(session, returnToPlay);
    return Object.keys(evidence).length === 0
      ? []
      : [{ session: session.id, evidence, coverage: { known: 1, of: 1 }, days: [session.day] }];
  });
}

function brokenCaps({ minutes, rpe, contact }: DoneSession, returnToPlay: ReturnToPlay): Record<string, number> {
  const { maxMinutes, maxRpe, contactAllowed } = returnToPlay;
  return {
    ...(minutes !== null && maxMinutes !== null && above(minutes, maxMinutes) && { minutes, maxMinutes }),
    ...(rpe !== null && maxRpe !== null && above(rpe, maxRpe) && { rpe, maxRpe }),
    ...(contact === true && !contactAllowed && { contact: 1 }),
  };
}

function steepWeek(view: RiskView, ramp: number): readonly Evidence[] {
  const [load, last, before] = [weekLoad(view, 0), weekLoad(view, 1), weekLoad(view, 2)];
  if (load === null || last === null || before === null) return [];
  const usual = (last + before) / 2;
  if (usual === 0 || !above(load, ramp * usual)) return [];
  return [
    {
      evidence: { weekLoad: load, weeksBefore: usual, ratio: load / usual, ramp },
      coverage: { known: view.measures.at(-1)?.weekLoad.known ?? 0, of: 7 },
      days: view.days.slice(-7).map(({ day }) => day),
    },
  ];
}

function plannedSpike(view: RiskView, limit: number): readonly Evidence[] {
  const earlier = comparable(view, LOOKBACK_DAYS);
  return plannedSpikeCandidates(view).flatMap((session) => {
    const size = plannedSize(session, view);
    const { sessions, spike } = compareWithLongest(size, earlier, { lookbackDays: LOOKBACK_DAYS });
    if (spike === null || !above(spike.ratio, limit)) return [];
    return [
      {
        session: session.id,
        evidence: { planned: 1, ratio: spike.ratio, [spike.quantity]: spike.value, longest: spike.longest },
        coverage: { known: sessions, of: sessions },
        days: [size.day],
      },
    ];
  });
}
