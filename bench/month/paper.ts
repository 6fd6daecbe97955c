import { addDays, dayOf, HOUR, type Instant, instantOf, MINUTE, timeOf, weekdayOf } from '../../src/domain/day.ts';
import { diceFor } from '../../src/sample/dice.ts';
import {
  type Athlete,
  asKnown,
  awayAt,
  type Club,
  type Done,
  isHard,
  type Session,
  type Span,
  shiftsOf,
  shuffled,
  ZONE,
} from './club.ts';
import { sorestMuscle, startsIn } from './judge.ts';
import type { Massage } from './massage.ts';
import { RECOVERY_MINUTES, recoveryFit, type WantedMassage, wantedBy } from './needs.ts';

/** Other ways to plan the same month, with nothing but paper: on Sunday at six for the week that comes. */
export interface Paper {
  readonly massages: readonly Massage[];
  readonly missed: number;
}

type DoneOf = (athlete: Athlete) => readonly Done[];

const DAY = 24 * HOUR;
const SLOT_MINUTES = 40;
const REGULAR_MINUTES = 45;
const TURNOVER = 10 * MINUTE;

/** The four Sunday evenings on which a week is planned. */
function sundays({
  firstDay,
}: Club): readonly { readonly now: Instant; readonly start: Instant; readonly end: Instant }[] {
  return [0, 7, 14, 21].map((days) => ({
    now: instantOf(addDays(firstDay, days - 1), '18:00', ZONE),
    start: instantOf(addDays(firstDay, days), '00:00', ZONE),
    end: instantOf(addDays(firstDay, days + 7), '00:00', ZONE),
  }));
}

/** A sheet on the door: first come, first served. Everybody takes a free slot they like; most come. */
export function signUpSheet(club: Club, doneOf: DoneOf): Paper {
  const booked: Massage[] = [];
  for (const { now, start, end } of sundays(club)) {
    const free = new Set(
      club.therapists.flatMap((therapist) =>
        shiftsOf(club, therapist)
          .filter((shift) => shift.start >= start && shift.start < end)
          .flatMap((shift) =>
            startsIn(shift, RECOVERY_MINUTES, 5)
              .filter((at) => ((at - shift.start) / MINUTE) % SLOT_MINUTES === 0)
              .map((at) => ({ therapist: therapist.id, at })),
          ),
      ),
    );
    const order = shuffled(club.athletes, diceFor('sheet', club.seed, now));
    for (const athlete of order) {
      const dice = diceFor('signs up', club.seed, athlete.id, now);
      const known = knownSessions(club, athlete, now);
      const had = booked.flatMap((one) => (one.athlete === athlete.id && one.start < now ? [one.start] : []));
      const sore = sorestMuscle(athlete, doneOf(athlete), had, now);
      const wish = athlete.keen * (sore && sore.value >= 4 ? 1.3 : 0.9);
      const times = (dice.chance(wish) ? 1 : 0) + (dice.chance(wish * 0.35) ? 1 : 0);
      for (let time = 0; time < times; time += 1) {
        const busy = [...known, ...workOf(athlete, start, end), ...holidaysOf(athlete)];
        const mine = booked.filter((one) => one.athlete === athlete.id);
        const fits = [...free].filter(
          ({ at }) =>
            busy.every((one) => one.end <= at || one.start >= at + RECOVERY_MINUTES * MINUTE) &&
            mine.every((one) => dayOf(one.start, ZONE) !== dayOf(at, ZONE)),
        );
        const liked = fits.filter(({ at }) => likes(athlete, at));
        const choice = shuffled(liked.length > 0 ? liked : fits, dice)[0];
        if (!choice) break;
        free.delete(choice);
        const after = known.findLast((one) => one.end <= choice.at && choice.at - one.end < 3 * DAY && isHard(one));
        booked.push({
          ...{ athlete: athlete.id, therapist: choice.therapist, type: after ? 'RECOVERY' : 'MAINTENANCE' },
          ...{ start: choice.at, end: choice.at + RECOVERY_MINUTES * MINUTE },
          reasons: after
            ? [{ code: 'hours-after-hard', values: { hours: Math.round((choice.at - after.end) / HOUR) } }]
            : sore && sore.value >= 4
              ? [{ code: 'soreness', values: { area: sore.area, side: sore.side, score: Math.round(sore.value) } }]
              : [{ code: 'asked', values: {} }],
        });
      }
    }
  }
  return came(club, booked);
}

/** Needs of the coming week as Sunday knows them, the heaviest first, each at its best hour that is free. */
export function greedyRule(club: Club, doneOf: DoneOf): Paper {
  const booked: Massage[] = [];
  for (const { now, start, end } of sundays(club)) {
    const wanted = club.athletes
      .flatMap((athlete) => expectedBy(club, athlete, doneOf, now).map((need) => ({ athlete, need })))
      .filter(({ need }) => need.to > start && need.from < end)
      .sort((a, b) => b.need.weight - a.need.weight || a.need.from - b.need.from);
    for (const { athlete, need } of wanted) {
      const minutes = need.why === 'regular' ? REGULAR_MINUTES : RECOVERY_MINUTES;
      const busy = [...knownSessions(club, athlete, now), ...workOf(athlete, start, end), ...holidaysOf(athlete)];
      const mine = booked.filter((one) => one.athlete === athlete.id);
      let best: { readonly therapist: string; readonly at: Instant; readonly fit: number } | null = null;
      for (const therapist of club.therapists) {
        const taken = booked.filter((one) => one.therapist === therapist.id);
        for (const shift of shiftsOf(club, therapist)) {
          if (shift.end <= Math.max(start, need.from) || shift.start >= Math.min(end, need.to)) continue;
          const open = { start: Math.max(shift.start, need.from, start), end: Math.min(shift.end, need.to, end) };
          for (const at of startsIn(open, minutes)) {
            const until = at + minutes * MINUTE;
            const clear =
              taken.every((one) => one.end + TURNOVER <= at || one.start >= until + TURNOVER) &&
              busy.every((one) => one.end + TURNOVER <= at || one.start >= until + TURNOVER) &&
              mine.every((one) => Math.abs(one.start - at) >= 2 * DAY);
            const fit = need.after === null ? 1 - (at - need.from) / (7 * DAY) : recoveryFit((at - need.after) / HOUR);
            if (clear && (best === null || fit > best.fit)) best = { therapist: therapist.id, at, fit };
          }
        }
      }
      if (!best) continue;
      const code = need.after !== null ? 'hours-after-hard' : need.why === 'sore' ? 'soreness' : 'days-since-massage';
      const sore = sorestMuscle(athlete, doneOf(athlete), [], now);
      booked.push({
        ...{ athlete: athlete.id, therapist: best.therapist, start: best.at, end: best.at + minutes * MINUTE },
        type: need.why === 'regular' ? 'MAINTENANCE' : 'RECOVERY',
        reasons: [{ code, values: code === 'soreness' ? { area: sore?.area ?? 'calf' } : {} }],
      });
    }
  }
  return came(club, booked);
}

/** What a rule on Sunday takes for needs: everybody does all of it, as their calendar says, unless known to be hurt. */
function expectedBy(club: Club, athlete: Athlete, doneOf: DoneOf, now: Instant): readonly WantedMassage[] {
  const { injury } = athlete;
  const out = injury !== null && injury.seen <= now && injury.tissue !== 'tendon';
  const done = doneOf(athlete).filter(({ end }) => end <= now);
  const expected = knownSessions(club, athlete, now)
    .filter(({ start }) => start > now && !(out && start < injury.modified))
    .map((session): Done => ({ session, rpe: session.rpe, start: session.start, end: session.end }));
  const body = (at: Instant) => (at < now + 14 * HOUR ? (sorestMuscle(athlete, done, [], now)?.value ?? 0) : 0);
  return wantedBy(athlete, club, [...done, ...expected], body);
}

function knownSessions({ sessions }: Club, { squad }: Athlete, now: Instant): readonly Session[] {
  return sessions
    .flatMap((one) => (one.squad === squad ? (asKnown(one, now) ?? []) : []))
    .sort((a, b) => a.start - b.start);
}

export function workOf({ work }: Athlete, start: Instant, end: Instant): readonly Span[] {
  const days: Span[] = [];
  for (let day = dayOf(start, ZONE); instantOf(day, '00:00', ZONE) < end; day = addDays(day, 1))
    for (const { weekday, from, to } of work)
      if (weekday === weekdayOf(day)) days.push({ start: instantOf(day, from, ZONE), end: instantOf(day, to, ZONE) });
  return days;
}

function holidaysOf({ away }: Athlete): readonly Span[] {
  return away.filter(({ why }) => why === 'holiday').map(({ from, to }) => ({ start: from, end: to }));
}

function likes({ likes: wish }: Athlete, at: Instant): boolean {
  const time = timeOf(at, ZONE);
  if (wish === 'morning') return time < '12:00';
  if (wish === 'afternoon') return time >= '12:00' && time < '17:00';
  return wish === 'any' || time >= '17:00';
}

/** Who is ill stays at home, some forget, and nobody lays hands on an injury of the last days. */
function came(club: Club, booked: readonly Massage[]): Paper {
  const massages = booked.filter((one) => {
    const athlete = club.athletes.find(({ id }) => id === one.athlete);
    if (!athlete || awayAt(athlete, one.start)) return false;
    const { injury } = athlete;
    const fresh =
      injury !== null && injury.tissue !== 'tendon' && one.start > injury.from && one.start < injury.from + 3 * DAY;
    return !fresh && !diceFor('comes', club.seed, one.athlete, one.start).chance(0.02);
  });
  return { massages, missed: booked.length - massages.length };
}
