import type { Model } from './model.ts';

/** A booking's place: all that a placement needs to know of it. Numbers are indexes into the model; pool -1 is none. */
export interface Place {
  readonly athlete: number;
  readonly therapist: number;
  readonly pool: number;
  readonly day: number;
  readonly start: number;
  readonly end: number;
}

/** What is taken. Mutable on purpose: the planner adds and removes bookings millions of times. */
export interface Occupancy {
  /** What keeps a massage from being here, or null when nothing does. */
  conflict(place: Place): Conflict | null;
  add(place: Place): void;
  remove(place: Place): void;
}

export type Conflict =
  | 'therapist-booked'
  | 'therapist-day-full'
  | 'own-booking'
  | 'own-spacing'
  | 'own-day-full'
  | 'room-full';

/**
 * A therapist's bookings are kept by the day they start on: a place can only conflict with its own day and the
 * neighbouring ones.
 */
const BUCKET_MINUTES = 1440;

/** An empty week with the fixed bookings in it. */
export function occupancyOf(model: Model): Occupancy {
  const { therapists, athletes, pools, dayCount } = model;
  const [from, to] = horizonOf(model);
  const width = Math.max(BUCKET_MINUTES, longestStay(model));
  const buckets = Math.floor((to - from) / width) + 3;
  const therapistMassages: (Place[] | undefined)[] = [];
  const bucketOf = ({ therapist, start }: Place) => therapist * buckets + Math.floor((start - from) / width) + 1;
  const athleteMassages = athletes.map((): Place[] => []);
  const dayMinutes = new Int32Array(therapists.length * (dayCount + 1));
  const dayKey = (place: Place) => place.therapist * (dayCount + 1) + place.day + 1;
  const inPool = pools.map((_, pool) => (model.mayFill[pool] ? new Uint16Array(to - from) : null));

  const fillPool = ({ pool, start, end }: Place, by: 1 | -1): void => {
    const counts = inPool[pool];
    if (!counts) return;
    const until = end + (pools[pool]?.turnoverMin ?? 0) - from;
    for (let at = start - from; at < until; at++) counts[at] = (counts[at] ?? 0) + by;
  };

  const occupancy: Occupancy = {
    conflict(place) {
      const therapist = therapists[place.therapist];
      const turnover = therapist?.turnoverMin ?? 0;
      const bucket = bucketOf(place);
      for (let at = bucket - 1; at <= bucket + 1; at++) {
        const others = therapistMassages[at];
        if (others === undefined) continue;
        for (const other of others) {
          if (place.start < other.end + turnover && other.start < place.end + turnover) return 'therapist-booked';
        }
      }
      const athlete = athletes[place.athlete];
      const spacing = athlete?.minSpacingMin ?? 0;
      let sameDay = 0;
      for (const other of athleteMassages[place.athlete] ?? []) {
        if (place.start < other.end && other.start < place.end) return 'own-booking';
        if (place.start < other.end + spacing && other.start < place.end + spacing) return 'own-spacing';
        if (other.day === place.day) sameDay++;
      }
      if (athlete && sameDay >= athlete.maxSessionsPerDay) return 'own-day-full';
      const minutes = (dayMinutes[dayKey(place)] ?? 0) + place.end - place.start;
      if (therapist && minutes > therapist.maxTreatmentMinPerDay) return 'therapist-day-full';
      const counts = inPool[place.pool];
      const pool = pools[place.pool];
      if (counts && pool) {
        const until = place.end + pool.turnoverMin - from;
        for (let at = place.start - from; at < until; at++) if ((counts[at] ?? 0) >= pool.capacity) return 'room-full';
      }
      return null;
    },
    add(place) {
      const bucket = bucketOf(place);
      const known = therapistMassages[bucket];
      if (known) known.push(place);
      else therapistMassages[bucket] = [place];
      athleteMassages[place.athlete]?.push(place);
      const key = dayKey(place);
      dayMinutes[key] = (dayMinutes[key] ?? 0) + place.end - place.start;
      fillPool(place, 1);
    },
    remove(place) {
      drop(therapistMassages[bucketOf(place)], place);
      drop(athleteMassages[place.athlete], place);
      const key = dayKey(place);
      dayMinutes[key] = (dayMinutes[key] ?? 0) - (place.end - place.start);
      fillPool(place, -1);
    },
  };
  for (const booking of model.bookings) occupancy.add(booking);
  return occupancy;
}

/** The longest that a booking can keep a therapist. */
function longestStay({ instance, therapists }: Model): number {
  const longest = instance.sessionTypes.reduce((most, { durationMin }) => Math.max(most, durationMin), 0);
  return longest + therapists.reduce((most, { turnoverMin }) => Math.max(most, turnoverMin), 0);
}

function drop(places: Place[] | undefined, place: Place): void {
  if (!places) return;
  const at = places.findIndex(
    (one) => one.start === place.start && one.athlete === place.athlete && one.therapist === place.therapist,
  );
  const last = places.pop();
  if (last && at < places.length && at >= 0) places[at] = last;
}

/** From the first minute that any booking may touch to just past the last. */
function horizonOf({ instance, pools, bookings }: Model): readonly [number, number] {
  const longest = instance.sessionTypes.reduce((most, { durationMin }) => Math.max(most, durationMin), 0);
  const turnover = pools.reduce((most, { turnoverMin }) => Math.max(most, turnoverMin), 0);
  let [from, to] = [0, 0];
  for (const { start, end } of instance.days) [from, to] = [Math.min(from, start), Math.max(to, end)];
  for (const { start, end } of bookings) [from, to] = [Math.min(from, start), Math.max(to, end)];
  return [from, to + longest + turnover + 1];
}
