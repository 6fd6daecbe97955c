import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webApi } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchFile } from '../../../src/chat/slack/files.ts';
import type { UploadedFile } from '../../../src/chat/slack/modal.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A host that answers as told; what it was asked is kept. */
async function host(answer: RequestListener) {
  const bearers: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    bearers.push(request.headers.authorization);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bearers };
}

const client = new webApi.WebClient();
const clients = { ui: client, bulk: client, token: 'xoxb-1' };
const file = (address: string, more: Partial<UploadedFile> = {}) =>
  ({ id: 'F1', name: 'loads.csv', filetype: 'csv', url_private_download: address, ...more }) as UploadedFile;

describe('an uploaded file', () => {
  it('is fetched with the bot token', async () => {
    const { origin, bearers } = await host((_, response) => response.end('athlete,date'));
    const got = await fetchFile(clients, file(`${origin}/files/F1`), `${origin}/api/`);
    expect(got && { name: got.name, text: Buffer.from(got.bytes).toString() }).toEqual({
      name: 'loads.csv',
      text: 'athlete,date',
    });
    expect(bearers).toEqual(['Bearer xoxb-1']);
  });

  it.each([
    {
      what: 'a sign-in page',
      answer: (response) =>
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!DOCTYPE html>'),
    },
    { what: 'a redirect to one', answer: (response) => response.writeHead(302, { location: '/login' }).end() },
    { what: 'an error', answer: (response) => response.writeHead(404).end('gone') },
    { what: 'more than it said', answer: (response) => response.end(Buffer.alloc(10 * 1024 * 1024 + 1)) },
  ] satisfies { what: string; answer: (response: Parameters<RequestListener>[1]) => void }[])(
    'is not $what',
    async ({ answer }) => {
      const { origin } = await host((_, response) => void answer(response));
      expect(await fetchFile(clients, file(`${origin}/files/F1`), `${origin}/api/`)).toBeNull();
    },
  );

  it('that says it lies elsewhere does not get the token', async () => {
    const { origin, bearers } = await host((_, response) => response.end('thanks'));
    expect(await fetchFile(clients, file(`${origin}/files/F1`), null)).toBeNull();
    expect(await fetchFile(clients, file(`${origin}/files/F1`), 'https://slack.com/api/')).toBeNull();
    expect(bearers).toEqual([]);
  });
});
