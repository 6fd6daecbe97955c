import type { Instant } from '../../domain/day.ts';
import {
  type Intake,
  type IntakeCode,
  type IntakeMeaning,
  meaningOf,
  NO_ANSWERS,
  toldAt,
} from '../../domain/medical/intake.ts';
import type { TeamStore } from '../../store/index.ts';
import { screeningOf } from '../../store/medical/intakeLimits.ts';
import { RESTRICTION_ROLES } from '../access.ts';
import type { Deps } from '../deps.ts';

/**
 * Tells everybody who treats of answers that limit massage and were given just now. Returns their names; nobody is told
 * of an answer that said the same before.
 */
export async function tellThoseWhoTreat(
  tx: TeamStore,
  athleteId: string,
  { before, after }: { readonly before: Intake | null; readonly after: Intake },
  now: Instant,
): Promise<readonly string[]> {
  const known = (before ?? NO_ANSWERS).answers;
  const fresh = toldAt(after, now).filter((code) => {
    const named = new Set(known[code]?.yes ? known[code].areas : []);
    return !known[code]?.yes || after.answers[code]?.areas.some((area) => !named.has(area)) === true;
  });
  if (fresh.length === 0) return [];
  const staff = (await tx.people.list(RESTRICTION_ROLES)).filter(({ id }) => id !== athleteId);
  await tx.outbox.put(
    staff.map(({ id }) => ({
      key: `intake.told:${athleteId}:${now}:${id}`,
      to: { personId: id },
      kind: 'intake.told',
      data: { athleteId, at: now },
      dueAt: now,
      lane: 'reply',
    })),
  );
  return staff.map(({ name }) => name);
}

export interface ToldAnswers {
  readonly athlete: string;
  readonly codes: readonly IntakeCode[];
  readonly intake: Intake;
  readonly meaning: IntakeMeaning;
}

/** What an athlete answered at a moment, as far as it still stands; null when nothing of it does. */
export const toldAnswers =
  ({ store }: Deps) =>
  async (teamId: string, athleteId: string, at: Instant, now: Instant): Promise<ToldAnswers | null> => {
    const team = store.team(teamId);
    const [person, intake] = await Promise.all([team.people.byId(athleteId), team.intakes.of(athleteId)]);
    const codes = intake ? toldAt(intake, at) : [];
    if (!person || !intake || codes.length === 0) return null;
    const meaning = meaningOf(await screeningOf(team, athleteId, intake, now));
    return { athlete: person.name, codes, intake, meaning };
  };
