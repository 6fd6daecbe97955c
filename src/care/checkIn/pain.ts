import type { BodyArea, Side } from '../../domain/checkIn/bodyMap.ts';
import type { CheckIn } from '../../domain/checkIn/checkIn.ts';
import { addDays, type Day, dayOf, HOUR, type Instant } from '../../domain/day.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { StoredCheckIn } from '../../store/checkIn/checkIns.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import type { Deps } from '../deps.ts';
import { mayAsk } from '../people/mayAsk.ts';
import { isAskable } from '../risk/askable.ts';
import { isDue } from './prompts.ts';

/** Where pain was last reported. */
export interface PainSpot {
  readonly area: BodyArea | null;
  readonly side: Side | null;
}

/** Whoever reported pain within these days is asked about pain around a session. */
const RECENT_DAYS = 14;
const NUDGE_AFTER = 4 * HOUR;

/**
 * Should this session's report ask about pain before, during and after? Only about spots that hurt lately, and only
 * today.
 */
export async function painToAsk(
  team: TeamStore,
  { id, zone }: Person,
  day: Day,
  now: Instant,
): Promise<PainSpot | null> {
  const today = dayOf(now, zone);
  if (day !== today) return null;
  const recent = await team.checkIns.of(id, addDays(today, -RECENT_DAYS), today);
  const painful = recent.findLast(hadPain);
  const answered = recent.at(-1);
  if (!painful || (answered?.day === today && answered.painDuring !== null)) return null;
  return { area: painful.painArea, side: painful.painSide };
}

/** On the morning after a session with pain, asks how it is now: at the hour of the check-in, and once more later. */
export const promptPain =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id, settings } of await store.directory.teams()) {
      const team = store.team(id);
      const { checkInAt } = teamSettings(settings);
      const due = (await team.people.list(['athlete'])).filter(
        (person) => mayAsk(person, now) && isDue(person, checkInAt, now),
      );
      if (due.length === 0) continue;
      const yesterday = due.map(({ zone }) => addDays(dayOf(now, zone), -1)).toSorted()[0] ?? '';
      const answers = await team.checkIns.since(
        yesterday,
        due.map((person) => person.id),
      );
      const open = due.filter((person) => openMorning(answers, person, dayOf(now, person.zone)) !== null);
      await team.outbox.put(
        open.flatMap((person) => {
          const day = dayOf(now, person.zone);
          const message = { to: { personId: person.id }, kind: 'pain.morning', data: { day }, lane: 'reply' } as const;
          const key = `${person.id}:${day}`;
          return [
            { ...message, key: `pain.morning:${key}`, dueAt: now },
            { ...message, key: `pain.nudge:${key}`, dueAt: now + NUDGE_AFTER },
          ];
        }),
      );
    }
  };

/** Where it hurt yesterday, while this morning's answer is missing and wanted. */
export const painMorningToAsk =
  ({ store }: Deps) =>
  async (teamId: string, personId: string, day: Day, now: Instant): Promise<PainSpot | null> => {
    const team = store.team(teamId);
    const person = await team.people.byId(personId);
    if (!person || dayOf(now, person.zone) !== day || !(await isAskable(team, person, now))) return null;
    return openMorning(await team.checkIns.of(personId, addDays(day, -1), day), person, day);
  };

function openMorning(answers: readonly StoredCheckIn[], { id }: Person, day: Day): PainSpot | null {
  const on = (which: Day) => answers.find((one) => one.personId === id && one.day === which);
  const yesterday = on(addDays(day, -1));
  if (!yesterday || (on(day)?.painNextMorning ?? null) !== null) return null;
  const hurt = (yesterday.painDuring ?? 0) > 0 || (yesterday.painAfter ?? 0) > 0;
  return hurt ? { area: yesterday.painArea, side: yesterday.painSide } : null;
}

function hadPain({ pain, painDuring, painAfter, painNextMorning }: CheckIn): boolean {
  return [pain, painDuring, painAfter, painNextMorning].some((value) => (value ?? 0) > 0);
}
