import type { z } from 'zod';
import type { Care } from '../care/index.ts';
import type { MessageData, MessageKind } from '../care/messages/deliver.ts';
import type { Doc } from '../chat/doc.ts';
import type { Instant } from '../domain/day.ts';
import type { Role } from '../domain/people/athlete.ts';
import type { Translate } from '../i18n/translate.ts';

/** Who reads it, and when: everything a notice may know besides its data. */
export interface NoticeContext {
  readonly teamId: string;
  /** null: a channel of the team, where nothing is said about one person's health unless the team chose so. */
  readonly reader: { readonly personId: string; readonly name: string; readonly roles: readonly Role[] } | null;
  readonly care: Care;
  readonly t: Translate;
  readonly now: Instant;
}

/**
 * Something the bot says unasked. The outbox stores why; the words are found, and the truth of it checked, when it is
 * sent.
 */
export interface Notice<Data extends z.ZodType = z.ZodType> {
  readonly kind: MessageKind;
  readonly data: Data;
  /**
   * Waits until the reader's quiet hours are over. Urgent messages do not, nor do reminders of a booking within them.
   */
  readonly quiet: 'waits' | 'ignores';
  /** null: no longer true, so it is dropped. */
  write(context: NoticeContext, data: z.infer<Data>): Promise<Doc | null>;
}

/** Its schema takes whatever is put under its kind. */
export function defineNotice<Kind extends MessageKind, Data extends z.ZodType>(
  notice: Notice<Data> & {
    readonly kind: Kind;
    readonly data: MessageData[Kind] extends z.input<Data> ? Data : never;
  },
): Notice {
  // The list holds notices of every shape: deliver.ts parses with the notice's own schema before it calls `write`.
  return notice as unknown as Notice;
}
