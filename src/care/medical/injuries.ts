import { isPaired } from '../../domain/checkIn/bodyMap.ts';
import { addDays, type Instant, isDay } from '../../domain/day.ts';
import { type InjuryStage, regionState, stageByDays, stagesAhead } from '../../domain/medical/healing.ts';
import { type HealingStep, type InjuryRecord, injuryOn, isUncleared, paceOf } from '../../domain/medical/injury.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { StoredInjury } from '../../store/medical/injuries.ts';
import { injuryStories } from '../../store/medical/injuryStories.ts';
import { type Actor, hasRole, RESTRICTION_ROLES } from '../access.ts';
import type { Deps } from '../deps.ts';
import { tellOverruled } from '../people/overruled.ts';
import { type ChangeContext, type Changed, changeRestrictions, type RestrictionAsk } from './change.ts';
import type { RestrictionsView } from './restrictions.ts';

/** After this long nothing is still healing; an earlier day is a slip of the finger. */
const LONGEST_AGO_DAYS = 3 * 365;

/** Records that an area was hurt or operated on: its healing begins that day. A therapist may do this too. */
export const recordInjury =
  (deps: Deps) =>
  (
    actor: Actor,
    { athleteId, ...record }: InjuryRecord & { readonly athleteId: string },
    now: Instant,
  ): Promise<RestrictionsView | Refusal> =>
    changeRestrictions<never>(deps, actor, { athleteId, by: RESTRICTION_ROLES, now }, async ({ tx, today }) => {
      const refusal = wrongRecord(record, today);
      if (refusal) return refusal;
      const open = await tx.injuries.open([athleteId]);
      const twin = open.find(
        (one) => one.record.area === record.area && one.record.side === record.side && one.record.kind === record.kind,
      );
      if (twin) return { refused: 'invalid', field: 'area', rule: 'restrict.openThere' };
      const { id } = await tx.injuries.add(athleteId, record, actor.personId, now);
      return { action: 'injury.record', details: { ref: id } };
    });

function wrongRecord({ area, side, day0 }: InjuryRecord, today: string): Refusal | null {
  if (isPaired(area) !== (side !== 'middle')) return { refused: 'invalid', field: 'side', rule: 'restrict.side' };
  if (!isDay(day0)) return { refused: 'invalid', field: 'day', rule: 'input.day' };
  const isPlausible = day0 <= today && day0 >= addDays(today, -LONGEST_AGO_DAYS);
  return isPlausible ? null : { refused: 'invalid', field: 'day', rule: 'restrict.day' };
}

export interface StageInput {
  readonly injuryId: string;
  /** null: as the calendar of healing has it. */
  readonly stage: InjuryStage | null;
  readonly reason: string;
  /** The question what it opens was answered: save it. */
  readonly sure?: boolean;
}

/** From so many stages ahead of the calendar on, a stage is asked about before it is saved. */
const ASK_AHEAD = 2;

/**
 * Sets the stage of a healing area: held back, moved forward early, or as the calendar of healing has it. Clinicians
 * only. One far ahead of the calendar is asked about with what it opens; a colleague whose word it replaces hears of it.
 */
export const setStage =
  (deps: Deps) =>
  (
    actor: Actor,
    { injuryId, stage, reason, sure = false }: StageInput,
    now: Instant,
  ): Promise<RestrictionsView | Refusal | StageAsk> =>
    onInjury<StageAsk>(deps, actor, injuryId, now, async ({ tx, today }, injury) => {
      const { record, athleteId } = injury;
      const pace = paceOf(record);
      if (stage === null && pace === 'word') return { refused: 'invalid', field: 'stage', rule: 'restrict.noCalendar' };
      const usual = stageByDays({ day0: record.day0, pace }, today);
      if (stage !== null && !sure && stagesAhead(stage, usual) >= ASK_AHEAD) {
        const story = (await injuryStories(tx, [athleteId])).get(athleteId)?.find((one) => one.injury.id === injuryId);
        if (!story) return { refused: 'not-found', what: 'injury' };
        const step = { kind: 'stage', on: today, stage, reason } as const;
        const uncleared = isUncleared(story, today);
        const state = (steps: readonly HealingStep[]) => {
          const hurt = injuryOn({ ...story, steps }, today);
          return regionState({ ...hurt, cleared: hurt.cleared || uncleared }, today);
        };
        const [before, then] = [state(story.steps), state([...story.steps, step])];
        return { asks: 'stage-ahead', injuryId, spot: record, stage, usual, uncleared, now: before, then };
      }
      await tx.injuries.addStep(injuryId, { kind: 'stage', on: today, stage, reason }, actor.personId, now);
      const last = injury.steps.findLast(({ step }) => step.kind === 'stage');
      await tellOverruled(tx, { athleteId, by: actor.personId, whose: [last?.authorId], what: 'stage' }, now);
      return { action: 'injury.stage', details: { ref: injuryId, stage: stage ?? 'calendar', usual } };
    });

type StageAsk = Extract<RestrictionAsk, { readonly asks: 'stage-ahead' }>;

/** Closes an injury that has healed or was recorded by mistake: it no longer limits anything. Clinicians only. */
export const closeInjury =
  (deps: Deps) =>
  (actor: Actor, injuryId: string, now: Instant): Promise<RestrictionsView | Refusal> =>
    onInjury<never>(deps, actor, injuryId, now, async ({ tx, person }) => {
      if (!(await tx.injuries.close(injuryId, actor.personId, now))) return { refused: 'already-done' };
      const own = (await tx.clearances.current()).filter((one) => one.injuryId === injuryId);
      const whose = own.map(({ givenBy }) => givenBy);
      await tx.clearances.end(
        own.map(({ id }) => id),
        now,
      );
      await tellOverruled(tx, { athleteId: person.id, by: actor.personId, whose, what: 'clearance' }, now);
      return { action: 'injury.close', details: { ref: injuryId } };
    });

/** A clinician's step on one open injury of the team. */
export async function onInjury<Asked extends RestrictionAsk = never>(
  deps: Deps,
  actor: Actor,
  injuryId: string,
  now: Instant,
  work: (context: ChangeContext, injury: StoredInjury) => Promise<Changed | Refusal | Asked>,
): Promise<RestrictionsView | Refusal | Asked> {
  if (!hasRole(actor, ['clinician'])) return { refused: 'not-allowed', needs: 'clinician' };
  const found = await deps.store.team(actor.teamId).injuries.byId(injuryId);
  if (!found) return { refused: 'not-found', what: 'injury' };
  const about = { athleteId: found.athleteId, by: ['clinician'], now } as const;
  return changeRestrictions<Asked>(deps, actor, about, async (context) => {
    const injury = await context.tx.injuries.byId(injuryId);
    if (!injury) return { refused: 'not-found', what: 'injury' };
    return injury.closedAt === null ? work(context, injury) : { refused: 'already-done' };
  });
}

export interface NamedInjury extends InjuryRecord {
  readonly id: string;
  readonly athleteId: string;
  readonly athlete: string;
}

/** Open injuries of one athlete or of everybody, to choose one from. */
export const openInjuries =
  ({ store }: Deps) =>
  async (actor: Actor, athleteId?: string): Promise<readonly NamedInjury[]> => {
    if (!hasRole(actor, RESTRICTION_ROLES)) return [];
    const team = store.team(actor.teamId);
    const open = await team.injuries.open(athleteId === undefined ? undefined : [athleteId]);
    const names = await team.people.namesOf(open.map((one) => one.athleteId));
    return open.map(({ id, record, athleteId: whose }) => ({
      ...record,
      id,
      athleteId: whose,
      athlete: names.get(whose) ?? '',
    }));
  };
