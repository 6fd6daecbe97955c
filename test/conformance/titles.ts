import { classify } from '../../src/calendar/classify.ts';
import { SESSION_KINDS } from '../../src/domain/training/session.ts';
import { grouped, type Tally, type Vectors } from './tally.ts';

const NEEDED = 0.95;

/** Titles of calendar entries with the kind a person gave them. */
export const titles: Vectors = {
  needs: ['title', 'label'],
  check(table) {
    const looked = table.rows.map(({ title = '', label = '' }) => {
      const entry = { title, description: '', categories: [], minutes: 0, allDay: true };
      return { title, label, kind: classify(entry).kind };
    });
    const kinds = [...grouped(table.rows, 'label').keys()].toSorted((one, other) => rank(one) - rank(other));
    const tallyOf = (what: string, list: typeof looked, more: Partial<Tally>): Tally => ({
      what,
      within: 'the kind',
      compared: list.length,
      mismatches: list
        .filter(({ kind, label }) => kind !== label)
        .map(({ title, kind, label }) => `${title}: expected ${label}, got ${kind}`),
      ...more,
    });
    return [
      ...kinds.map((kind) =>
        tallyOf(
          kind,
          looked.filter(({ label }) => label === kind),
          { needed: 0 },
        ),
      ),
      { ...tallyOf('all kinds', looked, { needed: NEEDED }), note: `${NEEDED * 100} % needed` },
    ];
  },
};

const ORDER: readonly string[] = SESSION_KINDS;

function rank(kind: string): number {
  return ORDER.indexOf(kind);
}
