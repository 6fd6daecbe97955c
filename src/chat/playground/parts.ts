import type { FileBlock, PictureBlock } from '../doc.ts';
import type { Conversations, Message } from './conversations.ts';

/** Which block of which message, and as whom: only somebody who sees the message sees its pictures and files. */
interface Place {
  readonly as: string;
  readonly in: string;
  readonly seq: number;
  readonly block: number;
}

/** The address of a picture or file of a message; `block` is its place in the document. */
export function partAddress(
  { seq, conversation }: Pick<Message, 'seq' | 'conversation'>,
  kind: 'picture' | 'file',
  block: number,
  { path, user }: { readonly path: string; readonly user: string },
): string {
  return `${path}/${kind}/${seq}/${block}?${new URLSearchParams({ as: user, in: conversation }).toString()}`;
}

export function findPart(
  conversations: Conversations,
  { as, in: place, seq, block }: Place,
): PictureBlock | FileBlock | null {
  const message = conversations.read(as, place).find((one) => one.seq === seq);
  if (message?.content.kind !== 'doc' || message.user !== as) return null;
  const found = message.content.doc.blocks[block];
  return found?.kind === 'picture' || found?.kind === 'file' ? found : null;
}
