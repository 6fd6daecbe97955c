import type { Doc } from './doc.ts';

/** Puts a document where the answer will be, or near it. Provided by the platform; failing does no harm. */
export type ShowProgress = (doc: Doc) => Promise<void>;

/** When a long answer shows its progress: milliseconds before the first time, and between two edits. */
export interface ProgressPace {
  readonly first: number;
  readonly every: number;
}

/**
 * Quick answers show nothing in between, and no platform is edited more often than it likes: about once in two seconds.
 */
export const PROGRESS_PACE: ProgressPace = { first: 2_000, every: 2_000 };

export interface Progress {
  /** Leaves out what comes too soon after the last: the next one says more. */
  tell(doc: Doc): void;
  /** Shows nothing from here on, and resolves once what was being shown is there, so that the answer comes last. */
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
