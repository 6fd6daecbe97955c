import type { webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Doc, FileBlock } from '../doc.ts';
import { filesOf } from '../paint.ts';
import { CALL_MS } from './limits.ts';

/** A document's files, uploaded but not yet visible to anybody. */
export interface Attachments {
  readonly uploads: ReadonlyMap<FileBlock, string>;
  /** Puts them into somebody's direct messages: a private answer in a channel cannot hold a file. Never throws. */
  share(to: { readonly user: string; readonly conversation?: string | undefined }): Promise<void>;
}

/** Uploads the files of a document. What Slack does not take is left out, with its words. */
export async function uploadFiles(doc: Doc, client: webApi.WebClient, log: Log): Promise<Attachments> {
  const uploads = new Map<FileBlock, string>();
  for (const block of filesOf(doc)) {
    const id = await upload(block, client).catch((error: unknown) => {
      log.info({ cause: String(error) }, 'slack took no file; the answer goes without it');
      return null;
    });
    if (id !== null) uploads.set(block, id);
  }
  const files = [...uploads].map(([{ name }, id]) => ({ id, title: name }));
  return {
    uploads,
    async share({ user, conversation }) {
      const [first, ...more] = files;
      if (!first) return;
      try {
        const channel = conversation ?? (await client.conversations.open({ users: user })).channel?.id;
        if (channel) await client.files.completeUploadExternal({ files: [first, ...more], channel_id: channel });
      } catch (error) {
        log.info({ cause: String(error) }, 'slack did not share a file');
      }
    },
  };
}

async function upload({ name, text }: FileBlock, client: webApi.WebClient): Promise<string | null> {
  const body = Buffer.from(text);
  const place = await client.files.getUploadURLExternal({ filename: name, length: body.byteLength });
  if (!place.upload_url || !place.file_id) return null;
  const response = await fetch(place.upload_url, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(CALL_MS),
  });
  return response.ok ? place.file_id : null;
}
