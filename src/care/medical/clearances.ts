import { addDays, type Day, dayOf, daysFrom, type Instant, isDay } from '../../domain/day.ts';
import { CONTRAINDICATIONS, type ContraindicationCode } from '../../domain/medical/contraindication.ts';
import { type ClearedDays, type OrderedType, prescribedOn } from '../../domain/medical/injury.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import type { StoredClearance } from '../../store/medical/clearances.ts';
import type { StoredInjury } from '../../store/medical/injuries.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { changeRestrictions, limitsOf, tellIfLimited } from './change.ts';
import { onInjury } from './injuries.ts';
import type { RestrictionsView } from './restrictions.ts';

/** No clearance holds for longer than a year without a new look. */
const LONGEST_DAYS = 366;
/** Somebody is told this many days before a clearance ends (practice convention). */
export const WARN_DAYS = 7;

export interface ClearanceInput {
  /** The injury it is for, or the athlete and the intake answer it is for. */
  readonly about: { readonly injuryId: string } | { readonly athleteId: string; readonly code: ContraindicationCode };
  /** The last day it holds. */
  readonly until: Day;
  readonly limits: string;
  /** Work ordered for the injury while it holds; left out: none. */
  readonly orders?: readonly OrderedType[];
}

/** A clinician's written word, with its limits and its last day. It replaces an earlier one for the same thing. */
export const giveClearance =
  (deps: Deps) =>
  (
    actor: Actor,
    { about, until, limits, orders = [] }: ClearanceInput,
    now: Instant,
  ): Promise<RestrictionsView | Refusal> => {
    const give = async (tx: TeamStore, athleteId: string, today: Day, injury: StoredInjury | null) => {
      if (!isDay(until)) return { refused: 'invalid', field: 'until', rule: 'input.day' } as const;
      if (until < today || until > addDays(today, LONGEST_DAYS))
        return { refused: 'invalid', field: 'until', rule: 'restrict.until' } as const;
      const impossible = wrongOrders(injury, { from: today, until, orders });
      if (impossible) return impossible;
      const injuryId = 'injuryId' in about ? about.injuryId : null;
      const code = 'code' in about ? about.code : null;
      const old = (await tx.clearances.current([athleteId])).filter(
        (one) => one.injuryId === injuryId && one.code === code,
      );
      await tx.clearances.end(
        old.map(({ id }) => id),
        now,
      );
      const given = { athleteId, injuryId, code, limits, orders, from: today, until };
      const { id } = await tx.clearances.give({ ...given, givenBy: actor.personId, givenAt: now });
      return { action: 'clearance.give', details: { ref: id, until, replaces: old.map((one) => one.id) } } as const;
    };
    if ('injuryId' in about)
      return onInjury(deps, actor, about.injuryId, now, ({ tx, today }, injury) =>
        give(tx, injury.athleteId, today, injury),
      );
    const { athleteId, code } = about;
    return changeRestrictions(deps, actor, { athleteId, by: ['clinician'], now }, async ({ tx, today }) =>
      // What rules out every massage is lifted by a new answer, never by paper.
      CONTRAINDICATIONS[code].kind === 'absolute'
        ? { refused: 'invalid', field: 'answer', rule: 'restrict.notCleared' }
        : give(tx, athleteId, today, null),
    );
  };

/** Work is ordered for a record, and only what its healing allows before the clearance ends. */
function wrongOrders(
  injury: StoredInjury | null,
  given: Required<ClearedDays>,
): { readonly refused: 'invalid'; readonly field: 'order'; readonly rule: string } | null {
  if (given.orders.length === 0) return null;
  if (injury === null) return { refused: 'invalid', field: 'order', rule: 'restrict.orderNeedsRecord' };
  const story = { record: injury.record, steps: injury.steps.map(({ step }) => step), clearances: [given] };
  const allowed = prescribedOn([story], daysFrom(given.from, given.until));
  return allowed.length === given.orders.length
    ? null
    : { refused: 'invalid', field: 'order', rule: 'restrict.orderTooSoon' };
}

/** Takes a clearance back before its last day. */
export const withdrawClearance =
  (deps: Deps) =>
  async (actor: Actor, clearanceId: string, now: Instant): Promise<RestrictionsView | Refusal> => {
    if (!hasRole(actor, ['clinician'])) return { refused: 'not-allowed', needs: 'clinician' };
    const found = await deps.store.team(actor.teamId).clearances.byId(clearanceId);
    if (!found) return { refused: 'not-found', what: 'clearance' };
    return changeRestrictions(deps, actor, { athleteId: found.athleteId, by: ['clinician'], now }, async ({ tx }) => {
      if (!(await tx.clearances.byId(clearanceId))) return { refused: 'already-done' };
      await tx.clearances.end([clearanceId], now);
      return { action: 'clearance.withdraw', details: { ref: clearanceId } };
    });
  };

/**
 * Warns once of each clearance about to end, and follows up on those that have ended. Looking twice changes nothing.
 */
export const followUpClearances =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id, zone } of await store.directory.teams()) {
      const team = store.team(id);
      const today = dayOf(now, zone);
      const ending = await team.clearances.ending(today, addDays(today, WARN_DAYS));
      if (ending.length > 0) await warn(team, ending, now);
      const lapsed = await team.clearances.lapsed(today);
      for (const athleteId of new Set(lapsed.map((one) => one.athleteId))) {
        const own = lapsed.filter((one) => one.athleteId === athleteId);
        await store.transaction(id, (tx) => lapse(tx, athleteId, own, { today, now }));
      }
    }
  };

/** To whoever gave it, while they are still a clinician here; otherwise to every clinician. */
async function warn(team: TeamStore, ending: readonly StoredClearance[], now: Instant): Promise<void> {
  const clinicians = (await team.people.list(['clinician'])).map(({ id }) => id);
  await team.outbox.put(
    ending.flatMap(({ id, givenBy, athleteId }) => {
      const readers = clinicians.includes(givenBy) ? [givenBy] : clinicians.filter((one) => one !== athleteId);
      return readers.map((to) => ({
        key: `clearance.expiring:${id}:${to}`,
        to: { personId: to },
        kind: 'clearance.expiring',
        data: { clearanceId: id },
        dueAt: now,
      }));
    }),
  );
}

/** Closes again what a clearance had opened: the athlete is told, and the plan looks at what is booked. */
async function lapse(
  tx: TeamStore,
  athleteId: string,
  ended: readonly StoredClearance[],
  { today, now }: { readonly today: Day; readonly now: Instant },
): Promise<void> {
  await tx.clearances.markLapsed(
    ended.map(({ id }) => id),
    now,
  );
  for (const { id, until } of ended) {
    const details = { ref: id, until };
    await tx.audit.by(null, now).note('clearance.lapse', athleteId, details);
  }
  const before = await limitsOf(tx, athleteId);
  const [last] = ended.toSorted((one, other) => other.until.localeCompare(one.until));
  if (last)
    await tellIfLimited(tx, { id: athleteId }, { before, day: today, dayBefore: last.until, ref: last.id, now });
}

export interface EndingClearance {
  readonly athleteId: string;
  readonly athlete: string;
  readonly until: Day;
  /** The area it is for; null for an answer of the intake. */
  readonly area: { readonly area: string; readonly side: string } | null;
}

/** The clearance a message is about, while it still stands. */
export const endingClearance =
  ({ store }: Deps) =>
  async (teamId: string, clearanceId: string): Promise<EndingClearance | null> => {
    const team = store.team(teamId);
    const clearance = await team.clearances.byId(clearanceId);
    const person = clearance && (await team.people.byId(clearance.athleteId));
    if (!clearance || !person) return null;
    const injury = clearance.injuryId === null ? null : await team.injuries.byId(clearance.injuryId);
    const { athleteId, until } = clearance;
    return { athleteId, athlete: person.name, until, area: injury?.record ?? null };
  };
