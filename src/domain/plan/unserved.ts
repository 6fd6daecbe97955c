import { type Day, dayOf, daysFrom, instantOf, MINUTE, timeOf } from '../day.ts';
import { candidatesOf } from '../scheduling/candidates.ts';
import { modelOf } from '../scheduling/model.ts';
import type { TeamBooking, TeamTherapist, TeamWeek } from '../scheduling/week/teamWeek.ts';
import { epochOf, toInstance } from '../scheduling/week/translate.ts';
import type { HoursLacking, UnservedItem } from './lines.ts';

/** Others got its hours; nobody works in its hours, and more hours would meet it; no hours would. */
export type UnservedKind = 'others' | 'hours' | 'never';

/** What keeps a need from its place. Where nobody works and nobody might, no hours are named. */
export function unservedKind({ reasons, lacks }: Pick<UnservedItem, 'reasons' | 'lacks'>): UnservedKind {
  if (reasons.some(({ code }) => code === 'others-first' || code === 'booked-out')) return 'others';
  if (lacks) return 'hours';
  return reasons.length > 0 && reasons.every(({ code }) => code === 'no-shift-in-window') ? 'hours' : 'never';
}

/** What of a week's needs is met, against what its hours could meet. */
export interface Coverage {
  readonly met: number;
  /** Met, or given to somebody who needed the hours more. */
  readonly possible: number;
  /** Nobody works when these could be met. */
  readonly withoutHours: number;
  /** No hours would meet these. */
  readonly impossible: number;
  /** Hours that would meet what others got or nobody works for, the most first. */
  readonly lacks: readonly HoursLacking[];
}

export function coverageOf(needs: number, unserved: readonly UnservedItem[]): Coverage {
  const count = (kind: UnservedKind) => unserved.filter((one) => unservedKind(one) === kind).length;
  const met = needs - unserved.length;
  const minutes = new Map<Day, number>();
  for (const { lacks } of unserved) if (lacks) minutes.set(lacks.day, (minutes.get(lacks.day) ?? 0) + lacks.minutes);
  return {
    ...{ met, possible: met + count('others'), withoutHours: count('hours'), impossible: count('never') },
    lacks: [...minutes]
      .map(([day, sum]) => ({ day, minutes: sum }))
      .sort((a, b) => b.minutes - a.minutes || (a.day < b.day ? -1 : 1)),
  };
}

/** Coarse enough to be quick; nobody adds hours by the minute. */
const STEP_MINUTES = 15;
/** A day that serves a need nearly as well will do: of such days, one on which somebody works, and the least short one. */
const AS_GOOD = 0.95;
/** Hours somebody might add, besides those of the clinic. */
const POSSIBLE_HOURS = { opens: '08:00', closes: '21:00' };

/**
 * By need: the day on which it is met best, and what that takes, if every therapist worked through all hours that
 * anybody might on every day, with a table for everybody. Needs that would have no place even then are not among them.
 *
 * @param planned what the athletes have by the plan
 */
export function hoursLacking(
  week: TeamWeek,
  needIds: ReadonlySet<string>,
  planned: readonly TeamBooking[],
): ReadonlyMap<string, HoursLacking> {
  const athletes = week.athletes
    .map((athlete) => ({ ...athlete, needs: athlete.needs.filter(({ id }) => needIds.has(id)) }))
    .filter(({ needs }) => needs.length > 0);
  if (athletes.length === 0 || week.rooms.length === 0) return new Map();
  const whole: TeamWeek = {
    ...week,
    athletes,
    rooms: week.rooms.map((room) => ({ ...room, tables: Number.MAX_SAFE_INTEGER })),
    therapists: allDay(week),
    // Their own massages count, but keep no therapist and no table.
    bookings: planned.map((one) => ({ ...one, therapistId: '', roomId: null, fixed: true })),
  };
  const model = modelOf({ ...toInstance(whole), gridMinutes: STEP_MINUTES });
  const { firstOf, benefit, start, end, therapist, day: dayIndex } = candidatesOf(model);
  const days = model.instance.days.map((one) => dayOf(epochOf(week) + one.start * MINUTE, week.zone));
  const worked = new Set(week.therapists.flatMap(({ shifts }) => shifts.map((shift) => dayOf(shift.start, week.zone))));
  const onDay = new Map<Day, number>();
  const found = new Map<string, HoursLacking>();
  for (const { row, index } of model.needs) {
    const rows = range(firstOf[index] ?? 0, firstOf[index + 1] ?? 0);
    const best = rows.reduce((most, at) => Math.max(most, benefit[at] ?? 0), 0);
    const bestOf = new Map<Day, number>();
    for (const at of rows) {
      const day = days[dayIndex[at] ?? -1] ?? '';
      if ((benefit[at] ?? 0) >= best * AS_GOOD && (benefit[at] ?? 0) > (benefit[bestOf.get(day) ?? -1] ?? 0))
        bestOf.set(day, at);
    }
    const [chosen] = [...bestOf].sort(
      ([one], [other]) =>
        Number(worked.has(other)) - Number(worked.has(one)) ||
        (onDay.get(one) ?? 0) - (onDay.get(other) ?? 0) ||
        (one < other ? -1 : 1),
    );
    if (!chosen) continue;
    const [day, at] = chosen;
    const turnover = model.therapists[therapist[at] ?? -1]?.turnoverMin ?? 0;
    const minutes = (end[at] ?? 0) - (start[at] ?? 0) + turnover;
    onDay.set(day, (onDay.get(day) ?? 0) + minutes);
    found.set(row.id, { day, minutes });
  }
  return found;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/** One therapist of each sort, at work through all possible hours of every day. */
function allDay({ start, end, zone, therapists, rooms }: TeamWeek): readonly TeamTherapist[] {
  const shifts = therapists.flatMap((one) => one.shifts);
  const [opens = ''] = [POSSIBLE_HOURS.opens, ...shifts.map((shift) => timeOf(shift.start, zone))].sort();
  const closes = [POSSIBLE_HOURS.closes, ...shifts.map((shift) => timeOf(shift.end, zone))].sort().at(-1) ?? '';
  const sorts = new Map(
    therapists.map((one) => {
      const roomId = one.shifts[0]?.roomId ?? rooms[0]?.id ?? '';
      return [JSON.stringify([one.gender, [...one.skills].sort(), roomId]), { one, roomId }];
    }),
  );
  return [...sorts.values()].map(({ one, roomId }) => ({
    ...one,
    breaks: [],
    maxMinutesPerDay: Number.MAX_SAFE_INTEGER,
    shifts: daysFrom(dayOf(start, zone), dayOf(end - 1, zone)).map((day) => ({
      ...{ roomId, start: instantOf(day, opens, zone), end: instantOf(day, closes, zone) },
    })),
  }));
}
