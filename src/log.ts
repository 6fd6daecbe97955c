import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

export type Log = Logger;

/** What is never written, wherever it occurs. */
const REDACTED = ['name', 'note', 'text', 'token', 'secret', 'password', 'authorization', 'url', 'answers', 'input'];

/**
 * One JSON line per event: a fixed message, with facts as fields. Paths are redacted first, then known secrets anywhere
 * in the line.
 */
export function makeLog(options: {
  readonly level: string;
  readonly secrets: readonly string[];
  readonly to?: NodeJS.WritableStream;
}): Log {
  const secrets = options.secrets.filter((secret) => secret.length >= 6);
  const sink = options.to ?? process.stderr;
  const scrubbed = new Writable({
    write(chunk, _encoding, done) {
      const line = secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), String(chunk));
      sink.write(line, () => done());
    },
  });
  return pino(
    {
      level: options.level,
      base: null,
      redact: { paths: REDACTED.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
    },
    scrubbed,
  );
}
