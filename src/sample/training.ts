import { addDays, type Day, daysBetween, type Instant, instantOf, MINUTE, startOfDay } from '../domain/day.ts';
import { sessionLoad } from '../domain/training/load/sessionLoad.ts';
import { isExercise } from '../domain/training/session.ts';
import type { NewReport } from '../store/training/sessions.ts';
import { type Dice, diceFor, roundTo } from './dice.ts';
import type { SquadEvent } from './feeds.ts';
import { type SampleAthlete, SPORT_OF } from './people.ts';

export type SampleReport = Omit<NewReport, 'personId'>;

interface Moment {
  readonly now: Instant;
  readonly today: Day;
  readonly zone: string;
}

/** What an athlete did in a session, before it is written down. */
interface Effort {
  readonly minutes: number;
  readonly rpe: number;
  readonly distanceKm: number | null;
}

/** How long the story of the last week is, and how long the easy weeks before it were. */
const WEEK = 7;
const EASY_UNTIL = 28;
const LONG_RUN_KM = 24;

/** What one athlete has reported so far of the squad's calendar, and of what they did on their own. */
export function reportsOf(athlete: SampleAthlete, events: readonly SquadEvent[], moment: Moment): SampleReport[] {
  if (athlete.story === 'no-consent') return [];
  const { now, today } = moment;
  const ended = events.filter((event) => isExercise(event) && event.end <= now);
  const own = ended.flatMap((event) => {
    const { day } = event;
    const ago = daysBetween(day, today);
    if (isLeftToStory(athlete, ago)) return [];
    const dice = diceFor(athlete.slug, 'session', day);
    if (!tellsOf(athlete, ago, dice)) return [];
    const effort = inStory(athlete, ago, usualEffort(athlete, event, dice));
    const reportedAt = event.end + dice.whole(15, 170) * MINUTE;
    return reportedAt > now ? [] : [report(athlete, moment, { event, day, start: event.start, ...effort, reportedAt })];
  });
  return [...own, ...storyReports(athlete, ended, moment)];
}

/** Days on which only the story says what was done. */
function isLeftToStory({ story }: SampleAthlete, ago: number): boolean {
  return (story === 'flat-week' && ago <= WEEK) || (story === 'long-run-spike' && ago <= 1);
}

function tellsOf({ slug, story }: SampleAthlete, ago: number, dice: Dice): boolean {
  if (story === 'silent' && ago < WEEK) return false;
  if (story === 'patchy') return !isHole(ago) && dice.chance(0.68);
  if (story === 'back-at-once' || story === 'flat-week') return ago < EASY_UNTIL || dice.chance(0.98);
  // Everybody forgets some, and some people forget more.
  return dice.chance(diceFor(slug, 'diligence').between(0.87, 0.96));
}

/** Days about which a patchy athlete said nothing at all. */
export function isHole(ago: number): boolean {
  return (ago >= 9 && ago <= 12) || (ago >= 17 && ago <= 20);
}

function usualEffort(athlete: SampleAthlete, event: SquadEvent, dice: Dice): Effort {
  const person = diceFor(athlete.slug, 'build');
  const feels = person.between(-0.6, 0.6);
  const pace = person.between(5.2, 6.5);
  const further = person.between(1, 1.14);
  const planned = event.plannedRpe ?? 2;
  const rpe = Math.min(10, Math.max(1, roundTo(planned + feels + dice.between(-0.8, 0.8), 0.5)));
  if (athlete.squad === 'Distance') {
    const km = (event.plannedDistanceKm ?? 8.5) * further * dice.between(0.99, 1.01);
    return { rpe, distanceKm: roundTo(km, 0.1), minutes: Math.round(km * (pace + (planned > 5 ? -0.4 : 0.2))) };
  }
  const length = event.plannedMinutes ?? (event.end - event.start) / MINUTE;
  if (event.kind === 'competition' && athlete.story !== 'back-at-once' && dice.chance(0.25)) {
    return { rpe: Math.max(3, rpe - 2.5), minutes: dice.whole(25, 45), distanceKm: null };
  }
  return { rpe, minutes: Math.round(length * dice.between(0.98, 1.02)), distanceKm: null };
}

/** Three weeks at a much easier pace, then the whole programme again. */
function inStory({ story }: SampleAthlete, ago: number, effort: Effort): Effort {
  if (story !== 'back-at-once' || ago >= EASY_UNTIL) return effort;
  if (ago < WEEK) return { ...effort, rpe: Math.min(10, effort.rpe + 0.5) };
  return { ...effort, rpe: Math.max(1, roundTo(effort.rpe * 0.42, 0.5)), minutes: Math.round(effort.minutes * 0.93) };
}

/** Sessions of a story: they replace the squad's own that day, or come on top of them. */
function storyReports(athlete: SampleAthlete, ended: readonly SquadEvent[], moment: Moment): SampleReport[] {
  const { now, today, zone } = moment;
  const on = (day: Day, time: string, effort: Effort): SampleReport => {
    const event = ended.findLast((one) => one.day === day) ?? null;
    const start = event?.start ?? before(now, day, instantOf(day, time, zone), effort.minutes, zone);
    const reportedAt = Math.min(now, start + (effort.minutes + 40) * MINUTE);
    return report(athlete, moment, { event, day, start, ...effort, reportedAt });
  };
  switch (athlete.story) {
    case 'flat-week':
      return [6, 5, 4, 3, 2, 1, 0].map((ago) => {
        const rpe = [5.5, 6, 6][ago % 3] ?? 6;
        const minutes = [57, 54, 60, 56][ago % 4] ?? 57;
        return on(addDays(today, -ago), '06:15', { rpe, minutes, distanceKm: roundTo(minutes / 5.6, 0.1) });
      });
    case 'long-run-spike':
      return [on(addDays(today, -1), '09:30', { rpe: 7, minutes: 142, distanceKm: LONG_RUN_KM })];
    default:
      return [];
  }
}

/** A run before breakfast. When it is still night, one that has just ended on the same day. */
function before(now: Instant, day: Day, start: Instant, minutes: number, zone: string): Instant {
  return Math.max(startOfDay(day, zone), Math.min(start, now - minutes * MINUTE));
}

function report(
  athlete: SampleAthlete,
  { zone }: Moment,
  done: Effort & Pick<SampleReport, 'day' | 'start' | 'reportedAt'> & { readonly event: SquadEvent | null },
): SampleReport {
  const { event, day, start, minutes, rpe, distanceKm, reportedAt } = done;
  const worked = sessionLoad(rpe, minutes);
  return {
    day,
    start,
    zone,
    rpe,
    minutes,
    distanceKm,
    reportedAt,
    sport: SPORT_OF[athlete.squad],
    kind: event?.kind ?? 'training',
    load: 'load' in worked ? worked.load : null,
    late: false,
    plannedId: event?.id ?? null,
  };
}
