import { titleKey } from '../../domain/calendar/title.ts';
import { MINUTE } from '../../domain/day.ts';
import type { CalendarEvent } from '../calendar/events.ts';

/** Two calendars rarely differ by even a minute about the same training, but somebody's own copy is often rounded. */
const START_SLACK = 10 * MINUTE;
const END_SLACK = 30 * MINUTE;

/** One thing an athlete will do, and every calendar entry that says so: what a report of any of them is about. */
export interface OneSession extends CalendarEvent {
  readonly ids: readonly string[];
}

/**
 * The same occurrence from two feeds is one session: the same uid, or the same title or kind at the same time. The
 * team's entry speaks for all of them, completed by what only the others know. Where it is cancelled, so is the
 * session.
 */
export function asOneSession(events: readonly CalendarEvent[]): readonly OneSession[] {
  const groups: CalendarEvent[][] = [];
  for (const event of [...events].sort(bySay)) {
    const group = groups.find((one) => one.some((other) => isSame(other, event)));
    if (group) group.push(event);
    else groups.push([event]);
  }
  return groups
    .flatMap(([first, ...others]) => (first ? [merged(first, others)] : []))
    .filter(({ status }) => status !== 'cancelled')
    .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}

/** Whose word counts: the team's before the athlete's own copy, a sure entry before a guessed one. */
function bySay(a: CalendarEvent, b: CalendarEvent): number {
  return rank(a) - rank(b) || (a.id < b.id ? -1 : 1);
}

function rank({ personId, sure }: CalendarEvent): number {
  return (personId === null ? 0 : 2) + (sure ? 0 : 1);
}

function isSame(a: CalendarEvent, b: CalendarEvent): boolean {
  const sameTitle = titleKey(a.title) === titleKey(b.title);
  // Some exporters merely number their entries: a uid alone is not enough.
  if (a.feedId !== b.feedId && a.key === b.key && sameTitle) return true;
  if (a.allDay !== b.allDay) return false;
  if (a.feedId === b.feedId) return sameTitle && a.title === b.title && a.start === b.start && a.end === b.end;
  const together = Math.abs(a.start - b.start) <= START_SLACK && Math.abs(a.end - b.end) <= END_SLACK;
  return together && (sameTitle || (a.kind === b.kind && a.kind !== 'other'));
}

function merged(first: CalendarEvent, others: readonly CalendarEvent[]): OneSession {
  const known = <Field extends keyof CalendarEvent>(field: Field): CalendarEvent[Field] =>
    first[field] ?? others.find((one) => one[field] !== null)?.[field] ?? first[field];
  return {
    ...first,
    intensity: known('intensity'),
    plannedRpe: known('plannedRpe'),
    plannedMinutes: known('plannedMinutes'),
    plannedDistanceKm: known('plannedDistanceKm'),
    plannedLoad: known('plannedLoad'),
    priority: known('priority'),
    matchdayLabel: known('matchdayLabel'),
    ids: [first.id, ...others.map(({ id }) => id)],
  };
}
