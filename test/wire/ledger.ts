/**
 * What a wire server saw, in order, and waiting for something to be seen. Nothing here sleeps: a wait is asked again
 * after every event of the server, and when its time is over it fails with everything that was received.
 */
export interface Ledger {
  /** Adds a line to the transcript and lets every wait look again. */
  note(line: string): void;
  readonly lines: readonly string[];
  /**
   * The first truthy value of `find`. It is asked now and after each event of this server (a request, a frame, an
   * acknowledgement); it may look at anything the server recorded.
   * @throws after `timeoutMs` (default 30000), naming `what` and printing the end of the transcript
   */
  waitFor<T>(find: () => T, what?: string, timeoutMs?: number): Promise<Seen<T>>;
  /** Lets go of every wait still pending; each fails. */
  close(): void;
}

type Seen<T> = Exclude<T, false | null | undefined | 0 | ''>;

const TAIL = 40;
const LINE = 400;

export function openLedger(name: string): Ledger {
  const lines: string[] = [];
  const waits = new Set<() => void>();
  const endings = new Set<(why: string) => void>();

  const tail = (): string =>
    lines.length === 0
      ? '  (nothing at all)'
      : lines
          .slice(-TAIL)
          .map((line) => `  ${line.slice(0, LINE)}`)
          .join('\n');

  return {
    lines,
    note(line) {
      lines.push(line);
      for (const look of [...waits]) look();
    },
    waitFor<T>(find: () => T, what = 'what the test waits for', timeoutMs = 30_000): Promise<Seen<T>> {
      return new Promise<Seen<T>>((resolve, reject) => {
        const finish = (act: () => void): void => {
          clearTimeout(timer);
          waits.delete(look);
          endings.delete(give);
          act();
        };
        const give = (why: string): void =>
          finish(() => reject(new Error(`${name}: ${why} while waiting for ${what}. Received:\n${tail()}`)));
        const look = (): void => {
          try {
            const found = find();
            if (found) finish(() => resolve(found as Seen<T>));
          } catch (error) {
            finish(() => reject(error));
          }
        };
        const timer = setTimeout(() => give(`${timeoutMs} ms passed`), timeoutMs);
        waits.add(look);
        endings.add(give);
        look();
      });
    },
    close() {
      for (const end of [...endings]) end('the server was closed');
    },
  };
}
