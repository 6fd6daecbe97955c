import { createAccount, davRequest, propfind, syncCollection } from 'tsdav';
import type { Instant } from '../domain/day.ts';
import type { DavFailure, DavLogin, DavSession, OpenDav } from './davSession.ts';

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
  return visit(open, login, async (session) => {
    const [itself] = calendarsIn(session, await look(session, session.home.href, '0'));
    if (session.failure()?.code === 'wrong-password') return null;
    if (itself) return { kind: 'found', calendars: [itself] };
    const { homeUrl } = await createAccount({
      account: { serverUrl: session.home.href, accountType: 'caldav' },
      fetch: session.fetch,
    });
    if (!homeUrl) return null;
    return { kind: 'found', calendars: calendarsIn(session, await look(session, homeUrl, '1')) };
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
  return visit(open, login, async (session) => {
    const news = token === null ? null : await changesSince(session, token);
    if (news !== null) {
      if (news.etags.size === 0 && news.gone.length === 0) return { kind: 'unchanged', token: news.token };
      const kept = new Map(objects);
      for (const path of news.gone) kept.delete(path);
      return await fetched(session, kept, news.etags, news.token);
    }
    // Ask for the token first: what changes between the two requests is then reported twice rather than never.
    const fresh = await currentToken(session);
    const etags = await listFrom(session, from);
    const kept = new Map([...objects].filter(([path]) => etags.has(path)));
    return await fetched(session, kept, etags, fresh);
  });
}

/** Runs one visit; what the library throws becomes the reason that the visit itself knows. */
async function visit<Found extends { readonly kind: string }>(
  open: OpenDav,
  login: DavLogin,
  work: (session: DavSession) => Promise<Found | null>,
): Promise<Found | DavFailure> {
  const session = open(login);
  if ('kind' in session) return session;
  try {
    const found = await work(session);
    if (found !== null) return found;
  } catch {
    // Otherwise, the session knows better than the library's message what went wrong.
  } finally {
    session.close();
  }
  return session.failure() ?? { kind: 'failed', code: 'not-caldav' };
}

type Answers = Awaited<ReturnType<typeof propfind>>;
type Answered = Answers[number];

function look(session: DavSession, url: string, depth: '0' | '1'): Promise<Answers> {
  const props = { 'd:resourcetype': {}, 'd:displayname': {}, 'c:supported-calendar-component-set': {} };
  return propfind({ url, props, depth, fetch: session.fetch });
}

function calendarsIn(session: DavSession, answers: Answers): readonly DavCalendar[] {
  return answers.flatMap(({ href, props, ok }) => {
    const url = href === undefined ? null : whereIs(session, href);
    if (!ok || url === null || !('calendar' in Object(props?.resourcetype)) || !holdsEvents(props)) return [];
    const path = url.pathname.replace(/\/$/, '');
    const name = textOf(props?.displayname) || decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
    return [{ url: url.href, name: name.slice(0, 80) }];
  });
}

/** A calendar that names no components takes every kind. */
function holdsEvents(props: Answered['props']): boolean {
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
async function changesSince(session: DavSession, first: string): Promise<News | null> {
  const etags = new Map<string, string>();
  const gone = new Set<string>();
  let token = first;
  for (let part = 0; part < MAX_PARTS; part += 1) {
    const answers = await syncCollection({
      url: session.home.href,
      props: { 'd:getetag': {} },
      syncLevel: 1,
      syncToken: token,
      fetch: session.fetch,
    });
    const status = session.status() ?? 0;
    if (REFUSED_TOKEN.has(status)) return null;
    if (status >= 400) throw new Error(`sync-collection ${status}`);
    let more = false;
    for (const answer of answers) {
      const path = pathOf(session, answer.href);
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

async function currentToken(session: DavSession): Promise<string | null> {
  const [answer] = await propfind({
    url: session.home.href,
    props: { 'd:sync-token': {} },
    depth: '0',
    fetch: session.fetch,
  });
  if (!answer?.ok) throw new Error('no such calendar');
  return textOf(answer.props?.syncToken) || null;
}

/** Path to ETag for everything with an occurrence after `from`, however far ahead. */
async function listFrom(session: DavSession, from: Instant): Promise<ReadonlyMap<string, string>> {
  const start = new Date(from).toISOString().replace(/[-:]|\.\d+/g, '');
  const answers = await report(session, {
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
      const path = ok ? pathOf(session, href) : null;
      return path === null ? [] : [[path, textOf(props?.getetag)] as const];
    }),
  );
}

/** Fetches what is new by its ETag, a few at a time. An object that vanished meanwhile is missing. */
async function fetched(
  session: DavSession,
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
    const answers = await report(session, {
      'c:calendar-multiget': {
        _attributes: NAMESPACES,
        'd:prop': { 'd:getetag': {}, 'c:calendar-data': {} },
        'd:href': wanted.slice(index, index + BATCH),
      },
    });
    for (const { href, props, ok } of answers) {
      const path = ok ? pathOf(session, href) : null;
      const data = textOf(props?.calendarData);
      if (path !== null && etags.has(path) && data !== '') {
        kept.set(path, { etag: textOf(props?.getetag) || (etags.get(path) ?? ''), data });
      }
    }
  }
  return { kind: 'changed', objects: kept, token };
}

async function report(session: DavSession, body: Record<string, unknown>): Promise<Answers> {
  const answers = await davRequest({
    url: session.home.href,
    init: { method: 'REPORT', headers: { depth: '1' }, body },
    fetch: session.fetch,
  });
  if ((session.status() ?? 0) >= 400) throw new Error('report refused');
  return answers.filter(({ href }) => href !== undefined);
}

/** Where a response's href points; null when the password may not go there. */
function whereIs(session: DavSession, href: string): URL | null {
  const url = URL.canParse(href, session.home.href) ? new URL(href, session.home) : null;
  return url !== null && session.trusts(url) ? url : null;
}

/** The path of an object; null for the calendar itself and for anything elsewhere. */
function pathOf(session: DavSession, href: string | undefined): string | null {
  const url = href === undefined ? null : whereIs(session, href);
  const path = url === null ? '' : `${url.pathname}${url.search}`;
  return path === '' || path.endsWith('/') || path === session.home.pathname ? null : path;
}

/** The library turns texts that look like numbers or booleans into them. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const within = Object(value) as { readonly _cdata?: unknown; readonly _text?: unknown };
  if (within._cdata !== undefined) return [within._cdata].flat().map(textOf).join('');
  return within._text === undefined ? '' : textOf(within._text);
}
