import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { findCalendars, readChanges } from '../../src/calendar/caldav.ts';
import { makeOpenDav } from '../../src/calendar/davClient.ts';
import { resolving } from './support.ts';

const servers: Server[] = [];
const LOGIN = { user: 'coach', password: 'pa55word' };
const BASIC = `Basic ${Buffer.from('coach:pa55word').toString('base64')}`;

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server on loopback that remembers who signed in to it. */
async function serve(listener: RequestListener) {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    request.resume();
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `http://${host}/`, seen };
}

const multistatus = (...responses: readonly string[]) =>
  `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${responses.join('')}</d:multistatus>`;
const answer = (href: string, prop: string) =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${prop}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;
const CALENDAR = '<d:resourcetype><d:collection/><c:calendar/></d:resourcetype><d:displayname>Team</d:displayname>';

describe('the password', () => {
  it('is not given to the host a redirect points to', async () => {
    const thief = await serve((_, response) => response.writeHead(207).end());
    for (const status of [301, 302, 307, 308]) {
      const server = await serve((_, response) => response.writeHead(status, { location: thief.url }).end());
      const open = makeOpenDav({ allowHosts: [server.host, thief.host] });
      const found = await findCalendars(open, { url: server.url, ...LOGIN });
      expect(found).toEqual({ kind: 'failed', code: 'other-host' });
      expect(server.seen[0]).toBe(BASIC);
    }
    expect(thief.seen).toEqual([]);
  });

  it('is not given to the host an answer names', async () => {
    const thief = await serve((_, response) => response.writeHead(207).end());
    const server = await serve((request, response) => {
      const home = `<c:calendar-home-set><d:href>${thief.url}home/</d:href></c:calendar-home-set>`;
      const principal = '<d:current-user-principal><d:href>/me/</d:href></d:current-user-principal>';
      response
        .writeHead(207, { 'content-type': 'application/xml' })
        .end(multistatus(answer(request.url ?? '/', `${principal}${home}<d:resourcetype/>`)));
    });
    const open = makeOpenDav({ allowHosts: [server.host, thief.host] });
    expect(await findCalendars(open, { url: server.url, ...LOGIN })).toEqual({ kind: 'failed', code: 'other-host' });
    expect(thief.seen).toEqual([]);
  });

  it('is not taken from the address, and follows a redirect on its own host', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/') response.writeHead(301, { location: '/dav/team/' }).end();
      else {
        response.writeHead(207, { 'content-type': 'application/xml' }).end(multistatus(answer('/dav/team/', CALENDAR)));
      }
    });
    const url = `http://mallory:other@${server.host}/`;
    const found = await findCalendars(makeOpenDav({ allowHosts: [server.host] }), { url, ...LOGIN });
    expect(found).toEqual({ kind: 'found', calendars: [{ url: `${server.url}dav/team/`, name: 'Team' }] });
    expect(new Set(server.seen)).toEqual(new Set([BASIC]));
  });

  it('is not sent in the clear to a host the settings do not name', async () => {
    const { url, seen } = await serve((_, response) => response.writeHead(207).end());
    expect(await findCalendars(makeOpenDav(), { url, ...LOGIN })).toEqual({ kind: 'failed', code: 'needs-https' });
    expect(seen).toEqual([]);
  });
});

describe('addresses nobody may reach', () => {
  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://169.254.169.254/latest/',
    'https://10.0.0.1/dav',
    'https://[64:ff9b::a00:1]/',
    'https://[2002:a00:1::]/',
    'https://localhost/',
    'https://0.0.0.0/',
  ])('refuses %s', async (url) => {
    expect(await findCalendars(makeOpenDav(), { url, ...LOGIN })).toEqual({ kind: 'failed', code: 'refused-address' });
  });

  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', 'fd00::1', '::1'])(
    'refuses a name that resolves to %s',
    async (address) => {
      const open = makeOpenDav({ lookup: resolving(() => address) });
      const found = await findCalendars(open, { url: 'https://dav.example/', ...LOGIN });
      expect(found).toEqual({ kind: 'failed', code: 'refused-address' });
    },
  );

  it.each([
    ['ftp://dav.example/', 'bad-scheme'],
    ['javascript:1', 'bad-scheme'],
    ['https://', 'bad-url'],
  ])('%s is %s', async (url, code) => {
    expect(await findCalendars(makeOpenDav(), { url, ...LOGIN })).toEqual({ kind: 'failed', code });
  });
});

describe('a server that is of no use', () => {
  const state = { token: null, objects: new Map(), from: 0 };
  const asked = async (listener: RequestListener, more = {}) => {
    const { host, url } = await serve(listener);
    return readChanges(makeOpenDav({ allowHosts: [host], ...more }), { url, ...LOGIN }, state);
  };

  it.each([
    [401, 'wrong-password'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [410, 'gone'],
    [429, 'busy'],
    [503, 'busy'],
    [500, 'http-error'],
  ])('status %i is %s', async (status, code) => {
    expect(await asked((_, response) => response.writeHead(status).end())).toMatchObject({ kind: 'failed', code });
  });

  it('remembers how long it asked to be left alone', async () => {
    const busy: RequestListener = (_, response) => response.writeHead(503, { 'retry-after': '120' }).end();
    expect(await asked(busy)).toEqual({ kind: 'failed', code: 'busy', retryAfterMs: 120_000 });
  });

  it('is not waited for without end, and not believed without end', async () => {
    expect(await asked(() => {}, { timeoutMs: 150 })).toEqual({ kind: 'failed', code: 'timeout' });
    const huge: RequestListener = (_, response) =>
      response.writeHead(207, { 'content-type': 'text/xml' }).end(`<a>${'x'.repeat(50_000)}</a>`);
    expect(await asked(huge, { maxBytes: 10_000 })).toEqual({ kind: 'failed', code: 'too-large' });
    const loop: RequestListener = (_, response) => response.writeHead(302, { location: '/again' }).end();
    expect(await asked(loop)).toEqual({ kind: 'failed', code: 'too-many-redirects' });
  });

  it.each([
    ['a web page', 'text/html', '<html><p>Welcome</p></html>'],
    ['XML that breaks off', 'application/xml', '<d:multistatus xmlns:d="DAV:"><d:response><d:hre'],
    ['other XML', 'application/xml', '<rss/>'],
    ['nothing', 'application/xml', ''],
    ['deep XML', 'application/xml', `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`],
    [
      'an entity bomb',
      'application/xml',
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><d:multistatus xmlns:d="DAV:"><d:response><d:href>&b;</d:href></d:response></d:multistatus>',
    ],
  ])('%s is not a CalDAV account', async (_, type, body) => {
    const { host, url } = await serve((_, response) => response.writeHead(207, { 'content-type': type }).end(body));
    const open = makeOpenDav({ allowHosts: [host] });
    expect((await findCalendars(open, { url, ...LOGIN })).kind).toBe('failed');
    const changes = await readChanges(open, { url, ...LOGIN }, state);
    if (changes.kind === 'changed') expect(changes.objects.size).toBe(0);
  });
});
