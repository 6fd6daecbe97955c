import { z } from 'zod';
import { HOUR, type Instant, MINUTE } from '../../domain/day.ts';
import { SESSION_KINDS } from '../../domain/training/session.ts';
import type { EventFacts } from '../../store/calendar/events.ts';
import type { EventChange, EventDiff } from './diff.ts';

const times = { start: z.number(), end: z.number() };

const ENTRY = z.object({
  what: z.enum(['added', 'moved', 'changed', 'removed']),
  /** The event's key before and after. */
  was: z.string(),
  key: z.string(),
  title: z.string(),
  kind: z.enum(SESSION_KINDS),
  ...times,
  zone: z.string(),
  allDay: z.boolean(),
  /** Where it was before, when it moved. */
  from: z.object(times).nullable(),
});
/** One thing that is different in a calendar: as it is now or, when it is gone, as it was. */
export type ChangeEntry = z.infer<typeof ENTRY>;

const ENTRIES = z.array(ENTRY);
export const readEntries = (stored: unknown): readonly ChangeEntry[] => ENTRIES.parse(stored);

/**
 * What a difference means to people, soonest first. A cancelled event is gone; one that is on again is new. An event
 * after `knownUntil` is not new: it only came into view as our window moved on.
 */
export function entriesOf(diff: EventDiff, knownUntil: Instant): readonly ChangeEntry[] {
  const pairs = [...diff.moved, ...diff.changed];
  const entries = [
    ...diff.added.filter((one) => isOn(one) && one.start < knownUntil).map((one) => entry('added', one)),
    ...pairs.flatMap(entryOfPair),
    ...diff.removed.filter(isOn).map((one) => entry('removed', one)),
  ];
  return entries.sort((a, b) => firstOf(a) - firstOf(b));
}

function entryOfPair({ before, after }: EventChange): readonly ChangeEntry[] {
  if (!isOn(after)) return isOn(before) ? [{ ...entry('removed', before), key: after.key }] : [];
  if (!isOn(before)) return [{ ...entry('added', after), was: before.key }];
  const { start, end } = before;
  const isMoved = start !== after.start || end !== after.end;
  return [{ ...entry(isMoved ? 'moved' : 'changed', after), was: before.key, from: isMoved ? { start, end } : null }];
}

function entry(what: ChangeEntry['what'], { key, title, kind, start, end, zone, allDay }: EventFacts): ChangeEntry {
  return { what, was: key, key, title, kind, start, end, zone, allDay, from: null };
}

function isOn({ status }: EventFacts): boolean {
  return status !== 'cancelled';
}

function firstOf({ start, from }: ChangeEntry): Instant {
  return Math.min(start, from?.start ?? start);
}

/** What the plan depends on: times, and how hard or important a session is. A new title alone changes nothing. */
const PLANNED_BY: readonly (keyof EventFacts)[] = [
  ...(['kind', 'intensity', 'plannedRpe', 'plannedMinutes', 'plannedLoad'] as const),
  ...(['priority', 'matchdayLabel', 'status', 'allDay'] as const),
];

/** Does a difference touch what is planned in `[from, to)`? */
export function touchesPlan(diff: EventDiff, { from, to }: { readonly from: Instant; readonly to: Instant }): boolean {
  const isIn = ({ start, end, status }: EventFacts) => status !== 'cancelled' && start < to && end > from;
  const pairs = [
    ...diff.moved,
    ...diff.changed.filter(({ before, after }) => PLANNED_BY.some((one) => before[one] !== after[one])),
  ];
  return [...diff.added, ...diff.removed, ...pairs.flatMap(({ before, after }) => [before, after])].some(isIn);
}

/** People are told of changes this far ahead; later ones they find in the list. Practice convention. */
const TOLD_AHEAD = 14 * 24 * HOUR;
/** A start or an end that moved by less is not worth a message. Practice convention. */
const WORTH_TELLING = 15 * MINUTE;

/** Is it worth a message? Yes for something soon that is new, gone or at another time; never for anything medical. */
export function isWorthTelling(one: ChangeEntry, now: Instant): boolean {
  if (one.kind === 'medical' || one.kind === 'other' || one.what === 'changed') return false;
  const isComing = (start: Instant) => start > now && start <= now + TOLD_AHEAD;
  if (!isComing(one.start) && !(one.from && isComing(one.from.start))) return false;
  if (one.from === null) return true;
  return Math.max(Math.abs(one.start - one.from.start), Math.abs(one.end - one.from.end)) >= WORTH_TELLING;
}

/** Several changes of one event in a row, oldest first, as one: from where it first was to where it is now. */
export function asOne(entries: readonly ChangeEntry[]): readonly ChangeEntry[] {
  const byKey = new Map<string, ChangeEntry>();
  for (const one of entries) {
    const before = byKey.get(one.was);
    byKey.delete(one.was);
    const merged = before ? merge(before, one) : one;
    if (merged) byKey.set(one.key, merged);
  }
  return [...byKey.values()].sort((a, b) => firstOf(a) - firstOf(b));
}

/** null: in the end, nothing is different. */
function merge(before: ChangeEntry, after: ChangeEntry): ChangeEntry | null {
  const was = before.was;
  if (before.what === 'added') return after.what === 'removed' ? null : { ...after, was, what: 'added', from: null };
  const from = before.from ?? (before.what === 'removed' ? before : after.from);
  if (after.what === 'removed') return { ...after, was, ...(from && { start: from.start, end: from.end }), from: null };
  if (from === null) return { ...after, was };
  const isBack = from.start === after.start && from.end === after.end;
  return isBack ? null : { ...after, was, what: 'moved', from: { start: from.start, end: from.end } };
}
