import {
  addDays,
  type Day,
  dayOf,
  daysFrom,
  HOUR,
  type Instant,
  instantOf,
  MINUTE,
  startOfDay,
  type TimeOfDay,
  weekdayOf,
} from '../../domain/day.ts';
import { closedTypes, type LimitsOn, limitReasons, NO_LIMITS } from '../../domain/massage/limits.ts';
import type { MassageType } from '../../domain/massage/modality.ts';
import type { ClubAthlete, ClubBooking, ClubLimit, ClubTherapist, ClubWeek } from '../../domain/scheduling/club.ts';
import { type AthleteWeek, needsOf } from '../../domain/scheduling/need.ts';
import { preferencesOf, requiredGender, type StandingWish } from '../../domain/scheduling/standing.ts';
import { type DoneSession, isHard, type PlannedSession } from '../../domain/session.ts';
import { type TeamSettings, teamSettings } from '../../domain/team/settings.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { StoredCheckIn } from '../../store/checkIn/checkIns.ts';
import type { Therapist, TimeOff } from '../../store/clinic/clinic.ts';
import type { TeamStore } from '../../store/index.ts';
import { readBodyLimits } from '../../store/medical/bodyLimits.ts';
import type { Person } from '../../store/people/people.ts';
import { doneByAll, plannedForAll } from '../../store/training/range.ts';
import { withoutIntake } from '../medical/intakePrompts.ts';
import { leftOutBefore } from './leftOut.ts';

export interface ClubWeekQuestion {
  readonly start: Instant;
  readonly end: Instant;
  readonly now: Instant;
  /** All athletes when left out. Bookings are always everybody's. */
  readonly athleteIds?: readonly string[];
  /** The waitlist's offer to this athlete does not block them: it is theirs. */
  readonly offeredTo?: string;
  /** For a new plan: bookings made by a plan may be moved, so they do not count as massages the athlete has. */
  readonly replans?: boolean;
  /** As if this event took place at another time. */
  readonly moved?: MovedEvent;
}

export interface MovedEvent {
  readonly eventId: string;
  readonly start: Instant;
}

const DAY = 24 * HOUR;
/** How far back hard sessions and massages still matter. */
const LOOK_BACK = 5 * DAY;
const HISTORY_DAYS = 42;
const MASSAGE_HISTORY = 35 * DAY;
/** Soreness older than this says nothing about today. */
const SORENESS_DAYS = 3;
const SPACING_MINUTES = 24 * 60;

/** Reads everything the planner needs to know of a club for some days. The deciding is done elsewhere. */
export async function readClubWeek(team: TeamStore, question: ClubWeekQuestion): Promise<ClubWeek> {
  const { start, end, now } = question;
  const [row, therapists, rooms, timeOff, standing, offers, past, wishes] = await Promise.all([
    team.team.get(),
    team.clinic.therapists(),
    team.clinic.rooms(),
    team.clinic.timeOff(start, end),
    team.bookings.standing(start - DAY, end + DAY),
    team.waitlist.offersOpen(),
    team.bookings.since(now - MASSAGE_HISTORY, question.athleteIds),
    team.standing.all(question.athleteIds),
  ]);
  const settings = teamSettings(row.settings);
  const athletes = question.athleteIds
    ? await team.people.byIds(question.athleteIds)
    : await team.people.list(['athlete']);
  const today = dayOf(now, row.zone);
  const ids = athletes.map((athlete) => athlete.id);
  const [planned, done, checkIns, findings, leftOut, limits, lacking] = await Promise.all([
    plannedForAll(team, athletes, start - LOOK_BACK, end + 6 * DAY),
    doneByAll(team, athletes, addDays(today, -HISTORY_DAYS), today),
    team.checkIns.since(addDays(today, -SORENESS_DAYS), question.athleteIds),
    team.findings.open(ids),
    leftOutBefore(team, dayOf(start, row.zone), row.zone),
    readBodyLimits(team, ids),
    withoutIntake(team, ids, now),
  ]);
  const days = daysFrom(dayOf(start, row.zone), dayOf(end, row.zone));
  const instantAt = wallClock(row.zone);
  // A day that is over limits nothing any more.
  const horizon = days
    .map((day) => ({ day, start: startOfDay(day, row.zone), end: startOfDay(addDays(day, 1), row.zone) }))
    .filter((one) => one.end > now);
  const bookings: ClubBooking[] = [
    ...standing.map((booking) => ({
      id: booking.id,
      athleteId: booking.athleteId,
      therapistId: booking.therapistId,
      roomId: booking.roomId,
      type: booking.type,
      minutes: (booking.end - booking.start) / MINUTE,
      start: booking.start,
      fixed: booking.start < now || !isFree(booking),
      releasable: booking.state === 'booked',
      needId: null,
    })),
    ...offers.flatMap(({ id, athleteId, offer }) =>
      offer === null || athleteId === question.offeredTo
        ? []
        : [
            {
              id: `offer:${id}`,
              athleteId,
              therapistId: offer.therapistId,
              roomId: offer.roomId,
              type: offer.type,
              minutes: (offer.end - offer.start) / MINUTE,
              start: offer.start,
              fixed: true,
              needId: null,
            },
          ],
    ),
  ];
  return {
    start,
    end,
    zone: row.zone,
    now,
    rooms: rooms.map(({ id, tables, turnoverMinutes }) => ({ id, tables, turnoverMinutes })),
    therapists: therapists.map((therapist) => clubTherapist(therapist, timeOff, days, instantAt)),
    athletes: athletes.map((athlete) =>
      clubAthlete(athlete, {
        question,
        settings,
        planned: (planned.get(athlete.id) ?? []).map((session) => asIfMoved(session, question.moved)),
        done: done.get(athlete.id) ?? [],
        checkIn: checkIns.filter((one) => one.personId === athlete.id).at(-1) ?? null,
        findings: findings.filter((one) => one.athleteId === athlete.id),
        massages: past.filter(
          (one) => one.athleteId === athlete.id && !(question.replans && one.start >= start && isFree(one)),
        ),
        leftOut: leftOut.has(athlete.id),
        wish: wishes.find((one) => one.athleteId === athlete.id) ?? null,
        limits: limits.get(athlete.id) ?? (() => NO_LIMITS),
        lacksIntake: lacking.has(athlete.id),
        days: horizon,
      }),
    ),
    bookings,
  };
}

function asIfMoved(session: PlannedSession, moved: MovedEvent | undefined): PlannedSession {
  if (session.id !== moved?.eventId) return session;
  return { ...session, start: moved.start, end: moved.start + (session.end - session.start) };
}

/** A person's own booking stands; a plan may move what a plan placed, and tells everybody. */
function isFree({ origin, state }: Booking): boolean {
  return origin === 'plan' && state === 'booked';
}

type WallClock = (day: Day, time: TimeOfDay) => Instant;

/** `instantOf` that works out each moment once: everybody in a clinic has the same few hours. */
function wallClock(zone: string): WallClock {
  const known = new Map<string, Instant>();
  return (day, time) => {
    const key = `${day} ${time}`;
    const instant = known.get(key) ?? instantOf(day, time, zone);
    known.set(key, instant);
    return instant;
  };
}

function clubTherapist(
  therapist: Therapist,
  timeOff: readonly TimeOff[],
  days: readonly Day[],
  instantAt: WallClock,
): ClubTherapist {
  const shifts = days.flatMap((day) =>
    therapist.shifts
      .filter((shift) => shift.weekday === weekdayOf(day))
      .map((shift) => ({
        roomId: shift.roomId,
        start: instantAt(day, shift.opens),
        end: instantAt(day, shift.closes),
        pause:
          shift.breakFrom !== null && shift.breakTo !== null
            ? { start: instantAt(day, shift.breakFrom), end: instantAt(day, shift.breakTo) }
            : null,
      })),
  );
  return {
    id: therapist.id,
    gender: therapist.gender,
    languages: therapist.languages,
    skills: therapist.skills,
    // When the clocks change, a night shift may have no length at all.
    shifts: shifts.filter((shift) => shift.end > shift.start).map(({ roomId, start, end }) => ({ roomId, start, end })),
    breaks: [
      ...shifts.flatMap((shift) => (shift.pause && shift.pause.end > shift.pause.start ? [shift.pause] : [])),
      ...timeOff.filter((off) => off.therapistId === therapist.id).map(({ start, end }) => ({ start, end })),
    ],
    turnoverMinutes: therapist.turnoverMinutes,
    maxMinutesPerDay: therapist.minutesPerDayLimit,
  };
}

interface AboutAthlete {
  readonly question: ClubWeekQuestion;
  readonly settings: TeamSettings;
  readonly planned: readonly PlannedSession[];
  readonly done: readonly DoneSession[];
  readonly checkIn: StoredCheckIn | null;
  readonly findings: AthleteWeek['findings'];
  readonly massages: readonly { readonly type: MassageType; readonly start: Instant }[];
  readonly leftOut: boolean;
  readonly wish: StandingWish | null;
  readonly limits: LimitsOn;
  readonly lacksIntake: boolean;
  readonly days: readonly DaySpan[];
}

/** A day of the clinic, on its own clock. */
interface DaySpan {
  readonly day: Day;
  readonly start: Instant;
  readonly end: Instant;
}

function clubAthlete(person: Person, about: AboutAthlete): ClubAthlete {
  const { question, settings, planned, done, wish } = about;
  const standing = planned.filter((session) => session.status !== 'cancelled');
  const answered = new Set(done.map((session) => session.plannedId));
  const hardDone = done.filter((session) => isHard(session, done));
  const hardPlanned = standing.filter((session) => !answered.has(session.id) && isHard(session, done));
  const hardSessionEnds = [
    ...hardDone.map((session) => session.start + (session.minutes ?? 60) * MINUTE),
    ...hardPlanned.map((session) => session.end),
  ].sort((a, b) => a - b);
  const competitions = standing
    .filter((session) => session.kind === 'competition')
    .map((session) => ({ start: session.start, end: session.end, key: session.priority === 'A' }));
  const week: AthleteWeek = {
    athleteId: person.id,
    start: question.start,
    end: question.end,
    now: question.now,
    zone: person.zone,
    protocol: {
      phase: null,
      soreness: (about.checkIn?.soreness ?? []).map(({ area, side, value }) => ({ area, side, value })),
      ...about.limits(about.days[0]?.day ?? dayOf(question.now, person.zone)),
    },
    matchdays: matchdaysOf(standing, person.zone),
    hardSessionEnds,
    competitions,
    findings: about.findings,
    massages: about.massages,
    cadence: wish?.everyDays ? { everyDays: wish.everyDays, type: wish.type } : null,
    wantsPreEvent: wish?.beforeCompetition === true && about.massages.some(isTried(question.now)),
    prescribed: [],
    asked: [],
    leftOut: about.leftOut,
    onHold: person.heldAt !== null,
  };
  // Nobody plans with the data of somebody who has not consented.
  const needs = person.consentAt === null ? [] : needsOf(week);
  return {
    id: person.id,
    squad: person.squad ?? '',
    busy: standing
      .filter((session) => session.end > session.start)
      .map(({ start, end, kind }) => ({ start, end, kind })),
    bufferMinutes: settings.bufferMinutes,
    hardSessionEnds,
    hardTrainingStarts: hardPlanned.filter((session) => session.kind === 'training').map((session) => session.start),
    competitions: competitions.map(({ start, key }) => ({ start, key })),
    ...limitsOf(about.limits, about.days),
    onHold: person.heldAt !== null,
    requireTherapistGender: requiredGender(wish),
    rooms: null,
    maxSessionsPerDay: 1,
    minSpacingMinutes: SPACING_MINUTES,
    preferences: preferencesOf(wish, person.locale),
    ...(about.lacksIntake ? { needs: [], withheld: needs } : { needs }),
  };
}

/**
 * Which types are closed throughout, and which on some days. An unlimited body has the same few types closed every day.
 */
function limitsOf(
  limitsOn: LimitsOn,
  days: readonly DaySpan[],
): Required<Pick<ClubAthlete, 'forbiddenTypes' | 'limits'>> {
  const limits = days.map(({ day, start, end }): ClubLimit => {
    const limit = limitsOn(day);
    return { start, end, closed: closedTypes(limit), reasons: limitReasons(limit) };
  });
  const [first] = limits;
  const forbiddenTypes = first?.closed.filter((type) => limits.every(({ closed }) => closed.includes(type))) ?? [];
  return { forbiddenTypes, limits };
}

/** A light massage just before competing is only for those who know from another day how they take it. */
function isTried(now: Instant): (massage: AboutAthlete['massages'][number]) => boolean {
  return ({ type, start }) => type === 'PRE_EVENT' && start < now;
}

function matchdaysOf(planned: readonly PlannedSession[], zone: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    planned.flatMap((session) => (session.matchdayLabel ? [[dayOf(session.start, zone), session.matchdayLabel]] : [])),
  );
}
