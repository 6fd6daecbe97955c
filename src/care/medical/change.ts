import type { Spot } from '../../domain/checkIn/bodyMap.ts';
import { type Day, dayOf, type Instant, MINUTE } from '../../domain/day.ts';
import type { InjuryStage, RegionState } from '../../domain/medical/healing.ts';
import type { InjuryRecord } from '../../domain/medical/injury.ts';
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

/** What a change opens, or what it contradicts: it is asked about before anything is saved. */
export type RestrictionAsk =
  /** A stage two or more ahead of what days lead to. */
  | {
      readonly asks: 'stage-ahead';
      readonly injuryId: string;
      readonly spot: Spot;
      readonly stage: InjuryStage;
      readonly usual: InjuryStage;
      /** An operation that nobody has cleared: nothing is open anywhere, whatever the stage. */
      readonly uncleared: boolean;
      /** What hands may do there now, and would then; of an operation once it is cleared. */
      readonly now: RegionState;
      readonly then: RegionState;
    }
  /** Back in full, although records say otherwise. */
  | {
      readonly asks: 'not-free';
      readonly athleteId: string;
      readonly athlete: string;
      readonly heldSince: Instant | null;
      /** Operations that nobody has cleared for today. */
      readonly uncleared: readonly InjuryRecord[];
    };

export function isAsk(done: object): done is RestrictionAsk {
  return 'asks' in done;
}

/**
 * Makes one change to an athlete's restrictions in one transaction: checks it, does it, notes it. If it changes what
 * they can book, the athlete is told and the plan is asked to look again.
 */
export async function changeRestrictions<Asked extends RestrictionAsk = never>(
  { store }: Deps,
  actor: Actor,
  { athleteId, by, now }: { readonly athleteId: string; readonly by: readonly Role[]; readonly now: Instant },
  work: (context: ChangeContext) => Promise<Changed | Refusal | Asked>,
): Promise<RestrictionsView | Refusal | Asked> {
  if (!hasRole(actor, by)) return { refused: 'not-allowed', needs: by[0] ?? 'clinician' };
  return store.transaction(actor.teamId, async (tx) => {
    const person = await lockAthlete(tx, athleteId);
    if (!person || !hasRole(person, ['athlete'])) return { refused: 'not-found', what: 'athlete' };
    // Nobody sets or lifts their own limits.
    if (athleteId === actor.personId) return { refused: 'not-allowed' };
    if (mayStoreHealth(person, now)) return { refused: 'invalid', field: 'athlete', rule: 'restrict.noConsent' };
    const before = await limitsOf(tx, athleteId, now);
    const today = dayOf(now, person.zone);
    const changed = await work({ tx, person, today });
    if (isRefusal(changed) || isAsk(changed)) return changed;
    const { action, details } = changed;
    await tx.audit.by(actor.personId, now).note(action, athleteId, details);
    await tellIfLimited(tx, person, { before, day: today, ref: details.ref, now });
    return viewFor(tx, actor, (await tx.people.byId(athleteId)) ?? person, now);
  });
}

export async function limitsOf(tx: TeamStore, athleteId: string, now: Instant): Promise<LimitsOn | null> {
  return (await readBodyLimits(tx, [athleteId], now)).get(athleteId) ?? null;
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
  const after = await limitsOf(tx, id, now);
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
  const areas = limits.injuries.map(
    ({ area, side, state }) => `${area} ${side} ${state.onRegion} ${state.allowedOnRegion.join()}`,
  );
  return JSON.stringify([closedTypes(limits), areas, limits.areasToAvoid, limits.only ?? null, limits.pressureCap]);
}
