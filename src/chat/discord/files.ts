import type { Attachment } from 'discord.js';
import { LIMITS, PATIENCE } from './limits.ts';

/** A file somebody sent, as a command gets it. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type WantedFile = Pick<Attachment, 'name' | 'url' | 'size'>;

/** Why there is no file: it is too large, or Discord did not give it to us. */
export type NoFile = 'tooLarge' | 'unavailable';

/** Fetches an attachment from Discord, at most `LIMITS.fileBytes` of it, whatever size was claimed. */
export async function download(file: WantedFile): Promise<SentFile | NoFile> {
  if (file.size > LIMITS.fileBytes) return 'tooLarge';
  try {
    const response = await fetch(file.url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE.download) });
    if (!response.ok || !response.body) return 'unavailable';
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      if (size > LIMITS.fileBytes) return 'tooLarge';
      chunks.push(chunk);
    }
    return { name: file.name, bytes: new Uint8Array(Buffer.concat(chunks)) };
  } catch {
    return 'unavailable';
  }
}
