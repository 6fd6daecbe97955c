import type { z } from 'zod';
import type { Care } from '../care/index.ts';
import type { MessageData, MessageKind } from '../care/messages/deliver.ts';
import type { Doc } from '../chat/doc.ts';
import type { Role } from '../domain/athlete.ts';
import type { Instant } from '../domain/day.ts';
import type { Translate } from '../i18n/translate.ts';

/** Who reads it and when: everything a notice may know besides its data. */
export interface NoticeContext {
  readonly teamId: string;
  /** null: a channel of the team, where nothing about one person's health is said unless the team chose so. */
  readonly reader: { readonly personId: string; readonly name: string; readonly roles: readonly Role[] } | null;
  readonly care: Care;
  readonly t: Translate;
  readonly now: Instant;
}

/** Something the bot says unasked. The outbox stores why; the words, and whether it is still true, belong to the moment of sending. */
export interface Notice<Data extends z.ZodType = z.ZodType> {
  readonly kind: MessageKind;
  readonly data: Data;
  /** Waits out the reader's quiet hours. Urgent messages and reminders of a session inside them do not. */
  readonly quiet: 'waits' | 'ignores';
  /** null: no longer true, dropped. */
  write(context: NoticeContext, data: z.infer<Data>): Promise<Doc | null>;
}

/** Its schema takes whatever is put under its kind. */
export function defineNotice<Kind extends MessageKind, Data extends z.ZodType>(
  notice: Notice<Data> & {
    readonly kind: Kind;
    readonly data: MessageData[Kind] extends z.input<Data> ? Data : never;
  },
): Notice {
  // The list holds notices of every shape: deliver.ts parses with the notice's own schema before it calls write.
  return notice as unknown as Notice;
}
