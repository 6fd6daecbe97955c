import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { shortenUrl } from '../../src/calendar/address.ts';
import { type FetchAnswer, looksLikeCalendar, makeFetchCalendar } from '../../src/calendar/fetch.ts';
import { resolving } from './support.ts';

const FEED = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server on loopback; answers with its `host:port` and the number of connections it saw. */
async function serve(
  listener: RequestListener,
): Promise<{ readonly host: string; readonly connections: () => number }> {
  const server = createServer(listener);
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, connections: () => connections };
}

function codeOf(answer: FetchAnswer): string {
  return answer.kind === 'failed' ? answer.code : answer.kind;
}

describe('what a server answers', () => {
  it('brings the body, the version and where it came from', async () => {
    const { host } = await serve((_, response) =>
      response.setHeader('etag', '"17"').setHeader('last-modified', 'Mon, 02 Mar 2026 10:00:00 GMT').end(FEED),
    );
    const answer = await makeFetchCalendar({ allowHosts: [host] })(`http://user:secret@${host}/team.ics`);
    expect(answer).toMatchObject({ kind: 'fetched', etag: '"17"', lastModified: 'Mon, 02 Mar 2026 10:00:00 GMT' });
    if (answer.kind !== 'fetched') throw new Error('not fetched');
    expect(Buffer.from(answer.body).toString()).toBe(FEED);
    expect(answer.finalUrl).toBe(`http://${host}/team.ics`);
  });

  it('sends the known version, and is told that nothing changed', async () => {
    const seen: (string | undefined)[] = [];
    const { host } = await serve((request, response) => {
      seen.push(request.headers['if-none-match'], request.headers['if-modified-since']);
      response.writeHead(304).end();
    });
    const fetchCalendar = makeFetchCalendar({ allowHosts: [host] });
    const lastModified = 'Mon, 02 Mar 2026 10:00:00 GMT';
    expect(await fetchCalendar(`http://${host}/`, { etag: '"17"', lastModified })).toEqual({ kind: 'unchanged' });
    expect(seen).toEqual(['"17"', lastModified]);
  });

  it.each([
    [404, 'not-found'],
    [410, 'gone'],
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [429, 'busy'],
    [503, 'busy'],
    [500, 'http-error'],
    [204, 'http-error'],
  ])('status %i is %s, asked once', async (status, code) => {
    const { host, connections } = await serve((_, response) => response.writeHead(status).end());
    const answer = await makeFetchCalendar({ allowHosts: [host] })(`http://${host}/x`);
    expect(answer).toMatchObject({ kind: 'failed', code, values: { status } });
    expect(connections()).toBe(1);
  });

  it.each([
    ['120', 120_000],
    ['Mon, 02 Mar 2026 10:05:00 GMT', 300_000],
    ['999999', 86_400_000],
  ])('remembers Retry-After %s', async (header, retryAfterMs) => {
    const { host } = await serve((_, response) =>
      response.writeHead(503, { 'retry-after': header, date: 'Mon, 02 Mar 2026 10:00:00 GMT' }).end(),
    );
    expect(await makeFetchCalendar({ allowHosts: [host] })(`http://${host}/`)).toMatchObject({ retryAfterMs });
  });

  it('knows a login page from a calendar', async () => {
    const { host } = await serve((_, response) =>
      response.setHeader('content-type', 'text/calendar').end('<!doctype html><title>Sign in</title>BEGIN:VCALENDAR'),
    );
    expect(codeOf(await makeFetchCalendar({ allowHosts: [host] })(`http://${host}/`))).toBe('web-page');
  });
});

describe('limits', () => {
  it('stops a body that only grows when it is decompressed', async () => {
    const bomb = gzipSync(Buffer.alloc(2_000_000, 'A'));
    const { host } = await serve((_, response) => response.setHeader('content-encoding', 'gzip').end(bomb));
    const answer = await makeFetchCalendar({ allowHosts: [host], maxBytes: 1_000_000 })(`http://${host}/`);
    expect(bomb.length).toBeLessThan(10_000);
    expect(codeOf(answer)).toBe('too-large');
  });

  it('stops waiting, for headers or for a body that drips', async () => {
    const { host } = await serve((request, response) => {
      if (request.url === '/drip') response.write('BEGIN:VCALENDAR');
    });
    const fetchCalendar = makeFetchCalendar({ allowHosts: [host], timeoutMs: 150 });
    expect(codeOf(await fetchCalendar(`http://${host}/silent`))).toBe('timeout');
    expect(codeOf(await fetchCalendar(`http://${host}/drip`))).toBe('timeout');
  });

  it('follows five redirects and not a sixth', async () => {
    const { host } = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end(FEED);
      else response.writeHead(302, { location: `/${left - 1}` }).end('moved');
    });
    const fetchCalendar = makeFetchCalendar({ allowHosts: [host] });
    expect(codeOf(await fetchCalendar(`http://${host}/5`))).toBe('fetched');
    expect(codeOf(await fetchCalendar(`http://${host}/6`))).toBe('too-many-redirects');
  });
});

describe('addresses nobody may reach', () => {
  const literals = (port: string) => [
    `http://127.0.0.1:${port}/`,
    `http://2130706433:${port}/`,
    `http://0x7f000001:${port}/`,
    `http://0x7f.0.0.1:${port}/`,
    `http://0177.0.0.1:${port}/`,
    `http://127.1:${port}/`,
    `http://127.0.0.1.:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://[::ffff:7f00:1]:${port}/`,
    `http://[64:ff9b::7f00:1]:${port}/`,
    `http://[2002:7f00:1::]:${port}/`,
    `http://0.0.0.0:${port}/`,
    `http://[::]:${port}/`,
    `http://localhost:${port}/`,
    `https://127.0.0.1:${port}/`,
    `HTTP://LOCALHOST:${port}/`,
    `http://calendar.example@127.0.0.1:${port}/`,
    `http://calendar.example:80@127.0.0.1:${port}/#@calendar.example`,
    `http://127.0.0.1:${port}\\@calendar.example/`,
    `http://１２７.０.０.１:${port}/`,
    `http://[::ffff:0:7f00:1]:${port}/`,
    `http://[64:ff9b:1::7f00:1]:${port}/`,
    `webcal://127.0.0.1:${port}/`,
  ];

  it('refuses every way to write loopback, before connecting', async () => {
    const { host, connections } = await serve((_, response) => response.end(FEED));
    const fetchCalendar = makeFetchCalendar();
    for (const url of literals(host.split(':')[1] ?? '')) {
      expect(`${url} ${codeOf(await fetchCalendar(url))}`).toBe(`${url} refused-address`);
    }
    expect(connections()).toBe(0);
  });

  it.each([
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '127.0.0.1',
    '::1',
    'fd00::1',
    'fe80::1',
  ])('refuses a name that resolves to %s', async (address) => {
    const lookup = resolving(() => address);
    const answer = await makeFetchCalendar({ lookup })('http://calendar.example/feed.ics');
    expect(codeOf(answer)).toBe('refused-address');
  });

  it('checks the address it connects to, not one it asked for before', async () => {
    const { host, connections } = await serve((_, response) => response.end(FEED));
    const port = host.split(':')[1];
    let asked = 0;
    const lookup = resolving(() => {
      asked += 1;
      return '127.0.0.1';
    });
    const fetchCalendar = makeFetchCalendar({ lookup });
    expect(codeOf(await fetchCalendar(`http://rebind.example:${port}/`))).toBe('refused-address');
    expect(asked).toBe(1);
    expect(connections()).toBe(0);
  });

  it.each([
    ['the metadata address', '169.254.169.254'],
    ['a link-local one', 'fe80::1'],
    ['a shared one', '100.64.1.1'],
    ['a benchmark network', '198.18.0.1'],
    ['broadcast', '255.255.255.255'],
    ['multicast', '224.0.0.1'],
    ['NAT64 of a private one', '64:ff9b::a00:1'],
    ['6to4 of a private one', '2002:a00:1::'],
    ['mapped', '::ffff:10.0.0.1'],
  ])('refuses a name that resolves to %s', async (_, address) => {
    const answer = await makeFetchCalendar({ lookup: resolving(() => address) })('https://calendar.example/feed.ics');
    expect(codeOf(answer)).toBe('refused-address');
  });

  it('looks at every address of a name, not at the first alone', async () => {
    let asked = 0;
    const lookup = resolving(() => (asked++ === 0 ? '127.0.0.1' : '10.0.0.1'));
    const fetchCalendar = makeFetchCalendar({ lookup });
    expect(codeOf(await fetchCalendar('http://calendar.example/'))).toBe('refused-address');
    expect(codeOf(await fetchCalendar('http://calendar.example/'))).toBe('refused-address');
  });

  it('opens a private host by its exact name only', async () => {
    const { host } = await serve((_, response) => response.end(FEED));
    const port = host.split(':')[1];
    const lookup = resolving(() => '127.0.0.1');
    const fetchCalendar = makeFetchCalendar({ lookup, allowHosts: ['cal.club.example'] });
    expect(codeOf(await fetchCalendar(`http://cal.club.example:${port}/`))).toBe('fetched');
    expect(codeOf(await fetchCalendar(`http://CAL.club.example:${port}/`))).toBe('fetched');
    for (const other of [
      'club.example',
      'x.cal.club.example',
      'cal.club.example.evil.example',
      'notcal.club.example',
    ]) {
      expect(codeOf(await fetchCalendar(`http://${other}:${port}/`)), other).toBe('refused-address');
    }
    const byPort = makeFetchCalendar({ lookup, allowHosts: [`cal.club.example:${port}`] });
    expect(codeOf(await byPort(`http://cal.club.example:${port}/`))).toBe('fetched');
    expect(codeOf(await byPort('http://cal.club.example:1/'))).toBe('refused-address');
  });

  it('refuses a redirect from an allowed host to one that is not', async () => {
    const inside = await serve((_, response) => response.end(FEED));
    const outside = await serve((_, response) => response.writeHead(302, { location: `http://${inside.host}/` }).end());
    const answer = await makeFetchCalendar({ allowHosts: [outside.host] })(`http://${outside.host}/`);
    expect(codeOf(answer)).toBe('refused-address');
    expect(inside.connections()).toBe(0);
  });

  it.each([
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    'gopher://127.0.0.1/',
    'data:text/calendar,BEGIN:VCALENDAR',
    'javascript:1',
  ])('refuses the scheme of %s', async (url) => {
    expect(codeOf(await makeFetchCalendar()(url))).toBe('bad-scheme');
  });

  it('refuses a redirect to another scheme', async () => {
    const { host } = await serve((_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end());
    expect(codeOf(await makeFetchCalendar({ allowHosts: [host] })(`http://${host}/`))).toBe('bad-scheme');
  });

  it.each(['', 'not a url', 'http://', 'https://[nonsense'])('%j is no address', async (url) => {
    expect(codeOf(await makeFetchCalendar()(url))).toBe('bad-url');
  });
});

describe('secrets', () => {
  it('leaves path, query and password out of every failure', async () => {
    const { host } = await serve((_, response) => response.writeHead(404).end());
    const answer = await makeFetchCalendar({ allowHosts: [host] })(
      `http://me:pa55@${host}/private-abc123/basic.ics?k=tok3n`,
    );
    const text = JSON.stringify(answer);
    expect(text).toContain(host);
    for (const secret of ['me:', 'pa55', 'abc123', 'tok3n']) expect(text).not.toContain(secret);
  });

  it('sends the password to its own host only', async () => {
    const seen: (string | undefined)[] = [];
    const second = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end(FEED);
    });
    const first = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: `http://${second.host}/` }).end();
    });
    await makeFetchCalendar({ allowHosts: [first.host, second.host] })(`http://me:pa55@${first.host}/`);
    expect(seen).toEqual([`Basic ${Buffer.from('me:pa55').toString('base64')}`, undefined]);
  });

  it('shortens an address so that two feeds differ', () => {
    const one = shortenUrl('https://calendar.example/ical/private-aaaa/basic.ics');
    const two = shortenUrl('https://calendar.example/ical/private-bbbb/basic.ics');
    expect(one).toMatch(/^calendar\.example\/… \([0-9a-f]{4}\)$/);
    expect(one).not.toBe(two);
    expect(shortenUrl('webcal://calendar.example/')).toBe('calendar.example');
    expect(shortenUrl('nonsense')).toBe('…');
  });
});

it.each([
  ['BEGIN:VCALENDAR\r\n', true],
  ['\uFEFFbegin:vcalendar\n', true],
  ['\n\n BEGIN:VCALENDAR', true],
  ['<html>BEGIN:VCALENDAR', false],
  ['date,start,end', false],
])('%j looks like a calendar: %s', (text, expected) => {
  expect(looksLikeCalendar(new TextEncoder().encode(text))).toBe(expected);
});
