import { dayOf, type Instant } from '../../domain/day.ts';
import { closedTypes, NO_LIMITS } from '../../domain/medical/limits.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isMedicalAlert } from '../../domain/risk/road.ts';
import type { TeamStore } from '../../store/index.ts';
import { readBodies } from '../../store/medical/bodyLimits.ts';
import type { Person } from '../../store/people/people.ts';
import { type Actor, hasRole, RESTRICTION_ROLES } from '../access.ts';
import { askReplan } from '../clinic/askReplan.ts';
import type { Deps } from '../deps.ts';
import { lockAthlete } from '../people/lockAthlete.ts';
import { tellOverruled } from '../people/overruled.ts';

/** What bookings are held for: a finding, or a person's word. */
export interface HoldCause {
  readonly findingId: string | null;
  readonly by: string | null;
  /** Why, in the words of whoever held them. */
  readonly note?: string;
}

/** Holds the athlete's massages until a clinician lifts it, and in an emergency their assessments too. */
export async function hold(tx: TeamStore, person: Person, cause: HoldCause, now: Instant): Promise<number> {
  const { findingId, by, note = null } = cause;
  // Whoever books for this athlete at this moment waits here, and then sees the hold.
  await tx.team.lock(`athlete:${person.id}`);
  if (person.heldAt === null) await tx.people.change(person.id, { heldAt: now, heldFor: findingId, heldNote: note });
  const body = (await readBodies(tx, [person.id], now)).get(person.id);
  const closed = closedTypes(body?.limitsOn(dayOf(now, person.zone)) ?? NO_LIMITS);
  const bookings = await tx.bookings.hold(person.id, now, true, closed);
  await tx.audit.by(by, now).note('hold.set', person.id, { finding: findingId, bookings });
  await askReplan(tx, { kind: 'hold', personId: person.id, ref: findingId }, now);
  return bookings;
}

/** Who was held or released, and how many bookings that touched. */
export type HoldChange = {
  readonly athlete: string;
  readonly bookings: number;
};

/** Holds somebody's bookings by hand, as an urgent finding would. A clinician lifts the hold. */
export const holdBookings =
  (deps: Deps) =>
  async (actor: Actor, athleteId: string, reason: string, now: Instant): Promise<HoldChange | Refusal> => {
    if (!hasRole(actor, RESTRICTION_ROLES)) return { refused: 'not-allowed', needs: 'therapist' };
    return changeHold(deps, actor, { athleteId, notice: 'hold.set', now }, async (tx, person) => {
      if (!hasRole(person, ['athlete'])) return { refused: 'not-found', what: 'athlete' };
      if (person.heldAt !== null) return { refused: 'already-done' };
      return hold(tx, person, { findingId: null, by: actor.personId, note: reason }, now);
    });
  };

/** Lifts the hold on an athlete's bookings and closes what it was for. Clinicians only. */
export const liftHold =
  (deps: Deps) =>
  async (actor: Actor, athleteId: string, reason: string, now: Instant): Promise<HoldChange | Refusal> => {
    if (!hasRole(actor, ['clinician'])) return { refused: 'not-allowed', needs: 'clinician' };
    return changeHold(deps, actor, { athleteId, notice: 'hold.lifted', now }, async (tx, person) => {
      if (person.id === actor.personId) return { refused: 'not-allowed' };
      if (person.heldAt === null) return { refused: 'already-done' };
      await tx.people.change(athleteId, { heldAt: null, heldFor: null, heldNote: null });
      const bookings = await tx.bookings.hold(athleteId, now, false);
      const medical = (await tx.findings.open([athleteId])).filter(isMedicalAlert);
      for (const { id, version } of medical) {
        await tx.findings.step(id, version, {
          state: 'resolved',
          resolvedBy: actor.personId,
          resolvedAt: now,
          resolution: reason,
        });
      }
      await tx.audit
        .by(actor.personId, now)
        .note('hold.lift', athleteId, { findings: medical.map(({ id }) => id), bookings });
      const [set] = await tx.audit.about(athleteId, 1, 'hold.set');
      await tellOverruled(tx, { athleteId, by: actor.personId, whose: [set?.actorId], what: 'hold' }, now);
      await askReplan(tx, { kind: 'hold', personId: athleteId, ref: null }, now);
      return bookings;
    });
  };

/**
 * Sets or lifts a hold by hand, in one transaction, and tells the athlete. `work` returns how many bookings it touched.
 */
function changeHold(
  { store }: Deps,
  actor: Actor,
  about: { readonly athleteId: string; readonly notice: 'hold.set' | 'hold.lifted'; readonly now: Instant },
  work: (tx: TeamStore, person: Person) => Promise<number | Refusal>,
): Promise<HoldChange | Refusal> {
  const { athleteId, notice, now } = about;
  return store.transaction(actor.teamId, async (tx) => {
    const person = await lockAthlete(tx, athleteId);
    if (!person) return { refused: 'not-found', what: 'athlete' };
    const bookings = await work(tx, person);
    if (typeof bookings !== 'number') return bookings;
    await tx.outbox.put([
      {
        key: `${notice}:${athleteId}:${now}`,
        to: { personId: athleteId },
        kind: notice,
        data: { bookings },
        dueAt: now,
        lane: 'reply',
        senderId: actor.personId,
      },
    ]);
    return { athlete: person.name, bookings };
  });
}

/** Are this athlete's bookings still held? A message about the hold asks before it is sent. */
export const isHeld =
  ({ store }: Deps) =>
  async (teamId: string, personId: string): Promise<boolean> =>
    ((await store.team(teamId).people.byId(personId))?.heldAt ?? null) !== null;
