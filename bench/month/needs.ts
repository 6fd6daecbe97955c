import type { BodyArea } from '../../src/domain/checkIn/bodyMap.ts';
import { addDays, dayOf, HOUR, type Instant, instantOf, MINUTE, weekStart } from '../../src/domain/day.ts';
import { bodyOf } from './body.ts';
import { type Athlete, awayAt, type Club, type Done, isHard, ZONE } from './club.ts';

/**
 * What a head physio would have wanted, seen from the end of the month: from what people did, not from what the bot
 * thought of it. Every way of planning is measured against the same needs.
 */
export interface WantedMassage {
  readonly athlete: string;
  readonly why: 'competition' | 'hard' | 'sore' | 'regular';
  /** The whole massage lies in `[from, to)`. */
  readonly from: Instant;
  readonly to: Instant;
  /** The end of the hard session it is for. */
  readonly after: Instant | null;
  readonly weight: number;
}

export const RECOVERY_MINUTES = 30;
const DAY = 24 * HOUR;
const WEIGHT = { competition: 4, hard: 3, sore: 2, regular: 1 } as const;
const MOST_A_WEEK = 2;
/** Without a wish of their own, people are looked after every two weeks. */
const EVERY_DAYS = 14;
const SORE_FROM = 5;
/** Of a hard session that somebody did a little of, nobody needs to recover. */
const HARD_MINUTES = 40;
const WORK_MINUTES = 30;
/** Where hands help; joints and tendons are looked at first. */
export const MUSCLES: readonly BodyArea[] = ['thigh', 'hamstring', 'calf', 'glute', 'lower-back'];

/** The ends of what was hard for this athlete: a competition, or an effort of 7 or more. */
export function hardEnds(done: readonly Done[]): readonly Done[] {
  return done.filter(
    ({ session, rpe, start, end }) => (session.competition || rpe >= 7) && end - start >= HARD_MINUTES * MINUTE,
  );
}

/** The ends of what anybody would call work: what a massage may be said to be recovery from. */
export function workEnds(done: readonly Done[]): readonly Done[] {
  return done.filter(
    ({ session, rpe, start, end }) => (isHard(session) || rpe >= 6) && end - start >= WORK_MINUTES * MINUTE,
  );
}

/**
 * How good an hour after hard work is, 0 to 1: best from 24 to 48 hours, and none before 2 or after 72 (practice
 * convention, docs/science.md).
 */
export function recoveryFit(hours: number): number {
  const points = [
    [2, 0.3],
    [24, 1],
    [48, 1],
    [72, 0.3],
  ] as const;
  const next = points.findIndex(([at]) => hours <= at);
  const [left, right] = [points[next - 1], points[next]];
  if (!left || !right) return hours === points[0][0] ? points[0][1] : 0;
  return left[1] + ((right[1] - left[1]) * (hours - left[0])) / (right[0] - left[0]);
}

/** Where recovery from one hard session may lie: until the next one, and a day before competing. */
export function recoveryWindow(
  end: Instant,
  later: readonly { start: Instant; competition: boolean; hard: boolean }[],
) {
  const next = later.filter(({ start }) => start > end);
  const hard = next.find((one) => one.hard)?.start ?? Number.POSITIVE_INFINITY;
  const competition = next.find((one) => one.competition)?.start ?? Number.POSITIVE_INFINITY;
  return { from: end + 2 * HOUR, to: Math.min(end + 72 * HOUR, hard, competition - DAY) };
}

/** The needs of one athlete from what is known of their sessions; `sore` says how sore they are on a morning. */
export function wantedBy(
  athlete: Athlete,
  { start, end }: Pick<Club, 'start' | 'end'>,
  done: readonly Done[],
  soreOn: (at: Instant) => number,
): readonly WantedMassage[] {
  const sessions = done.map(({ session, start: from, rpe }) => ({
    ...{ start: from, competition: session.competition },
    hard: session.competition || rpe >= 7,
  }));
  const recovery = hardEnds(done).flatMap(({ session, end: after }): readonly WantedMassage[] => {
    const why = session.competition ? 'competition' : 'hard';
    const window = recoveryWindow(after, sessions);
    const wanted = { athlete: athlete.id, why, ...window, after, weight: WEIGHT[why] } as const;
    // With the next hard session within a day, the massage waits for that one.
    return window.to - after < DAY ? [] : [wanted];
  });
  const sore: WantedMassage[] = [];
  for (let day = dayOf(start, ZONE); instantOf(day, '07:30', ZONE) < end; day = addDays(day, 1)) {
    const from = instantOf(day, '07:30', ZONE);
    const covered = [...recovery, ...sore].some((one) => one.from < from + 36 * HOUR && one.to > from - 12 * HOUR);
    if (!covered && soreOn(from) >= SORE_FROM)
      sore.push({ athlete: athlete.id, why: 'sore', from, to: from + 2 * DAY, after: null, weight: WEIGHT.sore });
  }
  const found = [...recovery, ...sore].sort((a, b) => a.from - b.from);
  const regular: WantedMassage[] = [];
  const every = (athlete.everyDays ?? EVERY_DAYS) * DAY;
  let last = start - every / 2;
  for (let at = start; at < end; at += DAY) {
    for (const one of found) if (one.from <= at) last = Math.max(last, one.from);
    if (at - last < every) continue;
    last = at;
    regular.push({ athlete: athlete.id, why: 'regular', from: at, to: at + 5 * DAY, after: null, weight: 1 });
  }
  return withinWeek(
    [...found, ...regular].filter((one) => isThere(athlete, one)).filter((one) => one.from >= start && one.to <= end),
  );
}

/** Everybody's needs as they turned out to be. */
export function wantedIn(club: Club, doneOf: (athlete: Athlete) => readonly Done[]): readonly WantedMassage[] {
  return club.athletes.flatMap((athlete) => {
    const done = doneOf(athlete);
    const body = bodyOf(athlete, done, []);
    return wantedBy(athlete, club, done, (at) => Math.max(...MUSCLES.map((area) => body.soreIn(area, at))));
  });
}

/** Two a week at most, the heaviest first, and two days apart. */
function withinWeek(wanted: readonly WantedMassage[]): readonly WantedMassage[] {
  const kept: WantedMassage[] = [];
  for (const one of wanted.toSorted((a, b) => b.weight - a.weight || a.from - b.from)) {
    const week = weekStart(dayOf(one.from, ZONE));
    const same = kept.filter((other) => weekStart(dayOf(other.from, ZONE)) === week);
    const apart = kept.every((other) => Math.max(one.to - other.from, other.to - one.from) >= 2 * DAY);
    if (same.length < MOST_A_WEEK && apart) kept.push(one);
  }
  return kept.sort((a, b) => a.from - b.from);
}

/** Somebody who is away, or hurt and not yet training, has no such need. */
function isThere(athlete: Athlete, { from, to }: WantedMassage): boolean {
  const { injury } = athlete;
  const isHurt = injury !== null && injury.tissue !== 'tendon' && to > injury.from && from < injury.modified;
  return !isHurt && [from, (from + to) / 2, to - MINUTE].every((at) => awayAt(athlete, at) === null);
}
