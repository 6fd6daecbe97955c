import { createHash } from 'node:crypto';
import { shortenUrl } from '../../calendar/address.ts';
import { type DavCalendar, findCalendars } from '../../calendar/caldav.ts';
import { HOUR, type Instant } from '../../domain/day.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Feed, FeedLogin, FeedPurpose } from '../../store/calendar/feeds.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';
import { type Connected, MOST_FEEDS, mayConnect, theirFeed, type Whose, whoseFor, withView } from './connect.ts';
import { syncFeed } from './sync.ts';

export interface CaldavInput extends FeedLogin {
  readonly url: string;
  readonly whose: Whose | null;
  readonly purpose: FeedPurpose | null;
  readonly squad: string | null;
  readonly now: Instant;
}

/** The account has several calendars: somebody has to say which. */
export interface Choosing {
  readonly feedId: string;
  readonly calendars: readonly { readonly key: string; readonly name: string }[];
}

/** How long a login waits for somebody to say which calendar it is for. */
const CHOOSING_MS = 24 * HOUR;

/**
 * Signs in to a calendar server once, to see whether the password is right and which calendars there are. A single one
 * is connected and read at once; of several, somebody chooses (`chooseCalendar`). A calendar that is connected already
 * gets the new password. The password is sealed with the calendar and goes nowhere else.
 */
export const connectCaldav =
  (deps: Deps) =>
  async (actor: Actor, input: CaldavInput): Promise<Connected | Choosing | Refusal> => {
    const { user, password, now } = input;
    const whose = whoseFor(actor, input.whose);
    const refusal = await mayConnect(deps, actor, whose, now);
    if (refusal) return refusal;
    const url = withScheme(input.url);
    const found = await findCalendars(deps.openDav, { url, user, password });
    if (found.kind === 'failed') return problem(found.code);
    const [first, ...others] = found.calendars;
    if (!first) return problem('no-calendars');
    const about = {
      personId: whose === 'mine' ? actor.personId : null,
      squad: whose === 'mine' ? null : input.squad,
      purpose: input.purpose ?? (whose === 'mine' ? 'athlete' : 'team'),
      source: 'caldav',
      login: { user, password },
      createdAt: now,
    } as const;
    const chosen = others.length === 0 ? first : null;
    const opened = await deps.store.transaction(actor.teamId, async (tx): Promise<string | Refusal> => {
      await tx.team.lock('feeds');
      const theirs = await tx.feeds.list({ personId: about.personId });
      const same = chosen && theirs.find((feed) => isSame(feed, chosen));
      if (same) {
        await tx.feeds.change(same.id, { login: about.login, purpose: input.purpose ?? undefined });
        await tx.audit.by(actor.personId, now).note('calendar.again', same.id);
        return same.id;
      }
      if (theirs.length >= MOST_FEEDS) return { refused: 'invalid', field: 'url', rule: 'calendar.tooMany' };
      const shownUrl = shortenUrl(chosen?.url ?? url);
      const feed = await tx.feeds.add({
        ...about,
        ...(chosen
          ? { url: chosen.url, name: chosen.name, state: 'waiting', nextAt: now }
          : { url, name: shownUrl, state: 'choosing', nextAt: now + CHOOSING_MS }),
        shownUrl,
      });
      await tx.audit.by(actor.personId, now).note('calendar.connect', feed.id);
      return feed.id;
    });
    if (isRefusal(opened)) return opened;
    if (!chosen) return { feedId: opened, calendars: found.calendars.map(offered) };
    return withView(deps, actor, opened, await syncFeed(deps, actor.teamId, opened, now, { waitedFor: true }), now);
  };

/** Says which calendar of an account it is; without a key, asks the server again which there are. */
export const chooseCalendar =
  (deps: Deps) =>
  async (actor: Actor, feedId: string, key: string | null, now: Instant): Promise<Connected | Choosing | Refusal> => {
    const team = deps.store.team(actor.teamId);
    const feed = await theirFeed(team, actor, feedId);
    if (isRefusal(feed)) return feed;
    const login = await team.feeds.loginOf(feedId);
    if (feed.state !== 'choosing' || feed.url === null || login === null) return { refused: 'already-done' };
    const found = await findCalendars(deps.openDav, { url: feed.url, ...login });
    if (found.kind === 'failed') return problem(found.code);
    const chosen = found.calendars.find((calendar) => keyOf(calendar) === key);
    if (!chosen) return { feedId, calendars: found.calendars.map(offered) };
    const settled = await deps.store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock('feeds');
      const same = (await tx.feeds.list({ personId: feed.personId })).find((other) => isSame(other, chosen));
      if (same) {
        await tx.feeds.change(same.id, { login });
        await tx.feeds.remove(feedId);
        return same.id;
      }
      const { url, name } = chosen;
      await tx.feeds.change(feedId, { url, name, shownUrl: shortenUrl(url), state: 'waiting', nextAt: now });
      return feedId;
    });
    return withView(deps, actor, settled, await syncFeed(deps, actor.teamId, settled, now, { waitedFor: true }), now);
  };

/** People type `dav.example.org`. */
function withScheme(url: string): string {
  const text = url.trim();
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
}

function isSame(feed: Feed, calendar: DavCalendar): boolean {
  return feed.source === 'caldav' && feed.url === calendar.url;
}

function offered(calendar: DavCalendar): Choosing['calendars'][number] {
  return { key: keyOf(calendar), name: calendar.name };
}

/** What a button carries instead of the address. */
function keyOf({ url }: DavCalendar): string {
  return createHash('sha256').update(url).digest('base64url').slice(0, 12);
}

function problem(code: string): Refusal {
  const field = code === 'wrong-password' ? 'password' : 'url';
  return { refused: 'invalid', field, rule: `calendar.problem.${code}` };
}
