import type { Instant } from './day.ts';
import type { MassageType } from './massage/modality.ts';
import type { Reason } from './massage/reason.ts';

/**
 * Every way the house says no. A refusal is a value; its wording is in the locale files under `refusal.<refused>`. It
 * carries what the reader can do next, where there is something: `next` is the next legal start, null when there is
 * none in the horizon.
 */
export type Refusal =
  | { readonly refused: 'not-yours' }
  | { readonly refused: 'not-allowed'; readonly needs?: string }
  | { readonly refused: 'not-found'; readonly what: string }
  | { readonly refused: 'slot-taken'; readonly next: Instant | null }
  | {
      readonly refused: 'too-close-to-competition';
      readonly type: MassageType;
      readonly competition: Instant | null;
      readonly hours: number;
      readonly fits: MassageType | null;
      readonly next: Instant | null;
    }
  | {
      readonly refused: 'too-soon-after-hard-session';
      readonly type: MassageType;
      readonly hardEnd: Instant | null;
      readonly hours: number;
      readonly next: Instant | null;
    }
  | {
      readonly refused: 'outside-type-window';
      readonly type: MassageType;
      readonly fits: MassageType | null;
      readonly next: Instant | null;
    }
  | {
      readonly refused: 'before-hard-training';
      readonly type: MassageType;
      readonly hours: number;
      readonly next: Instant | null;
    }
  | {
      readonly refused: 'contraindicated';
      readonly type: MassageType;
      readonly fits: MassageType | null;
      /** What the body allows then, and why; missing when nothing is known about it. */
      readonly because?: readonly Reason[];
    }
  | { readonly refused: 'on-hold'; readonly since?: Instant }
  | OwnBookingRefusal
  | { readonly refused: 'overlaps-training'; readonly next: Instant | null }
  | { readonly refused: 'outside-hours'; readonly next: Instant | null }
  | { readonly refused: 'therapist-lacks-skill'; readonly type: MassageType }
  | { readonly refused: 'therapist-gender' }
  | { readonly refused: 'therapist-day-full'; readonly next: Instant | null }
  | { readonly refused: 'room-full'; readonly next: Instant | null }
  | { readonly refused: 'room-not-allowed' }
  | { readonly refused: 'past' }
  | { readonly refused: 'no-free-slot' }
  | { readonly refused: 'already-done' }
  | { readonly refused: 'expired' }
  | { readonly refused: 'consent-missing' }
  | { readonly refused: 'guardian-consent-missing' }
  | { readonly refused: 'intake-missing' }
  | { readonly refused: 'nothing-fits' }
  | { readonly refused: 'changed-meanwhile' }
  | { readonly refused: 'plan-replaced' }
  | { readonly refused: 'plan-over' }
  | { readonly refused: 'nothing-to-plan'; readonly what: 'room' | 'therapist' | 'hours' | 'athlete' }
  | { readonly refused: 'invalid'; readonly field: string; readonly rule: string };

/**
 * The athlete's own booking stands in the way, and which one. null: a plan of an earlier version that did not keep
 * which.
 */
export type OwnBookingRefusal = {
  readonly own: { readonly id: string; readonly type: MassageType; readonly start: Instant } | null;
  readonly next: Instant | null;
} & (
  | { readonly refused: 'overlaps-own-booking' }
  | { readonly refused: 'too-close-to-own-booking'; readonly hours: number }
  | { readonly refused: 'own-day-full'; readonly count: number }
);

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && typeof value.refused === 'string';
}
