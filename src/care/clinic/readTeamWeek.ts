import { BOOKING_TYPES, isMassage } from '../../domain/clinic/modality.ts';
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
import { grouped } from '../../domain/grouped.ts';
import { type LimitsOn, mergeLimits, NO_LIMITS } from '../../domain/medical/limits.ts';
import type { Protocol } from '../../domain/medical/triage/protocol.ts';
import { type AthleteFacts, LOOK_BACK, teamAthlete } from '../../domain/scheduling/week/teamAthlete.ts';
import type { TeamBooking, TeamTherapist, TeamWeek } from '../../domain/scheduling/week/teamWeek.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { PlannedSession } from '../../domain/training/session.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { WaitlistEntry } from '../../store/booking/waitlist.ts';
import type { Therapist, TimeOff } from '../../store/clinic/clinic.ts';
import type { TeamStore } from '../../store/index.ts';
import { type Body, readBodies } from '../../store/medical/bodyLimits.ts';
import { withoutIntake } from '../../store/medical/missingIntake.ts';
import type { StoredReturnToPlay } from '../../store/medical/returnToPlay.ts';
import type { Person } from '../../store/people/people.ts';
import { doneByAll, plannedForAll } from '../../store/training/range.ts';
import { mayTreat } from '../people/consent.ts';
import { skillsOf } from './assessors.ts';
import { unservedLastTime } from './unserved.ts';

export interface TeamWeekQuestion {
  readonly start: Instant;
  readonly end: Instant;
  readonly now: Instant;
  /** All athletes when left out. Bookings are always everybody's. */
  readonly athleteIds?: readonly string[];
  /** The waitlist's offer to this athlete does not block them: it is theirs. */
  readonly offeredTo?: string;
  /** Without minimum notice: what was offered, or what somebody has already. */
  readonly atOnce?: boolean;
  /** The booking to be moved: it does not count beside its own new time. */
  readonly instead?: string;
  /** For a new plan: bookings made by a plan may be moved, so they do not count as massages the athlete has. */
  readonly replans?: boolean;
  /** As if this event took place at another time. */
  readonly moved?: MovedEvent;
  /** What has been read already. */
  readonly known?: { readonly protocol: Protocol; readonly bodies: ReadonlyMap<string, Body> };
}

export interface MovedEvent {
  readonly eventId: string;
  readonly start: Instant;
}

const DAY = 24 * HOUR;
const HISTORY_DAYS = 42;
const MASSAGE_HISTORY = 35 * DAY;
/** Soreness older than this says nothing about today. */
const SORENESS_DAYS = 3;
/** As far as calendars are kept: the competitions in it name the phase. */
const SEASON = { back: 60 * DAY, ahead: 180 * DAY };

/** Reads everything the planner needs to know of a team for some days. The deciding is done elsewhere. */
export async function readTeamWeek(team: TeamStore, question: TeamWeekQuestion): Promise<TeamWeek> {
  const { start, end, now } = question;
  const [{ zone, settings }, protocol] = await Promise.all([
    team.team.get(),
    question.known?.protocol ?? team.protocol.inForce(),
  ]);
  const [clinic, athletes] = await Promise.all([
    readClinic(team, question),
    readAthletes(team, { ...question, zone, protocol }),
  ]);
  const missing = new Set(athletes.flatMap((one) => (one.missing === null ? [] : [one.id])));
  const instantAt = wallClock(zone);
  const days = daysFrom(dayOf(start, zone), dayOf(end, zone));
  const spans = days.map((day) => ({ day, start: startOfDay(day, zone), end: startOfDay(addDays(day, 1), zone) }));
  const timeOff = grouped(clinic.timeOff, ({ therapistId }) => therapistId);
  // A day that is over limits nothing any more.
  const coming = spans.filter((day) => day.end > now);
  const rules = teamSettings(settings);
  const perWeek = { massages: protocol['week-massages'], firm: protocol['week-firm'] };
  // Bookings of the horizon are counted as what they are: movable, fixed, or the one that is moved.
  const counted = new Set([...clinic.bookings.map(({ id }) => id), question.instead]);
  const horizon = { start, end, now, rooms: clinic.rooms, days: coming, settings: rules, protocol };
  return {
    ...{ start, end, zone, now },
    noticeMinutes: question.atOnce || question.replans ? 0 : protocol['notice-minutes'],
    rooms: clinic.rooms.map(({ id, tables, turnoverMinutes }) => ({ id, tables, turnoverMinutes })),
    therapists: clinic.therapists.map((one) => teamTherapist(one, timeOff.get(one.id) ?? [], days, instantAt)),
    athletes: athletes.map((facts) => ({
      ...teamAthlete(facts, horizon),
      weekLimit: { ...perWeek, around: facts.massages.filter(({ id }) => !counted.has(id)) },
    })),
    bookings: [
      ...clinic.bookings.map((booking) => asTeamBooking(booking, now, missing.has(booking.athleteId))),
      ...clinic.offers.flatMap((entry) => (entry.athleteId === question.offeredTo ? [] : asOffered(entry))),
    ],
  };
}

async function readClinic({ bookings, clinic, people, waitlist }: TeamStore, { start, end }: TeamWeekQuestion) {
  const [therapists, staff, rooms, timeOff, active, offers] = await Promise.all([
    clinic.therapists(),
    people.list(['therapist', 'clinician']),
    clinic.rooms(),
    clinic.timeOff(start, end),
    bookings.active(start - DAY, end + DAY),
    waitlist.offersOpen(),
  ]);
  const roles = new Map(staff.map((person) => [person.id, person.roles]));
  // Whoever does neither any more has no hours: they are offered to nobody, and what is booked with them is moved.
  const working = therapists.map((one) => {
    const skills = skillsOf(one, roles.get(one.id) ?? []);
    return { ...one, skills, shifts: skills.length > 0 ? one.shifts : [] };
  });
  return { therapists: working, rooms, timeOff, bookings: active, offers };
}

/** What is known of the athletes the question is about: each kind of row once for all, then dealt out to whose it is. */
async function readAthletes(
  team: TeamStore,
  question: TeamWeekQuestion & { readonly zone: string; readonly protocol: Protocol },
): Promise<readonly AthleteFacts[]> {
  const { start, end, now, athleteIds, zone, moved } = question;
  const people = athleteIds ? await team.people.byIds(athleteIds) : await team.people.list(['athlete']);
  const ids = people.map(({ id }) => id);
  const today = dayOf(now, zone);
  const [planned, season, done, checkIns, massages, wishes, waiting, wasUnserved, looks, bodies, lacking, stages] =
    await Promise.all([
      plannedForAll(team, people, { from: start - LOOK_BACK, to: end + 6 * DAY }),
      plannedForAll(team, people, { from: start - SEASON.back, to: end + SEASON.ahead, kind: 'competition' }),
      doneByAll(team, people, addDays(today, -HISTORY_DAYS), today),
      team.checkIns.since(addDays(today, -SORENESS_DAYS), athleteIds),
      team.bookings.since(now - MASSAGE_HISTORY, athleteIds),
      team.standing.all(athleteIds),
      // What is waited for counts in a new plan. It keeps no hour from those who look for one themselves.
      !question.replans ? [] : team.waitlist.waitingFor(Math.max(start, now), end),
      unservedLastTime(team, dayOf(start, zone), zone),
      team.bookings.comingAssessments(now, athleteIds),
      question.known?.bodies ?? readBodies(team, ids, now, question.protocol),
      withoutIntake(team, ids, now),
      team.returnToPlay.newest(ids),
    ]);
  const checkInsOf = grouped(checkIns, ({ personId }) => personId);
  const massagesOf = grouped(
    massages.filter((one) => !(question.replans && one.start >= start && isFree(one))),
    ({ athleteId }) => athleteId,
  );
  const lookOf = grouped(
    looks.filter(({ id }) => id !== question.instead),
    ({ athleteId }) => athleteId,
  );
  const wishOf = new Map(wishes.map((wish) => [wish.athleteId, wish]));
  const waitingOf = grouped(waiting, ({ athleteId }) => athleteId);
  return people.map((person): AthleteFacts => {
    const { id, locale } = person;
    const body = bodies.get(id);
    return {
      ...{ id, locale, zone: person.zone, squad: person.squad ?? '' },
      missing: mayTreat(person, now),
      onHold: person.heldAt !== null,
      planned: (planned.get(id) ?? []).map((session) => asIfMoved(session, moved)),
      season: (season.get(id) ?? []).map((session) => asIfMoved(session, moved)),
      done: done.get(id) ?? [],
      checkIns: checkInsOf.get(id) ?? [],
      findings: body?.findings ?? [],
      massages: massagesOf.get(id) ?? [],
      wasUnserved: wasUnserved.has(id),
      wish: wishOf.get(id) ?? null,
      asked: (waitingOf.get(id) ?? []).map(({ type, from, until }) => ({ type, from, to: until })),
      injuries: body?.injuries ?? [],
      returning: onTheWayBack(stages.get(id)),
      triageOn: body?.triageOn ?? null,
      assessment: lookOf.get(id)?.[0],
      limitsOn: whileTreated(person, now, body?.limitsOn ?? (() => NO_LIMITS)),
      lacksIntake: lacking.has(id),
    };
  });
}

function onTheWayBack(stage: StoredReturnToPlay | undefined): AthleteFacts['returning'] {
  return stage === undefined || stage.returnedOn !== null ? null : stage;
}

/** A guardian's yes to treatment ends: the days after it are closed. */
function whileTreated(person: Person, now: Instant, limitsOn: LimitsOn): LimitsOn {
  return (day) =>
    mayTreat(person, now, instantOf(day, '12:00', person.zone)) === null
      ? limitsOn(day)
      : mergeLimits([limitsOn(day), { ...NO_LIMITS, forbiddenTypes: BOOKING_TYPES }]);
}

/** What is booked for somebody without consent stays as a bare time: no plan moves it. */
function asTeamBooking(booking: Booking, now: Instant, missing: boolean): TeamBooking {
  const { id, athleteId, therapistId, roomId, type, start, end, state } = booking;
  return {
    ...{ id, athleteId, therapistId, roomId, type, start },
    minutes: (end - start) / MINUTE,
    fixed: start < now || missing || !isFree(booking),
    releasable: state === 'booked' && !missing,
    needId: null,
  };
}

/** A slot somebody is offered: until they answer it is theirs. */
function asOffered({ id, athleteId, offer }: WaitlistEntry): readonly TeamBooking[] {
  if (offer === null) return [];
  const { therapistId, roomId, type, start, end } = offer;
  const place = { id: `offer:${id}`, athleteId, therapistId, roomId, type, start };
  return [{ ...place, minutes: (end - start) / MINUTE, fixed: true, needId: null }];
}

function asIfMoved(session: PlannedSession, moved: MovedEvent | undefined): PlannedSession {
  if (session.id !== moved?.eventId) return session;
  return { ...session, start: moved.start, end: moved.start + (session.end - session.start) };
}

/** A person's own booking stands, and so does an assessment; a plan may move a massage a plan placed, and tells everybody. */
function isFree({ origin, state, type }: Booking): boolean {
  return origin === 'plan' && state === 'booked' && isMassage({ type });
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

function teamTherapist(
  therapist: Therapist,
  timeOff: readonly TimeOff[],
  days: readonly Day[],
  instantAt: WallClock,
): TeamTherapist {
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
      ...timeOff.map(({ start, end }) => ({ start, end })),
    ],
    turnoverMinutes: therapist.turnoverMinutes,
    maxMinutesPerDay: therapist.minutesPerDayLimit,
  };
}
