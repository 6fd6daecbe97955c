import { HOUR, type Instant } from '../../src/domain/day.ts';
import type { CalendarEvent, EventFacts } from '../../src/store/calendar/events.ts';

/** Makes entries the way a calendar has them: an hour of training, so many hours from `now`. */
export const factsFrom =
  (now: Instant) =>
  (key: string, inHours: number, more: Partial<EventFacts> = {}): EventFacts => {
    const start = now + inHours * HOUR;
    return {
      ...{ key, start, end: start + HOUR, title: 'Training', zone: 'Europe/Berlin', allDay: false, kind: 'training' },
      ...{ intensity: null, plannedRpe: null, plannedMinutes: 60, plannedDistanceKm: null, plannedLoad: null },
      ...{ priority: null, matchdayLabel: null, status: 'confirmed', sure: true },
      ...more,
    };
  };

/** The same with a row. */
export const stored = (one: EventFacts): CalendarEvent => ({
  ...one,
  ...{ id: `row of ${one.key}`, feedId: 'feed', personId: null, squad: null },
});
