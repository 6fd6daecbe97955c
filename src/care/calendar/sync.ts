import { createHash } from 'node:crypto';
import { type Brought, unreadableOf } from '../../calendar/source.ts';
import { sources } from '../../calendar/sources/index.ts';
import { titleKey } from '../../domain/calendar/title.ts';
import { dayOf, HOUR, type Instant, MINUTE } from '../../domain/day.ts';
import type { Feed } from '../../store/calendar/feeds.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Message } from '../../store/messages/kinds.ts';
import { CALENDAR_MANAGERS, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { noteChange, replanFor } from './changes.ts';
import { diffEvents, type EventDiff, lossOf } from './diff.ts';
import { factsOf, KEPT, unsureTitles, windowOf } from './occurrences.ts';

/** What became of one look at a calendar. */
export type Synced =
  | {
      readonly kind: 'good';
      readonly added: number;
      readonly moved: number;
      readonly changed: number;
      readonly removed: number;
      /** Codes of what could not be read, or was left out. */
      readonly warnings: readonly string[];
    }
  /** The last good copy stays. `problem` is a code the locale words under `calendar.problem`. */
  | { readonly kind: 'failing'; readonly problem: string; readonly nextAt: Instant }
  /** It lost most of its future: the last good copy stays until somebody says what is right. */
  | { readonly kind: 'paused'; readonly had: number; readonly left: number }
  /** It was removed meanwhile. */
  | { readonly kind: 'gone' };

export interface SyncHow {
  /** Somebody said that the loss is right: take what the calendar says now. */
  readonly accept?: boolean;
  /** Somebody waits for the answer: what they read there is not sent to them as well. */
  readonly waitedFor?: boolean;
  /** Who that is. */
  readonly by?: string;
}

/** A minute less than the tick, so that a look that began late does not miss the next one. */
const EVERY = 14 * MINUTE;
const FIRST_WAIT = 15 * MINUTE;
const LONGEST_WAIT = 6 * HOUR;
/** A file does not change: it is read again once a day because its window moves on. */
const FILE_EVERY = 24 * HOUR;
const LEASE = 5 * MINUTE;
const AT_ONCE = 8;
/** Failures in a row before the owner hears of it; at once where waiting cannot help. */
const TELL_AFTER = 3;
const HOPELESS = new Set([
  ...['bad-url', 'bad-scheme', 'refused-address', 'not-found', 'gone', 'unauthorized', 'web-page'],
  ...['wrong-password', 'other-host'],
]);
const TITLES_ASKED = 5;

/** Reads every calendar that is due, in every team. One that breaks does not cost the others their turn. */
export const syncCalendars =
  (deps: Deps) =>
  async (now: Instant): Promise<void> => {
    const errors: unknown[] = [];
    for (;;) {
      const due = await deps.store.feedQueue.claim(now, AT_ONCE, LEASE);
      if (due.length === 0) break;
      const looked = await Promise.allSettled(
        due.map(({ teamId, feedId }) => syncUnlessClosed(deps, teamId, feedId, now)),
      );
      errors.push(...looked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])));
    }
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} calendars could not be looked at`);
  };

/** An athlete's own calendar is not read while they have not consented; it is looked at again later. */
async function syncUnlessClosed(deps: Deps, teamId: string, feedId: string, now: Instant): Promise<void> {
  const team = deps.store.team(teamId);
  const owner = (await team.feeds.byId(feedId))?.personId ?? null;
  const person = owner === null ? null : await team.people.byId(owner);
  if (person && mayStoreHealth(person, now) !== null) await team.feeds.change(feedId, { nextAt: now + EVERY });
  else await syncFeed(deps, teamId, feedId, now);
}

/** Fetches one calendar, reads it, and saves what is different, all or nothing. */
export async function syncFeed(
  deps: Deps,
  teamId: string,
  feedId: string,
  now: Instant,
  how: SyncHow = {},
): Promise<Synced> {
  const team = deps.store.team(teamId);
  const feed = await team.feeds.byId(feedId);
  if (!feed) return { kind: 'gone' };
  if (feed.state === 'choosing') {
    // Nobody said which calendar of the account it is: do not keep a password for nothing.
    await team.feeds.remove(feedId);
    return { kind: 'gone' };
  }
  const brought = await bring(deps, team, feed, now, how);
  if (brought.kind === 'failed') return fail(deps, teamId, feed, brought.code, now, brought.retryAfterMs);
  if (brought.kind === 'brought') {
    return apply(deps, teamId, feed, brought.content, now, { ...how, ...brought.version });
  }
  // Nothing has changed, but the window moves on: repeating entries reach further every day.
  const reads = feed.url === null || !isReadToday(feed, now);
  const content = reads ? await team.feeds.contentOf(feedId) : null;
  if (content !== null) return apply(deps, teamId, feed, content, now, { ...how, ...brought.version });
  if (feed.url === null) return fail(deps, teamId, feed, 'not-a-calendar', now);
  await team.feeds.change(feedId, { ...wentWell(feed, now), ...brought.version });
  return { kind: 'good', added: 0, moved: 0, changed: 0, removed: 0, warnings: [] };
}

/** Asks the calendar's source for news. After an accepted loss it asks for everything. */
async function bring(deps: Deps, team: TeamStore, feed: Feed, now: Instant, { accept }: SyncHow): Promise<Brought> {
  const origin =
    feed.url === null
      ? ({ kind: 'file' } as const)
      : ({ kind: 'address', url: feed.url, login: await team.feeds.loginOf(feed.id) } as const);
  const version = accept ? {} : { etag: feed.etag, lastModified: feed.lastModified };
  const content = () => team.feeds.contentOf(feed.id);
  return sources[feed.source].bring(origin, { version, content, from: windowOf(now).from }, deps);
}

/** Reads the last good copy again, after somebody said what a title means. */
export async function rereadFeed(deps: Deps, teamId: string, feed: Feed, now: Instant): Promise<void> {
  const content = await deps.store.team(teamId).feeds.contentOf(feed.id);
  if (content !== null) await apply(deps, teamId, feed, content, now, { accept: true, waitedFor: true, quietly: true });
}

interface Applying extends SyncHow {
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Only the meaning is read again: this says nothing about the address. */
  readonly quietly?: boolean;
}

async function apply(
  deps: Deps,
  teamId: string,
  feed: Feed,
  content: Uint8Array,
  now: Instant,
  how: Applying,
): Promise<Synced> {
  const zone = await zoneOf(deps.store.team(teamId), feed);
  const reading = await sources[feed.source].read(content, { ...windowOf(now), zone }, deps);
  const codes = reading.warnings.map(({ code }) => code);
  // The house is closing: the lease ends by itself, and the next start looks again.
  if (codes.includes('closed')) return { kind: 'gone' };
  const unreadable = unreadableOf(reading);
  if (unreadable !== null) return fail(deps, teamId, feed, unreadable, now);
  return deps.store.transaction(teamId, async (tx) => {
    await tx.team.lock(`feed:${feed.id}`);
    const current = await tx.feeds.byId(feed.id);
    if (!current) return { kind: 'gone' };
    const taught = await tx.titles.taught(feed.personId);
    const facts = factsOf(reading.occurrences, { taught, purpose: current.purpose, zone });
    const before = await tx.events.ofFeed(feed.id);
    const loss = how.accept || feed.url === null ? null : lossOf(before, facts, now);
    if (loss) return pause(tx, current, loss, now);
    const diff = diffEvents(before, facts, now);
    await save(tx, current, diff);
    await replanFor(tx, current, diff, now);
    if (!how.quietly) await noteChange(tx, current, diff, { now, by: how.by ?? null });
    if (!how.quietly) {
      await tx.feeds.change(feed.id, {
        ...wentWell(current, now),
        content,
        name: reading.name && current.name === current.shownUrl ? reading.name.slice(0, 80) : undefined,
        etag: how.etag,
        lastModified: how.lastModified,
      });
    }
    if (!how.waitedFor) await askTitles(tx, current, before, now);
    const { added, moved, changed, removed } = diff;
    return {
      kind: 'good',
      added: added.length,
      moved: moved.length,
      changed: changed.length,
      removed: removed.length,
      warnings: reading.occurrences.length > KEPT.events ? [...codes, 'too-many-occurrences'] : codes,
    };
  });
}

async function save(tx: TeamStore, feed: Feed, { added, moved, changed, removed, renamed }: EventDiff): Promise<void> {
  const owner = { feedId: feed.id, personId: feed.personId, squad: feed.squad };
  await tx.events.remove(removed.map(({ id }) => id));
  const different = [...moved, ...changed, ...renamed].map(({ before, after }) => ({ ...after, id: before.id }));
  await tx.events.save(owner, [...different, ...added]);
}

function wentWell(feed: Feed, now: Instant) {
  const nextAt = now + (feed.url === null ? FILE_EVERY : EVERY);
  return { state: 'good', problem: null, failures: 0, checkedAt: now, goodAt: now, nextAt } as const;
}

function isReadToday(feed: Feed, now: Instant): boolean {
  return feed.goodAt !== null && dayOf(feed.goodAt, 'utc') === dayOf(now, 'utc');
}

async function zoneOf(team: TeamStore, feed: Feed): Promise<string> {
  const owner = feed.personId === null ? null : await team.people.byId(feed.personId);
  return owner?.zone ?? (await team.team.get()).zone;
}

/** Notes the failure and when to try again: after 15 minutes, then twice as long each time, up to six hours. */
async function fail(
  deps: Deps,
  teamId: string,
  feed: Feed,
  problem: string,
  now: Instant,
  retryAfterMs = 0,
): Promise<Synced> {
  const failures = feed.failures + 1;
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures - 1, 10));
  const nextAt = now + Math.max(wait, retryAfterMs);
  await deps.store.transaction(teamId, async (tx) => {
    await tx.feeds.change(feed.id, { state: 'failing', problem, failures, checkedAt: now, nextAt });
    const hopeless = HOPELESS.has(problem) && feed.goodAt !== null;
    if (hopeless || failures >= TELL_AFTER)
      await tell(tx, feed, { kind: 'feed.failing', data: { feedId: feed.id } }, streakOf(feed), now);
  });
  return { kind: 'failing', problem, nextAt };
}

/** Keeps what the calendar said before, and asks its owner once. */
async function pause(
  tx: TeamStore,
  feed: Feed,
  loss: { readonly had: number; readonly left: number },
  now: Instant,
): Promise<Synced> {
  await tx.feeds.change(feed.id, { state: 'held', problem: null, failures: 0, checkedAt: now, nextAt: now + EVERY });
  await tell(tx, feed, { kind: 'feed.held', data: { feedId: feed.id, ...loss } }, streakOf(feed), now);
  return { kind: 'paused', ...loss };
}

/** All failures since the last good look are one streak, told once. */
function streakOf(feed: Feed): string {
  return String(feed.goodAt ?? feed.createdAt);
}

/** Asks about titles that are new and unclear, in one message and only when they first appear. */
async function askTitles(
  tx: TeamStore,
  feed: Feed,
  before: Parameters<typeof unsureTitles>[0],
  now: Instant,
): Promise<void> {
  const known = new Set(before.map(({ title }) => titleKey(title)));
  const unsure = unsureTitles(await tx.events.ofFeed(feed.id), now);
  const fresh = unsure.map(({ title }) => title).filter((title) => !known.has(titleKey(title)));
  if (fresh.length === 0) return;
  const which = createHash('sha256').update(fresh.map(titleKey).sort().join('\n')).digest('base64url').slice(0, 16);
  const data = { feedId: feed.id, titles: fresh.slice(0, TITLES_ASKED) };
  await tell(tx, feed, { kind: 'title.unsure', data }, which, now);
}

/**
 * To the athlete whose calendar it is. For the team's: to the admins, and to whoever brought it while they still manage
 * calendars.
 */
async function tell(
  tx: TeamStore,
  feed: Feed,
  message: Message<'feed.failing' | 'feed.held' | 'title.unsure'>,
  which: string,
  now: Instant,
): Promise<void> {
  const readers = feed.personId === null ? await lookingAfter(tx, feed) : [feed.personId];
  await tx.outbox.put(
    readers.map((personId) => ({
      ...message,
      key: `${message.kind}:${feed.id}:${which}:${personId}`,
      to: { personId },
      dueAt: now,
    })),
  );
}

async function lookingAfter(tx: TeamStore, feed: Feed): Promise<readonly string[]> {
  const [brought] = await tx.audit.about(feed.id, 1, 'calendar.connect');
  const people = await tx.people.list([...CALENDAR_MANAGERS]);
  return people.filter((one) => hasRole(one, ['admin']) || one.id === brought?.actorId).map(({ id }) => id);
}
