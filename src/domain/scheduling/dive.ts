import { placeOf } from './candidates.ts';
import type { Market } from './market.ts';
import { type ProgramSolver, programOf, standingOf } from './program.ts';
import { occupiedBy, type Selection } from './selection.ts';

/** Shares from which a session of the relaxed plan is taken as it is; each round is less particular. */
const SURE = [0.95, 0.8, 0.65, 0.5];
const ROUNDS = 12;

/**
 * A plan from relaxed plans: what is nearly whole is taken, the rest is relaxed again around it, until nothing is split.
 *
 * @param rows the candidate rows that matter
 */
export function dive(
  market: Market,
  rows: readonly number[],
  from: Selection,
  solver: ProgramSolver,
  secondsLeft: () => number,
): Selection {
  const { model, candidates } = market;
  const selection = from.slice();
  const occupancy = occupiedBy(model, candidates, selection);
  let open = [...rows];
  for (let round = 0; round < ROUNDS && secondsLeft() > 0; round++) {
    open = open.filter(
      (row) =>
        selection[candidates.need[row] ?? -1] === -1 && occupancy.blocker(placeOf(model, candidates, row)) === null,
    );
    if (open.length === 0) break;
    const places = [...selection].filter((row) => row >= 0).map((row) => placeOf(model, candidates, row));
    const program = programOf(
      model,
      candidates,
      Int32Array.from(open),
      standingOf(model, [...model.bookings, ...places]),
    );
    const { values } = solver(program, { seconds: Math.max(0.1, secondsLeft()), relaxed: true });
    if (!values) break;
    const shares = open
      .map((row, column) => ({ row, share: values[column] ?? 0 }))
      .sort((a, b) => b.share - a.share || a.row - b.row);
    const sure = Math.min(SURE[round] ?? 0.5, shares[0]?.share ?? 0);
    if (sure < 1e-6) break;
    for (const { row, share } of shares) {
      if (share < sure) break;
      const place = placeOf(model, candidates, row);
      if (selection[candidates.need[row] ?? -1] !== -1 || occupancy.blocker(place) !== null) continue;
      occupancy.add(place);
      selection[candidates.need[row] ?? -1] = row;
    }
  }
  return selection;
}
