import type { webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Doc } from '../doc.ts';
import type { Address, Sent } from '../platform.ts';
import { uploadFiles } from './attachments.ts';
import type { Clients, Workspaces } from './clients.ts';
import { failureOf, isAboutBlocks } from './failure.ts';
import type { Pictures } from './pictures.ts';
import { type Pack, type Page, renderDoc, withoutPictures } from './render.ts';

const NOTICE = 'deload_notice';

/** A process before this one may have posted and died before noting it: how long we still look for that. */
const DOUBTFUL_START_MS = 5 * 60_000;
const KEYS_KEPT = 5000;
const HISTORY = 20;

interface Delivery {
  /** Pages that have certainly arrived. */
  pages: number;
  first?: string;
  /** The next page may have arrived too. */
  doubtful: boolean;
}

interface Means {
  readonly pack: Pack;
  readonly pictures: Pictures;
}

export interface Sender {
  send(address: Address, doc: Doc, key: string, means: Means, more: string): Promise<Sent>;
}

/**
 * Sends something nobody asked for. Slack does not recognise duplicates, so every message carries its key as metadata.
 * If one may have arrived already, the conversation is searched first (needs `im:history`; without it, the message is
 * sent again).
 */
export function makeSender(workspaces: Workspaces, now: () => number, log: Log): Sender {
  const started = now();
  const deliveries = new Map<string, Delivery>();

  const deliveryOf = (key: string): Delivery => {
    const kept = deliveries.get(key) ?? { pages: 0, doubtful: now() - started < DOUBTFUL_START_MS };
    deliveries.set(key, kept);
    const oldest = deliveries.keys().next();
    if (deliveries.size > KEYS_KEPT && !oldest.done) deliveries.delete(oldest.value);
    return kept;
  };

  return {
    async send(address, doc, key, { pack, pictures }, more) {
      const clients = await workspaces.clients(address.workspace);
      if (!clients) return { ok: false, retry: false, reason: 'gone', detail: 'not installed' };
      const delivery = deliveryOf(key);
      let channel = address.kind === 'channel' ? address.channel : (address.conversation ?? address.user);
      // A picture shows a body or a name, and a file is somebody's own: never where others read along.
      const shown = address.kind === 'channel' ? [] : await pictures.upload(doc, clients.bulk, address.workspace);
      const files = address.kind === 'channel' ? null : await uploadFiles(doc, clients.bulk, log);
      const uploads = new Map([...shown, ...(files?.uploads ?? [])]);
      const pages = await renderDoc(doc, 'message', pack, more, uploads);
      for (const [at, page] of pages.entries()) {
        if (at < delivery.pages) continue;
        const own = pages.length > 1 ? `${key}#${at}` : key;
        try {
          const there = delivery.doubtful ? await find(clients, address, channel, own, log) : null;
          const posted = there ?? (await post(clients.bulk, channel, page, own, { pictures, log }));
          channel = posted.channel;
          Object.assign(delivery, { pages: at + 1, doubtful: false, first: delivery.first ?? posted.ts });
        } catch (error) {
          const failure = failureOf(error);
          delivery.doubtful ||= failure.reason === 'unknown';
          return failure;
        }
      }
      const message = delivery.first ?? '';
      deliveries.delete(key);
      if (address.kind === 'person') await files?.share({ user: address.user, conversation: channel });
      return { ok: true, message, ...(address.kind === 'person' ? { conversation: channel } : {}) };
    },
  };
}

interface Posted {
  readonly ts: string;
  readonly channel: string;
}

/** Once with blocks; if Slack finds fault with them, once more in words alone. */
async function post(
  client: webApi.WebClient,
  channel: string,
  page: Page,
  key: string,
  { pictures, log }: { readonly pictures: Pictures; readonly log: Log },
): Promise<Posted> {
  const message = {
    channel,
    text: page.text,
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: NOTICE, event_payload: { key } },
  };
  try {
    return posted(await client.chat.postMessage({ ...message, blocks: [...page.blocks] }), channel);
  } catch (error) {
    if (!isAboutBlocks(error)) throw error;
    const bare = withoutPictures(page.blocks);
    if (bare !== null) {
      pictures.forget();
      return post(client, channel, { ...page, blocks: bare }, key, { pictures, log });
    }
    log.error({ cause: String(error) }, 'slack refused blocks; sent as words');
    return posted(await client.chat.postMessage(message), channel);
  }
}

function posted(result: webApi.ChatPostMessageResponse, channel: string): Posted {
  return { ts: result.ts ?? '', channel: result.channel ?? channel };
}

/**
 * The message with this key among the latest of the conversation, or null. What cannot be looked up counts as missing.
 */
async function find(
  clients: Clients,
  address: Address,
  channel: string,
  key: string,
  log: Log,
): Promise<Posted | null> {
  try {
    const conversation = /^[CDG]/.test(channel)
      ? channel
      : address.kind === 'person'
        ? (await clients.bulk.conversations.open({ users: address.user })).channel?.id
        : undefined;
    if (!conversation) return null;
    const history = await clients.bulk.conversations.history({
      channel: conversation,
      limit: HISTORY,
      include_all_metadata: true,
    });
    const found = history.messages?.find((message) => keyOf(message) === key);
    return found?.ts ? { ts: found.ts, channel: conversation } : null;
  } catch (error) {
    log.info({ cause: String(error) }, 'slack could not say whether a message arrived');
    return null;
  }
}

function keyOf(message: object): unknown {
  const { metadata } = message as { metadata?: { event_type?: string; event_payload?: { key?: unknown } } };
  return metadata?.event_type === NOTICE ? metadata.event_payload?.key : undefined;
}
