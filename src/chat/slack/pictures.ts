import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Doc } from '../doc.ts';
import { type Paint, paintAll } from '../paint.ts';
import type { Uploads } from './render.ts';

/** Files Slack already has, by what they show: the same Home tab is not uploaded again each time somebody looks. */
const KEPT = 200;
/** Slack takes a file into a message only once it has examined it, which happens after the upload. */
const LOOKS = [0, 250, 500, 1000];

export interface Pictures {
  /** Uploads the pictures of a document as files of the bot's own, shared with nobody. What is refused is left out. */
  upload(doc: Doc, client: webApi.WebClient, workspace: string): Promise<Uploads>;
  /** Slack no longer knew one of the files: upload them all again. */
  forget(): void;
}

export function makePictures(paint: Paint, log: Log): Pictures {
  const kept = new Map<string, string>();

  const upload = async (png: Uint8Array, alt: string, client: webApi.WebClient): Promise<string | null> => {
    try {
      const sent = await client.filesUploadV2({ file: Buffer.from(png), filename: 'picture.png', alt_text: alt });
      const id = sent.files.flatMap(({ files }) => files ?? [])[0]?.id ?? null;
      return id !== null && (await isReady(id, client)) ? id : null;
    } catch (error) {
      log.info({ cause: String(error) }, 'slack took no picture; its words stand alone');
      return null;
    }
  };

  return {
    async upload(doc, client, workspace) {
      const painted = await paintAll(doc, paint);
      const uploaded = await Promise.all(
        [...painted].map(async ([block, png]) => {
          const key = `${workspace} ${createHash('sha256').update(png).digest('base64url')}`;
          const id = kept.get(key) ?? (await upload(png, block.words.slice(0, ALT), client));
          if (id !== null) kept.set(key, id);
          const [oldest] = kept.keys();
          if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
          return id === null ? [] : [[block, id] as const];
        }),
      );
      return new Map(uploaded.flat());
    },
    forget: () => kept.clear(),
  };
}

const ALT = 1000;

async function isReady(file: string, client: webApi.WebClient): Promise<boolean> {
  for (const pause of LOOKS) {
    if (pause > 0) await wait(pause);
    const about = await client.files.info({ file });
    if (about.file?.mimetype) return true;
  }
  return false;
}
