import { isProblem, isSubstantial, type WeeklyAnswer, weeklySeverity } from '../../domain/checkIn/weekly.ts';
import { addDays, type Day, dayOf, daysBetween, HOUR, type Instant, instantOf, weekdayOf } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { Person } from '../../store/people/people.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';
import { askForLooks } from '../medical/assessments.ts';
import { triageNow } from '../medical/triageNow.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { mayAsk } from '../people/mayAsk.ts';
import { isAskable } from '../risk/askable.ts';
import { reviewAthlete } from '../risk/review.ts';

export type WeeklyInput = Omit<WeeklyAnswer, 'day' | 'severity'>;

export interface WeeklySaved {
  /** 0 to 100; null when an answer is missing. */
  readonly severity: number | null;
  readonly substantial: boolean;
  /** Patterns seen for the first time. */
  readonly raised: readonly StoredFinding[];
}

const MAKE_UP = 4 * HOUR;
/** On Monday afternoon, whoever did not answer on Sunday evening is asked again. */
const NUDGE_AFTER = 20 * HOUR;
/** Whoever answered within this many days before the question is not asked again. */
const FRESH_DAYS = 2;
/** An answer speaks for the week before it. */
const CURRENT_DAYS = 8;

/**
 * Stores the week's answers for one area. "No problem", said of the whole athlete, also ends each area's problem of the
 * week before.
 */
export const answerWeekly =
  ({ store }: Deps) =>
  async (actor: Actor, input: WeeklyInput, now: Instant): Promise<WeeklySaved | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock(`weekly:${actor.personId}`);
      const person = await tx.people.byId(actor.personId);
      if (!person) return { refused: 'not-found', what: 'person' };
      const missing = mayStoreHealth(person, now);
      if (missing) return missing;
      const before = await triageNow(tx, person, now);
      const answer: WeeklyAnswer = { ...input, day: dayOf(now, person.zone) };
      const recent = await tx.weekly.of(person.id, addDays(answer.day, -CURRENT_DAYS), answer.day);
      const ended = isProblem(answer) || answer.area !== null ? [] : recent.filter((one) => one.area !== null);
      for (const one of [...ended.filter(isProblem).map(({ area, side }) => ({ ...answer, area, side })), answer])
        await tx.weekly.put(person.id, one, now);
      await tx.audit.by(person.id, now).note('weekly.answer', person.id);
      const { raised } = await reviewAthlete(tx, person, now);
      await askForLooks(tx, person, { before, after: await triageNow(tx, person, now) }, now);
      return { severity: weeklySeverity(answer), substantial: isSubstantial(answer), raised };
    });

/** Queues the weekly question for everybody whose hour has come on their own wall clock. */
export const promptWeekly =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id, settings } of await store.directory.teams()) {
      const team = store.team(id);
      const { weeklyWeekday, weeklyAt } = teamSettings(settings);
      const due = (await team.people.list(['athlete'])).filter(
        (person) => mayAsk(person, now) && isDue(person, weeklyWeekday, weeklyAt, now),
      );
      if (due.length === 0) continue;
      await team.outbox.put(
        due.flatMap((person) => {
          const day = dayOf(now, person.zone);
          const message = { to: { personId: person.id }, kind: 'weekly.prompt', lane: 'reply' } as const;
          const key = `${person.id}:${day}`;
          return [
            { ...message, key: `weekly.prompt:${key}`, data: { day, again: false }, dueAt: now },
            { ...message, key: `weekly.nudge:${key}`, data: { day, again: true }, dueAt: now + NUDGE_AFTER },
          ];
        }),
      );
    }
  };

/** Is the weekly question of this day still open: wanted, and not answered? */
export const weeklyToAsk =
  ({ store }: Deps) =>
  async (teamId: string, personId: string, day: Day, now: Instant): Promise<boolean> => {
    const team = store.team(teamId);
    const person = await team.people.byId(personId);
    if (!person || !(await isAskable(team, person, now))) return false;
    const today = dayOf(now, person.zone);
    if (daysBetween(day, today) > 1) return false;
    return (await team.weekly.of(personId, addDays(day, -FRESH_DAYS), today)).length === 0;
  };

function isDue({ zone }: Person, weekday: number, hour: string, now: Instant): boolean {
  const today = dayOf(now, zone);
  const at = instantOf(today, hour, zone);
  return weekdayOf(today) === weekday && at <= now && now < at + MAKE_UP;
}
