import type { Instant } from '../../domain/day.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Overruled } from '../../store/messages/kinds.ts';
import type { Deps } from '../deps.ts';

/** Lets colleagues know that somebody has overruled what they had set; nobody hears of their own change. */
export async function tellOverruled(
  tx: TeamStore,
  {
    athleteId,
    by,
    whose,
    what,
  }: {
    readonly athleteId: string;
    readonly by: string;
    readonly whose: readonly (string | null | undefined)[];
    readonly what: Overruled;
  },
  now: Instant,
): Promise<void> {
  const colleagues = new Set(whose.flatMap((id) => (id && id !== by && id !== athleteId ? [id] : [])));
  await tx.outbox.put(
    [...colleagues].map((to) => ({
      key: `restriction.overruled:${what}:${athleteId}:${now}:${to}`,
      to: { personId: to },
      kind: 'restriction.overruled',
      data: { athleteId, by, what },
      dueAt: now,
      lane: 'reply',
    })),
  );
}

/** Who overruled it and about whom, as names; null when either is gone. */
export const overruledNames =
  ({ store }: Deps) =>
  async (
    teamId: string,
    { athleteId, by }: { readonly athleteId: string; readonly by: string },
  ): Promise<{ readonly athlete: string; readonly by: string } | null> => {
    const names = await store.team(teamId).people.namesOf([athleteId, by]);
    const [athlete, colleague] = [names.get(athleteId), names.get(by)];
    return athlete === undefined || colleague === undefined ? null : { athlete, by: colleague };
  };
