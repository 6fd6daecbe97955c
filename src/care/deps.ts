import type { Store } from '../store/index.ts';

/** What care is made of. */
export interface Deps {
  readonly store: Store;
}
