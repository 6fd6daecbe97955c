import {
  type BookingType,
  EVENT_TYPES,
  isMassage,
  MASSAGE_TYPES,
  MODALITIES,
  type ModalityTable,
} from '../../clinic/modality.ts';
import type { Reason } from '../../clinic/reason.ts';
import { type Instant, MINUTE, type TimeOfDay } from '../../day.ts';
import type { Lacks } from '../../medical/protocol.ts';
import type { ConsentRefusal } from '../../people/consent.ts';
import type { OwnBookingRefusal } from '../../refusal.ts';
import type { Need } from './need.ts';
import { type FullSpan, fullSpans, type WeekLimit } from './weekLimit.ts';

/**
 * Everything the planner knows about a team for some days. Ids are the store's own; instants are epoch milliseconds.
 */
export interface TeamWeek {
  /** `[start, end)`. Planning days are the local days in `zone` that it touches. */
  readonly start: Instant;
  readonly end: Instant;
  readonly zone: string;
  /** Nothing starts before this. */
  readonly now: Instant;
  /** How long before its start a massage may still be booked; when left out, at once. */
  readonly noticeMinutes?: number;
  readonly therapists: readonly TeamTherapist[];
  readonly rooms: readonly TeamRoom[];
  readonly athletes: readonly TeamAthlete[];
  /** Everything booked that touches the horizon, for every athlete. */
  readonly bookings: readonly TeamBooking[];
  /** The team's own windows; the product's table when left out. */
  readonly table?: ModalityTable;
}

export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

export interface TeamTherapist {
  readonly id: string;
  readonly gender: string | null;
  /** BCP 47 tags. */
  readonly languages: readonly string[];
  readonly skills: readonly BookingType[];
  readonly shifts: readonly (Span & { readonly roomId: string })[];
  /** Breaks and time off. */
  readonly breaks: readonly Span[];
  readonly turnoverMinutes: number;
  readonly maxMinutesPerDay: number;
}

export interface TeamRoom {
  readonly id: string;
  /** Tables that can be used at once. */
  readonly tables: number;
  readonly turnoverMinutes: number;
}

export interface TeamAthlete {
  readonly id: string;
  readonly squad: string;
  /**
   * Training, classes, travel and anything else in the calendars. `kind` is for people; the planner does not read it.
   */
  readonly busy: readonly (Span & { readonly kind: string })[];
  /** Minutes kept free before and after every busy time. */
  readonly bufferMinutes: number;
  /** Ends of hard sessions, done and planned, from four days before the horizon onwards. */
  readonly hardSessionEnds: readonly Instant[];
  /** Starts of planned hard training that is not a competition. */
  readonly hardTrainingStarts: readonly Instant[];
  readonly competitions: readonly { readonly start: Instant; readonly key: boolean }[];
  /** Closed throughout the horizon. */
  readonly forbiddenTypes: readonly BookingType[];
  /** What the body allows, day by day; when left out, nothing limits it. */
  readonly limits?: readonly TeamLimit[];
  /** A hold rules out every massage until a clinician lifts it. */
  readonly onHold: boolean;
  /** The consent without which nothing is offered, booked or planned. */
  readonly missing?: ConsentRefusal;
  readonly requireTherapistGender: string | null;
  /** Rooms the athlete may use, with permille of preference. */
  readonly rooms: Readonly<Record<string, number>>;
  readonly maxMassagesPerDay: number;
  /** Between the end of one booking and the start of the next. */
  readonly minSpacingMinutes: number;
  /** Left out: as many in a week as there is room for. */
  readonly weekLimit?: WeekLimit;
  readonly preferences: TeamPreferences;
  readonly needs: readonly Need[];
  /** Their assessment that is booked and not over; left out when there is none. */
  readonly assessment?: NonNullable<OwnBookingRefusal['own']>;
  /** Somebody should look at them, and no assessment is booked. Left out when nobody has to. */
  readonly look?: LookWanted;
  /** Needs that are not planned for, because the intake the team asks for is missing. Left out when there are none. */
  readonly withheld?: readonly Need[];
}

/** Between light work around an event and another massage. */
export const LIGHT_SPACING_MINUTES = 24 * 60;

/** Minutes between an athlete's massages where one is of these kinds. */
export function spacingFor({ minSpacingMinutes }: TeamAthlete, types: readonly BookingType[]): number {
  const isLight = types.length > 0 && types.every((type) => EVENT_TYPES.includes(type));
  return isLight ? Math.min(minSpacingMinutes, LIGHT_SPACING_MINUTES) : minSpacingMinutes;
}

/** When one more massage would be more than a week allows this athlete, beside these bookings of theirs. */
export function fullFor(
  { start, end, bookings }: Pick<TeamWeek, 'start' | 'end' | 'bookings'>,
  { id, weekLimit }: TeamAthlete,
): readonly FullSpan[] {
  if (!weekLimit) return [];
  const own = bookings.filter((one) => one.athleteId === id).filter(isMassage);
  return fullSpans(weekLimit, [...weekLimit.around, ...own])
    .map((span) => ({ ...span, start: Math.max(span.start, start), end: Math.min(span.end, end) }))
    .filter((span) => span.end > span.start);
}

/** The same where staff decide how many massages a week. */
export function withoutWeekLimit(week: TeamWeek): TeamWeek {
  return { ...week, athletes: week.athletes.map(({ weekLimit: _, ...athlete }) => athlete) };
}

/** The first moment at which a massage of this week may start. */
export function earliestStart({ start, now, noticeMinutes = 0 }: TeamWeek): Instant {
  return Math.max(start, now + noticeMinutes * MINUTE);
}

/** Does the body rule out every kind of massage, on every day of the horizon? */
export function nothingFits({ forbiddenTypes }: Pick<TeamAthlete, 'forbiddenTypes'>): boolean {
  return MASSAGE_TYPES.every((type) => !MODALITIES[type].booked || forbiddenTypes.includes(type));
}

/** Types that may not start in a span, and why, for those who may know. */
export interface TeamLimit extends Span {
  readonly closed: readonly BookingType[];
  readonly reasons: readonly Reason[];
  /** What work on order lacks then. */
  readonly lacking?: Lacks;
}

/** An assessment that is wanted. */
export interface LookWanted {
  /** The end of the last day it should be on; it may have passed. */
  readonly by: Instant;
  /** Nobody works on the area until then. */
  readonly closed: boolean;
  readonly reasons: readonly Reason[];
}

export interface TeamPreferences {
  readonly therapistIds?: readonly string[];
  readonly gender?: string;
  readonly language?: string;
  readonly timeOfDay?: { readonly from: TimeOfDay; readonly to: TimeOfDay };
}

export interface TeamBooking {
  readonly id: string;
  readonly athleteId: string;
  readonly therapistId: string;
  readonly roomId: string | null;
  readonly type: BookingType;
  readonly minutes: number;
  readonly start: Instant;
  /** A fixed booking stands; a proposal may move the others. */
  readonly fixed: boolean;
  /** A fixed booking that may be moved after all once it has become impossible. When left out, it may not. */
  readonly releasable?: boolean;
  /** The need it was made for, if that is still one of the athlete's. */
  readonly needId?: string | null;
}
