import { readIcalendar } from '../calendar/ical/readCalendar.ts';
import { factsOf, windowOf } from '../care/calendar/occurrences.ts';
import { type Day, dayOf, HOUR } from '../domain/day.ts';
import type { CalendarEvent, EventFacts } from '../store/calendar/events.ts';
import type { TeamStore } from '../store/index.ts';
import { calendarFile } from './calendar.ts';
import type { Filling } from './members.ts';
import type { Squad } from './people.ts';

/** An event with its day, which the runners' and the players' reports ask for again and again. */
export interface SquadEvent extends CalendarEvent {
  readonly day: Day;
}

const SQUADS: readonly Squad[] = ['Football', 'Distance'];

/** A squad's calendar file, and what it says. */
export interface ReadCalendar {
  readonly squad: Squad;
  readonly text: string;
  readonly facts: readonly EventFacts[];
}

/** Each squad's calendar, read and understood like any other file. */
export function readCalendars({ now, today, zone }: Filling): readonly ReadCalendar[] {
  return SQUADS.map((squad) => {
    const text = calendarFile(squad, today, zone);
    const { occurrences } = readIcalendar(text, { ...windowOf(now), zone });
    return { squad, text, facts: factsOf(occurrences, { taught: new Map(), purpose: 'team', zone }) };
  });
}

/** Connects the files and stores what they say. */
export async function connectCalendars(
  tx: TeamStore,
  calendars: readonly ReadCalendar[],
  { now, zone }: Filling,
): Promise<ReadonlyMap<Squad, readonly SquadEvent[]>> {
  const kept = new Map<Squad, readonly SquadEvent[]>();
  const createdAt = now - 60 * 24 * HOUR;
  for (const { squad, text, facts } of calendars) {
    const feed = await tx.feeds.add({
      personId: null,
      squad,
      source: 'file',
      name: 'Club calendar',
      purpose: 'team',
      url: null,
      shownUrl: null,
      createdAt,
      nextAt: now + 24 * HOUR,
    });
    await tx.events.save({ feedId: feed.id, personId: null, squad }, facts);
    await tx.feeds.change(feed.id, {
      state: 'good',
      checkedAt: now,
      goodAt: now,
      content: new TextEncoder().encode(text),
    });
    const events = await tx.events.ofFeed(feed.id);
    kept.set(
      squad,
      events.map((event) => ({ ...event, day: dayOf(event.start, zone) })),
    );
  }
  return kept;
}
