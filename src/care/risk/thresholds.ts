import type { Instant } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Overrides } from '../../domain/risk/assess.ts';
import { patternOf } from '../../domain/risk/followUp.ts';
import { type Numbers, PATTERN_IDS, type PatternId } from '../../domain/risk/pattern.ts';
import { scaleOf } from '../../domain/risk/scale.ts';
import { isId } from '../../store/ids.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Threshold } from '../../store/risk/thresholds.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { SYMPTOM_ROLES } from './access.ts';

export interface ThresholdInput {
  /** null: the whole team's. */
  readonly athleteId: string | null;
  readonly pattern: PatternId;
  readonly param: string;
  /** null: the default again. */
  readonly value: number | null;
  readonly reason: string;
}

/** A pattern's thresholds as they hold now for the team or one athlete. */
export interface ThresholdView {
  readonly athlete: string | null;
  readonly pattern: PatternId;
  readonly numbers: Numbers;
}

export interface ThresholdChange {
  /** null: the whole team's. */
  readonly athlete: string | null;
  readonly pattern: PatternId;
  readonly params: Numbers;
  readonly author: string | null;
  readonly at: Instant;
  readonly reason: string;
}

/**
 * Changes one threshold of one pattern, for the team or one athlete. Clinicians only. Author, moment and reason are kept; nothing is
 * lost.
 */
export const setThreshold =
  ({ store }: Deps) =>
  async (actor: Actor, input: ThresholdInput, now: Instant): Promise<ThresholdView | Refusal> => {
    if (!hasRole(actor, ['clinician'])) return { refused: 'not-allowed', needs: 'clinician' };
    const { athleteId, pattern, param, value, reason } = input;
    const preset = patternOf(pattern).defaults[param];
    const scale = scaleOf(pattern, param);
    if (preset === undefined || scale === null) return { refused: 'invalid', field: 'param', rule: 'threshold.param' };
    const [least, most] = scale;
    if (value !== null && !(value >= least && value <= most)) return { refused: 'off-scale', least, most };
    return store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock('thresholds');
      const athlete = athleteId !== null && isId(athleteId) ? await tx.people.byId(athleteId) : null;
      if (athleteId !== null && (!athlete || !hasRole(athlete, ['athlete'])))
        return { refused: 'not-found', what: 'athlete' };
      // Nobody loosens what is looked for in their own data.
      if (athleteId === actor.personId) return { refused: 'not-allowed' };
      const history = await tx.thresholds.history(athleteId === null ? [] : [athleteId]);
      const { [param]: before, ...others } = newest(history, athleteId, pattern);
      const params = value === null ? others : { ...others, [param]: value };
      await tx.thresholds.add({ athleteId, pattern, params, authorId: actor.personId, at: now, reason });
      await tx.audit.by(actor.personId, now).note('threshold.set', athleteId ?? actor.teamId, {
        pattern,
        param,
        from: before ?? preset,
        to: value ?? preset,
      });
      const after = await tx.thresholds.history(athleteId === null ? [] : [athleteId]);
      return { athlete: athlete?.name ?? null, pattern, numbers: inForce(after, pattern, athleteId) };
    });
  };

/** A pattern's thresholds as they are in the actor's team. */
export const teamThresholds =
  ({ store }: Deps) =>
  async (actor: Actor, pattern: PatternId): Promise<Numbers> =>
    inForce(await store.team(actor.teamId).thresholds.history([]), pattern, null);

/** What differs for an athlete: the team's thresholds, overridden by their own. For `assess`. */
export async function overridesFor(team: TeamStore, athleteId: string): Promise<readonly [Overrides, Overrides]> {
  const history = await team.thresholds.history([athleteId]);
  const of = (whose: string | null): Overrides =>
    Object.fromEntries(PATTERN_IDS.map((pattern) => [pattern, newest(history, whose, pattern)]));
  return [of(null), of(athleteId)];
}

/** The thresholds that apply to an athlete or, without one, to the team; defaults included. */
export function inForce(history: readonly Threshold[], pattern: PatternId, athleteId: string | null): Numbers {
  return {
    ...patternOf(pattern).defaults,
    ...newest(history, null, pattern),
    ...(athleteId === null ? {} : newest(history, athleteId, pattern)),
  };
}

/** Who changed a pattern's thresholds for this athlete or for the team, newest first. */
export async function changesOf(
  team: TeamStore,
  pattern: PatternId,
  athleteId: string,
): Promise<readonly ThresholdChange[]> {
  return named(
    team,
    (await team.thresholds.history([athleteId])).filter((one) => one.pattern === pattern),
  );
}

const CHANGES_SHOWN = 20;

/** Who changed thresholds, when and why, newest first: of one athlete and the team, or of everybody. */
export const thresholdHistory =
  ({ store }: Deps) =>
  async (actor: Actor, athleteId: string | null, now: Instant): Promise<readonly ThresholdChange[] | Refusal> => {
    if (!hasRole(actor, SYMPTOM_ROLES)) return { refused: 'not-allowed', needs: 'trainer' };
    if (athleteId !== null && !isId(athleteId)) return { refused: 'not-found', what: 'athlete' };
    const team = store.team(actor.teamId);
    await team.audit.by(actor.personId, now).note('threshold.read', athleteId ?? actor.teamId);
    const rows = await team.thresholds.history(athleteId === null ? undefined : [athleteId]);
    return named(team, rows.slice(0, CHANGES_SHOWN));
  };

/** Somebody who has left no longer has a name. */
async function named(team: TeamStore, rows: readonly Threshold[]): Promise<readonly ThresholdChange[]> {
  const names = await team.people.namesOf(rows.flatMap(({ athleteId, authorId }) => [authorId, athleteId]));
  return rows.map(({ athleteId, pattern, params, authorId, at, reason }) => ({
    athlete: athleteId === null ? null : (names.get(athleteId) ?? ''),
    author: names.get(authorId) ?? null,
    pattern,
    params,
    at,
    reason,
  }));
}

function newest(history: readonly Threshold[], athleteId: string | null, pattern: PatternId): Numbers {
  return history.find((one) => one.athleteId === athleteId && one.pattern === pattern)?.params ?? {};
}
