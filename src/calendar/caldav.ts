import { createAccount, davRequest, propfind, syncCollection } from 'tsdav';
import type { Instant } from '../domain/day.ts';
import type { DavClient, DavFailure, DavLogin, OpenDav } from './davClient.ts';

/**
 * What Deload asks a CalDAV server (RFC 4791): which calendars an account has, and what changed in one of them since
 * the last sync token (RFC 6578). It only reads.
 */

/** One calendar of an account. */
export interface DavCalendar {
  readonly url: string;
  readonly name: string;
}

/** Everything a calendar contains, each object by its path: stored from one visit to the next. */
export type DavObjects = ReadonlyMap<string, DavObject>;

export interface DavObject {
  readonly etag: string;
  /** iCalendar. */
  readonly data: string;
}

export type DavChanges =
  | { readonly kind: 'unchanged'; readonly token: string | null }
  | { readonly kind: 'changed'; readonly objects: DavObjects; readonly token: string | null }
  | DavFailure;

const MAX_OBJECTS = 5_000;
/** How many objects are asked for in one request. */
const BATCH = 50;
/** A server that sends only part of its list of changes is asked for the rest this many times. */
const MAX_PARTS = 20;
const NAMESPACES = { 'xmlns:d': 'DAV:', 'xmlns:c': 'urn:ietf:params:xml:ns:caldav' };

/** The calendars at an address: that one calendar, or all that the account may read. Never rejects. */
export async function findCalendars(
  open: OpenDav,
  login: DavLogin,
): Promise<{ readonly kind: 'found'; readonly calendars: readonly DavCalendar[] } | DavFailure> {
  return visit(open, login, async (client) => {
    const [itself] = calendarsIn(client, await look(client, client.home.href, '0'));
    if (client.failure()?.code === 'wrong-password') return null;
    if (itself) return { kind: 'found', calendars: [itself] };
    const { homeUrl } = await createAccount({
      account: { serverUrl: client.home.href, accountType: 'caldav' },
      fetch: client.fetch,
    });
    if (!homeUrl) return null;
    return { kind: 'found', calendars: calendarsIn(client, await look(client, homeUrl, '1')) };
  });
}

/**
 * What a calendar contains now. With a token, the server names only what changed. If it refuses the token, the token is
 * dropped and everything that is still to come, or ended after `from`, is asked for again. Objects already known by
 * their ETag are not fetched twice. Never rejects.
 */
export async function readChanges(
  open: OpenDav,
  login: DavLogin,
  { token, objects, from }: { readonly token: string | null; readonly objects: DavObjects; readonly from: Instant },
): Promise<DavChanges> {
  return visit(open, login, async (client) => {
    const news = token === null ? null : await changesSince(client, token);
    if (news !== null) {
      if (news.etags.size === 0 && news.gone.length === 0) return { kind: 'unchanged', token: news.token };
      const kept = new Map(objects);
      for (const path of news.gone) kept.delete(path);
      return await fetched(client, kept, news.etags, news.token);
    }
    // Ask for the token first: what changes between the two requests is then reported twice rather than never.
    const fresh = await currentToken(client);
    const etags = await listFrom(client, from);
    const kept = new Map([...objects].filter(([path]) => etags.has(path)));
    return await fetched(client, kept, etags, fresh);
  });
}

/** Runs one visit; what the library throws becomes the reason that the visit itself knows. */
async function visit<Found extends { readonly kind: string }>(
  open: OpenDav,
  login: DavLogin,
  work: (client: DavClient) => Promise<Found | null>,
): Promise<Found | DavFailure> {
  const client = open(login);
  if ('kind' in client) return client;
  try {
    const found = await work(client);
    if (found !== null) return found;
  } catch {
    // Otherwise, the session knows better than the library's message what went wrong.
  } finally {
    client.close();
  }
  return client.failure() ?? { kind: 'failed', code: 'not-caldav' };
}

type Answers = Awaited<ReturnType<typeof propfind>>;
type Answered = Answers[number];

function look(client: DavClient, url: string, depth: '0' | '1'): Promise<Answers> {
  const props = { 'd:resourcetype': {}, 'd:displayname': {}, 'c:supported-calendar-component-set': {} };
  return propfind({ url, props, depth, fetch: client.fetch });
}

function calendarsIn(client: DavClient, answers: Answers): readonly DavCalendar[] {
  return answers.flatMap(({ href, props, ok }) => {
    const url = href === undefined ? null : whereIs(client, href);
    if (!ok || url === null || !('calendar' in Object(props?.resourcetype)) || !hasEvents(props)) return [];
    const path = url.pathname.replace(/\/$/, '');
    const name = textOf(props?.displayname) || decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
    return [{ url: url.href, name: name.slice(0, 80) }];
  });
}

/** A calendar that names no components takes every kind. */
function hasEvents(props: Answered['props']): boolean {
  const named: unknown = props?.supportedCalendarComponentSet?.comp;
  const names = (Array.isArray(named) ? named : named ? [named] : []).map((one) => one?._attributes?.name);
  return names.length === 0 || names.includes('VEVENT');
}

interface News {
  /** Path to ETag. */
  readonly etags: ReadonlyMap<string, string>;
  readonly gone: readonly string[];
  readonly token: string | null;
}

/** null: the server no longer knows this token. */
async function changesSince(client: DavClient, first: string): Promise<News | null> {
  const etags = new Map<string, string>();
  const gone = new Set<string>();
  let token = first;
  for (let part = 0; part < MAX_PARTS; part += 1) {
    const answers = await syncCollection({
      url: client.home.href,
      props: { 'd:getetag': {} },
      syncLevel: 1,
      syncToken: token,
      fetch: client.fetch,
    });
    const status = client.status() ?? 0;
    if (REFUSED_TOKEN.has(status)) return null;
    if (status >= 400) throw new Error(`sync-collection ${status}`);
    let more = false;
    for (const answer of answers) {
      const path = pathOf(client, answer.href);
      if (path === null) more ||= answer.status === 507;
      else if (answer.status === 404) {
        etags.delete(path);
        gone.add(path);
      } else {
        gone.delete(path);
        etags.set(path, textOf(answer.props?.getetag));
      }
    }
    const next = textOf(answers[0]?.raw?.multistatus?.syncToken);
    if (next === '') return null;
    if (!more || next === token) return { etags, gone: [...gone], token: next };
    token = next;
  }
  return null;
}

/** RFC 6578 says 403 (valid-sync-token); some servers answer with these. */
const REFUSED_TOKEN: ReadonlySet<number> = new Set([400, 403, 405, 409, 410, 412, 415, 501, 507]);

async function currentToken(client: DavClient): Promise<string | null> {
  const [answer] = await propfind({
    url: client.home.href,
    props: { 'd:sync-token': {} },
    depth: '0',
    fetch: client.fetch,
  });
  if (!answer?.ok) throw new Error('no such calendar');
  return textOf(answer.props?.syncToken) || null;
}

/** Path to ETag for everything with an occurrence after `from`, however far ahead. */
async function listFrom(client: DavClient, from: Instant): Promise<ReadonlyMap<string, string>> {
  const start = new Date(from).toISOString().replace(/[-:]|\.\d+/g, '');
  const answers = await report(client, {
    'c:calendar-query': {
      _attributes: NAMESPACES,
      'd:prop': { 'd:getetag': {} },
      'c:filter': {
        'c:comp-filter': {
          _attributes: { name: 'VCALENDAR' },
          'c:comp-filter': { _attributes: { name: 'VEVENT' }, 'c:time-range': { _attributes: { start } } },
        },
      },
    },
  });
  return new Map(
    answers.flatMap(({ href, props, ok }) => {
      const path = ok ? pathOf(client, href) : null;
      return path === null ? [] : [[path, textOf(props?.getetag)] as const];
    }),
  );
}

/** Fetches what is new by its ETag, a few at a time. An object that vanished meanwhile is missing. */
async function fetched(
  client: DavClient,
  kept: Map<string, DavObject>,
  etags: ReadonlyMap<string, string>,
  token: string | null,
): Promise<DavChanges> {
  const wanted = [...etags]
    .filter(([path, etag]) => etag === '' || kept.get(path)?.etag !== etag)
    .map(([path]) => path);
  if (kept.size + wanted.length > MAX_OBJECTS) return { kind: 'failed', code: 'too-large' };
  for (const path of wanted) kept.delete(path);
  for (let index = 0; index < wanted.length; index += BATCH) {
    const answers = await report(client, {
      'c:calendar-multiget': {
        _attributes: NAMESPACES,
        'd:prop': { 'd:getetag': {}, 'c:calendar-data': {} },
        'd:href': wanted.slice(index, index + BATCH),
      },
    });
    for (const { href, props, ok } of answers) {
      const path = ok ? pathOf(client, href) : null;
      const data = textOf(props?.calendarData);
      if (path !== null && etags.has(path) && data !== '') {
        kept.set(path, { etag: textOf(props?.getetag) || (etags.get(path) ?? ''), data });
      }
    }
  }
  return { kind: 'changed', objects: kept, token };
}

async function report(client: DavClient, body: Record<string, unknown>): Promise<Answers> {
  const answers = await davRequest({
    url: client.home.href,
    init: { method: 'REPORT', headers: { depth: '1' }, body },
    fetch: client.fetch,
  });
  if ((client.status() ?? 0) >= 400) throw new Error('report refused');
  return answers.filter(({ href }) => href !== undefined);
}

/** Where a response's href points; null when the password may not go there. */
function whereIs(client: DavClient, href: string): URL | null {
  const url = URL.canParse(href, client.home.href) ? new URL(href, client.home) : null;
  return url !== null && client.trusts(url) ? url : null;
}

/** The path of an object; null for the calendar itself and for anything elsewhere. */
function pathOf(client: DavClient, href: string | undefined): string | null {
  const url = href === undefined ? null : whereIs(client, href);
  const path = url === null ? '' : `${url.pathname}${url.search}`;
  return path === '' || path.endsWith('/') || path === client.home.pathname ? null : path;
}

/** The library turns texts that look like numbers or booleans into them. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const within = Object(value) as { readonly _cdata?: unknown; readonly _text?: unknown };
  if (within._cdata !== undefined) return [within._cdata].flat().map(textOf).join('');
  return within._text === undefined ? '' : textOf(within._text);
}
