import { HOUR, type Instant } from '../../domain/day.ts';
import { dueAt, type IntakeCode, passingSince } from '../../domain/massage/intake.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { TeamStore } from '../../store/index.ts';
import { mayAsk } from '../checkIn/prompts.ts';
import type { Deps } from '../deps.ts';

/** A message that could not be sent in time is still sent within this time; any later, it would be told twice. */
const MAKE_UP = 14 * 24 * HOUR;

/** Those of these athletes who may not be booked for, because the team asks for a valid intake. */
export async function withoutIntake(
  team: TeamStore,
  athleteIds: readonly string[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  if (!teamSettings((await team.team.get()).settings).intakeRequired) return new Set();
  const confirmations = await team.intakes.confirmations(athleteIds);
  return new Set(athleteIds.filter((id) => !holds(confirmations.get(id) ?? null, now)));
}

/** Why an athlete may not book before answering; null when they may. */
export async function missingIntake(team: TeamStore, athleteId: string, now: Instant): Promise<Refusal | null> {
  return (await withoutIntake(team, [athleteId], now)).size > 0 ? { refused: 'intake-missing' } : null;
}

function holds(confirmedAt: Instant | null, now: Instant): boolean {
  return confirmedAt !== null && dueAt(confirmedAt) > now;
}

/**
 * Sends every athlete one reminder when their intake is 90 days old. Where the team requires an intake, those who never
 * finished one get one too.
 */
export const promptIntakes =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id, settings } of await store.directory.teams()) {
      const team = store.team(id);
      const [people, confirmations] = await Promise.all([team.people.list(['athlete']), team.intakes.confirmations()]);
      const isRequired = teamSettings(settings).intakeRequired;
      const due = people.filter(mayAsk).flatMap((person) => {
        const confirmedAt = confirmations.get(person.id) ?? null;
        if (confirmedAt === null) return isRequired ? [{ person, since: 'first' }] : [];
        const at = dueAt(confirmedAt);
        return at <= now && now < at + MAKE_UP ? [{ person, since: String(confirmedAt) }] : [];
      });
      if (due.length === 0) continue;
      await team.outbox.put(
        due.map(({ person, since }) => ({
          key: `intake.due:${person.id}:${since}`,
          to: { personId: person.id },
          kind: 'intake.due',
          data: {},
          dueAt: now,
        })),
      );
    }
  };

/** What the athlete said then that passes by itself, and has not changed since; empty when there is nothing to ask. */
export const passingToAsk =
  ({ store }: Deps) =>
  async (teamId: string, personId: string, at: Instant): Promise<readonly IntakeCode[]> => {
    const team = store.team(teamId);
    const person = await team.people.byId(personId);
    if (!person || !mayAsk(person)) return [];
    const intake = await team.intakes.of(personId);
    return intake ? passingSince(intake, at) : [];
  };

/** Is there still something to ask? `first`: there never was a complete intake; `due`: it is too old. */
export const intakeToAsk =
  ({ store }: Deps) =>
  async (teamId: string, personId: string, now: Instant): Promise<'first' | 'due' | null> => {
    const team = store.team(teamId);
    const person = await team.people.byId(personId);
    if (!person || !mayAsk(person)) return null;
    const confirmedAt = (await team.intakes.confirmations([personId])).get(personId) ?? null;
    if (holds(confirmedAt, now)) return null;
    if (confirmedAt !== null) return 'due';
    return teamSettings((await team.team.get()).settings).intakeRequired ? 'first' : null;
  };
