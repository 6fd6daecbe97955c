import type { BookingType } from './clinic/modality.ts';
import type { Reason } from './clinic/reason.ts';
import type { Instant } from './day.ts';
import type { Role } from './people/athlete.ts';
import type { ConsentRefusal } from './people/consent.ts';

/**
 * Every way the house says no. A refusal is a value; its wording is in the locale files under `refusal.<refused>`. It
 * carries what the reader can do next, where there is something: `next` is the next legal start, null when there is
 * none in the horizon.
 */
export type Refusal =
  | { readonly refused: 'not-yours' }
  /** `needs` is a role that may; left out where no role would help, as with what nobody decides for themselves. */
  | { readonly refused: 'not-allowed'; readonly needs?: Role }
  | { readonly refused: 'not-found'; readonly what: string }
  | { readonly refused: 'slot-taken'; readonly next: Instant | null }
  | {
      readonly refused: 'too-close-to-competition';
      readonly type: BookingType;
      readonly competition: Instant | null;
      readonly hours: number;
      readonly fits: BookingType | null;
      readonly next: Instant | null;
    }
  | {
      readonly refused: 'too-soon-after-hard-session';
      readonly type: BookingType;
      readonly hardEnd: Instant | null;
      readonly hours: number;
      readonly next: Instant | null;
    }
  | {
      readonly refused: 'outside-type-window';
      readonly type: BookingType;
      readonly fits: BookingType | null;
      readonly next: Instant | null;
    }
  | {
      readonly refused: 'before-hard-training';
      readonly type: BookingType;
      readonly hours: number;
      readonly next: Instant | null;
    }
  | {
      readonly refused: 'contraindicated';
      readonly type: BookingType;
      readonly fits: BookingType | null;
      /** What the body allows then, and why; missing when nothing is known about it. */
      readonly because?: readonly Reason[];
    }
  | { readonly refused: 'on-hold'; readonly since?: Instant }
  | OwnBookingRefusal
  | { readonly refused: 'overlaps-training'; readonly next: Instant | null }
  | { readonly refused: 'outside-hours'; readonly next: Instant | null }
  | { readonly refused: 'therapist-lacks-skill'; readonly type: BookingType }
  | { readonly refused: 'therapist-gender' }
  | { readonly refused: 'therapist-day-full'; readonly next: Instant | null }
  | { readonly refused: 'room-full'; readonly next: Instant | null }
  | { readonly refused: 'room-not-allowed' }
  | { readonly refused: 'past' }
  /** A number outside its scale. */
  | { readonly refused: 'off-scale'; readonly least: number; readonly most: number }
  /** An athlete books so many minutes ahead, at least. */
  | { readonly refused: 'short-notice'; readonly minutes: number; readonly next: Instant | null }
  /** `at`: when it ended. */
  | { readonly refused: 'booking-over'; readonly at: Instant }
  /** The athlete ended the massage themselves. */
  | { readonly refused: 'booking-stopped'; readonly at: Instant }
  | { readonly refused: 'booking-cancelled' }
  /** `to`: where it is now. */
  | { readonly refused: 'booking-moved'; readonly to: Instant; readonly booking: string }
  | { readonly refused: 'already-answered' }
  /** A question about who is a guardian was answered since. `guardian`: whoever it is now; `at`: confirmed then. */
  | {
      readonly refused: 'guardian-settled';
      readonly athlete: string;
      readonly guardian: string | null;
      readonly at: Instant | null;
    }
  /** A one-time code. `athlete`: whose guardian it was for. */
  | {
      readonly refused: 'code-used' | 'code-expired';
      readonly purpose: 'link' | 'guardian';
      readonly athlete: string;
      readonly at: Instant;
    }
  | { readonly refused: 'code-unknown' }
  | { readonly refused: 'no-free-slot' }
  | { readonly refused: 'already-done' }
  | { readonly refused: 'expired' }
  | ConsentRefusal
  | { readonly refused: 'second-adult-missing' }
  | { readonly refused: 'intake-missing' }
  | { readonly refused: 'nothing-fits' }
  | { readonly refused: 'question-open' }
  | { readonly refused: 'changed-meanwhile' }
  | { readonly refused: 'plan-replaced' }
  | { readonly refused: 'plan-lapsed' }
  | { readonly refused: 'nothing-to-plan'; readonly what: 'room' | 'therapist' | 'hours' | 'athlete' }
  | { readonly refused: 'invalid'; readonly field: string; readonly rule: string };

/**
 * The athlete's own booking stands in the way, and which one. null: a plan of an earlier version that did not keep
 * which.
 */
export type OwnBookingRefusal = {
  readonly own: { readonly id: string; readonly type: BookingType; readonly start: Instant } | null;
  readonly next: Instant | null;
} & (
  | { readonly refused: 'overlaps-own-booking' }
  /** One assessment at a time. */
  | { readonly refused: 'assessment-booked' }
  | { readonly refused: 'too-close-to-own-booking'; readonly hours: number }
  | { readonly refused: 'own-day-full'; readonly count: number }
  /** One more in seven days than the team allows; `firm`: one more of firm work. */
  | { readonly refused: 'own-week-full'; readonly count: number; readonly firm: boolean }
);

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && typeof value.refused === 'string';
}
