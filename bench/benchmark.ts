/** One measured figure, with the target it should stay below and a peer measured in the same run. */
export interface Row {
  readonly what: string;
  readonly unit: 'ms' | 's' | 'MB' | '/s' | '%' | '';
  readonly figure: number;
  /** The figure should be below this. */
  readonly target?: number;
  /** Somebody else's figure for the same thing, in the same unit. */
  readonly peer?: number;
}

export interface Report {
  readonly rows: readonly Row[];
  /** What a reader needs in order to trust the figures: sizes, shares, what was left out. */
  readonly notes: readonly string[];
}

export interface RunOptions {
  /** Everything tiny: shows that the benchmark works; its figures mean nothing. */
  readonly quick: boolean;
  /** The folder of planning instances, and a program that judges plans; when left out, each benchmark's own. */
  readonly instances?: string;
  readonly checker?: string;
  /** Which made-up months `month` lives, and of how many athletes; when left out, its own. */
  readonly seed?: number;
  readonly athletes?: readonly number[];
  /** A folder of calendar files designed to hurt. */
  readonly hostile?: string;
  /** Aborted when the run is interrupted; whatever was started is then put away. */
  readonly signal: AbortSignal;
}

export interface Benchmark {
  readonly name: string;
  /** One sentence: what is measured. */
  readonly what: string;
  /** One sentence: who the peer is; left out when there is none. */
  readonly peer?: string;
  run(options: RunOptions): Promise<Report>;
}
