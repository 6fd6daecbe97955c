import type { Instant } from '../../domain/day.ts';
import { setsBack } from '../../domain/medical/healing.ts';
import { injuryOn, painIn } from '../../domain/medical/injury.ts';
import type { StoredCheckIn } from '../../store/checkIn/checkIns.ts';
import type { TeamStore } from '../../store/index.ts';
import { injuryStories } from '../../store/medical/injuryStories.ts';
import type { Person } from '../../store/people/people.ts';
import type { Deps } from '../deps.ts';
import { limitsOf, tellIfLimited } from './change.ts';

/**
 * New pain in a healing area moves it one stage back until a clinician looks. It is written down with the answer, in
 * its transaction. Clinicians are told, or therapists where there are none.
 */
export async function setBackByPain(tx: TeamStore, person: Person, answer: StoredCheckIn, now: Instant): Promise<void> {
  const open = (await injuryStories(tx, [person.id])).get(person.id) ?? [];
  const hurting = open.flatMap((story) => {
    const pain = painIn(answer, story.record);
    return pain !== null && setsBack(injuryOn(story, answer.day), pain, answer.day) ? [{ story, pain }] : [];
  });
  if (hurting.length === 0) return;
  const before = await limitsOf(tx, person.id);
  for (const { story, pain } of hurting) {
    const { id } = story.injury;
    await tx.injuries.addStep(id, { kind: 'setback', on: answer.day, pain }, person.id, now);
    const details = { ref: id, checkIn: answer.id };
    await tx.audit.by(person.id, now).note('injury.setback', person.id, details);
    await tx.outbox.put(
      (await readers(tx, person.id)).map((to) => ({
        key: `injury.setback:${id}:${now}:${to}`,
        to: { personId: to },
        kind: 'injury.setback',
        data: { injuryId: id },
        dueAt: now,
        lane: 'reply',
      })),
    );
  }
  await tellIfLimited(tx, person, { before, day: answer.day, ref: hurting[0]?.story.injury.id ?? '', now });
}

async function readers(tx: TeamStore, athleteId: string): Promise<readonly string[]> {
  for (const role of ['clinician', 'therapist'] as const) {
    const staff = (await tx.people.list([role])).filter(({ id }) => id !== athleteId);
    if (staff.length > 0) return staff.map(({ id }) => id);
  }
  return [];
}

/** The area a message is about, while it is still set back; null once a clinician has looked. */
export const setBackInjury =
  ({ store }: Deps) =>
  async (
    teamId: string,
    injuryId: string,
  ): Promise<{
    readonly athleteId: string;
    readonly athlete: string;
    readonly area: string;
    readonly side: string;
  } | null> => {
    const team = store.team(teamId);
    const injury = await team.injuries.byId(injuryId);
    const person = injury && (await team.people.byId(injury.athleteId));
    if (!injury || !person || injury.closedAt !== null || injury.steps.at(-1)?.step.kind !== 'setback') return null;
    const { area, side } = injury.record;
    return { athleteId: person.id, athlete: person.name, area, side };
  };
