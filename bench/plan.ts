import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkPlan } from '../src/domain/scheduling/check.ts';
import { type RecoveryPlan, type RecoveryPlanInstance, readInstance } from '../src/domain/scheduling/instance.ts';
import type { Benchmark, Report, Row, RunOptions } from './benchmark.ts';
import { movedMatch } from './planMoved.ts';
import type { WorkFigures } from './planWork.ts';

const run = promisify(execFile);
const WORK = fileURLToPath(new URL('./planWork.ts', import.meta.url));
const INSTANCES = fileURLToPath(new URL('../../shared/bench/instances', import.meta.url));
const CHECKER = fileURLToPath(new URL('../../shared/bench/check-plan.mjs', import.meta.url));

/** What the planner should reach for a week of a certain size: the gap in percent, and within how many seconds. */
interface Target {
  readonly needs: number;
  readonly congested: boolean;
  readonly gap: number;
  readonly seconds: number;
  /** Seconds to the first whole plan. */
  readonly first: number;
}

/** A gap below this counts as none. */
const NOTHING = 0.001;
const TARGETS: readonly Target[] = [
  { needs: 65, congested: false, gap: NOTHING, seconds: 3, first: 1 },
  { needs: 90, congested: true, gap: NOTHING, seconds: 10, first: 1 },
  { needs: 200, congested: false, gap: 0.05, seconds: 8, first: 1 },
  { needs: 260, congested: true, gap: 0.15, seconds: 12, first: 1 },
  { needs: 600, congested: false, gap: 0.15, seconds: 30, first: 5 },
  { needs: 900, congested: true, gap: 0.5, seconds: 45, first: 5 },
  { needs: Number.POSITIVE_INFINITY, congested: false, gap: 1, seconds: 90, first: 5 },
  { needs: Number.POSITIVE_INFINITY, congested: true, gap: 1, seconds: 90, first: 5 },
];
const MEMORY_MB = 2000;
const METHODS = ['sheet', 'greedy', 'whole', 'deload'] as const;
const NAMES = {
  sheet: 'sign-up sheet',
  greedy: 'priority greedy',
  whole: 'one HiGHS model',
  deload: 'Deload',
} as const satisfies Record<(typeof METHODS)[number], string>;

/** Plans of whole weeks, beside what teams do today and a solver that is handed the whole problem. */
export const plan: Benchmark = {
  name: 'plan',
  what: 'plans of planning instances, their proved gap, and what they cost: a process each, all its threads counted',
  peer: 'priority greedy for the gap (against our bound); one HiGHS model of the whole for the time',
  run: async (options) => {
    const folder = resolve(options.instances ?? INSTANCES);
    if (!existsSync(folder)) throw new Error(`there is no folder ${folder}: name one with --instances`);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
    const wanted = options.quick ? files.slice(0, 1) : files;
    const scratch = await mkdtemp(join(tmpdir(), 'deload-plan-'));
    const rows: Row[] = [];
    const notes: string[] = [HEADINGS];
    try {
      for (const name of wanted) {
        const report = await onInstance(join(folder, name), scratch, options);
        rows.push(...report.rows);
        notes.push(...report.notes);
      }
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
    return { rows, notes };
  },
};

async function onInstance(file: string, scratch: string, options: RunOptions): Promise<Report> {
  const name = basename(file, '.json');
  const instance = await instanceIn(file);
  const target = targetFor(instance);
  const seconds = options.quick ? 1 : target.seconds;
  const found = new Map<string, WorkFigures | null>();
  for (const method of METHODS) {
    options.signal.throwIfAborted();
    found.set(method, await work(file, method, seconds, options.signal));
  }
  const ours = found.get('deload');
  if (!ours) throw new Error(`${name}: the planner gave no plan`);
  const bound = ours.bound ?? ours.objective;
  const gapOf = (objective: number) => (100 * (bound - objective)) / Math.max(1, bound);
  const greedy = found.get('greedy');
  const whole = found.get('whole');
  const notes: string[] = [];
  for (const method of METHODS) {
    const figures = found.get(method);
    if (!figures) {
      notes.push(line(name, NAMES[method], 'does not fit into memory'));
      continue;
    }
    const judged = await judge(file, instance, figures.plan, scratch, options);
    notes.push(lineOf(name, NAMES[method], figures, gapOf(figures.objective), judged));
  }
  const rows: Row[] = [
    {
      what: `${name}: gap`,
      unit: '%',
      figure: gapOf(ours.objective),
      target: Math.max(target.gap, NOTHING),
      ...(greedy && { peer: gapOf(greedy.objective) }),
    },
    {
      what: `${name}: processor time`,
      unit: 's',
      figure: ours.cpuSeconds,
      target: target.seconds,
      ...(whole && { peer: whole.cpuSeconds }),
    },
    { what: `${name}: time`, unit: 's', figure: ours.seconds, target: target.seconds + 1 },
    { what: `${name}: first whole plan`, unit: 's', figure: ours.firstPlanSeconds ?? Number.NaN, target: target.first },
    { what: `${name}: peak memory`, unit: 'MB', figure: ours.memoryMb, target: MEMORY_MB },
  ];
  if (instance.athletes.length >= 60 && instance.athletes.length <= 150) {
    rows.push(...(await replanned(name, instance, ours.plan, scratch, options)));
  }
  return { rows, notes };
}

/** A match is moved by a day, and the week is planned again from the plan that people know. */
async function replanned(
  name: string,
  instance: RecoveryPlanInstance,
  known: RecoveryPlan,
  scratch: string,
  { signal }: RunOptions,
): Promise<readonly Row[]> {
  const moved = movedMatch(instance, known);
  const file = join(scratch, `${name}-moved.json`);
  await writeFile(file, JSON.stringify(moved));
  const figures = await work(file, 'deload', 2, signal);
  if (!figures) return [];
  const report = checkPlan(moved, figures.plan);
  const touched = (100 * (report.moved + report.cancelled)) / Math.max(1, moved.movableBookings.length);
  return [
    { what: `${name}: re-plan after a moved match`, unit: 's', figure: figures.seconds, target: 2.5 },
    { what: `${name}: bookings touched by it`, unit: '%', figure: touched, target: 10 },
  ];
}

async function work(file: string, method: string, seconds: number, signal: AbortSignal): Promise<WorkFigures | null> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', WORK, file, method, `${seconds}`], {
    signal,
    maxBuffer: 256 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}

async function instanceIn(file: string): Promise<RecoveryPlanInstance> {
  const read = readInstance(JSON.parse(await readFile(file, 'utf8')));
  if ('problems' in read)
    throw new Error(`${file}: ${read.problems.map(({ path, rule }) => `${path} ${rule}`).join(', ')}`);
  return read;
}

/** A week is congested when its athletes want more than 1.6 massages each. */
function targetFor({ athletes }: RecoveryPlanInstance): Target {
  const needs = athletes.flatMap((one) => one.needs);
  const congested = needs.length > athletes.length * 1.6;
  const found = TARGETS.find((one) => one.congested === congested && needs.length <= one.needs);
  if (!found) throw new Error('no target for an instance of this size');
  return found;
}

/** What an independent checker says if there is one, otherwise our own. */
async function judge(
  file: string,
  instance: RecoveryPlanInstance,
  judged: RecoveryPlan,
  scratch: string,
  { checker, signal }: RunOptions,
): Promise<{ readonly feasible: boolean; readonly objective: number; readonly by: string }> {
  const program = checker ?? (existsSync(CHECKER) ? CHECKER : null);
  if (program === null) return { ...checkPlan(instance, judged), by: 'own checker' };
  const path = join(scratch, 'plan.json');
  await writeFile(path, JSON.stringify(judged));
  // when a plan breaks a rule, the checker ends with 1 and says so
  const { stdout } = await run(process.execPath, [program, file, path], { signal, maxBuffer: 64 * 1024 * 1024 }).catch(
    (error: { readonly stdout?: string }) => ({ stdout: error.stdout ?? '{}' }),
  );
  return { ...JSON.parse(stdout), by: basename(program) };
}

const WIDTHS = [7, 16, 10, 11, 9, 7, 7, 8, 11, 0] as const;
const HEADINGS = line('', '', 'objective', 'bound', 'gap %', 's', 'cpu s', 'MB', 'first plan', 'confirmed by');

function line(...cells: readonly string[]): string {
  return cells
    .map((cell, at) => (at < 2 || at === 9 ? cell.padEnd(WIDTHS[at] ?? 0) : cell.padStart(WIDTHS[at] ?? 0)))
    .join('  ')
    .trimEnd();
}

function lineOf(
  name: string,
  method: string,
  figures: WorkFigures,
  gap: number,
  judged: { readonly feasible: boolean; readonly objective: number; readonly by: string },
): string {
  const mean = method === NAMES.sheet;
  const agrees = judged.feasible && (mean || judged.objective === figures.objective);
  return line(
    name,
    method,
    `${figures.objective}`,
    figures.bound === null ? '' : `${Math.floor(figures.bound)}`,
    gap.toFixed(3),
    figures.seconds.toFixed(1),
    figures.cpuSeconds.toFixed(1),
    figures.memoryMb.toFixed(0),
    figures.firstPlanSeconds === null ? '' : `${figures.firstPlanSeconds.toFixed(1)} s`,
    agrees ? judged.by : `NOT confirmed by ${judged.by}: ${judged.feasible ? judged.objective : 'breaks rules'}`,
  );
}
