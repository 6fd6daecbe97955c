import type { Clients } from './clients.ts';
import { CALL_MS, FILE_BYTES } from './limits.ts';
import type { UploadedFile } from './modal.ts';

/** A file somebody sent in a form. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Fetches an uploaded file with the bot's token; null when it cannot be had. The token goes only to Slack's own hosts
 * (or the API's host). Without `files:read`, Slack answers with a sign-in page, which is not the file.
 */
export async function fetchFile(clients: Clients, file: UploadedFile, apiUrl: string | null): Promise<SentFile | null> {
  const address = file.url_private_download ?? file.url_private ?? (await addressOf(clients, file.id));
  if (!address || !isSlack(new URL(address), apiUrl)) return null;
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${clients.token}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(CALL_MS),
  });
  if (response.status !== 200 || !response.body) return null;
  const isPage = response.headers.get('content-type')?.includes('text/html') ?? false;
  if (isPage && !/html?$/.test(file.filetype ?? '') && !file.mimetype?.includes('html')) return null;
  const bytes = await readAtMost(response.body, FILE_BYTES);
  return bytes && { name: file.name ?? 'file', bytes };
}

async function addressOf(clients: Clients, file: string): Promise<string | undefined> {
  const info = await clients.ui.files.info({ file });
  return info.file?.url_private_download ?? info.file?.url_private;
}

function isSlack(address: URL, apiUrl: string | null): boolean {
  if (apiUrl !== null && address.host === new URL(apiUrl).host) return true;
  return address.protocol === 'https:' && /(^|\.)(slack|slack-edge|slack-files)\.com$/.test(address.hostname);
}

async function readAtMost(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
