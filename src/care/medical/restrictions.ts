import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import type { ContraindicationCode } from '../../domain/massage/contraindication.ts';
import { type RegionState, regionState } from '../../domain/massage/healing.ts';
import { holdsOn, type InjuryRecord, injuryOn } from '../../domain/massage/injury.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import type { StoredStep } from '../../store/medical/injuries.ts';
import { injuryStories, type OpenInjury } from '../../store/medical/injuryStories.ts';
import type { StoredReturnStage } from '../../store/medical/returnStages.ts';
import type { Person } from '../../store/people/people.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { isId } from '../ids.ts';

export interface InjuryView extends InjuryRecord {
  readonly id: string;
  readonly state: RegionState;
  /** New pain has set it back, and no clinician has looked since. */
  readonly setBackOn: Day | null;
  /** The clearance that holds today. */
  readonly cleared: ClearanceView | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  /** What was said of its healing, newest first; null for a reader it is not for. */
  readonly history: readonly (StoredStep & { readonly author: string })[] | null;
}

export interface ClearanceView {
  readonly id: string;
  /** The answer it is about; null for an injury, and for a reader the answer is not for. */
  readonly code: ContraindicationCode | null;
  readonly forAnswer: boolean;
  readonly until: Day;
  /** What has to be kept to; null for a reader it is not for. */
  readonly limits: string | null;
  readonly holds: boolean;
}

/** The caps of the stage an athlete is in on the way back; a null cap is no cap. */
export type ReturnView = Pick<
  StoredReturnStage,
  'stage' | 'name' | 'since' | 'maxMinutes' | 'maxRpe' | 'contactAllowed' | 'returnedOn'
>;

export interface Restrictions {
  /** Open ones, oldest first. */
  readonly injuries: readonly InjuryView[];
  /** Those for answers of the intake. */
  readonly clearances: readonly ClearanceView[];
  readonly way: ReturnView | null;
}

export interface RestrictionsView extends Restrictions {
  readonly athleteId: string;
  readonly athlete: string;
  readonly today: Day;
  readonly heldSince: Instant | null;
  readonly heldNote: string | null;
  /** What is a clinician's to decide. */
  readonly mayDecide: boolean;
}

/** Who records and keeps to restrictions; the rest is a clinician's. */
export const RESTRICTION_ROLES = ['therapist', 'clinician'] as const;

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

/** The same for an answer to somebody who has just changed them. */
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
 * How much of it somebody reads. A clinician: everything. A therapist: what has to be kept to, not which answer it is
 * about. The athlete: what is kept of them, without notes. A trainer: what is limited, in nobody's words.
 */
export type Depth = 'clinician' | 'therapist' | 'own' | 'limits';

export async function restrictionsOf(
  team: TeamStore,
  athleteId: string,
  today: Day,
  depth: Depth,
): Promise<Restrictions> {
  const [stories, clearances, returns] = await Promise.all([
    injuryStories(team, [athleteId]),
    team.clearances.standing([athleteId]),
    team.returnStages.newest([athleteId]),
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
    holds: holdsOn([one], today),
  });
  const injuryView = (story: OpenInjury): InjuryView => {
    const { id, recordedAt, recordedBy, steps } = story.injury;
    const holding = story.clearances.findLast((one) => holdsOn([one], today));
    const hurt = injuryOn(story, today);
    return {
      ...story.record,
      id,
      recordedAt,
      recordedBy: names.get(recordedBy) ?? '',
      state: regionState(hurt, today),
      setBackOn: hurt.setBackOn ?? null,
      cleared: holding ? clearanceView(holding) : null,
      history:
        depth === 'clinician'
          ? steps.map((one) => ({ ...one, author: names.get(one.authorId) ?? '' })).toReversed()
          : null,
    };
  };
  return {
    injuries: open.map(injuryView),
    // That somebody answered something of their health is no trainer's.
    clearances: depth === 'limits' ? [] : clearances.filter(({ injuryId }) => injuryId === null).map(clearanceView),
    way: returns.get(athleteId) ?? null,
  };
}

export interface RestrictedAthlete extends Restrictions {
  readonly athleteId: string;
  readonly athlete: string;
  readonly heldSince: Instant | null;
}

/** Every athlete with something that limits them, by name. */
export const listRestrictions =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<readonly RestrictedAthlete[] | Refusal> => {
    if (!hasRole(actor, RESTRICTION_ROLES)) return { refused: 'not-allowed', needs: 'therapist' };
    const team = store.team(actor.teamId);
    const [people, open, clearances, returns] = await Promise.all([
      team.people.list(['athlete']),
      team.injuries.open(),
      team.clearances.standing(),
      team.returnStages.newest(),
    ]);
    const concerned = new Set([...open, ...clearances].map(({ athleteId }) => athleteId));
    for (const [id, { returnedOn }] of returns) if (returnedOn === null) concerned.add(id);
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
