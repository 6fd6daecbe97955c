import type { en } from './en/index.ts';

export type MessageKey = keyof typeof en;

/** A language says everything: a missing key does not compile. */
export type Messages = Readonly<Record<MessageKey, string>>;
