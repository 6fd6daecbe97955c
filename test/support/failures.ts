/** A line of the log from `warn` up, or an error that was counted: `{ counted: 'job:reminders', times: 1 }`. */
export type Failure = Readonly<Record<string, unknown>>;

export interface Failures {
  /** What went wrong since the last look. A test that takes it says what it should be; what nobody takes fails the test. */
  take(): Promise<readonly Failure[]>;
  /** Throws when something went wrong that nobody took. */
  check(): Promise<void>;
}

const kept = new Set<Failures>();

/** Failures that are looked at after every test, also when what they come from was never closed. */
export function keepFailures(take: Failures['take']): Failures {
  const failures: Failures = {
    take,
    async check() {
      const left = await take();
      if (left.length > 0) throw asError(left);
    },
  };
  kept.add(failures);
  return failures;
}

/** What a test file opened is no business of the next one, which may run in the same process. */
export function forgetFailures(): void {
  kept.clear();
}

/** Throws when anything that was kept in this file went wrong and no test took it. */
export async function checkFailures(): Promise<void> {
  const left = await Promise.all([...kept].map((one) => one.take()));
  if (left.flat().length > 0) throw asError(left.flat());
}

interface LoggedError {
  readonly type?: string;
  readonly message?: string;
  readonly stack?: string;
  readonly aggregateErrors?: readonly LoggedError[];
}

function asError(failures: readonly Failure[]): Error {
  const said = failures.map(({ err, ...facts }) => JSON.stringify({ ...facts, error: (err as LoggedError)?.message }));
  const [first] = failures.flatMap(({ err }) => (err ? [err as LoggedError] : []));
  return new Error(`went wrong, and the test does not say that it should:\n${said.join('\n')}`, {
    cause: first && revived(first),
  });
}

/** The error as it was before it was logged: with the place it came from, and what caused it. */
function revived({ type, message, stack, aggregateErrors = [] }: LoggedError): Error {
  const [inner] = aggregateErrors;
  const error = new Error(message, inner && { cause: revived(inner) });
  return Object.assign(error, { name: type ?? 'Error' }, stack && { stack });
}
