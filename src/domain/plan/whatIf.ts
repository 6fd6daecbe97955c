import { type BookingType, isMassage, MASSAGE_TYPES } from '../clinic/modality.ts';
import type { Instant } from '../day.ts';
import type { Need } from '../scheduling/week/need.ts';
import type { TeamAthlete, TeamTherapist, TeamWeek } from '../scheduling/week/teamWeek.ts';

/** A therapist nobody has hired yet. */
export const EXTRA_THERAPIST = 'what-if/therapist';

/** What at least half of the therapists offer; `otherwise` when there are none, or they share nothing. */
export function commonSkills(
  therapists: readonly Pick<TeamTherapist, 'skills'>[],
  otherwise: readonly BookingType[],
): readonly BookingType[] {
  const massaging = therapists.filter(({ skills }) => skills.some((type) => isMassage({ type })));
  const shared = MASSAGE_TYPES.filter(
    (type) => massaging.filter(({ skills }) => skills.includes(type)).length * 2 >= Math.max(1, massaging.length),
  );
  return shared.length > 0 ? shared : otherwise;
}

/** The week with one more shift, by a therapist with these skills who needs the usual breaks between bookings. */
export function withTherapist(
  week: TeamWeek,
  shift: { readonly start: Instant; readonly end: Instant; readonly roomId: string },
  skills: readonly BookingType[],
): TeamWeek {
  const turnovers = week.therapists.map(({ turnoverMinutes }) => turnoverMinutes).sort((a, b) => a - b);
  return {
    ...week,
    therapists: [
      ...week.therapists,
      {
        id: EXTRA_THERAPIST,
        gender: null,
        languages: [],
        skills,
        shifts: [shift],
        breaks: [],
        turnoverMinutes: turnovers[Math.floor(turnovers.length / 2)] ?? 10,
        maxMinutesPerDay: Math.floor((shift.end - shift.start) / 60_000),
      },
    ],
  };
}

/**
 * The week with so many percent more needs: copies of existing needs, taken evenly over all of them in order, each for
 * an athlete of its own with the same days and wishes as the one it was copied from.
 */
export function withDemand(week: TeamWeek, percent: number): TeamWeek {
  const asked: readonly (readonly [TeamAthlete, Need])[] = week.athletes.flatMap((athlete) =>
    athlete.onHold ? [] : athlete.needs.map((need) => [withoutLook(athlete), need] as const),
  );
  const more = Math.ceil((asked.length * percent) / 100);
  const extra = Array.from({ length: more }, (_, at): readonly TeamAthlete[] => {
    const [athlete, need] = asked[Math.floor((at * asked.length) / more) % asked.length] ?? [];
    if (!athlete || !need) return [];
    const id = `what-if/${at + 1}`;
    return [{ ...athlete, id, needs: [{ ...need, id: `${id}/${need.goal}`, athleteId: id }] }];
  });
  return { ...week, athletes: [...week.athletes, ...extra.flat()] };
}

/** A copy of an athlete is looked at by nobody. */
function withoutLook({ look: _, ...athlete }: TeamAthlete): TeamAthlete {
  return athlete;
}

/** What a week gives one athlete. */
export interface Served {
  readonly massages: number;
  /** Needs for which there is no place. */
  readonly unserved: number;
}

/**
 * Who is better off in the second week than in the first, and who is worse off: fewer needs without a place, or more
 * bookings.
 */
export function gainsAndLosses(
  before: ReadonlyMap<string, Served>,
  after: ReadonlyMap<string, Served>,
): { readonly gains: readonly string[]; readonly losses: readonly string[] } {
  const none: Served = { massages: 0, unserved: 0 };
  const change = (id: string): number => {
    const [then, now] = [before.get(id) ?? none, after.get(id) ?? none];
    return then.unserved - now.unserved || now.massages - then.massages;
  };
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  return { gains: ids.filter((id) => change(id) > 0), losses: ids.filter((id) => change(id) < 0) };
}
