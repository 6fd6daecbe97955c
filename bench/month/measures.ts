import { HOUR, type Instant, MINUTE } from '../../src/domain/day.ts';
import {
  type Athlete,
  asHeld,
  type Club,
  type Done,
  SHAPES,
  type Shape,
  type Span,
  shapeOf,
  shiftsOf,
} from './club.ts';
import { isPossible, judge, startsIn } from './judge.ts';
import type { Massage } from './massage.ts';
import { hardEnds, RECOVERY_MINUTES, recoveryFit, recoveryWindow, type WantedMassage, wantedIn } from './needs.ts';
import { workOf } from './paper.ts';

export interface WeekFigures {
  readonly shape: Shape;
  /** Per athlete. */
  readonly massages: number;
  readonly recoveryMinutes: number;
  /** Of the hours therapists were there, in percent. */
  readonly used: number;
}

export interface Figures {
  readonly massages: number;
  readonly missed: number;
  readonly weeks: readonly WeekFigures[];
  readonly gini: number;
  /** Percent of recovery work. */
  readonly bestThird: number;
  readonly oneToTwoDays: number;
  readonly unsafe: number;
  readonly unsafeRules: Readonly<Record<string, number>>;
  readonly reasonGone: number;
  readonly reasonsGone: Readonly<Record<string, number>>;
  readonly idleHours: number;
  /** Of the idle hours, those in which a need that was not met would have fitted. */
  readonly fittingHours: number;
  readonly needs: number;
  readonly met: number;
  /** As many as somebody who had known everything would have met, the heaviest need first. */
  readonly could: number;
  readonly overTwo: number;
  /** Null where nobody sends any. */
  readonly messagesPerMassage: number | null;
  readonly processorSeconds: number | null;
}

type DoneOf = (athlete: Athlete) => readonly Done[];

const DAY = 24 * HOUR;
const TURNOVER = 10 * MINUTE;
const AFTER_HARD = ['hours-after-hard', 'matchday'];

export function figuresOf(
  club: Club,
  { massages, missed }: { readonly massages: readonly Massage[]; readonly missed: number },
  doneOf: DoneOf,
): Figures {
  const judged = judge(club, massages, doneOf);
  const needs = wantedIn(club, doneOf);
  const { met, fitting } = servedIn(club, massages, needs, doneOf);
  const hindsight = servedIn(club, [], needs, doneOf);
  const recovery = massages.filter(isRecovery).map((one) => placeOf(club, one, doneOf));
  const known = recovery.filter((one) => one !== null);
  const shifts = club.therapists.flatMap((one) => shiftsOf(club, one));
  const treated = sum(massages.map(({ start, end }) => end + TURNOVER - start));
  return {
    massages: massages.length,
    missed,
    weeks: SHAPES.map((shape) => weekOf(club, massages, shape)),
    gini: giniOf(club, massages, doneOf),
    bestThird: share(known.filter(({ bestThird }) => bestThird).length, recovery.length),
    oneToTwoDays: share(known.filter(({ hours }) => hours >= 24 && hours <= 48).length, recovery.length),
    unsafe: judged.unsafeMassages,
    unsafeRules: Object.fromEntries(judged.unsafe),
    reasonGone: judged.reasonGoneMassages,
    reasonsGone: Object.fromEntries(judged.reasonGone),
    idleHours: Math.max(0, (sum(shifts.map(({ start, end }) => end - start)) - treated) / HOUR),
    fittingHours: (fitting * RECOVERY_MINUTES) / 60,
    needs: needs.length,
    met,
    could: Math.max(met + fitting, hindsight.fitting),
    overTwo: club.athletes.filter(({ id }) => hasMoreThanTwo(massages.filter((one) => one.athlete === id))).length,
    messagesPerMassage: null,
    processorSeconds: null,
  };
}

function weekOf(club: Club, massages: readonly Massage[], shape: Shape): WeekFigures {
  const own = massages.filter(({ start }) => shapeOf(club, start) === shape);
  const hours = club.therapists
    .flatMap((one) => shiftsOf(club, one))
    .filter(({ start }) => shapeOf(club, start) === shape)
    .map(({ start, end }) => end - start);
  const lengths = (of: readonly Massage[]) => sum(of.map(({ start, end }) => end - start));
  return {
    shape,
    massages: own.length / club.athletes.length,
    recoveryMinutes: lengths(own.filter(isRecovery)) / MINUTE / club.athletes.length,
    used: share(lengths(own) + own.length * TURNOVER, sum(hours)),
  };
}

function isRecovery({ type, reasons }: Massage): boolean {
  return type === 'RECOVERY' || (type !== 'POST_EVENT' && reasons.some(({ code }) => AFTER_HARD.includes(code)));
}

/** How long after the last hard session of theirs a massage lay, and whether in the best third of what was possible. */
function placeOf({ athletes }: Club, massage: Massage, doneOf: DoneOf) {
  const athlete = athletes.find(({ id }) => id === massage.athlete);
  const done = athlete ? doneOf(athlete) : [];
  const last = hardEnds(done).findLast(({ end }) => end <= massage.start);
  if (!last) return null;
  const sessions = done.map(({ session, rpe, start }) => ({
    ...{ start, competition: session.competition },
    hard: session.competition || rpe >= 7,
  }));
  const { from, to } = recoveryWindow(last.end, sessions);
  const hours = (massage.start - last.end) / HOUR;
  const fits = startsIn({ start: from, end: to }, RECOVERY_MINUTES)
    .map((at) => recoveryFit((at - last.end) / HOUR))
    .sort((a, b) => b - a);
  const least = fits[Math.floor(fits.length / 3)] ?? 1;
  return { hours, bestThird: massage.start < to && recoveryFit(hours) >= least };
}

/** Which needs were met, and how many of the others would have fitted into hours in which a therapist waited. */
function servedIn(club: Club, massages: readonly Massage[], needs: readonly WantedMassage[], doneOf: DoneOf) {
  const left = new Set(massages);
  const unmet = needs
    .toSorted((a, b) => a.to - b.to)
    .filter(({ athlete, from, to }) => {
      const one = [...left].find((had) => had.athlete === athlete && had.start >= from && had.end <= to);
      if (one) left.delete(one);
      return !one;
    });
  const placed = [...massages];
  let fitting = 0;
  for (const need of unmet.toSorted((a, b) => b.weight - a.weight || a.to - b.to)) {
    const athlete = club.athletes.find(({ id }) => id === need.athlete);
    const start = athlete && freeStart(club, athlete, need, placed, doneOf(athlete));
    if (!start) continue;
    placed.push(start);
    fitting += 1;
  }
  return { met: needs.length - unmet.length, fitting };
}

function freeStart(
  club: Club,
  athlete: Athlete,
  need: WantedMassage,
  placed: readonly Massage[],
  done: readonly Done[],
): Massage | null {
  const own = placed.filter((one) => one.athlete === athlete.id).sort((a, b) => a.start - b.start);
  const busy: readonly Span[] = [
    ...club.sessions.flatMap((one) => (one.squad === athlete.squad ? (asHeld(one) ?? []) : [])),
    ...workOf(athlete, need.from - DAY, need.to + DAY),
  ].filter(({ start, end }) => end > need.from - DAY && start < need.to + DAY);
  for (const therapist of club.therapists) {
    const taken = placed.filter((one) => one.therapist === therapist.id);
    for (const shift of shiftsOf(club, therapist)) {
      const open = { start: Math.max(shift.start, need.from), end: Math.min(shift.end, need.to) };
      for (const start of startsIn(open, RECOVERY_MINUTES)) {
        const end = start + RECOVERY_MINUTES * MINUTE;
        if (taken.some((one) => one.start < end + TURNOVER && one.end + TURNOVER > start)) continue;
        const one: Massage = {
          athlete: athlete.id,
          therapist: therapist.id,
          type: 'RECOVERY',
          start,
          end,
          reasons: [],
        };
        if (isPossible({ athlete, done, massages: own }, one, busy)) return one;
      }
    }
  }
  return null;
}

/** Three in any seven days. */
function hasMoreThanTwo(massages: readonly Massage[]): boolean {
  const starts = massages.map(({ start }) => start).sort((a, b) => a - b);
  return starts.some((start, index) => (starts[index + 2] ?? Number.POSITIVE_INFINITY) - start < 7 * DAY);
}

/**
 * How unevenly massages fell among those with like load: of one squad, the same third of load, and there for most of
 * the month. 0 is the same for everybody, 1 all for one.
 */
function giniOf(club: Club, massages: readonly Massage[], doneOf: DoneOf): number {
  const there = club.athletes.filter(
    ({ injury, away }) => injury === null && sum(away.map(({ from, to }) => to - from)) < 7 * DAY,
  );
  const groups = (['Football', 'Running'] as const).flatMap((squad) => {
    const byLoad = there
      .filter((one) => one.squad === squad)
      .map(({ id, ...one }) => ({ id, load: loadOf(doneOf({ id, ...one }), club.start) }))
      .sort((a, b) => a.load - b.load);
    const third = Math.ceil(byLoad.length / 3);
    return [0, 1, 2].map((at) => byLoad.slice(at * third, (at + 1) * third)).filter((group) => group.length > 1);
  });
  const weighed = groups.map((group) => {
    const counts = group.map(({ id }) => massages.filter((one) => one.athlete === id).length);
    return { people: group.length, gini: gini(counts) };
  });
  return sum(weighed.map((one) => one.people * one.gini)) / Math.max(1, sum(weighed.map((one) => one.people)));
}

function loadOf(done: readonly Done[], from: Instant): number {
  return sum(done.filter(({ start }) => start >= from).map(({ rpe, start, end }) => (rpe * (end - start)) / MINUTE));
}

function gini(counts: readonly number[]): number {
  const total = sum(counts);
  if (total === 0) return 0;
  const apart = sum(counts.flatMap((a) => counts.map((b) => Math.abs(a - b))));
  return apart / (2 * counts.length * total);
}

function sum(figures: readonly number[]): number {
  return figures.reduce((all, one) => all + one, 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}
