import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  HOUR,
  type Instant,
  instantOf,
  MINUTE,
  startOfDay,
} from '../../domain/day.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { LATE_AFTER_HOURS, type SessionLoad, sessionLoad } from '../../domain/training/load/sessionLoad.ts';
import type { DoneSession } from '../../domain/training/session.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import { concerns, sessionsOf } from '../../store/training/range.ts';
import type { OneSession } from '../../store/training/sameSession.ts';
import type { NewReport } from '../../store/training/sessions.ts';
import type { Actor } from '../access.ts';
import { tellAfterAnswer } from '../booking/trouble.ts';
import { type PainSpot, painToAsk } from '../checkIn/pain.ts';
import type { Deps } from '../deps.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { reviewAfter } from '../risk/review.ts';

/** A session of the calendar somebody can report on. */
export interface ReportableSession {
  readonly eventId: string;
  readonly title: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly allDay: boolean;
  /** As planned, or as long as the entry is; null when the calendar does not say. */
  readonly minutes: number | null;
}

export interface ReportInput {
  /** Foster's 0 to 10, and minutes of the whole session. */
  readonly rpe: number;
  readonly minutes: number;
  readonly distanceKm: number | null;
  /** Which session of the calendar; `none`: one that is not in it; null: find out which it must be. */
  readonly eventId: string | null;
  /** Another day than today. */
  readonly day: Day | null;
  readonly kind: 'training' | 'competition' | null;
  /** Long or heavy, and correct as it is. */
  readonly confirmed: boolean;
  /** The report this one corrects; `another`: it looks like the last one, but is a session of its own. */
  readonly replaces: string | null;
  readonly now: Instant;
}

export type Reported =
  | {
      readonly kind: 'saved';
      readonly reportId: string;
      readonly title: string | null;
      readonly day: Day;
      readonly load: number;
      readonly late: boolean;
      readonly replaced: boolean;
      /** Pain was reported lately, here, and the session should be asked about it. */
      readonly askPain: PainSpot | null;
    }
  /** Several sessions of that day have no answer yet. */
  | { readonly kind: 'which'; readonly sessions: readonly ReportableSession[] }
  | { readonly kind: 'confirm'; readonly load: number; readonly why: 'long' | 'heavy'; readonly eventId: string }
  | { readonly kind: 'ask-again'; readonly why: Extract<SessionLoad, { kind: 'ask-again' }>['why'] }
  /** This session has an answer already; `eventId` is `none` for one outside the calendar. */
  | {
      readonly kind: 'duplicate';
      readonly before: Pick<DoneSession, 'id' | 'rpe' | 'minutes' | 'day'>;
      readonly title: string | null;
      readonly eventId: string;
    };

/** A report is taken for this long: after four weeks, memory is not an answer any more. */
const LONGEST_AGO_DAYS = 28;
/** Two equal answers this close together were sent twice, unless the athlete says otherwise. */
const TWICE_WITHIN = 10 * MINUTE;
/** A session that began yesterday evening still counts as today's when it is answered soon after midnight. */
const TAIL = 6 * HOUR;
const REPORTABLE_DAYS = 3;

/** Stores RPE x minutes of one session. Finds the session of the calendar that is meant, or asks which. */
export const reportSession =
  ({ store }: Deps) =>
  async (actor: Actor, input: ReportInput): Promise<Reported | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock(`session:${actor.personId}`);
      const person = await tx.people.byId(actor.personId);
      if (!person) return { refused: 'not-found', what: 'person' };
      const refusal = mayStoreHealth(person, input.now) ?? wrongDay(input, person.zone);
      if (refusal) return refusal;
      const found = await whichSession(tx, person, input);
      if ('refused' in found || 'kind' in found) return found;
      const load = sessionLoad(input.rpe, input.minutes);
      if (load.kind === 'unknown') return { refused: 'invalid', field: 'rpe', rule: 'input.missing' };
      if (load.kind === 'ask-again') return load;
      const eventId = found.session?.id ?? 'none';
      if (load.kind === 'confirm' && !input.confirmed) return { ...load, eventId };
      const report = reportOf(person, found.session, input, load.load);
      const before = await answeredBefore(tx, report, found.session, input);
      if (before && before.id !== input.replaces) {
        return { kind: 'duplicate', before, title: found.session?.title ?? null, eventId };
      }
      const corrected = before ?? (await correctedReport(tx, person, input));
      if (isRefusal(corrected)) return corrected;
      const reportId = await tx.sessions.add(report, corrected?.id ?? null);
      await tx.audit.by(person.id, input.now).note(corrected ? 'session.correct' : 'session.report', person.id);
      await reviewAfter(tx, person.id, input.now);
      await tellAfterAnswer(tx, person, input.now);
      const { day, late } = report;
      return {
        kind: 'saved',
        reportId,
        day,
        late,
        load: load.load,
        title: found.session?.title ?? null,
        replaced: corrected !== null,
        askPain: await painToAsk(tx, person, day, input.now),
      };
    });

/** Training and competitions of the last days that have no answer yet, newest first. */
export const sessionsToReport =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<readonly ReportableSession[] | Refusal> => {
    const team = store.team(actor.teamId);
    const person = await team.people.byId(actor.personId);
    if (!person) return { refused: 'not-found', what: 'person' };
    const refusal = mayStoreHealth(person, now);
    if (refusal) return refusal;
    const from = startOfDay(addDays(dayOf(now, person.zone), 1 - REPORTABLE_DAYS), person.zone);
    const open = (await withAnswers(team, person, from, now)).filter(({ answer }) => answer === null);
    return open.map(({ session }) => reportable(session)).reverse();
  };

export function reportable(session: OneSession): ReportableSession {
  const { id, title, start, end, allDay, plannedMinutes } = session;
  const length = allDay || end <= start ? null : Math.round((end - start) / MINUTE);
  return { eventId: id, title, start, end, allDay, minutes: plannedMinutes ?? length };
}

/** Training and competitions that began in the range, each with its answer. */
async function withAnswers(
  team: TeamStore,
  person: Person,
  from: Instant,
  to: Instant,
): Promise<readonly { readonly session: OneSession; readonly answer: DoneSession | null }[]> {
  const sessions = (await sessionsOf(team, person, from, to + 1)).filter(
    ({ kind, start }) => (kind === 'training' || kind === 'competition') && start >= from && start <= to,
  );
  const answers = await team.sessions.ofEvents(
    sessions.flatMap(({ ids }) => ids),
    person.id,
  );
  return sessions.map((session) => ({
    session,
    answer: answers.find(({ plannedId }) => plannedId !== null && session.ids.includes(plannedId)) ?? null,
  }));
}

/** The session that is meant: the one named, or the day's only one without an answer. */
async function whichSession(
  tx: TeamStore,
  person: Person,
  input: ReportInput,
): Promise<{ readonly session: OneSession | null } | Extract<Reported, { kind: 'which' }> | Refusal> {
  const { eventId, now } = input;
  if (eventId === 'none') return { session: null };
  if (eventId !== null) return namedSession(tx, person, eventId, now);
  const { from, to } = dayRange(input, person.zone);
  const sessions = await withAnswers(tx, person, from, to);
  const open = sessions.filter(({ answer }) => answer === null).map(({ session }) => session);
  if (open.length > 1) return { kind: 'which', sessions: open.map(reportable) };
  // Everything has an answer, so it corrects the last one or is one more: the athlete is asked.
  return { session: open[0] ?? sessions.at(-1)?.session ?? null };
}

async function namedSession(
  tx: TeamStore,
  person: Person,
  eventId: string,
  now: Instant,
): Promise<{ readonly session: OneSession } | Refusal> {
  const event = /^[0-9a-f-]{36}$/i.test(eventId) ? await tx.events.byId(eventId) : null;
  if (!event || !concerns(event, person)) return { refused: 'not-found', what: 'session' };
  if (event.start > now) return { refused: 'invalid', field: 'session', rule: 'session.future' };
  const around = await sessionsOf(tx, person, event.start - HOUR, event.end + HOUR);
  const session = around.find(({ ids }) => ids.includes(event.id));
  return session ? { session } : { refused: 'not-found', what: 'session' };
}

function dayRange({ day, now }: ReportInput, zone: string): { readonly from: Instant; readonly to: Instant } {
  const today = dayOf(now, zone);
  if (day !== null && day !== today) {
    return { from: startOfDay(day, zone), to: Math.min(now, startOfDay(addDays(day, 1), zone) - 1) };
  }
  return { from: Math.min(startOfDay(today, zone), now - TAIL), to: now };
}

function wrongDay({ day, now }: ReportInput, zone: string): Refusal | null {
  const ago = day === null ? 0 : daysBetween(day, dayOf(now, zone));
  if (ago < 0) return { refused: 'invalid', field: 'day', rule: 'session.future' };
  return ago > LONGEST_AGO_DAYS ? { refused: 'invalid', field: 'day', rule: 'session.tooLongAgo' } : null;
}

function reportOf(person: Person, session: OneSession | null, input: ReportInput, load: number): NewReport {
  const { rpe, minutes, distanceKm, now } = input;
  const zone = session?.zone ?? person.zone;
  const start = session?.start ?? startOfUnplanned(input, zone);
  const end = session?.end ?? start + minutes * MINUTE;
  return {
    personId: person.id,
    zone,
    start,
    rpe,
    minutes,
    distanceKm,
    load,
    reportedAt: now,
    day: dayOf(start, zone),
    sport: person.sport,
    kind: input.kind ?? session?.kind ?? 'training',
    late: now - end > LATE_AFTER_HOURS * HOUR,
    plannedId: session?.id ?? null,
  };
}

/** Nobody said when: today's has just ended, another day's was around noon. */
function startOfUnplanned({ day, minutes, now }: ReportInput, zone: string): Instant {
  const today = dayOf(now, zone);
  if (day !== null && day !== today) return instantOf(day, '12:00', zone);
  return Math.max(startOfDay(today, zone), now - minutes * MINUTE);
}

async function answeredBefore(
  tx: TeamStore,
  report: NewReport,
  session: OneSession | null,
  { replaces }: ReportInput,
): Promise<DoneSession | null> {
  if (session) return (await tx.sessions.ofEvents(session.ids, report.personId))[0] ?? null;
  if (replaces !== null) return null;
  const sameDay = await tx.sessions.between(report.personId, report.day, report.day);
  const isTwin = (one: DoneSession) =>
    one.plannedId === null &&
    one.rpe === report.rpe &&
    one.minutes === report.minutes &&
    report.reportedAt - one.reportedAt < TWICE_WITHIN;
  return sameDay.find(isTwin) ?? null;
}

async function correctedReport(
  tx: TeamStore,
  person: Person,
  { replaces }: ReportInput,
): Promise<DoneSession | null | Refusal> {
  if (replaces === null || replaces === 'another') return null;
  const before = /^[0-9a-f-]{36}$/i.test(replaces) ? await tx.sessions.byId(person.id, replaces) : null;
  return before ?? { refused: 'changed-meanwhile' };
}
