/**
 * The work that `plan.ts` measures, in a process of its own so that its time and memory are its own. Arguments: FILE
 * METHOD SECONDS. Prints the figures and the plan as one line of JSON.
 */
import { readFile } from 'node:fs/promises';
import type { RecoveryPlan, RecoveryPlanInstance } from '../src/domain/scheduling/instance.ts';
import type { Selection } from '../src/domain/scheduling/search/selection.ts';
import { diceFor } from '../src/sample/dice.ts';

/** Measures what users run: the compiled program. */
async function built<Module>(path: string): Promise<Module> {
  return import(new URL(`../dist/src/${path}.js`, import.meta.url).href);
}
const { candidatesOf, placeOf } =
  await built<typeof import('../src/domain/scheduling/candidates.ts')>('domain/scheduling/candidates');
const { fillByPriority } = await built<typeof import('../src/domain/scheduling/search/construct.ts')>(
  'domain/scheduling/search/construct',
);
const { readInstance } =
  await built<typeof import('../src/domain/scheduling/instance.ts')>('domain/scheduling/instance');
const { modelOf } = await built<typeof import('../src/domain/scheduling/model.ts')>('domain/scheduling/model');
const { occupancyOf } =
  await built<typeof import('../src/domain/scheduling/occupancy.ts')>('domain/scheduling/occupancy');
const { objectiveOf, planOf } = await built<typeof import('../src/domain/scheduling/search/selection.ts')>(
  'domain/scheduling/search/selection',
);
const { programOf, spareOf } = await built<typeof import('../src/domain/scheduling/search/program.ts')>(
  'domain/scheduling/search/program',
);

export interface WorkFigures {
  readonly objective: number;
  readonly bound: number | null;
  readonly seconds: number;
  /** Of the whole process, all threads, from its start. */
  readonly cpuSeconds: number;
  readonly memoryMb: number;
  /** From the start of the process to the first whole plan. */
  readonly firstPlanSeconds: number | null;
  readonly plan: RecoveryPlan;
}

type Answer = Pick<WorkFigures, 'objective' | 'bound' | 'firstPlanSeconds' | 'plan'>;

/**
 * More columns than this do not fit into the four gigabytes of WebAssembly, or before that into a plain model's arrays.
 */
const WHOLE_MOST = 600_000;
const SHEETS = 5;

const [file = '', method = '', seconds = '10'] = process.argv.slice(2);
const read = readInstance(JSON.parse(await readFile(file, 'utf8')));
if ('problems' in read) throw new Error(`${file} is not an instance`);
const began = performance.now();
const answer = await METHODS()[method]?.(read, Number(seconds));
if (answer === undefined) throw new Error(`no such method: ${method}`);
if (answer === null) process.stdout.write('null');
else {
  const { user, system } = process.cpuUsage();
  const figures: WorkFigures = {
    ...answer,
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: (user + system) / 1e6,
    memoryMb: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(JSON.stringify(figures));
}

type Method = (instance: RecoveryPlanInstance, seconds: number) => Promise<Answer | null> | Answer | null;

function METHODS(): Readonly<Record<string, Method>> {
  return { sheet: signUpSheet, greedy: priorityGreedy, whole: wholeModel, deload };
}

async function deload(instance: RecoveryPlanInstance, limit: number): Promise<Answer> {
  const { solve } = await built<typeof import('../src/solver/solve.ts')>('solver/solve');
  let first: number | null = null;
  const { plan, objective, upperBound } = await solve(instance, {
    seconds: limit,
    processorSeconds: limit,
    onProgress: () => {
      first ??= performance.now() / 1000;
    },
  });
  return { plan, objective, bound: upperBound, firstPlanSeconds: first };
}

/** What teams have today: athletes in random order each take the best slots still free; the mean of five runs. */
function signUpSheet(instance: RecoveryPlanInstance): Answer {
  const model = modelOf(instance);
  const candidates = candidatesOf(model);
  const sheets = Array.from({ length: SHEETS }, (_, at) => {
    const dice = diceFor('sign-up sheet', at);
    const order = model.athletes
      .map((_, athlete) => ({ athlete, key: dice.between(0, 1) }))
      .sort((a, b) => a.key - b.key)
      .flatMap(({ athlete }) => model.needs.filter((need) => need.athlete === athlete));
    const occupancy = occupancyOf(model);
    const selection: Selection = new Int32Array(model.needs.length).fill(-1);
    for (const { index } of order) {
      let best = -1;
      for (let row = candidates.firstOf[index] ?? 0; row < (candidates.firstOf[index + 1] ?? 0); row++) {
        if (best >= 0 && (candidates.gain[row] ?? 0) <= (candidates.gain[best] ?? 0)) continue;
        if (occupancy.conflict(placeOf(model, candidates, row)) === null) best = row;
      }
      if (best < 0) continue;
      occupancy.add(placeOf(model, candidates, best));
      selection[index] = best;
    }
    return { plan: planOf(model, candidates, selection), objective: objectiveOf(model, candidates, selection) };
  });
  const [first] = sheets;
  if (!first) throw new Error('no sheet');
  const mean = sheets.reduce((sum, one) => sum + one.objective, 0) / sheets.length;
  return { plan: first.plan, objective: Math.round(mean), bound: null, firstPlanSeconds: null };
}

function priorityGreedy(instance: RecoveryPlanInstance): Answer {
  const model = modelOf(instance);
  const candidates = candidatesOf(model);
  const selection = fillByPriority(model, candidates, new Int32Array(model.needs.length).fill(-1));
  return {
    plan: planOf(model, candidates, selection),
    objective: objectiveOf(model, candidates, selection),
    bound: null,
    firstPlanSeconds: null,
  };
}

/** Everything as one model, given to HiGHS for the same time; null when it does not fit. */
async function wholeModel(instance: RecoveryPlanInstance, limit: number): Promise<Answer | null> {
  const { openHighs } = await built<typeof import('../src/solver/highs.ts')>('solver/highs');
  const solver = await openHighs();
  const model = modelOf(instance);
  const candidates = candidatesOf(model);
  if (candidates.count > WHOLE_MOST) return null;
  const rows = Int32Array.from({ length: candidates.count }, (_, row) => row);
  const program = programOf(model, candidates, rows, spareOf(model, model.bookings));
  const { values, bound } = solver(program, { seconds: limit });
  const selection: Selection = new Int32Array(model.needs.length).fill(-1);
  values?.subarray(0, rows.length).forEach((value, row) => {
    if (value > 0.5) selection[candidates.need[row] ?? 0] = row;
  });
  return {
    plan: planOf(model, candidates, selection),
    objective: objectiveOf(model, candidates, selection),
    bound: Number.isFinite(bound) ? bound - model.cancelTotal : null,
    firstPlanSeconds: null,
  };
}
