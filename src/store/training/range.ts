import type { Day, Instant } from '../../domain/day.ts';
import type { DoneSession, PlannedSession, SessionKind } from '../../domain/training/session.ts';
import type { CalendarEvent } from '../calendar/events.ts';
import type { TeamStore } from '../index.ts';
import type { Person } from '../people/people.ts';
import { asOneSession, type OneSession } from './sameSession.ts';

/**
 * What an athlete's calendar holds in a range of instants, by start: everything that overlaps it of the team's events,
 * their squad's and their own. The same occurrence in two calendars is one session; cancelled ones are left out.
 */
export async function plannedFor(
  team: TeamStore,
  person: Person,
  from: Instant,
  to: Instant,
): Promise<readonly PlannedSession[]> {
  return (await sessionsOf(team, person, from, to)).map((one) => plannedOf(one, person));
}

/** What an athlete reported in a range of local days, both included, by start. A corrected report counts once. */
export async function doneBy(
  team: TeamStore,
  personId: string,
  fromDay: Day,
  toDay: Day,
): Promise<readonly DoneSession[]> {
  return team.sessions.between(personId, fromDay, toDay);
}

/** Like `plannedFor`, with everything the calendar says about them. */
export async function sessionsOf(
  team: TeamStore,
  person: Person,
  from: Instant,
  to: Instant,
): Promise<readonly OneSession[]> {
  const events = await team.events.between(from, to, { personId: person.id });
  return asOneSession(events.filter((event) => concerns(event, person)));
}

/** Their own, their squad's, or the whole team's. */
export function concerns(
  event: Pick<CalendarEvent, 'personId' | 'squad'>,
  person: Pick<Person, 'id' | 'squad'>,
): boolean {
  return event.personId === null ? event.squad === null || event.squad === person.squad : event.personId === person.id;
}

function plannedOf(one: OneSession, person: Person): PlannedSession {
  const { id, start, end, zone, kind, title, intensity, plannedRpe, plannedMinutes, plannedDistanceKm } = one;
  const { plannedLoad, priority, matchdayLabel, status } = one;
  return {
    id,
    start,
    end,
    zone,
    kind,
    title,
    intensity,
    plannedRpe,
    plannedMinutes,
    plannedDistanceKm,
    plannedLoad,
    priority,
    matchdayLabel,
    status,
    sport: person.sport,
  };
}

/** `plannedFor` for many people with one question, of one kind or of all: by person's id. */
export async function plannedForAll(
  team: TeamStore,
  people: readonly Person[],
  { from, to, kind }: { readonly from: Instant; readonly to: Instant; readonly kind?: SessionKind },
): Promise<ReadonlyMap<string, readonly PlannedSession[]>> {
  const [only] = people;
  const events = await team.events.between(from, to, {
    ...(kind && { kind }),
    ...(people.length === 1 && only && { personId: only.id }),
  });
  return new Map(
    people.map((person) => [
      person.id,
      asOneSession(events.filter((event) => concerns(event, person))).map((one) => plannedOf(one, person)),
    ]),
  );
}

/** `doneBy` for many people in one query, by person's id. */
export async function doneByAll(
  team: TeamStore,
  people: readonly Person[],
  fromDay: Day,
  toDay: Day,
): Promise<ReadonlyMap<string, readonly DoneSession[]>> {
  return team.sessions.betweenOf(
    people.map((person) => person.id),
    fromDay,
    toDay,
  );
}
