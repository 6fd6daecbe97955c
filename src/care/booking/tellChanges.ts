import { z } from 'zod';
import { HOUR, type Instant, MINUTE } from '../../domain/day.ts';
import { grouped } from '../../domain/grouped.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { TeamStore } from '../../store/index.ts';
import type { ToldChange } from '../../store/messages/kinds.ts';
import type { NewMessage } from '../../store/messages/outbox.ts';
import { guardianOf } from '../people/guardian.ts';

/** A massage that was made (`before` is null), moved, or cancelled (both are the same). */
export interface Change {
  readonly booking: Booking;
  readonly before: Booking | null;
}

/** Plans accepted close together are told together. */
export const SETTLE = 5 * MINUTE;
/** What is this near is told at once. */
const SOON = 3 * HOUR;

/** The message of each reader: their own massages, a child's, or those they give. */
type Kind = 'booking.changed' | 'guardian.changed' | 'therapist.changed';

interface Telling {
  /** What makes it one event: a plan, or the booking that was made or ended. */
  readonly because: string;
  readonly by: string;
  readonly now: Instant;
}

type Readers = ReadonlyMap<string, readonly Change[]>;

/** Tells what a plan changed, once each: those whose massages they are, minors' guardians, and the therapists. */
export async function tellOfPlan(tx: TeamStore, changes: readonly Change[], about: Telling): Promise<void> {
  const given = changes.flatMap((change) =>
    [...new Set([change.booking.therapistId, change.before?.therapistId ?? change.booking.therapistId])].map(
      (therapistId) => ({ therapistId, change }),
    ),
  );
  const byTherapist = [...grouped(given, ({ therapistId }) => therapistId)].map(
    ([id, list]) => [id, list.map(({ change }) => change)] as const,
  );
  await tell(tx, 'booking.changed', byAthlete(changes), about, 'settles');
  await tell(tx, 'guardian.changed', await byGuardian(tx, changes, about.now), about, 'settles');
  await tell(tx, 'therapist.changed', new Map(byTherapist), about, 'settles');
}

/** Tells an athlete, and a minor's guardian, that a massage was cancelled, unless they did it. */
export async function tellOfCancelling(tx: TeamStore, booking: Booking, by: string, now: Instant): Promise<void> {
  const changes = [{ booking, before: booking }];
  const about = { because: `cancelled ${booking.id}`, by, now };
  const others = (readers: Readers): Readers => new Map([...readers].filter(([id]) => id !== by));
  await tell(tx, 'booking.changed', others(byAthlete(changes)), about, 'at once');
  await tell(tx, 'guardian.changed', others(await byGuardian(tx, changes, now)), about, 'at once');
}

/** Tells an athlete of a booking that somebody else made or moved for them. */
export async function tellAthlete(tx: TeamStore, change: Change, by: string, now: Instant): Promise<void> {
  await tell(tx, 'booking.changed', byAthlete([change]), { because: change.booking.id, by, now }, 'at once');
}

/** Tells a minor's guardian that the child has a massage, or has it at another time. */
export async function tellGuardian(tx: TeamStore, change: Change, now: Instant): Promise<void> {
  const { id, athleteId } = change.booking;
  const about = { because: id, by: athleteId, now };
  await tell(tx, 'guardian.changed', await byGuardian(tx, [change], now), about, 'at once');
}

function byAthlete(changes: readonly Change[]): Readers {
  return grouped(changes, ({ booking }) => booking.athleteId);
}

async function byGuardian(tx: TeamStore, changes: readonly Change[], now: Instant): Promise<Readers> {
  const athletes = await tx.people.byIds([...byAthlete(changes).keys()]);
  const guardians = new Map(athletes.map((one) => [one.id, guardianOf(one, now)]));
  const readers = grouped(changes, ({ booking }) => guardians.get(booking.athleteId) ?? '');
  return new Map([...readers].filter(([id]) => id !== ''));
}

/** One message for each reader: if one is still waiting, it takes in what is new. */
async function tell(
  tx: TeamStore,
  kind: Kind,
  readers: Readers,
  { because, by, now }: Telling,
  when: 'settles' | 'at once',
): Promise<void> {
  if (readers.size === 0) return;
  const waiting = grouped(await tx.outbox.recall(kind, [...readers.keys()]), ({ personId }) => personId);
  await tx.outbox.put(
    [...readers].map(([personId, changes]): NewMessage => {
      const earlier = waiting.get(personId) ?? [];
      const isSoon = changes.some(
        ({ booking, before }) => Math.min(booking.start, before?.start ?? booking.start) < now + SOON,
      );
      const due = when === 'at once' || isSoon ? now : now + SETTLE;
      return {
        key: `${kind}:${personId}:${because}`,
        to: { personId },
        kind,
        data: { changes: asOne([...earlier.flatMap(({ data }) => TOLD.parse(data).changes), ...changes.map(asTold)]) },
        dueAt: Math.min(due, ...earlier.map(({ dueAt }) => dueAt)),
        lane: when === 'at once' ? 'reply' : 'bulk',
        senderId: by,
      };
    }),
  );
}

const TOLD = z.object({ changes: z.array(z.object({ uid: z.string(), before: z.string().nullable() })) });

function asTold({ booking, before }: Change): ToldChange {
  return { uid: booking.calendarUid, before: before?.id ?? null };
}

/** Of several changes of one massage, what people knew is how it was before the first. */
function asOne(changes: readonly ToldChange[]): readonly ToldChange[] {
  return [...grouped(changes, ({ uid }) => uid).values()].flatMap(([first]) => first ?? []);
}
