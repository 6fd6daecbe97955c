import type { MassageType } from '../../src/domain/clinic/modality.ts';
import type { Reason } from '../../src/domain/clinic/reason.ts';
import type { Instant } from '../../src/domain/day.ts';

/** A massage that took place. */
export interface Massage {
  readonly athlete: string;
  readonly therapist: string;
  readonly type: MassageType;
  readonly start: Instant;
  readonly end: Instant;
  readonly reasons: readonly Reason[];
}
