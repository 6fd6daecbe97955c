import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import type { ContraindicationCode } from '../../domain/medical/contraindication.ts';
import { type RegionState, regionState } from '../../domain/medical/healing.ts';
import { type InjuryRecord, injuryOn, isValidOn, type OrderedType } from '../../domain/medical/injury.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isId } from '../../store/ids.ts';
import type { TeamStore } from '../../store/index.ts';
import type { StoredStep } from '../../store/medical/injuries.ts';
import { injuryStories, type OpenInjury } from '../../store/medical/injuryStories.ts';
import type { StoredReturnToPlay } from '../../store/medical/returnToPlay.ts';
import type { Person } from '../../store/people/people.ts';
import { type Actor, hasRole, RESTRICTION_ROLES } from '../access.ts';
import type { Deps } from '../deps.ts';

export interface InjuryView extends InjuryRecord {
  readonly id: string;
  readonly state: RegionState;
  /** New pain has set it back, and no clinician has looked at it since. */
  readonly setBackOn: Day | null;
  /** The clearance that holds today. */
  readonly cleared: ClearanceView | null;
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
  readonly until: Day;
  /** What has to be respected; null for a reader who may not see it. */
  readonly limits: string | null;
  /** Work ordered while it holds. */
  readonly orders: readonly OrderedType[];
  readonly valid: boolean;
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
    ...(await restrictionsOf(team, person.id, today, isClinician ? 'clinician' : 'therapist')),
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
): Promise<Restrictions> {
  const [stories, clearances, returnsToPlay] = await Promise.all([
    injuryStories(team, [athleteId]),
    team.clearances.current([athleteId]),
    team.returnToPlay.newest([athleteId]),
  ]);
  const open = stories.get(athleteId) ?? [];
  const authors = open.flatMap(({ injury }) => [injury.recordedBy, ...injury.steps.map(({ authorId }) => authorId)]);
  const names = await team.people.namesOf(authors);
  const clearanceView = (one: (typeof clearances)[number]): ClearanceView => ({
    id: one.id,
    code: depth === 'clinician' || depth === 'own' ? one.code : null,
    forAnswer: one.injuryId === null,
    until: one.until,
    limits: depth === 'limits' ? null : one.limits,
    orders: one.orders,
    valid: isValidOn([one], today),
  });
  const injuryView = (story: OpenInjury): InjuryView => {
    const { id, recordedAt, recordedBy, steps } = story.injury;
    const valid = story.clearances.findLast((one) => isValidOn([one], today));
    const hurt = injuryOn(story, today);
    return {
      ...story.record,
      id,
      recordedAt,
      recordedBy: names.get(recordedBy) ?? '',
      state: regionState(hurt, today),
      setBackOn: hurt.setBackOn ?? null,
      cleared: valid ? clearanceView(valid) : null,
      history:
        depth === 'clinician'
          ? steps.map((one) => ({ ...one, author: names.get(one.authorId) ?? '' })).toReversed()
          : null,
    };
  };
  return {
    injuries: open.map(injuryView),
    // That an athlete answered something about their health is not for trainers.
    clearances: depth === 'limits' ? [] : clearances.filter(({ injuryId }) => injuryId === null).map(clearanceView),
    returnToPlay: returnsToPlay.get(athleteId) ?? null,
  };
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
    const [people, open, clearances, returnsToPlay] = await Promise.all([
      team.people.list(['athlete']),
      team.injuries.open(),
      team.clearances.current(),
      team.returnToPlay.newest(),
    ]);
    const concerned = new Set([...open, ...clearances].map(({ athleteId }) => athleteId));
    for (const [id, { returnedOn }] of returnsToPlay) if (returnedOn === null) concerned.add(id);
    const depth = hasRole(actor, ['clinician']) ? 'clinician' : 'therapist';
    const found: RestrictedAthlete[] = [];
    for (const { id, name, zone, heldAt } of people) {
      if (!concerned.has(id) && heldAt === null) continue;
      const restrictions = await restrictionsOf(team, id, dayOf(now, zone), depth);
      found.push({ athleteId: id, athlete: name, heldSince: heldAt, ...restrictions });
      await team.audit.by(actor.personId, now).note('restriction.read', id);
    }
    return found;
  };
