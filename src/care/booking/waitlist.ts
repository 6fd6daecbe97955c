import { answerMinutes, type FreedSlot, waitlistOrder } from '../../domain/booking/waitlist.ts';
import type { MassageType } from '../../domain/clinic/modality.ts';
import { HOUR, type Instant, MINUTE } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { WaitlistEntry } from '../../store/booking/waitlist.ts';
import type { TeamStore } from '../../store/index.ts';
import { missingIntake, withoutIntake } from '../../store/medical/missingIntake.ts';
import type { Actor } from '../access.ts';
import { readTeamWeek } from '../clinic/readTeamWeek.ts';
import type { Deps } from '../deps.ts';
import { mayTreat } from '../people/consent.ts';

/** Waits for a slot to be given back; the same wish twice is one. */
export const joinWaitlist =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    wish: { readonly type: MassageType | null; readonly from: Instant; readonly until: Instant },
    now: Instant,
  ): Promise<WaitlistEntry | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const person = await tx.people.byId(actor.personId);
      if (!person) return { refused: 'not-found', what: 'person' };
      const missing = mayTreat(person, now, wish.from) ?? (await missingIntake(tx, person.id, now));
      if (missing) return missing;
      if (person.heldAt !== null) return { refused: 'on-hold', since: person.heldAt };
      await tx.team.lock(`waitlist:${actor.personId}`);
      const before = (await tx.waitlist.ofAthlete(actor.personId)).find(
        (one) => one.type === wish.type && one.until > now,
      );
      return before ?? tx.waitlist.add({ athleteId: actor.personId, ...wish, since: now });
    });

/** Says no to an offer (it goes to the next in line) or leaves the waitlist. */
export const leaveWaitlist =
  ({ store }: Deps) =>
  async (actor: Actor, entryId: string, now: Instant): Promise<true | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock('waitlist');
      const entry = await tx.waitlist.byId(entryId);
      if (!entry) return { refused: 'not-found', what: 'slot' };
      if (entry.athleteId !== actor.personId) return { refused: 'not-yours' };
      if (!(await tx.waitlist.end(entry.id, 'declined'))) return { refused: 'already-done' };
      if (entry.state === 'offered' && entry.offer) await offerFreedSlot(tx, entry.offer, now);
      return true;
    });

/** Offers a freed slot to whoever it helps most; false when nobody is waiting or it starts too soon. */
export async function offerFreedSlot(tx: TeamStore, freed: FreedSlot, now: Instant): Promise<boolean> {
  if (freed.start <= now) return false;
  const { waitlistMinutes } = teamSettings((await tx.team.get()).settings);
  const minutes = answerMinutes(freed.start, now, waitlistMinutes);
  if (minutes === null) return false;
  await tx.team.lock('waitlist');
  const all = await tx.waitlist.waitingFor(freed.start, freed.end);
  const lacking = await withoutIntake(
    tx,
    all.map(({ athleteId }) => athleteId),
    now,
  );
  const waiting = all.filter(({ athleteId }) => !lacking.has(athleteId));
  if (waiting.length === 0) return false;
  const week = await readTeamWeek(tx, {
    start: Math.min(freed.start - HOUR, now),
    end: freed.end + HOUR,
    now,
    athleteIds: [...new Set(waiting.map((one) => one.athleteId))],
  });
  const [first] = waitlistOrder(
    week,
    freed,
    waiting.map((one) => ({
      id: one.id,
      athleteId: one.athleteId,
      type: one.type,
      from: one.from,
      to: one.until,
      since: one.since,
      declined: one.passed,
    })),
  );
  if (!first) return false;
  const { therapistId, roomId, type, start, end } = first.offer;
  const until = now + minutes * MINUTE;
  if (!(await tx.waitlist.offer(first.waitingId, { therapistId, roomId, type, start, end }, until))) return false;
  await tx.outbox.put([
    {
      key: `waitlist.offer:${first.waitingId}:${therapistId}:${start}`,
      to: { personId: first.athleteId },
      kind: 'waitlist.offer',
      data: { entryId: first.waitingId },
      dueAt: now,
      lane: 'reply',
    },
  ]);
  return true;
}

/** Passes unanswered offers on to the next in line. Whoever let one lapse keeps waiting, for other slots. */
export const passOnOffers =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id } of await store.directory.teams()) {
      if ((await store.team(id).waitlist.offersOver(now)).length === 0) continue;
      await store.transaction(id, async (tx) => {
        await tx.team.lock('waitlist');
        // Read again under the lock: an offer may just have been taken or declined.
        const over = await tx.waitlist.offersOver(now);
        // Put everybody back in line before passing any slot on: two who let theirs lapse are next for each other's.
        for (const entry of over) await tx.waitlist.waitAgain(entry);
        for (const { offer } of over) if (offer) await offerFreedSlot(tx, offer, now);
      });
    }
  };

export interface OfferView {
  readonly entry: WaitlistEntry;
  readonly therapist: string;
  readonly room: string;
}

/** The offer a message is about; null once it has ended. */
export const openOffer =
  ({ store }: Deps) =>
  async (teamId: string, entryId: string, now: Instant): Promise<OfferView | null> => {
    const team = store.team(teamId);
    const entry = await team.waitlist.byId(entryId);
    if (entry?.state !== 'offered' || !entry.offer || (entry.offerUntil ?? 0) <= now) return null;
    const therapist = await team.people.byId(entry.offer.therapistId);
    const rooms = await team.clinic.rooms();
    return {
      entry,
      therapist: therapist?.name ?? '',
      room: rooms.find((room) => room.id === entry.offer?.roomId)?.name ?? '',
    };
  };
