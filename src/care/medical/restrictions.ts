import type { Spot } from '../../domain/checkIn/bodyMap.ts';
import type { MassageType, Pressure } from '../../domain/clinic/modality.ts';
import type { Reason } from '../../domain/clinic/reason.ts';
import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import type { ContraindicationCode } from '../../domain/medical/contraindication.ts';
import { type RegionState, regionState } from '../../domain/medical/healing.ts';
import {
  clearanceOn,
  type InjuryRecord,
  injuryLimits,
  injuryOn,
  isValidOn,
  type OrderedType,
} from '../../domain/medical/injury.ts';
import {
  type IntakeCode,
  type IntakeMeaning,
  isLimiting,
  limitingCodes,
  meaningOf,
} from '../../domain/medical/intake.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isId } from '../../store/ids.ts';
import type { TeamStore } from '../../store/index.ts';
import type { StoredStep } from '../../store/medical/injuries.ts';
import { injuryStories, type OpenInjury } from '../../store/medical/injuryStories.ts';
import { screeningOn, whomAnswersLimit } from '../../store/medical/intakeLimits.ts';
import type { StoredReturnToPlay } from '../../store/medical/returnToPlay.ts';
import type { Person } from '../../store/people/people.ts';
import { type Actor, hasRole, RESTRICTION_ROLES } from '../access.ts';
import type { Deps } from '../deps.ts';
import { openFrom } from '../people/openToStaff.ts';

export interface InjuryView extends InjuryRecord {
  readonly id: string;
  readonly state: RegionState;
  /** New pain has set it back, and no clinician has looked at it since. */
  readonly setBackOn: Day | null;
  /** The clearance that holds today, or else one that holds from a day to come. */
  readonly cleared: ClearanceView | null;
  /** Work it orders that is closed today, with what is missing: it is not planned meanwhile. */
  readonly waiting: readonly { readonly type: OrderedType; readonly reasons: readonly Reason[] }[];
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  /** What was said about its healing, newest first; null for a reader who may not see it. */
  readonly history: readonly (StoredStep & { readonly author: string })[] | null;
}

export interface ClearanceView {
  readonly id: string;
  /** The answer it is for; null for an injury, and for a reader who may not see the answer. */
  readonly code: ContraindicationCode | null;
  readonly forAnswer: boolean;
  readonly from: Day;
  readonly until: Day;
  /** A clinician's remark; null for a reader who may not see it. */
  readonly limits: string | null;
  /** Work ordered while it holds. */
  readonly orders: readonly OrderedType[];
  /** What it opens; empty and null: as healing has it. */
  readonly areas: readonly Spot[];
  readonly cap: Pressure | null;
  readonly kinds: readonly MassageType[];
  readonly state: 'holds' | 'coming' | 'ended';
}

/** What the health form limits: for a clinician with the answers it comes from, for a therapist without. */
export interface ToldView {
  readonly meaning: IntakeMeaning;
  readonly codes: readonly IntakeCode[] | null;
}

/** The caps of the athlete's stage in the return to play; null is no cap. */
export type ReturnToPlayView = Pick<
  StoredReturnToPlay,
  'stage' | 'name' | 'since' | 'maxMinutes' | 'maxRpe' | 'contactAllowed' | 'returnedOn'
>;

export interface Restrictions {
  /** Open ones, oldest first. */
  readonly injuries: readonly InjuryView[];
  /** Those for intake answers. */
  readonly clearances: readonly ClearanceView[];
  readonly returnToPlay: ReturnToPlayView | null;
  /** What the athlete's own answers limit; null where nothing does, and for readers who see it elsewhere or not at all. */
  readonly told: ToldView | null;
}

export interface RestrictionsView extends Restrictions {
  readonly athleteId: string;
  readonly athlete: string;
  readonly today: Day;
  readonly heldSince: Instant | null;
  readonly heldNote: string | null;
  /** What only a clinician decides. */
  readonly mayDecide: boolean;
}

/** One athlete's restrictions, for those who treat. The athlete sees who looked. */
export const viewRestrictions =
  ({ store }: Deps) =>
  async (actor: Actor, athleteId: string, now: Instant): Promise<RestrictionsView | Refusal> => {
    if (!hasRole(actor, RESTRICTION_ROLES)) return { refused: 'not-allowed', needs: 'therapist' };
    const team = store.team(actor.teamId);
    const person = isId(athleteId) ? await team.people.byId(athleteId) : null;
    if (!person || !hasRole(person, ['athlete'])) return { refused: 'not-found', what: 'athlete' };
    if (openFrom(person, now) === null) return { refused: 'invalid', field: 'athlete', rule: 'restrict.noConsent' };
    await team.audit.by(actor.personId, now).note('restriction.read', athleteId);
    return viewFor(team, actor, person, now);
  };

/** The same, as an answer to somebody who has just changed them. */
export async function viewFor(team: TeamStore, actor: Actor, person: Person, now: Instant): Promise<RestrictionsView> {
  const today = dayOf(now, person.zone);
  const isClinician = hasRole(actor, ['clinician']);
  return {
    athleteId: person.id,
    athlete: person.name,
    today,
    heldSince: person.heldAt,
    heldNote: person.heldNote,
    mayDecide: isClinician && actor.personId !== person.id,
    ...(await restrictionsOf(
      team,
      person.id,
      today,
      isClinician ? 'clinician' : 'therapist',
      openFrom(person, now) ?? 0,
    )),
  };
}

/**
 * How much of it somebody reads. A clinician: everything. A therapist: what has to be respected, but not which answer
 * it is for. The athlete: what is stored about them, without notes. A trainer: what is limited, without anybody's
 * words.
 */
export type Depth = 'clinician' | 'therapist' | 'own' | 'limits';

export async function restrictionsOf(
  team: TeamStore,
  athleteId: string,
  today: Day,
  depth: Depth,
  /** What is older is closed to the reader. */
  from: Instant = 0,
): Promise<Restrictions> {
  const [stories, clearances, returnsToPlay, told] = await Promise.all([
    injuryStories(team, [athleteId]),
    team.clearances.current([athleteId]),
    team.returnToPlay.newest([athleteId]),
    depth === 'clinician' || depth === 'therapist' ? toldView(team, athleteId, today, depth) : null,
  ]);
  const open = (stories.get(athleteId) ?? []).filter(({ injury }) => injury.recordedAt > from);
  const returnToPlay = returnsToPlay.get(athleteId);
  const authors = open.flatMap(({ injury }) => [injury.recordedBy, ...injury.steps.map(({ authorId }) => authorId)]);
  const names = await team.people.namesOf(authors);
  const clearanceView = (one: (typeof clearances)[number], holds = isValidOn([one], today)): ClearanceView => {
    const { id, code, from, until, orders, areas, cap, kinds } = one;
    return {
      ...{ id, from, until, orders, areas, cap, kinds },
      code: depth === 'clinician' || depth === 'own' ? code : null,
      forAnswer: one.injuryId === null,
      limits: depth === 'limits' ? null : one.limits,
      state: holds ? 'holds' : until < today ? 'ended' : 'coming',
    };
  };
  const injuryView = (story: OpenInjury): InjuryView => {
    const { id, recordedAt, recordedBy, steps } = story.injury;
    const holds = clearanceOn(story, today);
    const cleared = holds ?? story.clearances.findLast(({ until }) => until >= today);
    const hurt = injuryOn(story, today);
    return {
      ...story.record,
      id,
      recordedAt,
      recordedBy: names.get(recordedBy) ?? '',
      state: regionState(hurt, today),
      setBackOn: hurt.setBackOn ?? null,
      cleared: cleared ? clearanceView(cleared, holds !== null) : null,
      waiting: waitingOrders(story, cleared?.orders ?? [], today),
      history:
        depth === 'clinician'
          ? steps.map((one) => ({ ...one, author: names.get(one.authorId) ?? '' })).toReversed()
          : null,
    };
  };
  return {
    injuries: open.map(injuryView),
    // That an athlete answered something about their health is not for trainers.
    clearances:
      depth === 'limits'
        ? []
        : forAnswers(clearances)
            .filter(({ givenAt }) => givenAt > from)
            .map((one) => clearanceView(one)),
    returnToPlay: returnToPlay && returnToPlay.at > from ? returnToPlay : null,
    told,
  };
}

function waitingOrders(story: OpenInjury, orders: readonly OrderedType[], today: Day): InjuryView['waiting'] {
  const { lacking = {} } = injuryLimits([story], today);
  return orders.flatMap((type) => (lacking[type] ? [{ type, reasons: lacking[type] }] : []));
}

function forAnswers<One extends { readonly injuryId: string | null }>(clearances: readonly One[]): readonly One[] {
  return clearances.filter(({ injuryId }) => injuryId === null);
}

async function toldView(
  team: TeamStore,
  athleteId: string,
  today: Day,
  depth: 'clinician' | 'therapist',
): Promise<ToldView | null> {
  const intake = await team.intakes.of(athleteId);
  if (intake === null) return null;
  const screening = await screeningOn(team, athleteId, intake, today);
  const meaning = meaningOf(screening);
  return isLimiting(meaning) ? { meaning, codes: depth === 'clinician' ? limitingCodes(intake) : null } : null;
}

export interface RestrictedAthlete extends Restrictions {
  readonly athleteId: string;
  readonly athlete: string;
  readonly heldSince: Instant | null;
}

/** Every athlete whom something limits, by name. */
export const listRestrictions =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<readonly RestrictedAthlete[] | Refusal> => {
    if (!hasRole(actor, RESTRICTION_ROLES)) return { refused: 'not-allowed', needs: 'therapist' };
    const team = store.team(actor.teamId);
    const people = await team.people.list(['athlete']);
    const [limitedByAnswers, open, clearances, returnsToPlay] = await Promise.all([
      whomAnswersLimit(team, people, now),
      team.injuries.open(),
      team.clearances.current(),
      team.returnToPlay.newest(),
    ]);
    const concerned = new Set([...[...open, ...clearances].map(({ athleteId }) => athleteId), ...limitedByAnswers]);
    for (const [id, { returnedOn }] of returnsToPlay) if (returnedOn === null) concerned.add(id);
    const depth = hasRole(actor, ['clinician']) ? 'clinician' : 'therapist';
    const found: RestrictedAthlete[] = [];
    for (const person of people) {
      const { id, name, zone, heldAt } = person;
      const from = openFrom(person, now);
      if (from === null || (!concerned.has(id) && heldAt === null)) continue;
      const restrictions = await restrictionsOf(team, id, dayOf(now, zone), depth, from);
      found.push({ athleteId: id, athlete: name, heldSince: heldAt, ...restrictions });
      await team.audit.by(actor.personId, now).note('restriction.read', id);
    }
    return found;
  };
