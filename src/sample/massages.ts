import { type MassageType, MODALITIES } from '../domain/clinic/modality.ts';
import { addDays, type Day, daysFrom, HOUR, type Instant, instantOf, MINUTE, weekdayOf } from '../domain/day.ts';
import { isHard } from '../domain/training/session.ts';
import type { NewBooking } from '../store/booking/bookings.ts';
import type { CalendarEvent } from '../store/calendar/events.ts';
import { SPAN } from './calendar.ts';
import { diceFor } from './dice.ts';
import { ROOMS, type SampleAthlete, type SampleShift, type SampleTherapist, THERAPISTS } from './people.ts';

/** Somebody who could have come, with their squad's calendar. */
export interface Guest {
  readonly id: string;
  readonly athlete: SampleAthlete;
  readonly events: readonly CalendarEvent[];
}

interface About {
  readonly now: Instant;
  readonly today: Day;
  readonly zone: string;
  /** By slug, and by name of the room. */
  readonly therapistIds: ReadonlyMap<string, string>;
  readonly roomIds: ReadonlyMap<string, string>;
}

export type PastMassage = NewBooking & { readonly table: number };

const TURNOVER = 10;
const APART = 10 * 24 * HOUR;
const BUFFER = 15 * MINUTE;
/** The share of the usual hours that were taken. */
const TAKEN = 0.3;

/**
 * The massages of the past weeks: each went to whoever had waited longest, at a time and of a type their week allowed.
 */
export function pastMassages(guests: readonly Guest[], about: About): readonly PastMassage[] {
  const { now, today, zone } = about;
  const last = new Map<string, Instant>();
  const hours = daysFrom(addDays(today, -SPAN.back), today).flatMap((day) =>
    THERAPISTS.flatMap((therapist) => shiftsOn(therapist, day).map((shift) => ({ day, therapist, shift }))),
  );
  const starts = hours
    .flatMap(({ day, therapist, shift }) =>
      shift.cameAt
        .filter((time) => diceFor(therapist.slug, day, time).chance(TAKEN))
        .map((time) => ({ therapist, shift, start: instantOf(day, time, zone) })),
    )
    .sort((one, other) => one.start - other.start);
  return starts.flatMap(({ therapist, shift, start }): readonly PastMassage[] => {
    const waited = guests
      .filter(({ id }) => start - (last.get(id) ?? 0) >= APART)
      .toSorted((one, other) => (last.get(one.id) ?? 0) - (last.get(other.id) ?? 0));
    for (const guest of waited) {
      const type = typeAt(guest, therapist, start);
      const end = type === null ? start : start + MODALITIES[type].minutes.usual * MINUTE;
      if (type === null || end > now) continue;
      last.set(guest.id, start);
      return [massage(guest, type, { therapist, shift, start, end }, about)];
    }
    return [];
  });
}

function shiftsOn({ shifts }: SampleTherapist, day: Day): readonly SampleShift[] {
  return shifts.filter(({ weekdays }) => weekdays.includes(weekdayOf(day)));
}

/** Recovery in the days after a hard session, otherwise upkeep; nothing when neither would have been allowed. */
function typeAt({ events }: Guest, { skills }: SampleTherapist, start: Instant): MassageType | null {
  const hardEnd = Math.max(...events.filter((one) => one.end <= start && isHard(one, [])).map(({ end }) => end));
  const race = Math.min(
    ...events.filter((one) => one.kind === 'competition' && one.end > start).map((one) => one.start),
  );
  const fits = (['RECOVERY', 'MAINTENANCE'] as const).filter((type) => {
    const { afterHard, beforeCompetition, minutes } = MODALITIES[type];
    const end = start + minutes.usual * MINUTE;
    const since = (start - hardEnd) / HOUR;
    return (
      skills.includes(type) &&
      since >= (afterHard.preferredFrom ?? 0) &&
      since <= (afterHard.preferredTo ?? Number.POSITIVE_INFINITY) &&
      race - end >= beforeCompetition.min * HOUR &&
      events.every((one) => end + BUFFER <= one.start || start >= one.end + BUFFER)
    );
  });
  return fits[0] ?? null;
}

function massage(
  { id, athlete }: Guest,
  type: MassageType,
  at: {
    readonly therapist: SampleTherapist;
    readonly shift: SampleShift;
    readonly start: Instant;
    readonly end: Instant;
  },
  { therapistIds, roomIds }: About,
): PastMassage {
  const { therapist, shift, start, end } = at;
  const room = ROOMS.find(({ name }) => name === shift.room);
  return {
    athleteId: id,
    type,
    start,
    end,
    by: id,
    reasons: [],
    origin: 'athlete',
    therapistId: therapistIds.get(therapist.slug) ?? '',
    roomId: roomIds.get(shift.room) ?? '',
    table: shift.table,
    tableTurnoverMinutes: room?.turnoverMinutes ?? 0,
    therapistTurnoverMinutes: TURNOVER,
    now: start - diceFor(athlete.slug, 'booked', start).whole(20, 90) * HOUR,
  };
}
