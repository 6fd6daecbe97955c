import { HOUR, type Instant } from '../../domain/day.ts';
import type { WantedPlace } from '../../domain/scheduling/week/hourPrice.ts';
import { priceHours } from '../../solver/prices/price.ts';
import type { TeamStore } from '../../store/index.ts';
import { readTeamWeek } from '../clinic/readTeamWeek.ts';
import type { Deps } from '../deps.ts';

/** How far ahead somebody looks who asks for a free slot. */
const AHEAD = 8 * 24 * HOUR;

/** Works out again what every team's coming hours are worth to those who have not booked yet. */
export const priceTeams =
  ({ store }: Pick<Deps, 'store'>) =>
  async (now: Instant): Promise<void> => {
    for (const { id } of await store.directory.teams()) {
      const team = store.team(id);
      if ((await team.clinic.therapists()).length === 0) continue;
      const week = await readTeamWeek(team, { start: now, end: now + AHEAD, now });
      const prices = await priceHours({ week, wanted: await wantedPlaces(team) });
      await store.transaction(id, async (tx) => {
        await tx.team.lock('hourPrices');
        await tx.hourPrices.replace(prices);
      });
    }
  };

/** What open proposals would add: until staff answer, those hours count as wanted. */
async function wantedPlaces(team: TeamStore): Promise<readonly WantedPlace[]> {
  const open = (await team.plans.newest(3)).filter(({ state }) => state === 'proposed');
  return open
    .flatMap(({ items }) => items)
    .filter(({ action }) => action === 'add')
    .map(({ athleteId, therapistId, type, start }) => ({ athleteId, therapistId, type, start }));
}
