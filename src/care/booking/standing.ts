import { HOUR, type Instant } from '../../domain/day.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import {
  type MissedCadence,
  missedCadence,
  NO_WISH,
  type StandingWish,
} from '../../domain/scheduling/week/standing.ts';
import type { StoredWish } from '../../store/booking/standing.ts';
import type { TeamStore } from '../../store/index.ts';
import type { NewMessage } from '../../store/messages/outbox.ts';
import type { Person } from '../../store/people/people.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { mayTreat } from '../people/consent.ts';

/** Staff who arrange bookings may also arrange for them to repeat. */
const ARRANGERS = ['therapist', 'trainer', 'clinician'] as const;
const HISTORY = 40 * 24 * HOUR;

export interface StandingView {
  readonly athleteId: string;
  readonly athlete: string;
  readonly wish: StandingWish;
  readonly therapist: string | null;
  /** The last massage and the next that is booked; null for none. */
  readonly last: Instant | null;
  readonly next: Instant | null;
}

/** An athlete's standing wish: the actor's own, or anybody's for staff who arrange bookings. */
export const viewStanding =
  ({ store }: Deps) =>
  async (actor: Actor, athleteId: string, now: Instant): Promise<StandingView | Refusal> => {
    const team = store.team(actor.teamId);
    const person = await athleteOf(team, actor, athleteId);
    return isRefusal(person) ? person : viewOf(team, person, now);
  };

export type StandingChange = Partial<Omit<StandingWish, 'since'>>;

/** Changes the wish; what is not named stays. An athlete is told when somebody else changed theirs. */
export const setStanding =
  ({ store }: Deps) =>
  async (actor: Actor, athleteId: string, change: StandingChange, now: Instant): Promise<StandingView | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const person = await athleteOf(tx, actor, athleteId);
      if (isRefusal(person)) return person;
      const missing = mayTreat(person, now);
      // Whoever arranges it for somebody is told in their own words.
      if (missing && actor.personId !== athleteId)
        return { refused: 'invalid', field: 'athlete', rule: 'restrict.noConsent' };
      if (missing) return missing;
      await tx.team.lock(`standing:${athleteId}`);
      const therapists = await tx.clinic.therapists();
      if (change.therapistId && !therapists.some(({ id }) => id === change.therapistId))
        return { refused: 'not-found', what: 'therapist' };
      const before = await tx.standing.of(athleteId);
      const wish = { ...(before ?? { ...NO_WISH, since: now }), ...change };
      const since = wish.everyDays === before?.everyDays ? wish.since : now;
      await tx.standing.put({ ...wish, athleteId, since, setBy: actor.personId });
      await tx.audit.by(actor.personId, now).note('standing.set', athleteId, { change });
      if (actor.personId !== athleteId) {
        await tx.outbox.put([
          {
            key: `standing.set:${athleteId}:${actor.personId}:${now}`,
            to: { personId: athleteId },
            kind: 'standing.set',
            data: { by: actor.personId },
            senderId: actor.personId,
            dueAt: now,
          },
        ]);
      }
      return viewOf(tx, person, now);
    });

async function athleteOf(team: TeamStore, actor: Actor, athleteId: string): Promise<Person | Refusal> {
  if (actor.personId !== athleteId && !hasRole(actor, ARRANGERS)) return { refused: 'not-allowed', needs: 'trainer' };
  const person = await team.people.byId(athleteId);
  return person?.roles.includes('athlete') ? person : { refused: 'not-found', what: 'athlete' };
}

async function viewOf(team: TeamStore, person: Person, now: Instant): Promise<StandingView> {
  const [stored, starts] = await Promise.all([team.standing.of(person.id), startsOf(team, person.id, now)]);
  const wish = stored ?? { ...NO_WISH, since: now };
  const therapist = wish.therapistId === null ? null : await team.people.byId(wish.therapistId);
  return {
    athleteId: person.id,
    athlete: person.name,
    wish,
    therapist: therapist?.name ?? null,
    last: starts.findLast((start) => start <= now) ?? null,
    next: starts.find((start) => start > now) ?? null,
  };
}

async function startsOf(team: TeamStore, athleteId: string, now: Instant): Promise<readonly Instant[]> {
  return (await team.bookings.since(now - HISTORY, [athleteId])).map(({ start }) => start);
}

/**
 * Queues a message for every rhythm that was missed: to the athlete, and after a second miss to their therapist or the
 * trainers too.
 */
export const tellMissedRhythms =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id } of await store.directory.teams()) {
      const team = store.team(id);
      const wishes = await team.standing.rhythms(now);
      if (wishes.length === 0) continue;
      const athleteIds = wishes.map(({ athleteId }) => athleteId);
      const [people, bookings] = await Promise.all([
        team.people.byIds(athleteIds),
        team.bookings.since(now - HISTORY, athleteIds),
      ]);
      const free = new Set(people.filter((one) => mayBeAsked(one, now)).map((one) => one.id));
      const missed = wishes
        .filter(({ athleteId }) => free.has(athleteId))
        .flatMap((wish) => {
          const starts = bookings.filter((one) => one.athleteId === wish.athleteId).map(({ start }) => start);
          const found = missedCadence(wish, starts, now);
          return found ? [{ wish, ...found }] : [];
        });
      if (missed.length > 0) await team.outbox.put(await messagesFor(team, missed, now));
    }
  };

/** Somebody on hold waits for a clinician, not for a massage. */
function mayBeAsked(person: Person, now: Instant): boolean {
  return person.heldAt === null && mayTreat(person, now) === null;
}

async function messagesFor(
  team: TeamStore,
  missed: readonly (MissedCadence & { readonly wish: StoredWish })[],
  now: Instant,
): Promise<readonly NewMessage[]> {
  const twice = missed.some((one) => one.twice);
  const trainers = twice ? (await team.people.list(['trainer'])).map(({ id }) => id) : [];
  const therapists = twice ? (await team.clinic.therapists()).map(({ id }) => id) : [];
  return missed.flatMap(({ wish, due, twice: again }) => {
    const { athleteId, therapistId } = wish;
    const message = (to: string, staff: boolean): NewMessage => ({
      key: `standing.missed:${athleteId}:${due}:${to}`,
      to: { personId: to },
      kind: 'standing.missed',
      data: { athleteId, staff },
      dueAt: now,
    });
    // The therapist they prefer knows them; without one, it is whoever makes the plan.
    const staff = therapistId !== null && therapists.includes(therapistId) ? [therapistId] : trainers;
    return [message(athleteId, false), ...(again ? staff.map((one) => message(one, true)) : [])];
  });
}

export interface MissedRhythm {
  readonly athlete: string;
  readonly everyDays: number;
  readonly due: Instant;
}

/** The rhythm a message is about, while it is still missed. */
export const missedRhythm =
  ({ store }: Deps) =>
  async (teamId: string, athleteId: string, now: Instant): Promise<MissedRhythm | null> => {
    const team = store.team(teamId);
    const [person, wish] = await Promise.all([team.people.byId(athleteId), team.standing.of(athleteId)]);
    if (!person || !wish?.everyDays || !mayBeAsked(person, now)) return null;
    const missed = missedCadence(wish, await startsOf(team, athleteId, now), now);
    return missed && { athlete: person.name, everyDays: wish.everyDays, due: missed.due };
  };
