import type { Benchmark, Report, Row } from './benchmark.ts';

const HEADINGS = ['', 'measured', 'target', 'met', 'peer', 'ratio'] as const;

/** One benchmark as a table for a terminal, with its notes below. */
export function tableOf({ name, what, peer }: Pick<Benchmark, 'name' | 'what' | 'peer'>, report: Report): string {
  const rows = report.rows.map((row) => [
    row.what,
    shown(row.figure, row.unit),
    row.target === undefined ? '' : `< ${shown(row.target, row.unit)}`,
    row.target === undefined ? '' : row.figure < row.target ? 'yes' : 'no',
    row.peer === undefined ? '' : shown(row.peer, row.unit),
    ratioOf(row),
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   ')}`.trimEnd();
  return [
    `${name}: ${what}`,
    ...(peer ? [`  peer: ${peer}`] : []),
    '',
    line(HEADINGS),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
    '',
    ...report.notes.map((note) => `  ${note}`),
    '',
  ].join('\n');
}

/** Ours divided by the peer's. */
export function ratioOf({ figure, peer }: Row): string {
  return peer === undefined || peer === 0 ? '' : `x ${(figure / peer).toFixed(2)}`;
}

function shown(figure: number, unit: Row['unit']): string {
  const digits =
    unit === '%' ? 3 : unit === '' ? (Number.isInteger(figure) ? 0 : 2) : figure >= 100 ? 0 : figure >= 10 ? 1 : 2;
  return `${figure.toFixed(digits)} ${unit}`.trim();
}
