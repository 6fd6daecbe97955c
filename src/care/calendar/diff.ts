import { HOUR, type Instant } from '../../domain/day.ts';
import type { CalendarEvent, EventFacts } from '../../store/calendar/events.ts';

/** What is different in a calendar since it was last read. */
export interface EventDiff {
  readonly added: readonly EventFacts[];
  /** Another time or length. */
  readonly moved: readonly EventChange[];
  /** The same time, but another title, kind, effort or status. */
  readonly changed: readonly EventChange[];
  readonly removed: readonly CalendarEvent[];
  /** The same in all but its name: calendars that name their entries anew at every look. */
  readonly renamed: readonly EventChange[];
}

export interface EventChange {
  readonly before: CalendarEvent;
  readonly after: EventFacts;
}

/**
 * Compares what is stored with what the calendar says now. What is over stays when the calendar forgets it: many feeds
 * drop the past, and reports speak of it.
 */
export function diffEvents(before: readonly CalendarEvent[], after: readonly EventFacts[], now: Instant): EventDiff {
  const stored = new Map(before.map((event) => [event.key, event]));
  const said = new Set(after.map(({ key }) => key));
  const same = after.flatMap((facts) => {
    const old = stored.get(facts.key);
    return old === undefined ? [] : [{ before: old, after: facts }];
  });
  const lost = before.filter(({ key }) => !said.has(key));
  const come = after.filter(({ key }) => !stored.has(key));
  const twins = pairTwins(lost, come);
  const isTwin = new Set(twins.flatMap((one) => [one.before.key, one.after.key]));
  const shifted = shiftedSeries(
    lost.filter(({ key }) => !isTwin.has(key)),
    come.filter(({ key }) => !isTwin.has(key)),
  );
  const kept = [...same, ...twins, ...shifted];
  const found = new Set([...twins, ...shifted].flatMap((one) => [one.before.key, one.after.key]));
  const isMoved = (one: EventChange) => one.before.start !== one.after.start || one.before.end !== one.after.end;
  return {
    added: come.filter(({ key }) => !found.has(key)),
    moved: kept.filter(isMoved),
    changed: kept.filter((one) => !isMoved(one) && isDifferent(one)),
    removed: lost.filter(({ key, end }) => end > now && !found.has(key)),
    renamed: twins.filter((one) => !isDifferent(one)),
  };
}

/** One that was lost and one that came with the same title at the same time are the same. */
function pairTwins(lost: readonly CalendarEvent[], come: readonly EventFacts[]): readonly EventChange[] {
  const looks = ({ title, start, end, allDay }: EventFacts) => `${start} ${end} ${allDay} ${title}`;
  const open = new Map<string, CalendarEvent[]>();
  for (const one of lost) open.set(looks(one), [...(open.get(looks(one)) ?? []), one]);
  return come.flatMap((after) => {
    const before = open.get(looks(after))?.shift();
    return before === undefined ? [] : [{ before, after }];
  });
}

/** How far a repeating event can be put off and still be the same one: Tuesday's training on Wednesday. */
const SHIFT = 36 * HOUR;

/**
 * When a whole series is moved, each repetition is named after another start. Those of one uid that were lost and those
 * that came are the same, each with the nearest: their rows, and the reports about them, stay.
 */
function shiftedSeries(lost: readonly CalendarEvent[], come: readonly EventFacts[]): readonly EventChange[] {
  const open = new Map<string, CalendarEvent[]>();
  for (const one of lost) open.set(uidOf(one.key), [...(open.get(uidOf(one.key)) ?? []), one]);
  return come.flatMap((after) => {
    const theirs = open.get(uidOf(after.key)) ?? [];
    const distance = (one: CalendarEvent) => Math.abs(one.start - after.start);
    const nearest = theirs.reduce<CalendarEvent | null>(
      (best, one) => (best === null || distance(one) < distance(best) ? one : best),
      null,
    );
    if (nearest === null || distance(nearest) > SHIFT) return [];
    theirs.splice(theirs.indexOf(nearest), 1);
    return [{ before: nearest, after }];
  });
}

/** A key without the repetition: feedEvents.ts makes them. */
function uidOf(key: string): string {
  return key.replace(/\/\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/, '');
}

const TOLD: readonly (keyof EventFacts)[] = [
  'title',
  'zone',
  'allDay',
  'kind',
  'intensity',
  'plannedRpe',
  'plannedMinutes',
  'plannedDistanceKm',
  'plannedLoad',
  'priority',
  'matchdayLabel',
  'status',
  'sure',
];

function isDifferent({ before, after }: EventChange): boolean {
  return TOLD.some((field) => before[field] !== after[field]);
}

/** Fewer coming entries than this can be lost on an ordinary day; all of them only when there was one. */
const HOLD_FROM = 4;
const HOLD_ALL_FROM = 2;

/**
 * Did a calendar suddenly lose most of its future? Then it is likelier broken than the season over: the counts to ask
 * about, or null when it can be believed. Practice convention: more than half of at least four coming entries, or
 * all of at least two.
 */
export function lossOf(
  before: readonly CalendarEvent[],
  after: readonly EventFacts[],
  now: Instant,
): { readonly had: number; readonly left: number } | null {
  const coming = (events: readonly EventFacts[]) => events.filter(({ start }) => start > now);
  const on = (events: readonly EventFacts[]) => coming(events).filter(({ status }) => status !== 'cancelled').length;
  const had = on(before);
  const left = on(after);
  const isEmpty = coming(after).length === 0 && had >= HOLD_ALL_FROM;
  const isHeld = isEmpty || (had >= HOLD_FROM && left * 2 < had);
  return isHeld ? { had, left } : null;
}
