import type { Instant } from '../domain/day.ts';
import type { Occurrence } from './occurrence.ts';

/** What is compared. `Occurrence` fits; so does a stored entry. */
export type Comparable = Pick<
  Occurrence,
  'uid' | 'recurrenceId' | 'start' | 'end' | 'allDay' | 'summary' | 'description' | 'location' | 'status'
>;

export type ChangedField = 'summary' | 'description' | 'location' | 'status';

export interface CalendarDiff<Before extends Comparable, After extends Comparable> {
  readonly added: readonly After[];
  /** The same thing at another time (and perhaps with other words). */
  readonly moved: readonly { readonly before: Before; readonly after: After }[];
  /** No longer there, or cancelled: then `after` says so. */
  readonly removed: readonly { readonly before: Before; readonly after: After | null }[];
  readonly changed: readonly {
    readonly before: Before;
    readonly after: After;
    readonly fields: readonly ChangedField[];
  }[];
  readonly unchanged: readonly { readonly before: Before; readonly after: After }[];
  /**
   * Not null when a feed lost most of its future without cancelling it: a server that answers with half a file, a
   * calendar that was emptied by mistake. Such a diff is held and asked about, not applied.
   */
  readonly suspicious: { readonly lost: number; readonly of: number } | null;
}

const FIELDS = ['summary', 'description', 'location', 'status'] as const;

/** Fewer than this in the future say nothing: three of five cancelled trainings happen every week. */
const SUSPICIOUS_FROM = 6;
const SUSPICIOUS_SHARE = 0.5;
/** Without a common id, the same title this near counts as moved. */
const NEAR_MS = 36 * 60 * 60 * 1000;

/**
 * What changed from one reading of a calendar to the next. Both must cover the same window. Entries are the same when
 * uid and recurrence id are; then when title and time are (a feed that invents new uids every time); then when they
 * share uid and are near in time (a whole series moved: its recurrence ids all differ).
 *
 * @param now what starts before is past, and its loss is never suspicious: many feeds drop their past
 */
export function diffCalendar<Before extends Comparable, After extends Comparable>(
  before: readonly Before[],
  after: readonly After[],
  now: Instant,
): CalendarDiff<Before, After> {
  const pairs: { readonly before: Before; readonly after: After }[] = [];
  let oldOnes: readonly Before[] = before;
  let newOnes: readonly After[] = after;
  for (const keyOf of [identity, titleAndTime]) {
    const waiting = groupBy(newOnes, keyOf);
    const left: Before[] = [];
    for (const one of oldOnes) {
      const match = waiting.get(keyOf(one))?.shift();
      if (match === undefined) left.push(one);
      else pairs.push({ before: one, after: match });
    }
    oldOnes = left;
    newOnes = [...waiting.values()].flat();
  }
  const near = pairNear(oldOnes, newOnes);
  pairs.push(...near.pairs);

  const alive = ({ status }: Comparable) => status !== 'cancelled';
  const both = pairs.filter((pair) => alive(pair.before) && alive(pair.after));
  const moved = both.filter((pair) => hasMoved(pair.before, pair.after));
  const still = both.filter((pair) => !hasMoved(pair.before, pair.after));
  const compared = still.map((pair) => ({
    ...pair,
    fields: FIELDS.filter((field) => pair.before[field] !== pair.after[field]),
  }));
  const gone = near.before.filter(alive);
  const cancelled = pairs.filter((pair) => alive(pair.before) && !alive(pair.after));
  const revived = pairs.filter((pair) => !alive(pair.before) && alive(pair.after)).map((pair) => pair.after);
  return {
    added: byStart([...near.after.filter(alive), ...revived]),
    moved,
    removed: [...gone.map((one) => ({ before: one, after: null })), ...cancelled],
    changed: compared.filter(({ fields }) => fields.length > 0),
    unchanged: compared
      .filter(({ fields }) => fields.length === 0)
      .map((pair) => ({ before: pair.before, after: pair.after })),
    suspicious: suspicionOf(
      before.filter((one) => alive(one) && one.start >= now).length,
      gone.filter((one) => one.start >= now).length,
    ),
  };
}

function suspicionOf(of: number, lost: number): { readonly lost: number; readonly of: number } | null {
  return of >= SUSPICIOUS_FROM && lost / of > SUSPICIOUS_SHARE ? { lost, of } : null;
}

function identity({ uid, recurrenceId, start }: Comparable): string {
  return uid === '' ? `none ${start}` : `${uid}\n${recurrenceId ?? ''}`;
}

function titleAndTime({ summary, start, end }: Comparable): string {
  return `${start} ${end} ${summary}`;
}

function hasMoved(before: Comparable, after: Comparable): boolean {
  return before.start !== after.start || before.end !== after.end || before.allDay !== after.allDay;
}

/** Pairs what is left by uid, or without one by title: each with the nearest in time. */
function pairNear<Before extends Comparable, After extends Comparable>(
  before: readonly Before[],
  after: readonly After[],
) {
  const nameOf = (one: Comparable) => (one.uid === '' ? `title ${one.summary}` : one.uid);
  const waiting = groupBy(byStart(after), nameOf);
  const pairs: { readonly before: Before; readonly after: After }[] = [];
  const left: Before[] = [];
  for (const one of byStart(before)) {
    const candidates = waiting.get(nameOf(one)) ?? [];
    const distance = (other: After) => Math.abs(other.start - one.start);
    const nearest = candidates.reduce<After | null>(
      (best, other) =>
        distance(other) <= NEAR_MS && (best === null || distance(other) < distance(best)) ? other : best,
      null,
    );
    if (nearest === null) left.push(one);
    else {
      pairs.push({ before: one, after: nearest });
      candidates.splice(candidates.indexOf(nearest), 1);
    }
  }
  return { pairs, before: left, after: [...waiting.values()].flat() };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function byStart<Item extends Comparable>(items: readonly Item[]): readonly Item[] {
  return [...items].sort((a, b) => a.start - b.start);
}
