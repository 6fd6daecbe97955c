import type { Instant } from '../../domain/day.ts';
import type { Doc, Invoke } from '../doc.ts';

/** The private conversation with the bot. Every other conversation is a channel, under its own id. */
export const BOT = 'bot';

/** What a message holds: words somebody typed, or a document of the bot with its buttons packed. */
export type Content =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'doc'; readonly doc: Doc; readonly packed: (invoke: Invoke) => string };

export interface Message {
  /** Rises over all conversations: a page that lost its connection missed everything with a higher number. */
  readonly seq: number;
  readonly at: Instant;
  readonly conversation: string;
  /** The only person who sees it; null in a channel: everybody there does. */
  readonly user: string | null;
  /** The bot said it unasked. Only such messages count as unread. */
  readonly unasked: boolean;
  readonly content: Content;
}

export interface Conversations {
  append(message: Omit<Message, 'seq'>): Message;
  /** Replaces the content of a message where it stands. */
  edit(message: Message, content: Content): Message;
  /** What a person sees in a conversation, oldest first. */
  read(user: string, conversation: string): readonly Message[];
  /** The channels in which something was said, in the order they were first used. */
  channels(): readonly string[];
  unread(user: string, conversation: string): number;
  markRead(user: string, conversation: string): void;
  /** The number of the newest message. */
  newest(): number;
}

/** This many messages are kept for each person and each channel. */
export const KEPT = 200;

/** All conversations of a run, in memory. */
export function makeConversations(): Conversations {
  const private_ = new Map<string, Message[]>();
  const public_ = new Map<string, Message[]>();
  const readUpTo = new Map<string, number>();
  let seq = 0;
  const place = (user: string, conversation: string) => JSON.stringify([user, conversation]);
  const read = (user: string, conversation: string) => {
    const own = (private_.get(user) ?? []).filter((message) => message.conversation === conversation);
    return [...own, ...(public_.get(conversation) ?? [])].sort((a, b) => a.seq - b.seq);
  };
  return {
    append(said) {
      seq += 1;
      const message = { ...said, seq };
      const shelf = said.user === null ? public_ : private_;
      const key = said.user ?? said.conversation;
      shelf.set(key, [...(shelf.get(key) ?? []), message].slice(-KEPT));
      return message;
    },
    edit(message, content) {
      const edited = { ...message, content };
      const shelf = message.user === null ? public_ : private_;
      const key = message.user ?? message.conversation;
      shelf.set(
        key,
        (shelf.get(key) ?? []).map((one) => (one.seq === message.seq ? edited : one)),
      );
      return edited;
    },
    read,
    channels: () => [...public_.keys()],
    unread(user, conversation) {
      const from = readUpTo.get(place(user, conversation)) ?? 0;
      return read(user, conversation).filter((message) => message.unasked && message.seq > from).length;
    },
    markRead(user, conversation) {
      readUpTo.set(place(user, conversation), seq);
    },
    newest: () => seq,
  };
}

/** Does this person see this message in this place? */
export function isSeenBy(message: Message, user: string, conversation: string): boolean {
  return message.conversation === conversation && (message.user === null || message.user === user);
}
