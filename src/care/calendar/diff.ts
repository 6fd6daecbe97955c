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
  /** The same but for its key: some calendars name their entries anew at every look. */
  readonly renamed: readonly EventChange[];
}

export interface EventChange {
  readonly before: CalendarEvent;
  readonly after: EventFacts;
}

/**
 * Compares what is stored with what the calendar says now. Past entries stay when the calendar forgets them: many feeds
 * drop the past, and reports refer to it.
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

/** A lost entry and a new one with the same title at the same time are the same. */
function pairTwins(lost: readonly CalendarEvent[], come: readonly EventFacts[]): readonly EventChange[] {
  const looks = ({ title, start, end, allDay }: EventFacts) => `${start} ${end} ${allDay} ${title}`;
  const open = new Map<string, CalendarEvent[]>();
  for (const one of lost) open.set(looks(one), [...(open.get(looks(one)) ?? []), one]);
  return come.flatMap((after) => {
    const before = open.get(looks(after))?.shift();
    return before === undefined ? [] : [{ before, after }];
  });
}

/** How far a repeating event can move and still be the same: Tuesday's training held on Wednesday. */
const SHIFT = 36 * HOUR;

/**
 * When a whole series moves, the key of each repetition changes with its start. Within one uid, each lost repetition is
 * paired with the nearest new one, so that its row stays, and with it the reports about it.
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

/** The key without its repetition; `occurrences.ts` makes keys. */
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

/**
 * Losing fewer coming entries than this can happen on any day; losing all of them counts only if there was more than
 * one.
 */
const PAUSE_FROM = 4;
const PAUSE_ALL_FROM = 2;

/**
 * Did a calendar suddenly lose most of its future? Then it is more likely broken than the season over. Returns the
 * counts to ask about, or null when it can be believed. Practice convention: more than half of at least four coming
 * entries, or all of at least two.
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
  const isEmpty = coming(after).length === 0 && had >= PAUSE_ALL_FROM;
  const isDoubtful = isEmpty || (had >= PAUSE_FROM && left * 2 < had);
  return isDoubtful ? { had, left } : null;
}
