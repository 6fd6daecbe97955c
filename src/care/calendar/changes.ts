import { addDays, dayOf, HOUR, type Instant, MINUTE, startOfDay, weekStart } from '../../domain/day.ts';
import type { Feed } from '../../store/calendar/feeds.ts';
import type { TeamStore } from '../../store/index.ts';
import { concerns } from '../../store/training/range.ts';
import { type Actor, hasRole } from '../access.ts';
import { askReplan } from '../clinic/askReplan.ts';
import type { Deps } from '../deps.ts';
import type { EventDiff } from './diff.ts';
import { asOne, type ChangeEntry, entriesOf, isWorthTelling, readEntries, touchesPlan } from './entries.ts';
import { windowOf } from './occurrences.ts';

/** Entries kept per look: a rebuilt calendar has thousands. */
const KEPT = 60;
/** Changes close together are told together. */
const SETTLE = 10 * MINUTE;
const KIND = 'calendar.changed';
/** Besides the athletes, those who treat them hear of a change in the team's calendars. */
const TREATING = ['trainer', 'therapist', 'clinician'] as const;
const STAFF = [...TREATING, 'coach', 'admin'] as const;

/** Stores what is different in a calendar and tells those it concerns. The first reading of a calendar is no change. */
export async function noteChange(
  tx: TeamStore,
  feed: Feed,
  diff: EventDiff,
  { now, by }: { readonly now: Instant /** Somebody who reads it in an answer anyway. */; readonly by: string | null },
): Promise<void> {
  if (feed.goodAt === null) return;
  const entries = entriesOf(diff, windowOf(feed.goodAt).to);
  if (entries.length === 0) return;
  const count = (what: ChangeEntry['what']) => entries.filter((one) => one.what === what).length;
  await tx.calendarChanges.add({
    feedId: feed.id,
    at: now,
    entries: entries.slice(0, KEPT),
    added: count('added'),
    moved: count('moved'),
    changed: count('changed'),
    removed: count('removed'),
  });
  if (entries.some((one) => isWorthTelling(one, now))) await tell(tx, feed, now, by);
}

/** Asks for the plan to be looked at again when a difference touches this week or the next. */
export async function replanFor(tx: TeamStore, feed: Feed, diff: EventDiff, now: Instant): Promise<void> {
  const { zone } = await tx.team.get();
  const to = startOfDay(addDays(weekStart(dayOf(now, zone)), 14), zone);
  if (!touchesPlan(diff, { from: now, to })) return;
  await askReplan(tx, { kind: 'calendar', personId: feed.personId, ref: feed.id }, now);
}

/** One message for each reader: if one is still waiting, it takes in the new change. */
async function tell(tx: TeamStore, feed: Feed, now: Instant, by: string | null): Promise<void> {
  const readers = (await readersOf(tx, feed)).filter((id) => id !== by);
  const waiting = new Map((await tx.outbox.recall(KIND, readers)).map((one) => [one.personId, one]));
  await tx.outbox.put(
    readers.map((personId) => {
      const earlier = waiting.get(personId);
      const since = earlier ? readSince(earlier.data, now) : now;
      return {
        key: `${KIND}:${personId}:${since}:${now}`,
        to: { personId },
        kind: KIND,
        data: { since, until: now },
        dueAt: earlier?.dueAt ?? now + SETTLE,
      };
    }),
  );
}

function readSince(data: unknown, otherwise: Instant): Instant {
  const since = typeof data === 'object' && data !== null && 'since' in data ? data.since : null;
  return typeof since === 'number' ? since : otherwise;
}

async function readersOf(tx: TeamStore, feed: Feed): Promise<readonly string[]> {
  if (feed.personId !== null) return [feed.personId];
  const people = await tx.people.list(['athlete', ...TREATING]);
  return people
    .filter((person) => hasRole(person, TREATING) || feed.squad === null || feed.squad === person.squad)
    .map(({ id }) => id);
}

/** Changes of one calendar at one look. */
export interface CalendarChangeView {
  readonly feedId: string;
  readonly name: string;
  readonly at: Instant;
  readonly added: number;
  readonly moved: number;
  readonly changed: number;
  readonly removed: number;
  readonly entries: readonly ChangeEntry[];
}

const LISTED_DAYS = 30;
const LISTED = 10;

/**
 * What changed in the calendars that concern somebody, newest first: their own and their squad's; for staff, all the
 * team's.
 */
export const listChanges =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<readonly CalendarChangeView[]> => {
    const team = store.team(actor.teamId);
    const feeds = await feedsOf(team, actor);
    const names = new Map(feeds.map(({ id, name }) => [id, name]));
    const range = { since: now - LISTED_DAYS * 24 * HOUR, until: now };
    const changes = await team.calendarChanges.of([...names.keys()], range, LISTED);
    return changes.map((one) => ({ ...one, name: names.get(one.feedId) ?? '', entries: readEntries(one.entries) }));
  };

async function feedsOf(team: TeamStore, actor: Pick<Actor, 'personId' | 'roles'>): Promise<readonly Feed[]> {
  const person = await team.people.byId(actor.personId);
  if (!person) return [];
  const isStaff = hasRole(actor, STAFF);
  return (await team.feeds.list()).filter((feed) => (isStaff && feed.personId === null) || concerns(feed, person));
}

/** What is worth telling one person about the changes in `[since, until]`; empty when none of it is true any more. */
export const changesToTell =
  ({ store }: Deps) =>
  async (
    teamId: string,
    personId: string,
    range: { readonly since: Instant; readonly until: Instant },
    now: Instant,
  ): Promise<readonly ChangeEntry[]> => {
    const team = store.team(teamId);
    const person = await team.people.byId(personId);
    if (!person) return [];
    const feeds = await feedsOf(team, { personId, roles: person.roles });
    const changes = await team.calendarChanges.of(
      feeds.map(({ id }) => id),
      range,
      1_000,
    );
    const told = feeds.flatMap(({ id }) => {
      const theirs = changes.filter(({ feedId }) => feedId === id).reverse();
      return asOne(theirs.flatMap(({ entries }) => readEntries(entries)));
    });
    return once(told.filter((one) => isWorthTelling(one, now)));
  };

/** The same session in two calendars is told once. */
function once(entries: readonly ChangeEntry[]): readonly ChangeEntry[] {
  const looks = ({ what, title, start, from }: ChangeEntry) =>
    JSON.stringify([what, title, start, from?.start ?? null]);
  const unique = [...new Map(entries.map((one) => [looks(one), one])).values()];
  return unique.sort((a, b) => a.start - b.start);
}
