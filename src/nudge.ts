export interface Nudger {
  soon(): void;
  to(work: () => Promise<void>): void;
  /** Resolves when everything asked for so far is done. */
  idle(): Promise<void>;
}

/** Calls something soon, and once more if it was asked for meanwhile; never twice at once. */
export function nudger(onError: (error: unknown) => void): Nudger {
  let work: (() => Promise<void>) | null = null;
  let again = false;
  let running: Promise<void> | null = null;
  const run = async () => {
    while (again && work) {
      again = false;
      await work().catch(onError);
    }
    running = null;
  };
  return {
    to(given) {
      work = given;
    },
    soon() {
      again = true;
      running ??= new Promise<void>((resolve) => setImmediate(resolve)).then(run);
    },
    async idle() {
      while (running) await running;
    },
  };
}
