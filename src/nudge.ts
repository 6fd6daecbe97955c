/** Calls something soon, and once more when it was asked for meanwhile; never twice at once. */
export function nudger(onError: (error: unknown) => void): { soon(): void; to(work: () => Promise<void>): void } {
  let work: (() => Promise<void>) | null = null;
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    while (again && work) {
      again = false;
      await work().catch(onError);
    }
    running = false;
  };
  return {
    to(given) {
      work = given;
    },
    soon() {
      again = true;
      if (!running) setImmediate(() => void (running ? undefined : run()));
    },
  };
}
