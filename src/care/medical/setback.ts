import type { Instant } from '../../domain/day.ts';
import { isStrong, setsBack } from '../../domain/medical/healing.ts';
import { injuryOn, strongestIn } from '../../domain/medical/injury.ts';
import type { StoredCheckIn } from '../../store/checkIn/checkIns.ts';
import type { TeamStore } from '../../store/index.ts';
import { injuryStories } from '../../store/medical/injuryStories.ts';
import type { Person } from '../../store/people/people.ts';
import type { Deps } from '../deps.ts';
import { openFrom } from '../people/openToStaff.ts';
import { limitsOf, tellIfLimited } from './change.ts';

/**
 * Strong pain or soreness in a healing area, or in one that touches it, moves it one stage back until a clinician looks.
 * It is written down with the answer, in its transaction. Clinicians are told, or therapists where there are none: every
 * such day once, whether there was a stage to go back or not.
 */
export async function setBackByPain(tx: TeamStore, person: Person, answer: StoredCheckIn, now: Instant): Promise<void> {
  const open = (await injuryStories(tx, [person.id])).get(person.id) ?? [];
  const hurting = open.flatMap((story) => {
    const strongest = strongestIn(answer, story.record);
    return strongest !== null && isStrong(strongest) ? [{ story, strongest }] : [];
  });
  if (hurting.length === 0) return;
  const before = await limitsOf(tx, person.id, now);
  const staff = await readers(tx, person.id);
  for (const { story, strongest } of hurting) {
    const { id } = story.injury;
    if (setsBack(injuryOn(story, answer.day), strongest, answer.day)) {
      await tx.injuries.addStep(id, { kind: 'setback', on: answer.day, pain: strongest }, person.id, now);
      const details = { ref: id, checkIn: answer.id };
      await tx.audit.by(person.id, now).note('injury.setback', person.id, details);
    }
    await tx.outbox.put(
      staff.map((to) => ({
        key: `injury.setback:${id}:${answer.day}:${to}`,
        to: { personId: to },
        kind: 'injury.setback',
        data: { injuryId: id, at: now },
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

export interface HurtInjury {
  readonly athleteId: string;
  readonly athlete: string;
  readonly area: string;
  readonly side: string;
  /** It went one stage back. */
  readonly setBack: boolean;
}

/** The area a message is about; null once a clinician has looked since. */
export const hurtInjury =
  ({ store }: Deps) =>
  async (teamId: string, injuryId: string, at: Instant, now: Instant): Promise<HurtInjury | null> => {
    const team = store.team(teamId);
    const injury = await team.injuries.byId(injuryId);
    const person = injury && (await team.people.byId(injury.athleteId));
    if (!injury || !person || injury.closedAt !== null || openFrom(person, now) === null) return null;
    if (injury.steps.some((one) => one.step.kind === 'stage' && one.at >= at)) return null;
    const { area, side } = injury.record;
    const setBack = injury.steps.at(-1)?.step.kind === 'setback';
    return { athleteId: person.id, athlete: person.name, area, side, setBack };
  };
