import { isActive } from '../../domain/booking/active.ts';
import type { Instant } from '../../domain/day.ts';
import { grouped } from '../../domain/grouped.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { ToldChange } from '../../store/messages/kinds.ts';
import type { Deps } from '../deps.ts';
import { guardianOf } from '../people/guardian.ts';
import { nameBookings } from './book.ts';
import { type WardBooking, withAdults } from './wards.ts';

/** What became of one massage, as far as it concerns one reader. */
export interface BookingChange {
  readonly what: 'added' | 'moved' | 'cancelled';
  /** As it is; as it was, for one that is cancelled or given to another therapist. */
  readonly booking: WardBooking;
  /** When it was, for one that was moved. */
  readonly from: Instant | null;
}

export type ChangeReader = 'athlete' | 'guardian' | 'therapist';

interface Compared {
  readonly what: BookingChange['what'];
  readonly booking: Booking;
  readonly from: Instant | null;
}

/** What is true of some changes when their message is sent, by start: what was undone meanwhile is not among them. */
export const changesToTell =
  ({ store }: Deps) =>
  async (
    teamId: string,
    reader: { readonly personId: string; readonly as: ChangeReader },
    changes: readonly ToldChange[],
    now: Instant,
  ): Promise<readonly BookingChange[]> => {
    const team = store.team(teamId);
    const rows = grouped(await team.bookings.byUid(changes.map(({ uid }) => uid)), ({ calendarUid }) => calendarUid);
    const compared = changes.flatMap(({ uid, before }) => {
      const versions = rows.get(uid) ?? [];
      const [was = null] = versions.filter(({ id }) => id === before);
      const is = versions.find(isActive) ?? null;
      const found =
        reader.as === 'therapist'
          ? comparedFor(reader.personId, was, is)
          : compare(was, is, versions.at(-1) ?? null, reader);
      return found && found.booking.start > now ? [found] : [];
    });
    const athletes = await team.people.byIds(compared.map(({ booking }) => booking.athleteId));
    const wards = new Set(athletes.flatMap((one) => (guardianOf(one, now) === reader.personId ? one.id : [])));
    const concerning = compared.filter(({ booking }) => reader.as !== 'guardian' || wards.has(booking.athleteId));
    const named = await withAdults(
      team,
      await nameBookings(
        team,
        concerning.map(({ booking }) => booking),
      ),
    );
    return named
      .map((booking, at): BookingChange => ({ what: 'added', from: null, ...concerning[at], booking }))
      .sort((a, b) => a.booking.start - b.booking.start);
  };

/** Who made a booking that its athlete did not. */
const OTHERS_DID: ReadonlySet<Booking['origin']> = new Set(['plan', 'staff']);

/** For whoever is treated, and their guardian: without what they did themselves. */
function compare(
  was: Booking | null,
  is: Booking | null,
  last: Booking | null,
  { personId, as }: { readonly personId: string; readonly as: ChangeReader },
): Compared | null {
  if (!is)
    return was && last?.cancelledBy !== personId ? { what: 'cancelled', booking: last ?? was, from: null } : null;
  if (as === 'athlete' && (is.state === 'held' || !OTHERS_DID.has(is.origin))) return null;
  if (!was) return { what: 'added', booking: is, from: null };
  return isSame(was, is) ? null : { what: 'moved', booking: is, from: was.start };
}

/** For a therapist: what came to them, went from them, or moved with them. */
function comparedFor(therapistId: string, was: Booking | null, is: Booking | null): Compared | null {
  const had = was?.therapistId === therapistId ? was : null;
  const has = is?.therapistId === therapistId ? is : null;
  if (!has) return had && { what: 'cancelled', booking: had, from: null };
  if (!had) return { what: 'added', booking: has, from: null };
  return isSame(had, has) ? null : { what: 'moved', booking: has, from: had.start };
}

function isSame(one: Booking, other: Booking): boolean {
  return (['start', 'end', 'therapistId', 'roomId', 'type'] as const).every((key) => one[key] === other[key]);
}
