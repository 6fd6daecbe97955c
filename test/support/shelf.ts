import { Writable } from 'node:stream';
import { type Log, makeLog } from '../../src/log.ts';
import { type Metrics, makeMetrics } from '../../src/metrics.ts';
import { type Failure, type Failures, keepFailures } from './failures.ts';

/** The log and the metrics of whatever a test opens. What goes wrong there fails the test, unless the test takes it. */
export interface Shelf extends Failures {
  readonly log: Log;
  readonly metrics: Metrics;
  /** Everything said in the log so far. */
  readonly lines: readonly Failure[];
}

/** `warn` counts: in a test nobody misbehaves, and nothing is made do without, unless the test arranged it. */
const WARN = 40;

export function makeShelf({
  level = 'info',
  secrets = [],
  onLine = () => undefined,
}: {
  readonly level?: string;
  readonly secrets?: readonly string[];
  readonly onLine?: () => void;
} = {}): Shelf {
  const lines: Failure[] = [];
  let looked = 0;
  const to = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      onLine();
      done();
    },
  });
  const log = makeLog({ level, secrets, to });
  const metrics = makeMetrics();
  const seen = new Map<string, number>();
  const take = async (): Promise<readonly Failure[]> => {
    // Lines pass through a stream: what was logged a moment ago arrives with the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    const logged = lines.slice(looked).filter((line) => Number(line.level) >= WARN);
    looked = lines.length;
    const counted = (await countsOf(metrics)).flatMap(([what, total]) => {
      const times = total - (seen.get(what) ?? 0);
      seen.set(what, total);
      return times > 0 ? [{ counted: what, times }] : [];
    });
    return [...logged, ...counted];
  };
  return { log, metrics, lines, ...keepFailures(take) };
}

/** The errors, and the messages that could not be sent, since the metrics were made. */
async function countsOf({ errors, sent }: Metrics): Promise<readonly (readonly [what: string, total: number])[]> {
  const messages = (await sent.get()).values.filter(({ labels }) => labels.outcome === 'failed');
  return [
    ...(await errors.get()).values.map(({ labels, value }) => [String(labels.where), value] as const),
    ...messages.map(({ labels, value }) => [`message:${labels.platform}`, value] as const),
  ];
}
