import type { Doc } from './doc.ts';

/** Puts a document where the answer will be, or near it. The platform's; may fail without harm. */
export type ShowProgress = (doc: Doc) => Promise<void>;

/** When a long answer says how far it is: milliseconds before the first word, and between two edits. */
export interface ProgressPace {
  readonly first: number;
  readonly every: number;
}

/** Quick answers say nothing in between, and no platform is asked for more than it likes: about an edit in two seconds. */
export const PROGRESS_PACE: ProgressPace = { first: 2_000, every: 2_000 };

export interface Progress {
  /** What comes too soon after the last is left out: the next one says more. */
  tell(doc: Doc): void;
  /** Nothing is shown from here on, and what was being shown is there: the answer comes last. */
  end(): Promise<void>;
}

/** Shows how far an answer is, one edit at a time. */
export function makeProgress(
  show: ShowProgress | undefined,
  pace: ProgressPace = PROGRESS_PACE,
  clock: () => number = () => performance.now(),
): Progress {
  let next = clock() + pace.first;
  let showing: Promise<void> | null = null;
  let over = show === undefined;
  return {
    tell(doc) {
      if (over || showing !== null || clock() < next || !show) return;
      next = clock() + pace.every;
      showing = show(doc)
        .catch(() => undefined)
        .finally(() => {
          showing = null;
        });
    },
    async end() {
      over = true;
      await showing;
    },
  };
}
