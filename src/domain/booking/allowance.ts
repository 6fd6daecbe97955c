import { z } from 'zod';
import { BODY_AREAS } from '../checkIn/bodyMap.ts';
import type { Instant } from '../day.ts';

/** What somebody said about how they want to be treated. A part that is missing was not said. */
export const allowanceSchema = z.object({
  /** Only these; empty: wherever the massage goes. */
  areas: z.array(z.enum(BODY_AREAS)).readonly().optional(),
  /** 1 to 5; 5 is no limit of their own. */
  pressure: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]).optional(),
  /** Who may be in the room, in their own words; empty: nothing in particular. */
  room: z.string().optional(),
});
export type Allowance = Readonly<z.infer<typeof allowanceSchema>>;

export interface AllowanceRecord {
  /** null: it holds for every massage. */
  readonly bookingId: string | null;
  readonly at: Instant;
  readonly said: Allowance;
}

export type Allowed = Readonly<Required<Allowance>>;

export const ANYTHING: Allowed = { areas: [], pressure: 5, room: '' };

/** What holds for a booking: the newest word on each part, whether it was said for all massages or for this one. */
export function allowedFor(records: readonly AllowanceRecord[], bookingId: string | null): Allowed {
  const said = records
    .filter((one) => one.bookingId === null || one.bookingId === bookingId)
    .toSorted((one, other) => one.at - other.at)
    .map((one) => one.said);
  return Object.assign({}, ANYTHING, ...said);
}

/** Was anything said that limits a massage? */
export function isLimited({ areas, pressure, room }: Allowed): boolean {
  return areas.length > 0 || pressure < 5 || room !== '';
}

/** What of this is not so already. */
export function newIn(said: Allowance, allowed: Allowed): Allowance {
  const { areas, pressure, room } = said;
  return {
    ...(areas !== undefined && areas.toSorted().join() !== allowed.areas.toSorted().join() && { areas }),
    ...(pressure !== undefined && pressure !== allowed.pressure && { pressure }),
    ...(room !== undefined && room !== allowed.room && { room }),
  };
}
