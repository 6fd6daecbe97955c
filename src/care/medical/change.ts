import { type Day, dayOf, type Instant, MINUTE } from '../../domain/day.ts';
import { closedTypes, type LimitsOn } from '../../domain/medical/limits.ts';
import type { Role } from '../../domain/people/athlete.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { AuditDetails } from '../../store/audit.ts';
import type { TeamStore } from '../../store/index.ts';
import { readBodyLimits } from '../../store/medical/bodyLimits.ts';
import type { Person } from '../../store/people/people.ts';
import { type Actor, hasRole } from '../access.ts';
import { askReplan } from '../clinic/askReplan.ts';
import type { Deps } from '../deps.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { lockAthlete } from '../people/lockAthlete.ts';
import { type RestrictionsView, viewFor } from './restrictions.ts';

/** Somebody who treats often sets a stage, a clearance and a step of the return to play one after the other. */
const SETTLE = 3 * MINUTE;

/** What a change of restrictions works with. */
export interface ChangeContext {
  readonly tx: TeamStore;
  readonly person: Person;
  readonly today: Day;
}

type Action =
  | 'injury.record'
  | 'injury.stage'
  | 'injury.close'
  | 'clearance.give'
  | 'clearance.withdraw'
  | 'return.stage'
  | 'return.done';

/** Goes into the audit: what was done, and to which row. */
export type Changed = {
  [Done in Action]: { readonly action: Done; readonly details: AuditDetails[Done] };
}[Action];

/**
 * Makes one change to an athlete's restrictions in one transaction: checks it, does it, notes it. If it changes what
 * they can book, the athlete is told and the plan is asked to look again.
 */
export async function changeRestrictions(
  { store }: Deps,
  actor: Actor,
  { athleteId, by, now }: { readonly athleteId: string; readonly by: readonly Role[]; readonly now: Instant },
  work: (context: ChangeContext) => Promise<Changed | Refusal>,
): Promise<RestrictionsView | Refusal> {
  if (!hasRole(actor, by)) return { refused: 'not-allowed', needs: by[0] ?? 'clinician' };
  return store.transaction(actor.teamId, async (tx) => {
    const person = await lockAthlete(tx, athleteId);
    if (!person || !hasRole(person, ['athlete'])) return { refused: 'not-found', what: 'athlete' };
    // Nobody sets or lifts their own limits.
    if (athleteId === actor.personId) return { refused: 'not-allowed' };
    if (mayStoreHealth(person)) return { refused: 'invalid', field: 'athlete', rule: 'restrict.noConsent' };
    const before = await limitsOf(tx, athleteId);
    const today = dayOf(now, person.zone);
    const changed = await work({ tx, person, today });
    if (isRefusal(changed)) return changed;
    const { action, details } = changed;
    await tx.audit.by(actor.personId, now).note(action, athleteId, details);
    await tellIfLimited(tx, person, { before, day: today, ref: details.ref, now });
    return viewFor(tx, actor, (await tx.people.byId(athleteId)) ?? person, now);
  });
}

export async function limitsOf(tx: TeamStore, athleteId: string): Promise<LimitsOn | null> {
  return (await readBodyLimits(tx, [athleteId])).get(athleteId) ?? null;
}

/** Tells the athlete and asks the planner to look again, where a day now allows something else than before. */
export async function tellIfLimited(
  tx: TeamStore,
  { id }: Pick<Person, 'id'>,
  change: {
    readonly before: LimitsOn | null;
    /** The day that is looked at; `dayBefore` when the change is that a day has passed. */
    readonly day: Day;
    readonly dayBefore?: Day;
    readonly ref: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { before, day, dayBefore = day, ref, now } = change;
  const after = await limitsOf(tx, id);
  if (sayingOf(before, dayBefore) === sayingOf(after, day)) return;
  await tx.outbox.put([
    {
      // Changes close together are told together: the words are found when the message is sent, after they have
      // settled.
      key: `restriction.changed:${id}:${Math.floor(now / SETTLE)}`,
      to: { personId: id },
      kind: 'restriction.changed',
      data: {},
      dueAt: now + SETTLE,
      lane: 'reply',
    },
  ]);
  await askReplan(tx, { kind: 'injury', personId: id, ref }, now);
}

/** What a day allows, as text to compare. */
function sayingOf(limitsOn: LimitsOn | null, day: Day): string {
  const limits = limitsOn?.(day);
  if (!limits) return '';
  const areas = limits.injuries.map(({ area, state }) => `${area} ${state.onRegion} ${state.allowedOnRegion.join()}`);
  return JSON.stringify([closedTypes(limits), areas, limits.areasToAvoid, limits.pressureCap]);
}
