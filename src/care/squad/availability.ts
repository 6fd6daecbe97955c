import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import { stageOf } from '../../domain/massage/healing.ts';
import { injuryOn } from '../../domain/massage/injury.ts';
import type { TeamStore } from '../../store/index.ts';
import { injuryStories, type OpenInjury } from '../../store/medical/injuryStories.ts';
import type { StoredReturnStage } from '../../store/medical/returnStages.ts';
import type { Person } from '../../store/people/people.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';

/**
 * What a coach may know, without a reason. `out`: held until medical staff have spoken with them, or at a stage of the
 * return to play without training. `limited`: something to act on is open, an area is healing, or the return to play is
 * not over.
 */
export type Availability = 'full' | 'limited' | 'out';

/** Worked out for each of these people from their open findings: a suggestion, until medical staff decide. */
export async function availabilityOf(
  team: TeamStore,
  people: readonly Pick<Person, 'id' | 'zone' | 'heldAt'>[],
  open: readonly Pick<StoredFinding, 'athleteId' | 'severity'>[],
  now: Instant,
): Promise<ReadonlyMap<string, Availability>> {
  const ids = people.map(({ id }) => id);
  const [stories, ways] = await Promise.all([injuryStories(team, ids), team.returnStages.newest(ids)]);
  return new Map(
    people.map(({ id, zone, heldAt }): [string, Availability] => {
      const day = dayOf(now, zone);
      const way = ways.get(id);
      if (heldAt !== null || isWithoutTraining(way, day)) return [id, 'out'];
      const isAct = open.some(
        ({ athleteId, severity }) => athleteId === id && (severity === 'act' || severity === 'urgent'),
      );
      const isOnTheWay = way !== undefined && way.returnedOn === null;
      const isHealing = (stories.get(id) ?? []).some((story) => stillHeals(story, day));
      return [id, isAct || isOnTheWay || isHealing ? 'limited' : 'full'];
    }),
  );
}

function isWithoutTraining(way: StoredReturnStage | undefined, day: Day): boolean {
  return way !== undefined && way.returnedOn === null && way.maxMinutes === 0 && way.since <= day;
}

function stillHeals(story: OpenInjury, day: Day): boolean {
  const injury = injuryOn(story, day);
  return stageOf(injury, day) !== 'remodelling-late' || (injury.operation && !injury.cleared);
}
