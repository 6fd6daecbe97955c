import { type Day, dayOf } from '../../domain/day.ts';
import type { InjuryStory } from '../../domain/medical/injury.ts';
import type { TeamStore } from '../index.ts';
import type { StoredClearance } from './clearances.ts';
import type { StoredInjury } from './injuries.ts';

/** An open injury with its clearances. */
export interface OpenInjury extends InjuryStory {
  readonly injury: StoredInjury;
  readonly clearances: readonly StoredClearance[];
}

/** The open injuries of these athletes, oldest first; no entry for an athlete without any. */
export async function injuryStories(
  team: TeamStore,
  athleteIds: readonly string[],
): Promise<ReadonlyMap<string, readonly OpenInjury[]>> {
  const injuries = await team.injuries.open(athleteIds);
  if (injuries.length === 0) return new Map();
  const [clearances, clinicians, { zone }] = await Promise.all([
    team.clearances.current([...new Set(injuries.map(({ athleteId }) => athleteId))]),
    team.people.list(['clinician']),
    team.team.get(),
  ]);
  const medical = new Set(clinicians.map(({ id }) => id));
  const stories = injuries.map((injury) => storyOf(injury, { clearances, medical, zone }));
  return new Map(
    injuries.map(({ athleteId }) => [athleteId, stories.filter(({ injury }) => injury.athleteId === athleteId)]),
  );
}

function storyOf(
  injury: StoredInjury,
  about: {
    readonly clearances: readonly StoredClearance[];
    readonly medical: ReadonlySet<string>;
    readonly zone: string;
  },
): OpenInjury {
  const clearances = about.clearances.filter(({ injuryId }) => injuryId === injury.id);
  return {
    injury,
    record: injury.record,
    steps: injury.steps.map(({ step }) => step),
    clearances,
    notedOn: notedOn(injury, { ...about, clearances }),
  };
}

/** The day of the latest note by somebody who is a clinician here: the record itself, a stage, a clearance. */
function notedOn(
  { recordedAt, recordedBy, steps }: StoredInjury,
  {
    clearances,
    medical,
    zone,
  }: {
    readonly clearances: readonly StoredClearance[];
    readonly medical: ReadonlySet<string>;
    readonly zone: string;
  },
): Day | null {
  const notes = [
    { by: recordedBy, at: recordedAt },
    ...steps.flatMap(({ step, authorId, at }) => (step.kind === 'stage' ? [{ by: authorId, at }] : [])),
    ...clearances.map(({ givenBy, givenAt }) => ({ by: givenBy, at: givenAt })),
  ].filter(({ by }) => medical.has(by));
  return notes.length === 0 ? null : dayOf(Math.max(...notes.map(({ at }) => at)), zone);
}
