import { type Day, dayOf, HOUR, type Instant, instantOf } from '../../domain/day.ts';
import { personSettings, teamSettings } from '../../domain/team/settings.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import type { Deps } from '../deps.ts';
import { mayAsk } from '../people/mayAsk.ts';
import { isAskable } from '../risk/askable.ts';

/** A prompt that could not be sent at its hour is still sent within this time. */
const MAKE_UP = 4 * HOUR;
/** Whoever has not answered by then is asked once more. */
const NUDGE_AFTER = 4 * HOUR;

/**
 * Queues the day's question for everybody whose hour has come on their own wall clock. An hour that does not exist is
 * the first moment after the gap; one that comes twice is the first. Looking twice queues nothing twice.
 */
export const promptCheckIns =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id, settings } of await store.directory.teams()) {
      const team = store.team(id);
      const { checkInAt } = teamSettings(settings);
      const due = (await team.people.list(['athlete'])).filter(
        (person) => mayAsk(person, now) && isDue(person, checkInAt, now),
      );
      const answered = await answeredOn(team, new Set(due.map(({ zone }) => dayOf(now, zone))));
      await team.outbox.put(
        due.flatMap((person) => {
          const day = dayOf(now, person.zone);
          if (answered.get(day)?.has(person.id)) return [];
          const to = { personId: person.id };
          const message = { to, kind: 'checkin.prompt', lane: 'reply' } as const;
          return [
            { ...message, key: `checkin.prompt:${person.id}:${day}`, data: { day, again: false }, dueAt: now },
            {
              ...message,
              key: `checkin.nudge:${person.id}:${day}`,
              data: { day, again: true },
              dueAt: now + NUDGE_AFTER,
            },
          ];
        }),
      );
    }
  };

/**
 * How to ask about this day; null when there is nothing to ask (answered, not wanted, or the day is over). `silence`:
 * the athlete has not been heard from for days.
 */
export const checkInToAsk =
  ({ store }: Deps) =>
  async (teamId: string, personId: string, day: Day, now: Instant): Promise<'usual' | 'silence' | null> => {
    const team = store.team(teamId);
    const person = await team.people.byId(personId);
    if (!person || dayOf(now, person.zone) !== day || !(await isAskable(team, person, now))) return null;
    if ((await team.checkIns.onDay(personId, day)) !== null) return null;
    const open = await team.findings.open([personId]);
    return open.some(({ pattern }) => pattern === 'DQ1') ? 'silence' : 'usual';
  };

/** Has the hour of their day (their own, or else the team's) just come? */
export function isDue({ settings, zone }: Person, teamHour: string, now: Instant): boolean {
  const at = instantOf(dayOf(now, zone), personSettings(settings).checkInAt ?? teamHour, zone);
  return at <= now && now < at + MAKE_UP;
}

async function answeredOn(team: TeamStore, days: ReadonlySet<Day>): Promise<ReadonlyMap<Day, ReadonlySet<string>>> {
  return new Map(await Promise.all([...days].map(async (day) => [day, await team.checkIns.answered(day)] as const)));
}
