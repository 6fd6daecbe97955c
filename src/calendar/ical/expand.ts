import type { Instant } from '../../domain/day.ts';
import type { Occurrence, OccurrenceStatus, ReadWindow } from '../occurrence.ts';
import {
  type EventRecord,
  endOf,
  instantOf,
  type PlacedTime,
  type Places,
  propertyOf,
  sequenceOf,
  textOf,
  timesOf,
} from './event.ts';
import { LIMITS } from './limits.ts';
import { cleanText, readProperty, splitTextList } from './property.ts';
import { readRule } from './rule.ts';
import type { Series } from './series.ts';
import { DAY_MS, dateOf, type Span, type Wall } from './value.ts';
import type { Warnings } from './warnings.ts';

/** The occurrences of one series that touch the window. */
export function expandSeries(
  series: Series,
  window: ReadWindow,
  places: Places,
  cancelled: boolean,
  warnings: Warnings,
): readonly Occurrence[] {
  const { master } = series;
  const out: Occurrence[] = [];
  const words = new Map<EventRecord, Words>();
  const show = (event: EventRecord, start: PlacedTime, length: Span, recurrenceId: string | null) => {
    const from = instantOf(start);
    const to = Math.max(from, endOf(start, length));
    if (from >= window.to || (to <= window.from && !(to === from && from >= window.from))) return;
    const said = words.get(event) ?? wordsOf(event, master, cancelled);
    words.set(event, said);
    const { date: allDay, floating, place } = start;
    out.push({ ...said, recurrenceId, start: from, end: to, allDay, floating, zone: place.name });
  };

  if (master === null) {
    for (const one of series.changes) show(one, one.start, one.length, idOf(one.replaces ?? one.start));
    return out;
  }
  const plain = !['rrule', 'rdate', 'exdate'].some((name) => master.component.has(name)) && series.changes.length === 0;
  if (plain) {
    show(master, master.start, master.length, series.shared ? idOf(master.start) : null);
    return out;
  }

  const excluded = exclusionsOf(master, places, warnings);
  const changes = series.changes.filter(
    (one) => one.replaces === null || sequenceOf(one) > sequenceOf(master) || !excluded.has(one.replaces),
  );
  const replaced = new TimeSet(master.start.date);
  for (const one of changes) if (one.replaces !== null) replaced.add(one.replaces);
  const futures = changes.filter((one) => one.andFuture).sort((a, b) => replacedAt(a) - replacedAt(b));
  const rulingAt = finder(futures);

  for (const { wall, length } of startsOf(master, futures, window, places, warnings)) {
    const own: PlacedTime = { ...master.start, wall };
    if (excluded.has(own) || replaced.has(own)) continue;
    const ruling = rulingAt(instantOf(own));
    if (ruling === undefined) show(master, own, length ?? master.length, idOf(own));
    else show(ruling, moved(own, ruling), ruling.length, idOf(own));
  }
  for (const one of changes) show(one, one.start, one.length, idOf(one.replaces ?? one.start));
  return out;
}

/** Every wall-clock start near the window: DTSTART itself, its rules, its extra dates. */
function startsOf(
  master: EventRecord,
  futures: readonly EventRecord[],
  window: ReadWindow,
  places: Places,
  warnings: Warnings,
): readonly { readonly wall: Wall; readonly length: Span | null }[] {
  const { start, component } = master;
  const reach = futures.reduce((most, one) => Math.max(most, Math.abs(instantOf(one.start) - replacedAt(one))), 0);
  const longest = [master, ...futures].reduce(
    (most, { length }) => Math.max(most, length.days * DAY_MS + length.ms),
    0,
  );
  const from = start.place.wallOf(window.from) - longest - reach - DAY_MS;
  const to = start.place.wallOf(window.to) + reach + DAY_MS;

  const starts = new Map<Wall, Span | null>([[start.wall, null]]);
  const placeUntil = (instant: Instant) => (start.date ? instant : start.place.wallOf(instant));
  const rules = component.get('rrule') ?? [];
  if (rules.length > LIMITS.rulesPerEvent) {
    warnings.add('too-many-rules', `only the first ${LIMITS.rulesPerEvent} repeat rules of an event were read`);
  }
  for (const line of rules.slice(0, LIMITS.rulesPerEvent)) {
    const rule = readRule(readProperty(line)?.value ?? '', start.wall, placeUntil, warnings);
    for (const wall of rule?.between(from, to) ?? []) starts.set(start.date ? dateOf(wall) : wall, null);
  }
  for (const { time, length } of timesOf(component, 'rdate', start, places, warnings)) {
    const wall = start.date ? dateOf(time.wall) : time.date ? time.wall : start.place.wallOf(instantOf(time));
    if (!starts.has(wall) || length !== null) starts.set(wall, length);
  }
  // RFC 5545 dropped EXRULE and readers ignore it: we warn of it and do not follow it.
  if (component.has('exrule')) warnings.add('exrule-ignored', 'an EXRULE was left out; RFC 5545 has none');
  return [...starts].map(([wall, length]) => ({ wall, length }));
}

/**
 * RANGE=THISANDFUTURE moves every later repetition by as much as it moved its own, on the wall clock. RFC 5545,
 * 3.8.4.4.
 */
function moved(own: PlacedTime, ruling: EventRecord): PlacedTime {
  if (own.date || ruling.start.date || ruling.replaces === null) {
    return { ...own, wall: own.wall + dateOf(ruling.start.wall) - dateOf(ruling.replaces?.wall ?? ruling.start.wall) };
  }
  const { place } = ruling.start;
  const shift = ruling.start.wall - place.wallOf(instantOf(ruling.replaces));
  return { ...ruling.start, wall: place.wallOf(instantOf(own)) + shift };
}

/** The last of the changes, in order of what they replace, that applies at an instant. */
function finder(futures: readonly EventRecord[]): (instant: Instant) => EventRecord | undefined {
  const begins = futures.map(replacedAt);
  return (instant) => {
    let low = 0;
    let high = begins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((begins[middle] ?? 0) <= instant) low = middle + 1;
      else high = middle;
    }
    return futures[low - 1];
  };
}

function replacedAt(one: EventRecord): Instant {
  return instantOf(one.replaces ?? one.start);
}

/** Keys to compare occurrences by: an instant; or a whole day, when either side has only a date. */
class TimeSet {
  readonly #byDate: boolean;
  readonly #instants = new Set<Instant>();
  readonly #dates = new Set<Wall>();

  /** @param byDate the event is all-day: only dates count */
  constructor(byDate: boolean) {
    this.#byDate = byDate;
  }

  add(time: PlacedTime): void {
    if (this.#byDate || time.date) this.#dates.add(dateOf(time.wall));
    else this.#instants.add(instantOf(time));
  }

  has(time: PlacedTime): boolean {
    if (this.#dates.size > 0 && this.#dates.has(dateOf(time.wall))) return true;
    return !this.#byDate && this.#instants.size > 0 && !time.date && this.#instants.has(instantOf(time));
  }
}

function exclusionsOf(master: EventRecord, places: Places, warnings: Warnings): TimeSet {
  const excluded = new TimeSet(master.start.date);
  for (const { time } of timesOf(master.component, 'exdate', master.start, places, warnings)) excluded.add(time);
  return excluded;
}

function idOf(time: PlacedTime): string {
  const iso = new Date(time.date ? time.wall : instantOf(time)).toISOString();
  return time.date ? iso.slice(0, 10) : iso;
}

type Words = Pick<Occurrence, 'uid' | 'summary' | 'description' | 'location' | 'categories' | 'status' | 'sequence'>;

/** What an event says apart from when: the same for each of its repetitions. */
function wordsOf(event: EventRecord, master: EventRecord | null, cancelled: boolean): Words {
  const text = (name: string, limit: number) =>
    cleanText(
      textOf(event.component.has(name) || master === null ? event.component : master.component, name, 2 * limit),
      limit,
    );
  return {
    uid: event.uid,
    summary: text('summary', LIMITS.title).replace(/\s+/g, ' '),
    description: text('description', LIMITS.text),
    location: text('location', LIMITS.title).replace(/\s+/g, ' '),
    categories: (event.component.get('categories') ?? [])
      .slice(0, 20)
      .flatMap((line) => splitTextList(readProperty(line)?.value ?? ''))
      .slice(0, 20)
      .map((one) => cleanText(one, 100)),
    status: cancelled ? 'cancelled' : statusOf(event),
    sequence: sequenceOf(event),
  };
}

function statusOf(event: EventRecord): OccurrenceStatus {
  const status = propertyOf(event.component, 'status')?.value.trim().toUpperCase();
  return status === 'CANCELLED' || status === 'CANCELED'
    ? 'cancelled'
    : status === 'TENTATIVE'
      ? 'tentative'
      : 'confirmed';
}
