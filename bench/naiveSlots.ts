import type { Actor } from '../src/care/access.ts';
import { addDays, dayOf, daysFrom, type Instant, instantOf, MINUTE, weekdayOf } from '../src/domain/day.ts';
import type { Store } from '../src/store/index.ts';

export interface NaiveSlot {
  readonly therapistId: string;
  readonly start: Instant;
}

const STEP = 5 * MINUTE;
const AHEAD_DAYS = 7;
const LENGTH = 60 * MINUTE;
const TURNOVER = 10 * MINUTE;
const OFFERS = 5;
/** Far enough in both directions to cover every booking there is. */
const ALWAYS = 10 * 365 * 24 * 60 * MINUTE;

/**
 * What one would write first: every booking of the team is read, and for every five minutes of the coming week every
 * therapist is tried against all of them. The first free starts win; load, soreness and what suits the athlete play no
 * part.
 */
export async function naiveSlots(
  store: Store,
  actor: Actor,
  zone: string,
  now: Instant,
): Promise<readonly NaiveSlot[]> {
  const team = store.team(actor.teamId);
  const [bookings, therapists, rooms, events] = await Promise.all([
    team.bookings.active(now - ALWAYS, now + ALWAYS),
    team.clinic.therapists(),
    team.clinic.rooms(),
    team.events.between(now - ALWAYS, now + ALWAYS, { personId: actor.personId }),
  ]);
  const person = await team.people.byId(actor.personId);
  const busy = events.filter(
    (event) => event.personId !== null || event.squad === null || event.squad === person?.squad,
  );
  const known = new Map<string, Instant>();
  const instantAt = (day: string, time: string): Instant => {
    const key = `${day} ${time}`;
    const instant = known.get(key) ?? instantOf(day, time, zone);
    known.set(key, instant);
    return instant;
  };
  const free: NaiveSlot[] = [];
  for (const day of daysFrom(dayOf(now, zone), addDays(dayOf(now, zone), AHEAD_DAYS))) {
    for (const therapist of therapists) {
      for (const shift of therapist.shifts) {
        if (shift.weekday !== weekdayOf(day)) continue;
        const closes = instantAt(day, shift.closes);
        const pause = [
          instantAt(day, shift.breakFrom ?? shift.closes),
          instantAt(day, shift.breakTo ?? shift.closes),
        ] as const;
        for (let start = instantAt(day, shift.opens); start + LENGTH <= closes; start += STEP) {
          const end = start + LENGTH;
          if (start < now || (start < pause[1] && end > pause[0])) continue;
          const overlaps = (other: { readonly start: Instant; readonly end: Instant }) =>
            start < other.end + TURNOVER && end + TURNOVER > other.start;
          if (busy.some(overlaps)) continue;
          if (
            bookings.some(
              (one) => (one.therapistId === therapist.id || one.athleteId === actor.personId) && overlaps(one),
            )
          )
            continue;
          const tables = rooms.find((room) => room.id === shift.roomId)?.tables ?? 0;
          if (bookings.filter((one) => one.roomId === shift.roomId && overlaps(one)).length >= tables) continue;
          free.push({ therapistId: therapist.id, start });
        }
      }
    }
  }
  return free.sort((a, b) => a.start - b.start).slice(0, OFFERS);
}
