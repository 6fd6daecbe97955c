import { dayOf, type Instant } from '../../domain/day.ts';
import { type Availability, availabilityOn } from '../../domain/medical/availability.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Body } from '../../store/medical/bodyLimits.ts';
import { whomAnswersLimit } from '../../store/medical/intakeLimits.ts';
import type { Person } from '../../store/people/people.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';

/** Of each of these people, with what is open of their findings and what is known of their bodies. */
export async function availabilityOf(
  team: TeamStore,
  people: readonly Pick<Person, 'id' | 'zone' | 'heldAt'>[],
  open: readonly Pick<StoredFinding, 'athleteId' | 'severity'>[],
  bodies: ReadonlyMap<string, Body>,
  now: Instant,
): Promise<ReadonlyMap<string, Availability>> {
  const ids = people.map(({ id }) => id);
  const [stages, limitedByAnswers] = await Promise.all([
    team.returnToPlay.newest(ids),
    whomAnswersLimit(team, people, now),
  ]);
  const toActOn = new Set(
    open.flatMap(({ athleteId, severity }) => (severity === 'act' || severity === 'urgent' ? [athleteId] : [])),
  );
  return new Map(
    people.map(({ id, zone, heldAt }): [string, Availability] => {
      const stage = stages.get(id);
      const body = bodies.get(id);
      const today = dayOf(now, zone);
      const view = {
        isHeld: heldAt !== null,
        stage: stage === undefined || stage.returnedOn !== null ? null : stage,
        hasOpenAct: toActOn.has(id),
        injuries: body?.injuries ?? [],
        hasLimitingAnswer: limitedByAnswers.has(id),
        hasOpenQuestion: body !== undefined && body.triageOn(today).question !== null,
      };
      return [id, availabilityOn(view, today)];
    }),
  );
}
