import type { SourceTools } from '../calendar/source.ts';
import type { Store } from '../store/index.ts';

/** What care is made of. */
export interface Deps extends SourceTools {
  readonly store: Store;
  /** Where the web server is reached. */
  readonly webAddress: () => WebAddress;
  /** Planning a week takes at most this many seconds; without it, as long as the week's size is worth. */
  readonly planSeconds?: number;
}

export interface WebAddress {
  /** Without a slash at its end. */
  readonly url: string;
  /** Reachable by others too; otherwise from this machine only. */
  readonly isPublic: boolean;
}
