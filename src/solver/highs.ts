import highsModule, { type Highs, type HighsCallbackMap } from 'highs';
import type { Program, ProgramSolver, Solved, SolveLimits } from '../domain/scheduling/search/program.ts';

/** Opens HiGHS (compiled to WebAssembly) for this thread. */
export async function openHighs(): Promise<ProgramSolver> {
  // the package's types describe its CommonJS face; the ES module's default export is the loader itself
  const loadHighs = highsModule as unknown as typeof highsModule.default;
  const highs: Highs = await loadHighs();
  return (program, limits) => solve(highs, program, limits);
}

function solve(highs: Highs, program: Program, limits: SolveLimits): Solved {
  const { columns, rows } = program;
  // HiGHS calls an empty model unsolved
  if (columns === 0) {
    const rowPrices = limits.relaxed ? new Float64Array(rows) : null;
    return { values: new Float64Array(0), objective: 0, bound: 0, optimal: true, rowPrices };
  }
  const model = highs.createModel({
    numCols: columns,
    numRows: rows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: program.worth,
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower: new Float64Array(rows).fill(Number.NEGATIVE_INFINITY),
    rowUpper: program.limit,
    matrix: {
      format: 'csr',
      numRows: rows,
      numCols: columns,
      starts: program.rowStart,
      indices: program.rowColumn,
      values: program.rowValue,
    },
    ...(limits.relaxed ? {} : { integrality: Int32Array.from(program.whole) }),
  });
  try {
    model.options.set({
      output_flag: false,
      time_limit: Math.max(0, limits.seconds) * (limits.secondsLeft ? PATIENCE : 1),
      random_seed: limits.seed ?? 0,
      // a plan that is handed in is a good one, so the time goes into the proof
      ...(limits.start ? { mip_heuristic_effort: 0, mip_allow_restart: false } : {}),
      mip_detect_symmetry: false,
      ...(limits.nodes === undefined ? {} : { mip_max_nodes: limits.nodes }),
      mip_rel_gap: 0,
      mip_abs_gap: limits.gap ?? 0.99,
    });
    if (limits.start) model.setSolution({ colValue: limits.start });
    const { modelStatus } = model.run(untilOver(highs, limits));
    const optimal = modelStatus === highs.constants.modelStatus.optimal;
    const { colValue, rowDual } = model.getSolution();
    const objective = model.getObjectiveValue();
    const found = colValue.length === columns && Number.isFinite(objective) && feasible(program, colValue);
    return {
      values: found ? colValue : null,
      objective: found ? objective : Number.NEGATIVE_INFINITY,
      bound: limits.relaxed
        ? optimal
          ? objective
          : Number.POSITIVE_INFINITY
        : Number(model.info.get('mip_dual_bound')),
      optimal,
      rowPrices: limits.relaxed && optimal ? rowDual.map((one) => Math.max(0, Math.abs(one))) : null,
    };
  } finally {
    model.dispose();
  }
}

/** When another clock counts, the solver's own may run this many times as long, to be patient with a busy machine. */
const PATIENCE = 3;

/** Ends a run when its time is up on a clock that is not the solver's own. */
function untilOver({ constants }: Highs, { seconds, secondsLeft }: SolveLimits): HighsCallbackMap | undefined {
  if (!secondsLeft) return undefined;
  const end = secondsLeft() - seconds;
  const check = (event: { interrupt(): void }): undefined => {
    if (secondsLeft() <= end) event.interrupt();
  };
  return { [constants.callbackType.mipInterrupt]: check, [constants.callbackType.simplexInterrupt]: check };
}

const TOLERANCE = 1e-5;

function feasible({ rows, rowStart, rowColumn, rowValue, limit }: Program, values: Float64Array): boolean {
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at++)
      sum += (rowValue[at] ?? 0) * (values[rowColumn[at] ?? 0] ?? 0);
    if (sum > (limit[row] ?? 0) + TOLERANCE) return false;
  }
  return true;
}
