import type { Message } from './conversations.ts';

/** What open pages are told about. */
export type News =
  | { readonly kind: 'message'; readonly message: Message }
  /** The clock or the unread counts changed. */
  | { readonly kind: 'state' }
  /** People or the walk changed: the page is drawn again. */
  | { readonly kind: 'redraw' }
  | { readonly kind: 'close' };

export interface Hub {
  tell(news: News): void;
  /** Returns how to stop listening. */
  listen(hear: (news: News) => void): () => void;
}

export function makeHub(): Hub {
  const listeners = new Set<(news: News) => void>();
  return {
    tell(news) {
      for (const hear of listeners) hear(news);
    },
    listen(hear) {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
  };
}
