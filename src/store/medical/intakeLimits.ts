import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import type { ContraindicationCode, Screening } from '../../domain/medical/contraindication.ts';
import { isValidOn } from '../../domain/medical/injury.ts';
import { type Intake, intakeLimits, screenIntake } from '../../domain/medical/intake.ts';
import type { LimitsOn } from '../../domain/medical/limits.ts';
import type { TeamStore } from '../index.ts';
import type { StoredClearance } from './clearances.ts';

/** What the newest intake of each of these athletes allows; no entry for an athlete who has answered nothing. */
export async function readIntakeLimits(
  team: TeamStore,
  athleteIds: readonly string[],
): Promise<ReadonlyMap<string, LimitsOn>> {
  const [intakes, clearances] = await Promise.all([
    team.intakes.newest(athleteIds),
    team.clearances.current(athleteIds),
  ]);
  return new Map(
    intakes.map((intake): [string, LimitsOn] => {
      const own = clearances.filter(({ athleteId }) => athleteId === intake.athleteId);
      return [intake.athleteId, (day) => intakeLimits(screenIntake(intake, clearedOn(own, day)))];
    }),
  );
}

/** What an athlete's answers allow today, with the clearances on file taken into account. */
export async function screeningOf(
  team: TeamStore,
  athleteId: string,
  intake: Intake,
  now: Instant,
): Promise<Screening> {
  const { zone } = await team.team.get();
  return screenIntake(intake, clearedOn(await team.clearances.current([athleteId]), dayOf(now, zone)));
}

/** The answers that a clinician's clearance lifts on a day. */
function clearedOn(clearances: readonly StoredClearance[], day: Day): ReadonlySet<ContraindicationCode> {
  return new Set(clearances.flatMap((one) => (one.code !== null && isValidOn([one], day) ? [one.code] : [])));
}
