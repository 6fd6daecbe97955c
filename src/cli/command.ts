import type { ParseArgsConfig } from 'node:util';

/** One command of `deload`. */
export interface CliCommand {
  readonly usage: string;
  readonly does: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly positionals: { readonly min: number; readonly max: number };
  /** The exit code: 0 done, 1 refused or found wrong. Throws UsageError for 2. */
  run(positionals: readonly string[], values: Readonly<Record<string, unknown>>): Promise<number>;
}

/** The command was not used the way it is meant to be. */
export class UsageError extends Error {}

/** What went wrong with what was given: on stderr, exit code 1. */
export function refuse(says: string): number {
  process.stderr.write(`${says}\n`);
  return 1;
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** JSON for other programs, one document. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
