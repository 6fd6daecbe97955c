import { shortenUrl } from '../../calendar/address.ts';
import { looksLikeCalendar } from '../../calendar/fetch.ts';
import { unreadableOf } from '../../calendar/source.ts';
import { looksLikeSpreadsheet, type RowProblem, readSpreadsheet } from '../../calendar/sources/csv.ts';
import { titleKey } from '../../domain/calendar/title.ts';
import type { Instant } from '../../domain/day.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { SessionKind } from '../../domain/training/session.ts';
import type { Feed, FeedPurpose, FeedSource, FeedState, NewFeed } from '../../store/calendar/feeds.ts';
import type { TeamStore } from '../../store/index.ts';
import { type Actor, CALENDAR_MANAGERS, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { replanFor } from './changes.ts';
import { diffEvents } from './diff.ts';
import { type UnsureTitle, unsureTitles, windowOf } from './occurrences.ts';
import { rereadFeed, type Synced, syncFeed } from './sync.ts';

export type Whose = 'mine' | 'team';

/** A calendar as somebody in the team may see it: never its address. */
export interface FeedView {
  readonly id: string;
  readonly name: string;
  readonly whose: Whose;
  readonly squad: string | null;
  readonly source: FeedSource;
  readonly purpose: FeedPurpose;
  readonly state: FeedState;
  readonly problem: string | null;
  readonly checkedAt: Instant | null;
  readonly goodAt: Instant | null;
  readonly nextAt: Instant;
  /** Entries still to come, and those nobody could read. */
  readonly coming: number;
  readonly unsure: number;
  readonly mayChange: boolean;
}

export interface ConnectInput {
  readonly from: { readonly url: string } | { readonly name: string; readonly bytes: Uint8Array };
  /** null: an athlete's own, otherwise the team's. */
  readonly whose: Whose | null;
  readonly purpose: FeedPurpose | null;
  readonly squad: string | null;
  readonly now: Instant;
}

export interface Connected {
  readonly feed: FeedView;
  readonly synced: Synced;
}

export const MOST_FEEDS = 20;
const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Addresses that are wrong as they stand: nothing of them is kept. */
const WRONG_ADDRESS = ['bad-url', 'bad-scheme', 'refused-address'];

/** A spreadsheet with mistakes in it: nothing of it was taken. */
export interface WrongRows {
  readonly problems: readonly RowProblem[];
}

/**
 * Connects a calendar and reads it at once. An address that is connected already, or a file of the same name, is read
 * again instead.
 */
export const connectCalendar =
  (deps: Deps) =>
  async (actor: Actor, input: ConnectInput): Promise<Connected | WrongRows | Refusal> => {
    const { now } = input;
    const whose = whoseFor(actor, input.whose);
    const refusal = await mayConnect(deps, actor, whose, now);
    if (refusal) return refusal;
    const wrong = 'bytes' in input.from ? await wrongFile(deps, input.from.bytes, now) : null;
    if (typeof wrong === 'string') return { refused: 'invalid', field: 'file', rule: `calendar.problem.${wrong}` };
    if (wrong) return wrong;
    const about: NewFeed = {
      personId: whose === 'mine' ? actor.personId : null,
      squad: whose === 'mine' ? null : input.squad,
      purpose: input.purpose ?? (whose === 'mine' ? 'athlete' : 'team'),
      ...('url' in input.from ? ofUrl(input.from.url) : ofFile(input.from)),
      nextAt: now,
      createdAt: now,
    };
    const { from } = input;
    type Opened = { readonly feedId: string; readonly isNew: boolean };
    const opened = await deps.store.transaction(actor.teamId, async (tx): Promise<Opened | Refusal> => {
      await tx.team.lock('feeds');
      const theirs = await tx.feeds.list({ personId: about.personId });
      const same = theirs.find((one) =>
        about.url === null ? one.url === null && one.name === about.name : one.url === about.url,
      );
      if (!same && theirs.length >= MOST_FEEDS) return { refused: 'invalid', field: 'url', rule: 'calendar.tooMany' };
      const feed = same ?? (await tx.feeds.add(about));
      await tx.feeds.change(feed.id, {
        ...(same && input.purpose ? { purpose: input.purpose } : {}),
        ...(same && input.squad && whose === 'team' ? { squad: input.squad } : {}),
        ...('bytes' in from ? { content: from.bytes, source: about.source } : {}),
      });
      await tx.audit.by(actor.personId, now).note(same ? 'calendar.again' : 'calendar.connect', feed.id);
      return { feedId: feed.id, isNew: !same };
    });
    if (isRefusal(opened)) return opened;
    const synced = await syncFeed(deps, actor.teamId, opened.feedId, now, { waitedFor: true, by: actor.personId });
    const team = deps.store.team(actor.teamId);
    if (synced.kind === 'failing' && opened.isNew && WRONG_ADDRESS.includes(synced.problem)) {
      await team.feeds.remove(opened.feedId);
      return { refused: 'invalid', field: 'url', rule: `calendar.problem.${synced.problem}` };
    }
    return withView(deps, actor, opened.feedId, synced, now);
  };

/** The team's calendars and the actor's own. */
export const listCalendars =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<readonly FeedView[]> => {
    const team = store.team(actor.teamId);
    const [own, ours] = await Promise.all([
      team.feeds.list({ personId: actor.personId }),
      team.feeds.list({ personId: null }),
    ]);
    return Promise.all([...ours, ...own].map((feed) => view(team, actor, feed, now)));
  };

/** Disconnects a calendar and removes every entry it brought. What athletes reported stays. */
export const removeCalendar =
  ({ store }: Deps) =>
  async (actor: Actor, feedId: string, now: Instant): Promise<{ readonly name: string } | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const feed = await theirFeed(tx, actor, feedId);
      if (isRefusal(feed)) return feed;
      await replanFor(tx, feed, diffEvents(await tx.events.ofFeed(feedId), [], now), now);
      await tx.feeds.remove(feedId);
      await tx.audit.by(actor.personId, now).note('calendar.remove', feedId);
      return { name: feed.name };
    });

/** Reads a calendar now; `accept` takes what it says even though it lost most of its future. */
export const syncCalendarNow =
  (deps: Deps) =>
  async (
    actor: Actor,
    feedId: string,
    now: Instant,
    { accept = false }: { readonly accept?: boolean } = {},
  ): Promise<Connected | Refusal> => {
    const team = deps.store.team(actor.teamId);
    const feed = await theirFeed(team, actor, feedId);
    if (isRefusal(feed)) return feed;
    const synced = await syncFeed(deps, actor.teamId, feedId, now, { waitedFor: true, by: actor.personId, accept });
    if (accept) await team.audit.by(actor.personId, now).note('calendar.accept', feedId);
    return withView(deps, actor, feedId, synced, now);
  };

/** Titles of coming entries nobody could read, in one calendar or in all that this person may change. */
export const unclearTitles =
  ({ store }: Deps) =>
  async (actor: Actor, feedId: string | null, now: Instant): Promise<readonly UnsureTitle[] | Refusal> => {
    const team = store.team(actor.teamId);
    if (feedId !== null) {
      const feed = await theirFeed(team, actor, feedId);
      return isRefusal(feed) ? feed : unsureTitles(await team.events.ofFeed(feedId), now);
    }
    const { from, to } = windowOf(now);
    const feeds = (await team.feeds.list()).filter((feed) => mayChange(actor, feed)).map(({ id }) => id);
    const events = await team.events.between(Math.max(from, now), to, { personId: actor.personId });
    return unsureTitles(
      events.filter(({ feedId: id }) => id !== null && feeds.includes(id)),
      now,
    );
  };

/**
 * Says what a title means, for what was read already and for what will be: in one's own calendars, or in the team's.
 */
export const teachTitle =
  (deps: Deps) =>
  async (
    actor: Actor,
    about: {
      readonly title: string;
      readonly kind: SessionKind;
      readonly feedId: string | null;
      readonly whose: Whose | null;
      readonly now: Instant;
    },
  ): Promise<{ readonly whose: Whose } | Refusal> => {
    const { kind, now } = about;
    const title = titleKey(about.title);
    if (title === '') return { refused: 'invalid', field: 'title', rule: 'input.missing' };
    type Taught = { readonly whose: Whose; readonly feeds: readonly Feed[] };
    const taught = await deps.store.transaction(actor.teamId, async (tx): Promise<Taught | Refusal> => {
      const feed = about.feedId === null ? null : await theirFeed(tx, actor, about.feedId);
      if (isRefusal(feed)) return feed;
      const named = about.whose ?? (hasRole(actor, CALENDAR_MANAGERS) ? 'team' : 'mine');
      const whose: Whose = feed ? whoseOf(feed) : named;
      if (whose === 'team' && !hasRole(actor, CALENDAR_MANAGERS)) return { refused: 'not-allowed' };
      const personId = whose === 'mine' ? actor.personId : null;
      await tx.titles.teach({ title, kind, personId, byId: actor.personId });
      await tx.audit.by(actor.personId, now).note('calendar.teach', personId ?? actor.teamId);
      return { whose, feeds: await tx.feeds.list({ personId }) };
    });
    if (isRefusal(taught)) return taught;
    for (const feed of taught.feeds) await rereadFeed(deps, actor.teamId, feed, now);
    return { whose: taught.whose };
  };

/** A calendar for a message about it; null when it was removed or is no longer in that state. */
export const calendarForNotice =
  ({ store }: Deps) =>
  async (
    teamId: string,
    feedId: string,
    state: FeedState,
  ): Promise<Pick<Feed, 'name' | 'problem' | 'goodAt' | 'nextAt'> | null> => {
    const feed = await store.team(teamId).feeds.byId(feedId);
    return feed?.state === state ? feed : null;
  };

/** Which of these titles are still unclear in a calendar, for a message that asks about them. */
export const stillUnclear =
  ({ store }: Deps) =>
  async (teamId: string, feedId: string, asked: readonly string[], now: Instant): Promise<readonly UnsureTitle[]> => {
    const keys = new Set(asked.map(titleKey));
    const unsure = unsureTitles(await store.team(teamId).events.ofFeed(feedId), now);
    return unsure.filter(({ title }) => keys.has(titleKey(title)));
  };

/** An athlete's own unless they say otherwise; everybody else's is the team's. */
export function whoseFor(actor: Actor, named: Whose | null): Whose {
  return named ?? (hasRole(actor, ['athlete']) ? 'mine' : 'team');
}

export async function mayConnect({ store }: Deps, actor: Actor, whose: Whose, now: Instant): Promise<Refusal | null> {
  if (whose === 'team') return hasRole(actor, CALENDAR_MANAGERS) ? null : { refused: 'not-allowed' };
  if (!hasRole(actor, ['athlete'])) return { refused: 'not-allowed' };
  // An athlete's own calendar names their doctor's appointments too.
  const person = await store.team(actor.teamId).people.byId(actor.personId);
  return person ? mayStoreHealth(person, now) : { refused: 'not-found', what: 'person' };
}

async function wrongFile({ readCalendar }: Deps, bytes: Uint8Array, now: Instant): Promise<string | WrongRows | null> {
  if (bytes.byteLength > MAX_FILE_BYTES) return 'too-large';
  const window = { from: now, to: now + 1, zone: 'utc' };
  if (looksLikeCalendar(bytes)) return unreadableOf(await readCalendar(bytes, window));
  if (!looksLikeSpreadsheet(bytes)) return 'not-a-calendar';
  const { problems } = readSpreadsheet(bytes, window);
  return problems.length > 0 ? { problems } : null;
}

function ofUrl(url: string) {
  const shown = shortenUrl(url);
  return { source: 'url', name: shown, url: url.trim(), shownUrl: shown } as const;
}

function ofFile({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) {
  const source = looksLikeCalendar(bytes) ? 'file' : 'spreadsheet';
  return { source, name: name.slice(0, 80), url: null, shownUrl: null } as const;
}

/** A calendar this person may change. To everybody else, an athlete's calendar does not exist. */
export async function theirFeed(team: TeamStore, actor: Actor, feedId: string): Promise<Feed | Refusal> {
  const feed = /^[0-9a-f-]{36}$/i.test(feedId) ? await team.feeds.byId(feedId) : null;
  if (!feed || (feed.personId !== null && feed.personId !== actor.personId))
    return { refused: 'not-found', what: 'feed' };
  return mayChange(actor, feed) ? feed : { refused: 'not-allowed' };
}

function mayChange(actor: Actor, feed: Feed): boolean {
  return feed.personId === null ? hasRole(actor, CALENDAR_MANAGERS) : feed.personId === actor.personId;
}

function whoseOf(feed: Pick<Feed, 'personId'>): Whose {
  return feed.personId === null ? 'team' : 'mine';
}

/** What became of a look at a calendar, with the calendar as it is now. */
export async function withView(
  { store }: Deps,
  actor: Actor,
  feedId: string,
  synced: Synced,
  now: Instant,
): Promise<Connected | Refusal> {
  const team = store.team(actor.teamId);
  const feed = await team.feeds.byId(feedId);
  return feed ? { feed: await view(team, actor, feed, now), synced } : { refused: 'not-found', what: 'feed' };
}

async function view(team: TeamStore, actor: Actor, feed: Feed, now: Instant): Promise<FeedView> {
  const { id, name, squad, source, purpose, state, problem, checkedAt, goodAt, nextAt } = feed;
  const { coming, unsure } = await team.events.countOfFeed(id, now);
  return {
    id,
    name,
    squad,
    source,
    purpose,
    state,
    problem,
    checkedAt,
    goodAt,
    nextAt,
    coming,
    unsure,
    whose: whoseOf(feed),
    mayChange: mayChange(actor, feed),
  };
}
