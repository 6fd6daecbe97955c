import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import { grouped } from '../../domain/grouped.ts';
import type { ContraindicationCode, Screening } from '../../domain/medical/contraindication.ts';
import { clearanceLimits, type InjuryStory, isUncleared, isValidOn } from '../../domain/medical/injury.ts';
import {
  type Intake,
  intakeLimits,
  isLimiting,
  meaningOf,
  NO_ANSWERS,
  screenIntake,
} from '../../domain/medical/intake.ts';
import { type LimitsOn, mergeLimits } from '../../domain/medical/limits.ts';
import type { TeamStore } from '../index.ts';
import type { Person } from '../people/people.ts';
import type { StoredClearance } from './clearances.ts';
import { injuryStories } from './injuryStories.ts';

/**
 * What the newest intake of each of these athletes allows, with what the clearances for answers say; no entry for an
 * athlete who has answered nothing and has none.
 *
 * @param stories open records: an operation that was cleared as a record need not be cleared as an answer too
 */
export async function readIntakeLimits(
  team: TeamStore,
  athleteIds: readonly string[],
  stories: ReadonlyMap<string, readonly InjuryStory[]>,
): Promise<ReadonlyMap<string, LimitsOn>> {
  const [intakes, clearances] = await Promise.all([
    team.intakes.newest(athleteIds),
    team.clearances.current(athleteIds),
  ]);
  const intakeOf = new Map(intakes.map((intake) => [intake.athleteId, intake]));
  const forAnswers = grouped(
    clearances.filter(({ code }) => code !== null),
    ({ athleteId }) => athleteId,
  );
  const known = [...new Set([...intakeOf.keys(), ...forAnswers.keys()])];
  return new Map(
    known.map((id): [string, LimitsOn] => {
      const own = forAnswers.get(id) ?? [];
      const intake = intakeOf.get(id) ?? NO_ANSWERS;
      const records = stories.get(id) ?? [];
      return [
        id,
        (day) =>
          mergeLimits([
            intakeLimits(screenIntake(intake, clearedOn(own, records, day))),
            ...own.filter((one) => isValidOn([one], day)).map((one) => clearanceLimits(one)),
          ]),
      ];
    }),
  );
}

/** What an athlete's answers allow now, with the clearances on file taken into account. */
export async function screeningOf(
  team: TeamStore,
  athleteId: string,
  intake: Intake,
  now: Instant,
): Promise<Screening> {
  const { zone } = await team.team.get();
  return screeningOn(team, athleteId, intake, dayOf(now, zone));
}

/** The same on a day. */
export async function screeningOn(team: TeamStore, athleteId: string, intake: Intake, day: Day): Promise<Screening> {
  const [clearances, stories] = await Promise.all([
    team.clearances.current([athleteId]),
    injuryStories(team, [athleteId]),
  ]);
  return screenIntake(intake, clearedOn(clearances, stories.get(athleteId) ?? [], day));
}

/** Those of these athletes whom their own answers limit today. */
export async function whomAnswersLimit(
  team: TeamStore,
  people: readonly Pick<Person, 'id' | 'zone'>[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  const ids = people.map(({ id }) => id);
  const [intakes, clearances, stories] = await Promise.all([
    team.intakes.newest(ids),
    team.clearances.current(ids),
    injuryStories(team, ids),
  ]);
  const zoneOf = new Map(people.map(({ id, zone }) => [id, zone]));
  const limited = intakes.filter((intake) => {
    const { athleteId } = intake;
    const own = clearances.filter((one) => one.athleteId === athleteId);
    const day = dayOf(now, zoneOf.get(athleteId) ?? 'utc');
    return isLimiting(meaningOf(screenIntake(intake, clearedOn(own, stories.get(athleteId) ?? [], day))));
  });
  return new Set(limited.map(({ athleteId }) => athleteId));
}

/** The answers that a clinician's clearance lifts on a day. */
function clearedOn(
  clearances: readonly StoredClearance[],
  stories: readonly InjuryStory[],
  day: Day,
): ReadonlySet<ContraindicationCode> {
  const codes = clearances.flatMap((one) => (one.code !== null && isValidOn([one], day) ? [one.code] : []));
  const operations = stories.filter(({ record }) => record.kind === 'operation');
  const isCleared = operations.length > 0 && operations.every((story) => !isUncleared(story, day));
  return new Set([...codes, ...(isCleared ? (['POST_OP'] as const) : [])]);
}
