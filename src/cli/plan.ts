import { readFile, writeFile } from 'node:fs/promises';
import { checkPlan } from '../domain/scheduling/check.ts';
import { readInstance, readPlan } from '../domain/scheduling/instance.ts';
import { solve } from '../solver/solve.ts';
import { type CliCommand, printJson, refuse, text, UsageError } from './command.ts';

/** Enough for a club's week. */
const SECONDS = 10;

/** A planning instance to a plan, or a plan to what is wrong with it. */
export const planCommand: CliCommand = {
  usage: 'plan INSTANCE.json [--seconds N] [--seed N] [--out PLAN.json] [--check PLAN.json]',
  does: 'plans a recovery-plan-instance/1, or checks a recovery-plan/1 against it',
  options: {
    seconds: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
    check: { type: 'string' },
  },
  positionals: { min: 1, max: 1 },
  async run([file = ''], values) {
    for (const option of ['seconds', 'seed'] as const) {
      const given = text(values[option]);
      if (given !== undefined && !(Number(given) >= 0)) throw new UsageError(`--${option} takes a number`);
    }
    const json = await readJson(file);
    if ('refused' in json) return refuse(json.refused);
    const instance = readInstance(json.value);
    if ('problems' in instance) return refuse(listed(file, 'a recovery-plan-instance/1', instance.problems));
    const toCheck = text(values.check);
    if (toCheck !== undefined) {
      const given = await readJson(toCheck);
      if ('refused' in given) return refuse(given.refused);
      const plan = readPlan(given.value);
      if ('problems' in plan) return refuse(listed(toCheck, 'a recovery-plan/1', plan.problems));
      const report = checkPlan(instance, plan);
      printJson(report);
      return report.feasible ? 0 : 1;
    }
    const started = performance.now();
    const seconds = Number(text(values.seconds) ?? SECONDS);
    const seed = Number(text(values.seed) ?? 1);
    const { plan, objective, upperBound, gap } = await solve(instance, {
      seconds,
      seed,
      onProgress: (progress) => process.stderr.write(`${JSON.stringify(progress)}\n`),
    });
    const out = text(values.out);
    if (out !== undefined) await writeFile(out, `${JSON.stringify(plan)}\n`);
    printJson({
      objective,
      upperBound,
      gap,
      seconds: Math.round(performance.now() - started) / 1000,
      sessions: plan.sessions.length,
      needs: instance.athletes.reduce((count, athlete) => count + athlete.needs.length, 0),
    });
    return 0;
  },
};

async function readJson(file: string): Promise<{ readonly value: unknown } | { readonly refused: string }> {
  try {
    return { value: JSON.parse(await readFile(file, 'utf8')) };
  } catch (error) {
    return { refused: `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function listed(
  file: string,
  what: string,
  problems: readonly { readonly path: string; readonly rule: string }[],
): string {
  return [`${file} is not ${what}:`, ...problems.map(({ path, rule }) => `  ${path}: ${rule}`)].join('\n');
}
