import { createHash } from 'node:crypto';
import { type REST, Routes } from 'discord.js';
import type { Doc } from '../doc.ts';
import type { Address, Door, Sent } from '../platform.ts';
import { draw, type Message } from './draw.ts';
import { isGone, toFailure } from './errors.ts';
import { LIMITS } from './limits.ts';
import { withPictures } from './pictures.ts';

/** Sends something nobody asked for. Sent again with the same key within some minutes, it still appears only once. */
export async function sendTo(
  rest: REST,
  address: Address,
  doc: Doc,
  key: string,
  { pack, paint }: Pick<Door, 'pack' | 'paint'>,
): Promise<Sent> {
  try {
    // A picture shows a body or a name, so never where others read along.
    const messages = await draw(doc, address.kind === 'channel' ? { pack } : { pack, paint });
    if (address.kind === 'channel') return { ok: true, message: await post(rest, address.channel, messages, key) };
    return await sendToPerson(rest, address, messages, key);
  } catch (error) {
    return toFailure(error);
  }
}

async function sendToPerson(
  rest: REST,
  { user, conversation }: Extract<Address, { kind: 'person' }>,
  messages: readonly Message[],
  key: string,
): Promise<Sent> {
  if (conversation) {
    try {
      return { ok: true, message: await post(rest, conversation, messages, key), conversation };
    } catch (error) {
      // The conversation we remembered may be closed while another is open.
      if (!isGone(error)) throw error;
    }
  }
  const opened = idOf(await rest.post(Routes.userChannels(), { body: { recipient_id: user } }));
  return { ok: true, message: await post(rest, opened, messages, key), conversation: opened };
}

/** @returns the first message's id */
async function post(rest: REST, channel: string, messages: readonly Message[], key: string): Promise<string> {
  const ids: string[] = [];
  for (const [index, message] of messages.entries()) {
    const extra = { nonce: nonceOf(`${key}#${index}`), enforce_nonce: true };
    const send = ({ body, files }: Message) =>
      rest.post(Routes.channelMessages(channel), { body: { ...body, ...extra }, files: [...files] });
    ids.push(idOf(await withPictures(message, send)));
  }
  return ids[0] ?? '';
}

function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, LIMITS.nonce);
}

function idOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'id' in answer) return String(answer.id);
  throw new Error('Discord answered without an id');
}
