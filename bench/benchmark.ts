/** One measured figure, with what it should stay under and a peer measured in the same run. */
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
  /** What a reader needs to know to trust the figures: sizes, shares, what was left out. */
  readonly notes: readonly string[];
}

export interface RunOptions {
  /** Everything tiny: shows that the benchmark works, its figures say nothing. */
  readonly quick: boolean;
  /** Folder of planning instances, and a program that judges plans; each benchmark's own when left out. */
  readonly instances?: string;
  readonly checker?: string;
  /** Folder of calendar files made to hurt. */
  readonly hostile?: string;
  /** Ends when the run is interrupted; what was started is put away then. */
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
