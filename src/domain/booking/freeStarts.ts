import { type BookingType, isMassage, MODALITIES } from '../clinic/modality.ts';
import { type Instant, MINUTE } from '../day.ts';
import { type Candidates, candidatesOf } from '../scheduling/candidates.ts';
import { type Model, modelOf } from '../scheduling/model.ts';
import { type Occupancy, occupancyOf } from '../scheduling/occupancy.ts';
import { spacingFor, type TeamAthlete, type TeamWeek } from '../scheduling/week/teamWeek.ts';
import { toInstance } from '../scheduling/week/translate.ts';
import { isHeldBack } from './closed.ts';

/** A kind of massage asked for, with how well it serves, in thousandths. */
export interface TypeChoice {
  readonly type: BookingType;
  readonly minutes: number;
  readonly permille: number;
}

/** What one athlete could have, as the planner's own candidates. */
export interface FreeStarts {
  readonly model: Model;
  readonly candidates: Candidates;
  readonly occupancy: Occupancy;
  /** Minute 0 of the model. */
  readonly epoch: Instant;
}

/** The starts one athlete could have while everything that is booked stands. */
export function freeStarts(
  week: TeamWeek,
  athlete: TeamAthlete,
  choices: readonly TypeChoice[],
  from: Instant,
  to: Instant,
): FreeStarts {
  const need = {
    id: 'slot',
    athleteId: athlete.id,
    goal: 'asked' as const,
    weight: 1000,
    earliest: Math.max(from, week.start),
    latest: Math.min(to, week.end),
    choices,
    area: null,
    reasons: [],
  };
  const body = choices.some(isMassage) ? athlete : asAssessed(athlete);
  const spacing = spacingFor(
    body,
    choices.map(({ type }) => type),
  );
  const model = modelOf(
    toInstance({
      ...week,
      athletes: [{ ...body, needs: [need], minSpacingMinutes: spacing }],
      bookings: week.bookings.map((booking) => ({ ...booking, fixed: true })),
    }),
  );
  const occupancy = occupancyOf(model);
  return { model, candidates: candidatesOf(model, occupancy), occupancy, epoch: Date.parse(model.instance.epoch) };
}

/** No hold stands against an assessment, and it keeps no distance from massages; what closes it is forbidden by name. */
function asAssessed(athlete: TeamAthlete): TeamAthlete {
  return { ...athlete, onHold: false, maxMassagesPerDay: Number.MAX_SAFE_INTEGER, minSpacingMinutes: 0 };
}

/** One kind at its usual length, or at a given one. */
export function choiceOf(week: TeamWeek, type: BookingType, minutes?: number): TypeChoice {
  return { type, minutes: minutes ?? (week.table ?? MODALITIES)[type].minutes.usual, permille: 1000 };
}

/** Every start an athlete could have for one kind of massage, as a question: with this therapist, at this time? */
export function legalStarts(
  week: TeamWeek,
  athleteId: string,
  type: BookingType,
  minutes: number,
): (therapistId: string, start: Instant) => boolean {
  const athlete = week.athletes.find(({ id }) => id === athleteId);
  if (!athlete || isHeldBack(athlete, type)) return () => false;
  const { model, candidates, epoch } = freeStarts(week, athlete, [choiceOf(week, type, minutes)], week.start, week.end);
  const known = new Set<string>();
  for (let row = 0; row < candidates.count; row++) {
    known.add(
      `${model.therapists[candidates.therapist[row] ?? -1]?.id} ${epoch + (candidates.start[row] ?? 0) * MINUTE}`,
    );
  }
  return (therapistId, start) => known.has(`${therapistId} ${start}`);
}
