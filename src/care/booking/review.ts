import { isActive } from '../../domain/booking/active.ts';
import { keptReasons } from '../../domain/booking/goneReason.ts';
import { judgeStart } from '../../domain/booking/judgeStart.ts';
import { type Review, reviewBooking, reviewSpan } from '../../domain/booking/review.ts';
import type { BookingType, Pressure } from '../../domain/clinic/modality.ts';
import { dayOf, HOUR, type Instant } from '../../domain/day.ts';
import { pressureCap } from '../../domain/medical/protocol.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { withoutWeekLimit } from '../../domain/scheduling/week/teamWeek.ts';
import { quietHours } from '../../domain/team/settings.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { TeamStore } from '../../store/index.ts';
import { readBodyLimits } from '../../store/medical/bodyLimits.ts';
import type { Person } from '../../store/people/people.ts';
import type { Actor } from '../access.ts';
import { readTeamWeek } from '../clinic/readTeamWeek.ts';
import type { Deps } from '../deps.ts';
import { addBooking, type NamedBooking, nameBookings } from './book.ts';
import { findBooking } from './consent.ts';
import { tablesFor } from './tables.ts';
import { putTroubles, readOutlook, reasonGone } from './trouble.ts';

/** The evening before an early massage is no further away. */
const AHEAD = 36 * HOUR;

/**
 * Looks again at the massages whose morning it is, with what their athletes said last: what cannot stay is told, what was
 * planned for soreness that is gone is offered back, what is too firm is changed to fit. One athlete's fault stops nobody
 * else's review.
 */
export const reviewBookings =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    const failures: unknown[] = [];
    const attempt = async (work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        failures.push(error);
      }
    };
    for (const { id: teamId } of await store.directory.teams()) {
      await attempt(async () => {
        for (const person of await whoIsDue(store.team(teamId), now))
          await attempt(() => store.transaction(teamId, (tx) => reviewAthlete(tx, person.id, now)));
      });
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} reviews of bookings failed`);
  };

async function whoIsDue(team: TeamStore, now: Instant): Promise<readonly Person[]> {
  const coming = (await team.bookings.active(now, now + AHEAD)).filter(({ state }) => state === 'booked');
  const people = await team.people.byIds([...new Set(coming.map(({ athleteId }) => athleteId))]);
  return people.filter((person) => coming.some((one) => one.athleteId === person.id && isDue(one, person, now)));
}

function isDue({ start }: Booking, person: Person, now: Instant): boolean {
  const span = reviewSpan(start, quietHours(person));
  return now >= span.start && now < span.end;
}

async function reviewAthlete(tx: TeamStore, athleteId: string, now: Instant): Promise<void> {
  const person = await tx.people.byId(athleteId);
  if (!person) return;
  const due = (await tx.bookings.ofAthlete(athleteId, now)).filter(
    (one) => one.state === 'booked' && isDue(one, person, now),
  );
  if (due.length === 0) return;
  const outlook = await readOutlook(tx, due, now);
  const known = outlook.known.get(athleteId);
  if (!known) return;
  const [consents, screenings, limits] = await Promise.all([
    tx.consents.of(due.map(({ id }) => id)),
    tx.screenings.of(due.map(({ id }) => id)),
    readBodyLimits(tx, [athleteId], now),
  ]);
  const changed = new Set<string>();
  for (const booking of due) {
    const onDay = limits.get(athleteId)?.(dayOf(booking.start, person.zone));
    const view = {
      booking,
      known,
      consent: consents.findLast(({ bookingId }) => bookingId === booking.id)?.answer ?? null,
      screening: screenings.findLast(({ bookingId }) => bookingId === booking.id)?.answer ?? null,
      against: outlook.troubles.find((one) => one.booking.id === booking.id)?.why ?? null,
      capAt: (spot: Parameters<typeof pressureCap>[1]): Pressure => (onDay ? pressureCap(onDay, spot) : 5),
      saidOn: known.answer?.day ?? null,
      today: dayOf(now, person.zone),
      hours: quietHours(person),
    };
    if (await act(tx, booking, reviewBooking(view, now), now)) changed.add(booking.id);
  }
  await putTroubles(
    tx,
    due.filter(({ id }) => !changed.has(id)),
    outlook,
    now,
  );
}

/** Does what a review came to; true when another massage has taken this one's place. */
async function act(tx: TeamStore, booking: Booking, review: Review | null, now: Instant): Promise<boolean> {
  switch (review?.do) {
    case 'offer-back':
      await tx.outbox.put(reasonGone(booking, review.gone.what, now));
      return false;
    case 'lighten':
      await tellFitted(tx, booking, { was: null, cap: review.cap }, now);
      return false;
    case 'change':
      return changeKind(tx, booking, review.to, now);
    default:
      return false;
  }
}

/** Books another kind at the same hour with the same therapist instead; false when that is no longer free. */
async function changeKind(tx: TeamStore, old: Booking, type: BookingType, now: Instant): Promise<boolean> {
  const { athleteId, therapistId, start } = old;
  await tx.bookings.lock((await tx.clinic.rooms()).map(({ id: roomId }) => ({ therapistId, athleteId, roomId })));
  const range = { start: now, end: old.end + HOUR, now };
  const week = await readTeamWeek(tx, { ...range, athleteIds: [athleteId], instead: old.id, atOnce: true });
  const slot = judgeStart(withoutWeekLimit(week), { athleteId, therapistId, type, start, instead: old.id });
  const dealt = isRefusal(slot) ? null : await tablesFor(tx, week, [slot], [old.id]);
  if (isRefusal(slot) || !dealt) return false;
  if (!(await tx.bookings.cancel(old.id, old.version, athleteId, now))) return false;
  await tx.bookings.changeTables(dealt.changes, now);
  await tx.outbox.withdraw(`booking.reminder:${old.id}:`);
  const { roomId, end, reasons } = slot;
  const booking = await addBooking(tx, week, {
    ...{ athleteId, therapistId, roomId, type, start, end, reasons, now },
    ...{ origin: old.origin, by: athleteId, moves: old, table: dealt.tables[0] ?? 0 },
  });
  if (!booking) throw new Error(`the locks did not hold for another kind of booking ${old.id}`);
  await tx.audit.by(null, now).note('booking.change', athleteId, { booking: booking.id, from: old.id });
  await tellFitted(tx, booking, { was: old.type, cap: 5 }, now);
  return true;
}

async function tellFitted(
  tx: TeamStore,
  { id, start, athleteId, therapistId }: Booking,
  data: { readonly was: BookingType | null; readonly cap: number },
  now: Instant,
): Promise<void> {
  await tx.outbox.put(
    [athleteId, therapistId].map((to) => ({
      key: `booking.fitted:${id}:${start}:${data.cap}:${to}`,
      to: { personId: to },
      kind: 'booking.fitted' as const,
      data: { bookingId: id, ...data },
      dueAt: now,
    })),
  );
}

/** The athlete keeps a booking that has lost its reason: it is theirs from then on. A second press changes nothing. */
export const keepBooking =
  ({ store }: Deps) =>
  async (actor: Actor, bookingId: string | undefined, now: Instant): Promise<NamedBooking | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const found = await findBooking(tx, actor.personId, bookingId, now);
      if (found === null || isRefusal(found)) return found ?? { refused: 'not-found', what: 'booking' };
      await tx.bookings.lock([found]);
      const booking = await tx.bookings.byId(found.id);
      if (!booking || !isActive(booking)) return { refused: 'booking-cancelled' };
      if (booking.start <= now) return { refused: 'past' };
      const { gone } = await readOutlook(tx, [booking], now);
      if (gone.has(booking.id)) {
        if (!(await tx.bookings.keep(booking, keptReasons(booking), now))) return { refused: 'changed-meanwhile' };
        await tx.audit.by(actor.personId, now).note('booking.keep', actor.personId, { booking: booking.id });
      }
      const [named] = await nameBookings(tx, [(await tx.bookings.byId(booking.id)) ?? booking]);
      if (!named) throw new Error(`no name for booking ${booking.id}`);
      return named;
    });
