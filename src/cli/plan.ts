import { readFile, writeFile } from 'node:fs/promises';
import { bookingTroubles } from '../domain/scheduling/bookingTrouble.ts';
import { checkPlan } from '../domain/scheduling/check.ts';
import { type RecoveryPlanInstance, readInstance, readPlan } from '../domain/scheduling/instance.ts';
import type { UnservedNeed } from '../domain/scheduling/search/plan.ts';
import { solve } from '../solver/solve.ts';
import { type CliCommand, printJson, refuse, text, UsageError } from './command.ts';

/** How much of the processor a plan may take when nobody says, in seconds: for each need, at least, and at most. */
const WORTH = { perNeed: 0.048, least: 6.8, most: 76 } as const;
/** A week with fewer needs can often be proved, which is worth waiting for. */
const SMALL_WEEK = { needs: 100, seconds: 8.5 } as const;
/** On a busy machine it may take this many times as long on the clock. */
const PATIENCE = 3;

/** From a planning instance to a plan, or from a plan to what is wrong with it. */
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
    const needs = instance.athletes.reduce((count, athlete) => count + athlete.needs.length, 0);
    const worth = worthOf(needs);
    const given = text(values.seconds);
    const limits =
      given === undefined
        ? { seconds: worth * PATIENCE, processorSeconds: worth }
        : { seconds: Number(given), processorSeconds: Number(given) };
    const seed = Number(text(values.seed) ?? 1);
    for (const { booking, why } of bookingTroubles(instance)) {
      process.stderr.write(`Fixed booking ${booking} breaks a rule (${why}). It stands, and is planned around.\n`);
    }
    const { plan, objective, upperBound, gap, unserved } = await solve(instance, {
      ...limits,
      seed,
      onProgress: (progress) => process.stderr.write(`${JSON.stringify(progress)}\n`),
    });
    const out = text(values.out);
    if (out !== undefined) await writeFile(out, `${JSON.stringify(plan)}\n`);
    const missing = plan.sessions.length === 0 ? whatIsMissing(instance, unserved) : null;
    if (missing !== null) process.stderr.write(`${missing}\n`);
    printJson({
      objective,
      upperBound,
      gap,
      seconds: Math.round(performance.now()) / 1000,
      sessions: plan.sessions.length,
      needs,
    });
    return 0;
  },
};

function worthOf(needs: number): number {
  if (needs <= SMALL_WEEK.needs) return SMALL_WEEK.seconds;
  return Math.min(WORTH.most, Math.max(WORTH.least, needs * WORTH.perNeed));
}

/** Why a plan is empty; null when nobody needs anything. */
function whatIsMissing(instance: RecoveryPlanInstance, unserved: readonly UnservedNeed[]): string | null {
  if (unserved.length === 0) return 'The plan is empty: no athlete needs a session.';
  if (instance.therapists.every(({ shifts }) => shifts.length === 0)) {
    return 'The plan is empty: no therapist has a shift. Add therapists with shifts.';
  }
  if (instance.pools.every(({ capacity }) => capacity === 0)) {
    return 'The plan is empty: no room has a table. Add a pool with a capacity of 1 or more.';
  }
  const counts = new Map<string, number>();
  for (const { why } of unserved) for (const { code } of why) counts.set(code, (counts.get(code) ?? 0) + 1);
  const reasons = [...counts].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code} (${count})`);
  return `The plan is empty: none of the ${unserved.length} needs has a free hour. What stood in the way: ${reasons.join(', ')}.`;
}

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
