import { dayOf, type Instant } from '../../domain/day.ts';
import type { Triage } from '../../domain/medical/triage/view.ts';
import type { TeamStore } from '../../store/index.ts';
import { readBodies } from '../../store/medical/bodyLimits.ts';
import type { Person } from '../../store/people/people.ts';

/** What somebody may be offered on their own day, everything that is stored counted. */
export async function triageNow(
  team: TeamStore,
  { id, zone }: Pick<Person, 'id' | 'zone'>,
  now: Instant,
): Promise<Triage> {
  const body = (await readBodies(team, [id], now)).get(id);
  if (!body) throw new Error(`${id} is nobody of this team`);
  return body.triageOn(dayOf(now, zone));
}
