import { type APIContainerComponent, MessageFlags } from 'discord.js';
import type { Doc } from '../doc.ts';
import { packAll } from '../invoke.ts';
import type { Door } from '../platform.ts';
import { roomIn } from './customId.ts';
import { render } from './render.ts';

/** One message as Discord takes it. */
export interface MessageBody {
  readonly flags: number;
  readonly components: readonly APIContainerComponent[];
  readonly allowed_mentions: { readonly parse: readonly never[] };
}

/** A document as messages, in order; nobody is pinged by words somebody wrote. */
export async function draw(doc: Doc, pack: Door['pack']): Promise<readonly MessageBody[]> {
  const packed = await packAll(doc, roomIn(doc), pack);
  return render(doc, packed).map((container) => ({
    flags: MessageFlags.IsComponentsV2,
    components: [container],
    allowed_mentions: { parse: [] },
  }));
}
