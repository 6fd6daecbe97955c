import { dayOf, HOUR, type Instant, instantOf, MINUTE } from '../../domain/day.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { CalendarEvent } from '../../store/calendar/events.ts';
import type { TeamStore } from '../../store/index.ts';
import type { NewMessage } from '../../store/messages/outbox.ts';
import type { Person } from '../../store/people/people.ts';
import { concerns, sessionsOf } from '../../store/training/range.ts';
import { asOneSession, type OneSession } from '../../store/training/sameSession.ts';
import type { Deps } from '../deps.ts';
import { mayAsk } from '../people/mayAsk.ts';
import { isAskable } from '../risk/askable.ts';
import { type ReportableSession, reportable } from './report.ts';

/** After the bot was stopped, sessions that ended within this time are still asked about. */
const MAKE_UP = 12 * HOUR;
/** Nobody is asked about a session of the day before yesterday. */
const TOO_OLD = 48 * HOUR;
/** An entry without hours is asked about on the evening of its last day. */
const ALL_DAY_AT = '20:00';

/** Queues a question for every session that ended a while ago and has no answer. Looking twice queues nothing twice. */
export const promptSessions =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id, settings } of await store.directory.teams()) {
      const team = store.team(id);
      const after = teamSettings(settings).sessionPromptMinutes * MINUTE;
      // All-day entries are asked about before they are over.
      const ended = (await team.events.endingBetween(now - MAKE_UP - after, now + 24 * HOUR)).filter(isAsked);
      const due = ended.filter((event) => isDue(event, after, now));
      if (due.length === 0) continue;
      const [athletes, answered] = await Promise.all([
        team.people.list(['athlete']),
        team.sessions.ofEvents(ended.map((event) => event.id)),
      ]);
      await team.outbox.put(
        athletes.flatMap((athlete) => {
          if (!mayAsk(athlete, now)) return [];
          const theirs = asOneSession(ended.filter((event) => concerns(event, athlete)));
          const done = new Set(answered.filter((one) => one.personId === athlete.id).map((one) => one.plannedId));
          return theirs
            .filter((one) => isDue(one, after, now) && !one.ids.some((eventId) => done.has(eventId)))
            .map((one) => question(athlete, one, now));
        }),
      );
    }
  };

/** What a question is about, while it is still one: wanted, and the session neither answered, moved nor cancelled. */
export const sessionToAsk =
  ({ store }: Deps) =>
  async (teamId: string, personId: string, eventId: string, now: Instant): Promise<ReportableSession | null> => {
    const team = store.team(teamId);
    const [person, event] = await Promise.all([team.people.byId(personId), team.events.byId(eventId)]);
    if (!person || !event || !(await isAskable(team, person, now))) return null;
    const session = await oneOf(team, person, event);
    const after = teamSettings((await team.team.get()).settings).sessionPromptMinutes * MINUTE;
    if (!session || !isAsked(session) || askedAt(session, after) > now || now - session.end > TOO_OLD) return null;
    const answers = await team.sessions.ofEvents(session.ids, personId);
    return answers.length > 0 ? null : reportable(session);
  };

async function oneOf(team: TeamStore, person: Person, event: CalendarEvent): Promise<OneSession | null> {
  const around = await sessionsOf(team, person, event.start - HOUR, event.end + HOUR);
  return around.find(({ ids }) => ids.includes(event.id)) ?? null;
}

function isAsked({ kind }: CalendarEvent): boolean {
  return kind === 'training' || kind === 'competition';
}

function isDue(event: CalendarEvent, after: number, now: Instant): boolean {
  const at = askedAt(event, after);
  return at <= now && at > now - MAKE_UP;
}

function askedAt({ allDay, end, zone }: CalendarEvent, after: number): Instant {
  return allDay ? instantOf(dayOf(end - 1, zone), ALL_DAY_AT, zone) : end + after;
}

/** A session that was moved is another question. */
function question(athlete: Person, { id, end }: OneSession, now: Instant): NewMessage {
  return {
    key: `session.prompt:${id}:${athlete.id}:${end}`,
    to: { personId: athlete.id },
    kind: 'session.prompt',
    data: { eventId: id },
    dueAt: now,
  };
}
