/** A CSV file: its rows by column name, every cell as it is written. */
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly Cells[];
}
export type Cells = Readonly<Record<string, string>>;

/** How many figures of one kind were compared, and what was off. */
export interface Tally {
  readonly what: string;
  /** What counts as the same. */
  readonly within: string;
  readonly compared: number;
  /** One line for each figure that was not the same: where, what was expected, what came out. */
  readonly mismatches: readonly string[];
  /** The share that has to be right; all of them unless said otherwise. */
  readonly needed?: number;
  /** What was left out, and why. */
  readonly note?: string;
}

/** A kind of file this suite can check: recognised by its columns, whatever it is called. */
export interface Vectors {
  readonly needs: readonly string[];
  readonly check: (table: Table) => readonly Tally[];
}

/** One figure: null (expected) is an empty cell, null (got) a figure that is not defined. */
export interface Compared {
  readonly at: string;
  readonly expected: number | null;
  readonly got: number | null;
}

/** Counts figures; `same` is only asked about two numbers, an undefined figure equals an undefined one. */
export function tally(
  what: string,
  within: string,
  figures: readonly Compared[],
  same: (got: number, expected: number) => boolean,
  note?: string,
): Tally {
  const mismatches = figures
    .filter(({ expected, got }) => (expected === null || got === null ? expected !== got : !same(got, expected)))
    .map(({ at, expected, got }) => `${at}: expected ${expected ?? 'nothing'}, got ${got ?? 'nothing'}`);
  return { what, within, compared: figures.length, mismatches, ...(note !== undefined && { note }) };
}

export const NINE = '1e-9';
/** 1e-9, relative and absolute. */
export function toNine(got: number, expected: number): boolean {
  return Math.abs(got - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}

/** Equal after rounding `expected`'s way to so many decimals; half a unit in the last place either way. */
export function toDecimals(decimals: number): (got: number, expected: number) => boolean {
  return (got, expected) => Math.abs(got - expected) <= 0.5 * 10 ** -decimals * (1 + 1e-9) + 1e-9;
}

export function decimalsOf(cell: string): number {
  return cell.split('.')[1]?.length ?? 0;
}

/** The cell as a number; null when it is empty, or says as R does that there is none (NA, NaN, Inf). */
export function numberOf(cell: string | undefined): number | null {
  if (cell === undefined || /^$|^NA$|^NaN$|^[+-]?Inf(inity)?$/i.test(cell)) return null;
  const value = Number(cell);
  if (Number.isNaN(value)) throw new Error(`not a number: ${cell}`);
  return value;
}

/** Rows by what a column says, in the order of the file. */
export function grouped(rows: readonly Cells[], ...columns: readonly string[]): ReadonlyMap<string, readonly Cells[]> {
  const groups = new Map<string, Cells[]>();
  for (const row of rows) {
    const key = columns.map((column) => row[column] ?? '').join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
