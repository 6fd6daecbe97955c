import { brokenRule, type StartRule } from './candidates.ts';
import type { RecoveryPlanInstance } from './instance.ts';
import { type ModelNeed, modelOf } from './model.ts';
import { type Conflict, occupancyOf } from './occupancy.ts';

/** A fixed booking that breaks a rule, alone or with the bookings before it. It stands nevertheless. */
export interface BookingTrouble {
  readonly booking: string;
  readonly why: StartRule | Conflict;
}

/**
 * Fixed bookings that nobody could have planned: the plan works around them, and people should know. A booking may have
 * any benefit and any window, so those rules do not count.
 */
export function bookingTroubles(instance: RecoveryPlanInstance): readonly BookingTrouble[] {
  const model = modelOf(instance);
  const occupancy = occupancyOf({ ...model, bookings: [] });
  return model.bookings.flatMap((booking, at): readonly BookingTrouble[] => {
    const row = instance.fixedBookings[at];
    if (!row) return [];
    const type = model.types.findIndex(({ id }) => id === row.type);
    const need: ModelNeed = {
      row: {
        id: row.id,
        weight: Number.MAX_SAFE_INTEGER,
        earliest: booking.start,
        latest: booking.end,
        types: { [row.type]: 1000 },
      },
      index: -1,
      athlete: booking.athlete,
      types: [{ type, permille: 1000 }],
      booked: null,
      movePenalty: 0,
      cancelPenalty: 0,
    };
    const rule = brokenRule(model, need, type, booking.therapist, booking.start);
    const why = (rule === 'off-grid' || rule === 'not-suitable' ? null : rule) ?? occupancy.conflict(booking);
    occupancy.add(booking);
    return why === null ? [] : [{ booking: row.id, why }];
  });
}
