import type { Instant } from '../../domain/day.ts';
import type { Component } from './components.ts';
import { LIMITS } from './limits.ts';
import { afterLastColon, type Property, readProperty } from './property.ts';
import { DAY_MS, dateOf, parseSpan, parseTime, type Span, type Wall, type WrittenTime } from './value.ts';
import { quoted, type Warnings } from './warnings.ts';
import { type Place, UTC } from './zone.ts';

/** Where the times of a file are read. */
export interface Places {
  /** For all-day times. */
  readonly local: Place;
  /** For times without a zone. */
  readonly floating: Place;
  /** True when `floating` is only the caller's guess. */
  readonly floatingIsGuess: boolean;
  readonly zoneNamed: (tzid: string) => Place | null;
}

/** A written time with its zone: all that is needed to make an instant of it. */
export interface PlacedTime {
  readonly wall: Wall;
  readonly date: boolean;
  readonly place: Place;
  readonly floating: boolean;
}

/** One VEVENT, its times read. Its text is read later, and only when it is shown. */
export interface EventRecord {
  readonly component: Component;
  readonly uid: string;
  readonly start: PlacedTime;
  readonly length: Span;
  /** null for the event itself; otherwise which repetition this one replaces. */
  readonly replaces: PlacedTime | null;
  /** RANGE=THISANDFUTURE: and all after it. */
  readonly andFuture: boolean;
}

/** Reads what is needed to place an event; null (with a warning) when it has no readable start. */
export function readEvent(component: Component, places: Places, warnings: Warnings): EventRecord | null {
  const uid = textOf(component, 'uid', LIMITS.title);
  const replaces = timeOf(component, 'recurrence-id', places);
  const start = timeOf(component, 'dtstart', places) ?? replaces?.time ?? null;
  if (start === null) {
    if (component.has('summary') || component.has('dtstart')) {
      warnings.add(
        'bad-start',
        `an event has no start that can be read: ${quoted(textOf(component, 'summary', 100) || uid)}`,
      );
    }
    return null;
  }
  const time = 'time' in start ? start.time : start;
  return {
    component,
    uid,
    start: time,
    length: lengthOf(component, time, places, warnings),
    replaces: replaces?.time ?? null,
    andFuture: replaces !== null && /THISANDFUTURE/i.test(replaces.params.range ?? replaces.head),
  };
}

export function instantOf(time: PlacedTime): Instant {
  return time.place.instantOf(time.wall);
}

/** The end of something that starts at a wall-clock time: whole days by the calendar, the rest by the clock. */
export function endOf(start: PlacedTime, length: Span): Instant {
  const shifted = length.days === 0 ? start.wall : start.wall + length.days * DAY_MS;
  return start.place.instantOf(shifted) + length.ms;
}

/** All times of an RDATE or EXDATE, with the length of those that are periods. */
export function timesOf(
  component: Component,
  name: 'rdate' | 'exdate',
  own: PlacedTime,
  places: Places,
  warnings: Warnings,
): readonly { readonly time: PlacedTime; readonly length: Span | null }[] {
  const found: { readonly time: PlacedTime; readonly length: Span | null }[] = [];
  for (const line of component.get(name) ?? []) {
    const property = readProperty(line);
    for (const item of property?.value.split(',') ?? []) {
      if (item.trim() === '') continue;
      const [first = '', second] = item.split('/');
      const written = parseTime(first);
      if (property === null || written === null) {
        warnings.add('bad-date', `a date in ${name.toUpperCase()} cannot be read: ${quoted(item)}`);
        continue;
      }
      // Beside an event that has a zone, a time without one is in the event's zone.
      const time = place(written, property, { ...places, floating: own.place, floatingIsGuess: own.floating });
      found.push({ time, length: second === undefined ? null : periodLength(time, second) });
    }
  }
  return found;
}

/** Text of a property, already unescaped when the line was read; empty when the event has none. */
export function textOf(component: Component, name: string, limit: number): string {
  const value = propertyOf(component, name)?.value ?? '';
  return value.length > limit ? value.slice(0, limit) : value;
}

export function propertyOf(component: Component, name: string): Property | null {
  const line = component.get(name)?.[0];
  return line === undefined ? null : readProperty(line);
}

function timeOf(component: Component, name: string, places: Places) {
  const line = component.get(name)?.[0];
  if (line === undefined) return null;
  // A zone name with a colon but no quotes, `TZID=(UTC+01:00) Berlin`, ends the parameters too soon.
  for (const property of [readProperty(line), afterLastColon(line)]) {
    const written = parseTime(property?.value ?? '');
    if (property !== null && written !== null) {
      return { time: place(written, property, places), params: property.params, head: line.slice(0, 100) };
    }
  }
  return null;
}

function place(written: WrittenTime, property: Property, places: Places): PlacedTime {
  if (written.kind === 'date') return { wall: written.wall, date: true, place: places.local, floating: false };
  if (written.kind === 'utc') return { wall: written.wall, date: false, place: UTC, floating: false };
  const tzid = property.params.tzid;
  const named = tzid === undefined || tzid === '' ? null : (places.zoneNamed(tzid) ?? places.local);
  if (named !== null) return { wall: written.wall, date: false, place: named, floating: false };
  return { wall: written.wall, date: false, place: places.floating, floating: places.floatingIsGuess };
}

/**
 * DTEND gives an exact length (RFC 5545, 3.8.5.3), DURATION a nominal one. With neither, an all-day event lasts a day
 * and any other takes no time at all.
 */
function lengthOf(component: Component, start: PlacedTime, places: Places, warnings: Warnings): Span {
  const shortest: Span = start.date ? { days: 1, ms: 0 } : { days: 0, ms: 0 };
  const end = timeOf(component, 'dtend', places)?.time;
  const written = propertyOf(component, 'duration')?.value;
  let length: Span = shortest;
  if (end !== undefined) {
    if (start.date) length = { days: Math.round((dateOf(end.wall) - dateOf(start.wall)) / DAY_MS), ms: 0 };
    else length = { days: 0, ms: instantOf(end) - instantOf(start) };
  } else if (written !== undefined) {
    const span = parseSpan(written);
    if (span === null || span.negative) {
      warnings.add('bad-length', `the length of an event cannot be read: ${quoted(written)}`);
    } else if (start.date) {
      length = { days: span.days + Math.ceil(span.ms / DAY_MS), ms: 0 };
    } else length = span;
  }
  const total = length.days * DAY_MS + length.ms;
  if (total < 0) {
    warnings.add('ends-before-start', `an event ends before it starts: ${quoted(textOf(component, 'summary', 100))}`);
    return shortest;
  }
  if (total > LIMITS.days * DAY_MS) {
    warnings.add(
      'too-long',
      `an event lasts longer than ${LIMITS.days} days and was cut: ${quoted(textOf(component, 'summary', 100))}`,
    );
    return start.date ? { days: LIMITS.days, ms: 0 } : { days: 0, ms: LIMITS.days * DAY_MS };
  }
  return start.date && total === 0 ? shortest : length;
}

function periodLength(start: PlacedTime, second: string): Span | null {
  const span = parseSpan(second);
  if (span !== null) return span.negative ? null : span;
  const end = parseTime(second);
  if (end === null) return null;
  const until = end.kind === 'utc' ? end.wall : start.place.instantOf(end.wall);
  return until < instantOf(start) ? null : { days: 0, ms: until - instantOf(start) };
}

/** SEQUENCE: how often the event was revised. */
export function sequenceOf({ component }: EventRecord): number {
  return Number.parseInt(propertyOf(component, 'sequence')?.value ?? '0', 10) || 0;
}

/** LAST-MODIFIED, or DTSTAMP: which of two versions is newer. */
export function stampOf({ component }: EventRecord): Instant {
  const text = propertyOf(component, 'last-modified')?.value ?? propertyOf(component, 'dtstamp')?.value ?? '';
  return parseTime(text)?.wall ?? 0;
}
