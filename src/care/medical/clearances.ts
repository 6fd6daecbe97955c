import type { Spot } from '../../domain/checkIn/bodyMap.ts';
import { type MassageType, MODALITIES } from '../../domain/clinic/modality.ts';
import { addDays, type Day, dayOf, daysFrom, type Instant, isDay } from '../../domain/day.ts';
import { CONTRAINDICATIONS, type ContraindicationCode } from '../../domain/medical/contraindication.ts';
import {
  type ClearedDays,
  firstClearedDay,
  ON_ORDER,
  type OrderedType,
  prescribedOn,
} from '../../domain/medical/injury.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import type { StoredClearance } from '../../store/medical/clearances.ts';
import type { StoredInjury } from '../../store/medical/injuries.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { openFrom } from '../people/openToStaff.ts';
import { tellOverruled } from '../people/overruled.ts';
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
  /** A remark in words; what it limits is data. */
  readonly limits: string;
  /** Work ordered for the injury while it holds; left out: none. */
  readonly orders?: readonly OrderedType[];
  /** Where hands may go, how firm and with which kinds; left out: as healing has it. */
  readonly areas?: readonly Spot[];
  readonly cap?: ClearedDays['cap'];
  readonly kinds?: readonly MassageType[];
  /** The operating team has given its word. */
  readonly word?: boolean;
}

/**
 * A clinician's written word, with its limits and its last day. It replaces an earlier one for the same thing. In the
 * two weeks after an operation it holds only with the operating team's word; without, it begins after them.
 */
export const giveClearance =
  (deps: Deps) =>
  (
    actor: Actor,
    { about, until, limits, orders = [], areas = [], cap = null, kinds: named = [], word = false }: ClearanceInput,
    now: Instant,
  ): Promise<RestrictionsView | Refusal> => {
    const give = async (tx: TeamStore, athleteId: string, today: Day, injury: StoredInjury | null) => {
      if (!isDay(until)) return { refused: 'invalid', field: 'until', rule: 'input.day' } as const;
      if (until < today || until > addDays(today, LONGEST_DAYS))
        return { refused: 'invalid', field: 'until', rule: 'restrict.until' } as const;
      // What is ordered is among the kinds, and what is among the kinds and needs an order is ordered.
      const allOrders = ON_ORDER.filter((type) => orders.includes(type) || named.includes(type));
      const kinds = named.filter((type) => MODALITIES[type].booked);
      const injuryId = 'injuryId' in about ? about.injuryId : null;
      const code = 'code' in about ? about.code : null;
      const first = injury
        ? firstClearedDay(injury.record, word)
        : await firstDayForAnswer(tx, athleteId, { code, word });
      const from = first !== null && first > today ? first : today;
      if (until < from) return { refused: 'invalid', field: 'until', rule: 'restrict.endsBefore' } as const;
      const content = { limits, orders: allOrders, areas, cap, kinds, word };
      const impossible = wrongOrders(injury, { from, until, ...content }, today);
      if (impossible) return impossible;
      const old = (await tx.clearances.current([athleteId])).filter(
        (one) => one.injuryId === injuryId && one.code === code,
      );
      await tx.clearances.end(
        old.map(({ id }) => id),
        now,
      );
      const whose = old.map(({ givenBy }) => givenBy);
      await tellOverruled(tx, { athleteId, by: actor.personId, whose, what: 'clearance' }, now);
      const given = { athleteId, injuryId, code, ...content, from, until };
      const { id } = await tx.clearances.give({ ...given, givenBy: actor.personId, givenAt: now });
      return { action: 'clearance.give', details: { ref: id, until, replaces: old.map((one) => one.id) } } as const;
    };
    if ('injuryId' in about)
      return onInjury<never>(deps, actor, about.injuryId, now, ({ tx, today }, injury) =>
        give(tx, injury.athleteId, today, injury),
      );
    const { athleteId, code } = about;
    return changeRestrictions<never>(deps, actor, { athleteId, by: ['clinician'], now }, async ({ tx, today }) =>
      // What rules out every massage is lifted by a new answer, never by paper.
      CONTRAINDICATIONS[code].kind === 'absolute'
        ? { refused: 'invalid', field: 'answer', rule: 'restrict.notCleared' }
        : give(tx, athleteId, today, null),
    );
  };

/**
 * The same rule for an operation that only the health form tells of: it was on the day of its record, or at the latest
 * on the day of the answer.
 */
async function firstDayForAnswer(
  tx: TeamStore,
  athleteId: string,
  { code, word }: { readonly code: ContraindicationCode | null; readonly word: boolean },
): Promise<Day | null> {
  if (code !== 'POST_OP') return null;
  const records = (await tx.injuries.open([athleteId])).filter(({ record }) => record.kind === 'operation');
  const answered = (await tx.intakes.of(athleteId))?.answers.POST_OP?.at;
  const { zone } = await tx.team.get();
  const days = records.length > 0 ? records.map(({ record }) => record.day0) : answered ? [dayOf(answered, zone)] : [];
  const [latest] = days.toSorted().toReversed();
  return latest === undefined ? null : firstClearedDay({ kind: 'operation', day0: latest }, word);
}

/** Work is ordered for a record, and only what its healing allows before the clearance ends. */
function wrongOrders(
  injury: StoredInjury | null,
  given: ClearedDays & Required<Pick<ClearedDays, 'orders'>>,
  today: Day,
): { readonly refused: 'invalid'; readonly field: 'order'; readonly rule: string } | null {
  if (given.orders.length === 0) return null;
  if (injury === null) return { refused: 'invalid', field: 'order', rule: 'restrict.orderNeedsRecord' };
  const steps = injury.steps.map(({ step }) => step);
  // The clearance itself is a clinician's note.
  const story = { record: injury.record, steps, clearances: [given], notedOn: today };
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
    return changeRestrictions<never>(
      deps,
      actor,
      { athleteId: found.athleteId, by: ['clinician'], now },
      async ({ tx }) => {
        if (!(await tx.clearances.byId(clearanceId))) return { refused: 'already-done' };
        await tx.clearances.end([clearanceId], now);
        const { athleteId, givenBy } = found;
        await tellOverruled(tx, { athleteId, by: actor.personId, whose: [givenBy], what: 'clearance' }, now);
        return { action: 'clearance.withdraw', details: { ref: clearanceId } };
      },
    );
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
  const before = await limitsOf(tx, athleteId, now);
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
  async (teamId: string, clearanceId: string, now: Instant): Promise<EndingClearance | null> => {
    const team = store.team(teamId);
    const clearance = await team.clearances.byId(clearanceId);
    const person = clearance && (await team.people.byId(clearance.athleteId));
    if (!clearance || !person || openFrom(person, now) === null) return null;
    const injury = clearance.injuryId === null ? null : await team.injuries.byId(clearance.injuryId);
    const { athleteId, until } = clearance;
    return { athleteId, athlete: person.name, until, area: injury?.record ?? null };
  };
