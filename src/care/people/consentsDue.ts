import { addDays, type Day, dayOf, type Instant } from '../../domain/day.ts';
import { type Permission, permission, TREATMENT_REMINDER_DAYS, treatmentUntil } from '../../domain/people/consent.ts';
import type { NewMessage } from '../../store/messages/outbox.ts';
import type { Person } from '../../store/people/people.ts';
import type { Deps } from '../deps.ts';
import { guardianOf, tellAdminsOfGuardian, waitingForAdmin } from './guardian.ts';

/**
 * Asks for what is missing, each once: a date of birth, one's own consent since the eighteenth birthday, a guardian's
 * yes to treatment that ends, and an admin's word on who is a guardian.
 */
export const askForConsents =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id } of await store.directory.teams()) {
      const team = store.team(id);
      const athletes = await team.people.list(['athlete']);
      await team.outbox.put(athletes.flatMap((one) => [...ownAsk(one, now), ...guardianAsk(one, now)]));
      for (const child of await waitingForAdmin(team, now)) await tellAdminsOfGuardian(team, child, now);
    }
  };

function ownAsk({ id, ...person }: Person, now: Instant): readonly NewMessage[] {
  const missing = permission(person, now).health?.refused;
  const message = { to: { personId: id }, data: {}, dueAt: now, lane: 'reply' } as const;
  if (missing === 'birth-missing') return [{ ...message, kind: 'birth.asked', key: `birth.asked:${id}` }];
  return missing === 'consent-of-age' ? [{ ...message, kind: 'consent.ofAge', key: `consent.ofAge:${id}` }] : [];
}

function guardianAsk(child: Person, now: Instant): readonly NewMessage[] {
  const guardianId = guardianOf(child, now);
  const until = endingSoon(child, now);
  if (guardianId === null || until === null) return [];
  const message = { to: { personId: guardianId }, dueAt: now, kind: 'treatment.ending' } as const;
  return [{ ...message, key: `treatment.ending:${child.id}:${until}`, data: { athleteId: child.id, until } }];
}

/** The day a guardian's yes to treatment ends, in the last month before it and since; null while there is time. */
function endingSoon(child: Person, now: Instant): Day | null {
  const until = treatmentUntil(child);
  const isSoon = until !== null && addDays(dayOf(now, child.zone), TREATMENT_REMINDER_DAYS) >= until;
  return isSoon ? until : null;
}

/** Whose yes to treatment ends, while nobody has given it anew. */
export const endingTreatment =
  ({ store }: Deps) =>
  async (teamId: string, athleteId: string, until: Day, now: Instant): Promise<string | null> => {
    const child = await store.team(teamId).people.byId(athleteId);
    return child && guardianOf(child, now) !== null && treatmentUntil(child) === until ? child.name : null;
  };

/** What may be stored of somebody and whether they may be treated, for a message; null: they are gone. */
export const permissionOf =
  ({ store }: Deps) =>
  async (teamId: string, personId: string, now: Instant): Promise<Permission | null> => {
    const person = await store.team(teamId).people.byId(personId);
    return person && permission(person, now);
  };
