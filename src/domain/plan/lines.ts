import type { BookingType } from '../clinic/modality.ts';
import type { Reason } from '../clinic/reason.ts';
import type { Day, Instant } from '../day.ts';
import type { Refusal } from '../refusal.ts';
import type { Need } from '../scheduling/week/need.ts';

/** One line of a proposal, with the store's ids; names are looked up when it is shown. */
export interface PlanItem {
  readonly id: string;
  readonly action: 'keep' | 'move' | 'add' | 'drop';
  readonly athleteId: string;
  readonly therapistId: string;
  readonly roomId: string;
  readonly type: BookingType;
  readonly start: Instant;
  readonly end: Instant;
  readonly reasons: readonly Reason[];
  /** The need it serves; missing for a line that drops a booking. */
  readonly needId?: string;
  /** What the massage is for. */
  readonly goal?: Need['goal'];
  /** The booking that is kept, moved or dropped. */
  readonly bookingId?: string;
  readonly from?: Instant;
  readonly fromTherapistId?: string;
  /** Why the booking cannot stay as it was; missing when it could and the new place is better. */
  readonly forced?: Refusal;
  /** Settled by a person: the rest is planned around it. */
  readonly pinned?: true;
}

export interface UnservedItem {
  readonly athleteId: string;
  /** What the massage would have been for. */
  readonly goal: Need['goal'];
  readonly reasons: readonly Reason[];
  /** Its time goes on beyond the week, so the next plan may still meet it. */
  readonly goesOn?: true;
  /** The hours that would meet it; missing where none would. */
  readonly lacks?: HoursLacking;
}

/** So much more of a therapist's time on one day, turnover included. */
export interface HoursLacking {
  readonly day: Day;
  readonly minutes: number;
}
