import { bestStarts } from '../booking/slots.ts';
import { type Reason, reason } from '../clinic/reason.ts';
import type { Instant } from '../day.ts';
import type { LookWanted, TeamAthlete, TeamBooking, TeamWeek } from '../scheduling/week/teamWeek.ts';
import { isMovable, type PlannedMassage } from '../scheduling/week/translate.ts';

/** The need that an assessment meets. */
export function lookNeedId(athleteId: string): string {
  return `${athleteId}/assessment`;
}

export interface PlacedAssessments {
  /** The week in which they stand: massages are planned around them. */
  readonly week: TeamWeek;
  readonly placed: readonly PlannedMassage[];
  readonly unplaced: readonly { readonly athleteId: string; readonly why: Reason }[];
}

type Waiting = TeamAthlete & { readonly look: LookWanted };

/**
 * An assessment for everybody who waits for one, before any massage is planned, the most pressing first: on the best hour
 * that is free in its days, else on the first one after them. The athlete's own massages come after it. Massages that a
 * plan may move make room.
 */
export function withAssessments(week: TeamWeek): PlacedAssessments {
  const waiting = week.athletes
    .filter((one): one is Waiting => one.look !== undefined)
    .toSorted((one, other) => one.look.by - other.look.by);
  const placed: PlannedMassage[] = [];
  const unplaced: PlacedAssessments['unplaced'][number][] = [];
  let bookings = week.bookings;
  for (const athlete of waiting) {
    const massage = placeOf({ ...week, bookings: bookings.filter((one) => !isMovable(week, one)) }, athlete);
    if (massage === null) unplaced.push({ athleteId: athlete.id, why: whyUnplaced(week) });
    else {
      placed.push(massage);
      bookings = [...bookings, asBooking(massage)];
    }
  }
  const ends = new Map(placed.map(({ athleteId, end }) => [athleteId, end]));
  return {
    week: { ...week, bookings, athletes: week.athletes.map((one) => after(one, ends.get(one.id))) },
    placed,
    unplaced,
  };
}

function placeOf(week: TeamWeek, { id, look }: Waiting): PlannedMassage | null {
  const wish = { type: 'ASSESSMENT', from: week.start, limit: 1 } as const;
  const [offer] = [
    ...bestStarts(week, id, { ...wish, to: look.by }),
    ...bestStarts(week, id, { ...wish, to: week.end }),
  ];
  if (!offer) return null;
  const { type, minutes, therapistId, roomId, start, end } = offer;
  return { needId: lookNeedId(id), athleteId: id, type, minutes, therapistId, roomId, start, end };
}

function whyUnplaced({ therapists }: TeamWeek): Reason {
  const able = therapists.filter(({ skills }) => skills.includes('ASSESSMENT'));
  if (able.length === 0) return reason('no-therapist-with-skill');
  return reason(able.some(({ shifts }) => shifts.length > 0) ? 'booked-out' : 'no-shift-in-window');
}

function asBooking({ needId, end: _, ...place }: PlannedMassage): TeamBooking {
  return { ...place, id: needId, fixed: true, needId };
}

function after(athlete: TeamAthlete, end: Instant | undefined): TeamAthlete {
  if (end === undefined) return athlete;
  const needs = athlete.needs
    .map((need) => ({ ...need, earliest: Math.max(need.earliest, end) }))
    .filter(({ earliest, latest }) => earliest < latest);
  return { ...athlete, needs };
}
