import { isMassage, type MassageType } from '../../domain/clinic/modality.ts';
import { HOUR, type Instant } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Massage } from '../../store/booking/bookings.ts';
import type { StoredOutcome } from '../../store/checkIn/outcomes.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { mayAsk } from '../people/mayAsk.ts';
import { isAskable } from '../risk/askable.ts';
import { reviewAthlete } from '../risk/review.ts';

/** A massage is asked about from 24 hours after it; an answer later than 72 hours says nothing about it. */
const FROM = 24 * HOUR;
const UNTIL = 72 * HOUR;
const NUDGE_AFTER = 24 * HOUR;

export type FeedbackInput = Omit<StoredOutcome, 'bookingId' | 'at' | 'afterAt'> & {
  /** null: the last massage without feedback. */
  readonly bookingId: string | null;
};

export interface FeedbackSaved {
  readonly type: MassageType;
  readonly start: Instant;
}

export interface FeedbackGiven extends FeedbackSaved {
  /** It hurts far more, or much: who is told of it. null: it does not. */
  readonly telling: readonly string[] | null;
}

/**
 * Stores how a massage worked: the pressure, and the score before it and now. Where it hurts far more than before, those
 * who treat are told.
 */
export const giveFeedback =
  ({ store }: Deps) =>
  async (actor: Actor, { bookingId, ...answers }: FeedbackInput, now: Instant): Promise<FeedbackGiven | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock(`feedback:${actor.personId}`);
      const person = await tx.people.byId(actor.personId);
      if (!person) return { refused: 'not-found', what: 'person' };
      const missing = mayStoreHealth(person, now);
      if (missing) return missing;
      const booking =
        bookingId === null
          ? ((await openOf(tx, now, [person.id])).at(-1) ?? null)
          : await massageOf(tx, person.id, bookingId);
      if (!booking)
        return bookingId === null
          ? { refused: 'invalid', field: 'booking', rule: 'feedback.none' }
          : { refused: 'not-found', what: 'booking' };
      if (now < booking.end + FROM || now > booking.end + UNTIL)
        return { refused: 'invalid', field: 'booking', rule: 'feedback.when' };
      await tx.outcomes.put(person.id, { ...answers, bookingId: booking.id, at: booking.end, afterAt: now });
      await tx.audit.by(person.id, now).note('massage.feedback', person.id, { booking: booking.id });
      await reviewAthlete(tx, person, now);
      return { type: booking.type, start: booking.start, telling: await toldAbout(tx, person.id, answers) };
    });

/** Names of those who are told of a massage that hurt there; null when nothing says so. */
async function toldAbout(
  tx: TeamStore,
  athleteId: string,
  { area, side }: Pick<FeedbackInput, 'area' | 'side'>,
): Promise<readonly string[] | null> {
  const hurt = (await tx.findings.open([athleteId])).find(
    (one) => one.pattern === 'R20' && one.severity === 'act' && one.area === area && one.side === (side ?? ''),
  );
  if (!hurt) return null;
  const names = await tx.people.namesOf(hurt.told);
  return hurt.told.flatMap((id) => names.get(id) ?? []);
}

/** Asks about every recent massage without feedback, and once more a day later. */
export const promptFeedback =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id } of await store.directory.teams()) {
      const team = store.team(id);
      const open = await openOf(team, now);
      if (open.length === 0) continue;
      const people = await team.people.byIds([...new Set(open.map(({ athleteId }) => athleteId))]);
      const asked = new Set(people.filter((person) => mayAsk(person, now)).map((person) => person.id));
      await team.outbox.put(
        open
          .filter(({ athleteId }) => asked.has(athleteId))
          .flatMap((booking) => {
            const to = { personId: booking.athleteId };
            const message = { to, kind: 'massage.feedback', data: { bookingId: booking.id }, lane: 'reply' } as const;
            return [
              { ...message, key: `massage.feedback:${booking.id}`, dueAt: now },
              { ...message, key: `massage.nudge:${booking.id}`, dueAt: now + NUDGE_AFTER },
            ];
          }),
      );
    }
  };

/** The massage a question is about, while it is still one. */
export const feedbackToAsk =
  ({ store }: Deps) =>
  async (teamId: string, personId: string, bookingId: string, now: Instant): Promise<FeedbackSaved | null> => {
    const team = store.team(teamId);
    const person = await team.people.byId(personId);
    if (!person || !(await isAskable(team, person, now))) return null;
    const booking = (await openOf(team, now, [personId])).find(({ id }) => id === bookingId);
    return booking ? { type: booking.type, start: booking.start } : null;
  };

async function openOf(team: TeamStore, now: Instant, athleteIds?: readonly string[]): Promise<readonly Massage[]> {
  const massages = (await team.bookings.since(now - UNTIL - 4 * HOUR, athleteIds)).filter(
    ({ state, end }) => state !== 'held' && end + FROM <= now && now <= end + UNTIL,
  );
  const answered = await team.outcomes.answered(massages.map(({ id }) => id));
  return massages.filter(({ id }) => !answered.has(id));
}

async function massageOf(team: TeamStore, athleteId: string, bookingId: string): Promise<Massage | null> {
  const booking = await team.bookings.byId(bookingId);
  const happened = booking?.state === 'booked' || booking?.state === 'done';
  return booking && happened && booking.athleteId === athleteId && isMassage(booking) ? booking : null;
}
