import { type BookingType, isMassage, MODALITIES } from '../clinic/modality.ts';
import type { Reason } from '../clinic/reason.ts';
import type { Instant } from '../day.ts';
import { closedTypes, limitReasons } from '../medical/limits.ts';
import type { BodyLimits } from '../medical/protocol.ts';
import type { Consents } from '../people/consent.ts';
import type { Allowed } from './allowance.ts';
import { type AskedBooking, CONSENT_FOR, type ConsentRecord } from './consent.ts';
import { SCREENING_FOR, type ScreeningRecord } from './screening.ts';
import { lackingLeave } from './secondAdult.ts';

export interface StartView {
  readonly booking: AskedBooking & { readonly type: BookingType; readonly secondAdultId: string | null };
  /** Whose massage it is, as far as consents go. */
  readonly athlete: Consents;
  /** Of this booking, oldest first. */
  readonly consents: readonly ConsentRecord[];
  readonly screenings: readonly ScreeningRecord[];
  readonly allowed: Allowed;
  /** What the body allows on the day, as known now: triage, injuries, intake. */
  readonly limits: BodyLimits;
}

/** What stands against starting a massage, the gravest first. */
export const START_OBSTACLES = [
  'cancelled',
  'over',
  'stopped',
  'held',
  'second-adult',
  'treatment',
  'leave',
  'body',
  'consent-no',
  'consent-withdrawn',
  'consent-missing',
  'consent-old',
  'news-missing',
  'news-open',
  'news-old',
  'pressure',
] as const;
export type StartObstacle = (typeof START_OBSTACLES)[number];

export type MayStart =
  | { readonly may: true }
  | {
      readonly may: false;
      readonly obstacles: readonly StartObstacle[];
      /** Why the body is against it; empty when it is not. */
      readonly because: readonly Reason[];
    };

/**
 * May this booking be started now? Only where everybody who has to has agreed, and if the body allows this kind and the
 * athlete its lightest pressure. A massage needs the athlete's yes besides, younger than 12 h and not taken back, with the
 * question for anything new answered since.
 */
export function mayStart(view: StartView, now: Instant): MayStart {
  const body = againstBody(view);
  const found = [
    ...ofState(view.booking, now),
    ...ofLeave(view, now),
    ...(isMassage(view.booking) ? [...ofConsent(view.consents, now), ...ofScreening(view.screenings, now)] : []),
    ...(body ? ['body' as const] : []),
    ...(view.allowed.pressure < MODALITIES[view.booking.type].pressure.min ? ['pressure' as const] : []),
  ];
  if (found.length === 0) return { may: true };
  return {
    may: false,
    obstacles: START_OBSTACLES.filter((one) => found.includes(one)),
    because: body ? limitReasons(view.limits) : [],
  };
}

function ofState({ state, end }: AskedBooking, now: Instant): readonly StartObstacle[] {
  if (state === 'cancelled') return ['cancelled'];
  if (state === 'held') return ['held'];
  return state !== 'booked' || end <= now ? ['over'] : [];
}

/** What people have to say first: a consent, or who will be in the room with a minor. */
function ofLeave({ athlete, booking }: StartView, now: Instant): readonly StartObstacle[] {
  const lacks = lackingLeave(athlete, booking, now)?.refused;
  if (lacks === undefined) return [];
  if (lacks === 'second-adult-missing') return ['second-adult'];
  return lacks === 'treatment-consent-missing' ? ['treatment'] : ['leave'];
}

function ofConsent(records: readonly ConsentRecord[], now: Instant): readonly StartObstacle[] {
  const last = records.at(-1);
  if (last === undefined) return ['consent-missing'];
  switch (last.answer) {
    case 'no':
      return ['consent-no'];
    case 'withdrawn':
      return ['consent-withdrawn'];
    case 'stopped':
      return ['stopped'];
    case 'yes':
      return now - last.at < CONSENT_FOR ? [] : ['consent-old'];
  }
}

function ofScreening(records: readonly ScreeningRecord[], now: Instant): readonly StartObstacle[] {
  const last = records.at(-1);
  if (last === undefined) return ['news-missing'];
  if (last.answer === 'open') return ['news-open'];
  return now - last.at < SCREENING_FOR ? [] : ['news-old'];
}

function againstBody({ booking, limits }: StartView): boolean {
  return closedTypes(limits).includes(booking.type);
}
