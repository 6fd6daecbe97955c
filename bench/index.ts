import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Benchmark, Report, RunOptions } from './benchmark.ts';

import { calendar } from './calendar.ts';
import { house } from './house.ts';
import { machineOf } from './machine.ts';
import { month } from './month.ts';
import { plan } from './plan.ts';
import { risk } from './risk.ts';
import { slots } from './slots.ts';
import { start } from './start.ts';
import { tableOf } from './table.ts';

/** The list: one line per benchmark. */
const BENCHMARKS: readonly Benchmark[] = [calendar, house, month, plan, risk, slots, start];

const USAGE = `Usage: npm run bench [-- NAME ... [--json FILE] [--quick] [--instances FOLDER] [--checker FILE]
                               [--hostile FOLDER] [--seed N] [--athletes N]]

  NAME         which to run; all of them when none is named
  --json FILE  writes the figures to a file as well
  --instances FOLDER  planning instances for \`plan\` (default ../shared/bench/instances)
  --checker FILE      an independent checker of plans for \`plan\`: node FILE INSTANCE PLAN
  --hostile FOLDER    calendar files made to hurt for \`calendar\` (default ../shared/calendars-hostile)
  --seed N            another month for \`month\` (default 1)
  --athletes N        how many athletes it has; more than once for several (default 24 and 60)
  --quick      a few seconds each, to see that they work; the figures say nothing then

${BENCHMARKS.map(({ name, what }) => `  ${name.padEnd(13)}${what}`).join('\n')}
`;

process.exitCode = await main();

/** 0 when every benchmark ran, whatever it measured; 1 when something broke; 2 wrong usage. */
async function main(): Promise<number> {
  const asked = argumentsOf();
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n\n${USAGE}`);
    return 2;
  }
  if (asked.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => interrupted.abort(new Error(`stopped by ${signal}`)));
  }
  const machine = machineOf();
  process.stdout.write(
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}, load ${machine.load}\n\n`,
  );
  const results: (Report & { readonly name: string; readonly what: string })[] = [];
  let broken = 0;
  for (const benchmark of asked.benchmarks) {
    if (interrupted.signal.aborted) break;
    try {
      const report = await benchmark.run({ ...asked.options, signal: interrupted.signal });
      results.push({ name: benchmark.name, what: benchmark.what, ...report });
      process.stdout.write(`${tableOf(benchmark, report)}\n`);
    } catch (error) {
      broken += 1;
      process.stderr.write(`${benchmark.name} broke: ${error instanceof Error ? error.stack : String(error)}\n\n`);
    }
  }
  if (asked.json !== undefined) {
    const figures = { at: new Date().toISOString(), quick: asked.options.quick, machine, benchmarks: results };
    await writeFile(asked.json, `${JSON.stringify(figures, null, 2)}\n`);
  }
  return broken > 0 || interrupted.signal.aborted ? 1 : 0;
}

interface Asked {
  readonly benchmarks: readonly Benchmark[];
  readonly json: string | undefined;
  readonly options: Omit<RunOptions, 'signal'>;
  readonly help: boolean;
}

/** What the command line asks for, or what is wrong with it. */
function argumentsOf(): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      options: {
        json: { type: 'string' },
        quick: { type: 'boolean' },
        help: { type: 'boolean' },
        instances: { type: 'string' },
        checker: { type: 'string' },
        hostile: { type: 'string' },
        seed: { type: 'string' },
        athletes: { type: 'string', multiple: true },
      },
      allowPositionals: true,
    });
    const unknown = positionals.filter((name) => !BENCHMARKS.some((one) => one.name === name));
    if (unknown.length > 0) return `There is no benchmark ${unknown.join(', ')}.`;
    const { json, quick = false, help = false, instances, checker, hostile, seed, athletes = [] } = values;
    if ([seed ?? 1, ...athletes].some((one) => !(Number(one) >= 1 && Number.isInteger(Number(one)))))
      return '--seed and --athletes take whole numbers.';
    const options = {
      quick,
      ...(instances && { instances }),
      ...(checker && { checker }),
      ...(hostile && { hostile }),
      ...(seed && { seed: Number(seed) }),
      ...(athletes.length > 0 && { athletes: athletes.map(Number) }),
    };
    const benchmarks = BENCHMARKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    return { benchmarks, json, options, help };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
