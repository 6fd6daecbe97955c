import type { Instant } from '../../domain/day.ts';
import { isForToday } from '../../domain/risk/road.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import { mayAsk } from '../people/mayAsk.ts';

/**
 * Those of them the bot may ask something unasked at this moment. While a warning sign of theirs waits for a clinician,
 * questions about the week or a session wait too.
 */
export async function askable(team: TeamStore, people: readonly Person[], now: Instant): Promise<readonly Person[]> {
  const willing = people.filter((person) => mayAsk(person, now));
  if (willing.length === 0) return [];
  const open = await team.findings.open(willing.map(({ id }) => id));
  const alarmed = new Set(open.filter(isForToday).map(({ athleteId }) => athleteId));
  return willing.filter(({ id }) => !alarmed.has(id));
}

/** The same of one person. */
export async function isAskable(team: TeamStore, person: Person, now: Instant): Promise<boolean> {
  return (await askable(team, [person], now)).length > 0;
}
