import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/day.ts';
import { toDate, toInstant } from '../instants.ts';
import type { Scope } from '../scope.ts';

export interface CalendarChange {
  readonly feedId: string;
  readonly at: Instant;
  readonly added: number;
  readonly moved: number;
  readonly changed: number;
  readonly removed: number;
  /** `ChangeEntry` has their shape. */
  readonly entries: unknown;
}

/** What was different in a team's calendars when they were read. */
export const calendarChanges = ({ db, teamId, sealer }: Scope) => {
  const contextOf = (id: string) => `calendarChange:${id}:entries`;
  return {
    async add({ entries, at, ...plain }: CalendarChange): Promise<void> {
      const id = randomUUID();
      const sealed = sealer.seal(JSON.stringify(entries), contextOf(id));
      await db.calendarChange.create({ data: { id, teamId, ...plain, at: toDate(at), entries: sealed } });
    },
    /** The changes of these calendars in `[since, until]`, newest first. */
    async of(
      feedIds: readonly string[],
      { since, until }: { readonly since: Instant; readonly until: Instant },
      limit: number,
    ): Promise<readonly CalendarChange[]> {
      const rows = await db.calendarChange.findMany({
        where: { teamId, feedId: { in: [...feedIds] }, at: { gte: toDate(since), lte: toDate(until) } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: limit,
      });
      return rows.map(({ id, feedId, at, added, moved, changed, removed, entries }) => ({
        feedId,
        at: toInstant(at),
        added,
        moved,
        changed,
        removed,
        entries: JSON.parse(sealer.open(entries, contextOf(id))) as unknown,
      }));
    },
  };
};
