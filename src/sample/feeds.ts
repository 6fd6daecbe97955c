import { readIcalendar } from '../calendar/ical/readCalendar.ts';
import { factsOf, windowOf } from '../care/feedEvents.ts';
import { type Day, dayOf, HOUR } from '../domain/day.ts';
import type { CalendarEvent } from '../store/events.ts';
import type { TeamStore } from '../store/index.ts';
import { calendarFile } from './calendar.ts';
import type { Filling } from './members.ts';
import type { Squad } from './people.ts';

/** An event with the day it is on: the runners' and the players' reports ask for it over and over. */
export interface SquadEvent extends CalendarEvent {
  readonly day: Day;
}

const SQUADS: readonly Squad[] = ['Football', 'Distance'];

/** Connects each squad's calendar file and keeps what it says, read and understood the way any other file is. */
export async function connectCalendars(
  tx: TeamStore,
  { now, today, zone }: Filling,
): Promise<ReadonlyMap<Squad, readonly SquadEvent[]>> {
  const calendars = new Map<Squad, readonly SquadEvent[]>();
  const createdAt = now - 60 * 24 * HOUR;
  for (const squad of SQUADS) {
    const text = calendarFile(squad, today, zone);
    const feed = await tx.feeds.add({
      ...{ personId: null, squad, source: 'file', name: 'Club calendar', purpose: 'team', url: null, shownUrl: null },
      ...{ createdAt, nextAt: now + 24 * HOUR },
    });
    const { occurrences } = readIcalendar(text, { ...windowOf(now), zone });
    const owner = { feedId: feed.id, personId: null, squad };
    await tx.events.save(owner, factsOf(occurrences, { taught: new Map(), purpose: 'team', zone }));
    await tx.feeds.change(feed.id, {
      ...{ state: 'good', checkedAt: now, goodAt: now },
      content: new TextEncoder().encode(text),
    });
    const events = await tx.events.ofFeed(feed.id);
    calendars.set(
      squad,
      events.map((event) => ({ ...event, day: dayOf(event.start, zone) })),
    );
  }
  return calendars;
}
