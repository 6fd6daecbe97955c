import { HOUR, type Instant } from '../../domain/day.ts';
import { dueAt, type IntakeCode, passingSince } from '../../domain/medical/intake.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import { isValid } from '../../store/medical/missingIntake.ts';
import type { Deps } from '../deps.ts';
import { mayAsk } from '../people/mayAsk.ts';
import { askable } from '../risk/askable.ts';

/** A message that could not be sent in time is still sent within this time; any later, it would be told twice. */
const MAKE_UP = 14 * 24 * HOUR;

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
      const due = (await askable(team, people, now)).flatMap((person) => {
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
  async (teamId: string, personId: string, at: Instant, now: Instant): Promise<readonly IntakeCode[]> => {
    const team = store.team(teamId);
    const person = await team.people.byId(personId);
    if (!person || !mayAsk(person, now)) return [];
    const intake = await team.intakes.of(personId);
    return intake ? passingSince(intake, at) : [];
  };

/** Is there still something to ask? `first`: there never was a complete intake; `due`: it is too old. */
export const intakeToAsk =
  ({ store }: Deps) =>
  async (teamId: string, personId: string, now: Instant): Promise<'first' | 'due' | null> => {
    const team = store.team(teamId);
    const person = await team.people.byId(personId);
    if (!person || !mayAsk(person, now)) return null;
    const confirmedAt = (await team.intakes.confirmations([personId])).get(personId) ?? null;
    if (isValid(confirmedAt, now)) return null;
    if (confirmedAt !== null) return 'due';
    return teamSettings((await team.team.get()).settings).intakeRequired ? 'first' : null;
  };
