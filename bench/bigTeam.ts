import type { Actor } from '../src/care/access.ts';
import { type CheckInInput, checkInSchema } from '../src/domain/checkIn/checkIn.ts';
import { type MassageType, MODALITIES } from '../src/domain/clinic/modality.ts';
import { addDays, dayOf, daysFrom, type Instant, instantOf, MINUTE, timeOf, weekdayOf } from '../src/domain/day.ts';
import { diceFor } from '../src/sample/dice.ts';
import type { EventFacts } from '../src/store/calendar/events.ts';
import type { Store, TeamStore } from '../src/store/index.ts';
import type { NewReport } from '../src/store/training/sessions.ts';

/** A team of the size that the target names; every number is the same on every run. */
export const BIG_TEAM = {
  zone: 'Europe/Berlin',
  /** Monday of the second of the calendar's four weeks, 09:00 where the team is. */
  now: Date.parse('2026-03-02T08:00:00Z'),
  athletes: 300,
  squads: 12,
  therapists: 15,
  rooms: 3,
  bookings: 600,
} as const;
type Size = Pick<typeof BIG_TEAM, 'zone' | 'now'> &
  Record<'athletes' | 'squads' | 'therapists' | 'rooms' | 'bookings', number>;

const SKILLS: readonly MassageType[] = ['RECOVERY', 'MAINTENANCE', 'MYOFASCIAL', 'RELAX', 'PRE_EVENT', 'POST_EVENT'];
const SPORTS = ['football', 'running', 'rowing', 'swimming'] as const;
const BACK_DAYS = 7;
const AHEAD_DAYS = 20;
const REPORT_DAYS = 42;
const CHECK_IN_DAYS = 7;

/** Fills an empty database with the team; returns its athletes as they ask. */
export async function fillBigTeam(store: Store, size: Size): Promise<readonly Actor[]> {
  const { zone, now } = size;
  const teamId = await store.directory.found(
    { platform: 'bench', externalId: 'club' },
    { name: 'Big Team', zone, locale: 'en' },
  );
  if (teamId === null) throw new Error('the database is not empty');
  const team = store.team(teamId);
  const athletes: Actor[] = [];
  for (let index = 0; index < size.athletes; index += 1) {
    const person = await team.people.add({
      name: `Athlete ${index + 1}`,
      locale: 'en',
      zone,
      roles: ['athlete'],
      sport: SPORTS[index % SPORTS.length] ?? 'football',
      squad: `Squad ${(index % size.squads) + 1}`,
      birthDay: '1999-05-17',
      consentAt: now - 90 * 24 * 60 * MINUTE,
    });
    athletes.push({ teamId, personId: person.id, name: person.name, roles: person.roles, locale: 'en', zone });
  }
  await fillCalendar(team, athletes, size);
  await fillDiary(team, athletes, size);
  await fillClinic(team, athletes, size);
  return athletes;
}

/** Six squad sessions a week with a match on Saturday, and for each athlete four hours of work or school. */
async function fillCalendar(team: TeamStore, athletes: readonly Actor[], { zone, now, squads }: Size): Promise<void> {
  const today = dayOf(now, zone);
  const days = daysFrom(addDays(today, -BACK_DAYS), addDays(today, AHEAD_DAYS));
  for (let squad = 1; squad <= squads; squad += 1) {
    const sessions = days.flatMap((day) => {
      const weekday = weekdayOf(day);
      if (weekday === 7) return [];
      const hard = weekday === 2 || weekday === 4;
      return weekday === 6
        ? [
            event(`s${squad}-${day}`, 'Match', instantOf(day, '15:00', zone), 105, {
              zone,
              kind: 'competition',
              rpe: 8,
            }),
          ]
        : [
            event(`s${squad}-${day}`, 'Training', instantOf(day, '17:30', zone), 90, {
              zone,
              kind: 'training',
              rpe: hard ? 7 : 4,
            }),
          ];
    });
    await team.events.save({ feedId: null, personId: null, squad: `Squad ${squad}` }, sessions);
  }
  for (const [index, { personId }] of athletes.entries()) {
    const dice = diceFor(index, 'own');
    const own = days
      .filter((day) => weekdayOf(day) <= 4)
      .map((day) =>
        event(
          `own-${index}-${day}`,
          'Work',
          instantOf(day, `${String(dice.whole(8, 12)).padStart(2, '0')}:00`, zone),
          240,
          {
            zone,
            kind: 'other',
            rpe: null,
          },
        ),
      );
    await team.events.save({ feedId: null, personId, squad: null }, own);
  }
}

function event(
  key: string,
  title: string,
  start: Instant,
  minutes: number,
  { zone, kind, rpe }: { readonly zone: string; readonly kind: EventFacts['kind']; readonly rpe: number | null },
): EventFacts {
  return {
    ...{
      key,
      title,
      start,
      end: start + minutes * MINUTE,
      zone,
      allDay: false,
      kind,
      intensity: null,
      plannedRpe: rpe,
    },
    ...{ plannedMinutes: minutes, plannedDistanceKm: null, plannedLoad: null, priority: null, matchdayLabel: null },
    ...{ status: 'confirmed', sure: true },
  };
}

/** For each athlete, four reported sessions a week for six weeks, and a week of check-ins. */
async function fillDiary(team: TeamStore, athletes: readonly Actor[], { zone, now }: Size): Promise<void> {
  const today = dayOf(now, zone);
  const trained = daysFrom(addDays(today, -REPORT_DAYS), addDays(today, -1)).filter((day) =>
    [1, 2, 4, 6].includes(weekdayOf(day)),
  );
  const mornings = daysFrom(addDays(today, 1 - CHECK_IN_DAYS), today);
  for (const [index, { personId }] of athletes.entries()) {
    const dice = diceFor(index, 'diary');
    await team.sessions.addMany(
      trained.map((day): NewReport => {
        const [rpe, minutes, start] = [dice.whole(3, 8), dice.whole(50, 105), instantOf(day, '17:30', zone)];
        return {
          ...{
            personId,
            day,
            zone,
            start,
            rpe,
            minutes,
            load: rpe * minutes,
            late: false,
            sport: 'football',
            kind: 'training',
          },
          ...{ distanceKm: null, plannedId: null, reportedAt: start + 120 * MINUTE },
        };
      }),
    );
    await team.checkIns.addMany(
      mornings.map((day) => {
        const answers: CheckInInput = {
          ...{ day, zone, at: instantOf(day, '07:30', zone) },
          soreness: [{ area: 'calf', side: dice.chance(0.5) ? 'left' : 'right', value: dice.whole(0, 6) }],
          ...{ sleepHours: dice.whole(6, 9), fatigue: dice.whole(2, 5), mood: dice.whole(2, 5) },
        };
        return { personId, checkIn: checkInSchema.parse(answers) };
      }),
    );
  }
}

/** Rooms with five tables, therapists in two shifts, and the bookings spread evenly over the calendar's four weeks. */
async function fillClinic(team: TeamStore, athletes: readonly Actor[], size: Size): Promise<void> {
  const { zone, now } = size;
  const tables = Math.ceil(size.therapists / size.rooms);
  const rooms = await Promise.all(
    Array.from({ length: size.rooms }, (_, index) =>
      team.clinic.setRoom({ name: `Room ${index + 1}`, tables, turnoverMinutes: 5 }),
    ),
  );
  const therapists: {
    readonly id: string;
    readonly roomId: string;
    readonly table: number;
    readonly opens: string;
    readonly closes: string;
  }[] = [];
  for (let index = 0; index < size.therapists; index += 1) {
    const room = rooms[index % rooms.length];
    if (!room) throw new Error('a club has rooms');
    const person = await team.people.add({ name: `Therapist ${index + 1}`, locale: 'en', zone, roles: ['therapist'] });
    const early = index % 2 === 0;
    const hours = { opens: early ? '08:00' : '12:00', closes: early ? '16:00' : '20:00' };
    await team.clinic.setTherapist(person.id, {
      skills: SKILLS,
      languages: ['en'],
      turnoverMinutes: 10,
      minutesPerDayLimit: 360,
    });
    const pause = { breakFrom: early ? '12:00' : '16:00', breakTo: early ? '12:45' : '16:45' };
    for (let weekday = 1; weekday <= 6; weekday += 1) {
      await team.clinic.setHours(person.id, weekday, [{ roomId: room.id, ...hours, ...pause }]);
    }
    const table = Math.floor(index / rooms.length) + 1;
    therapists.push({ id: person.id, roomId: room.id, table, ...hours });
  }
  const today = dayOf(now, zone);
  const workdays = daysFrom(addDays(today, -BACK_DAYS), addDays(today, AHEAD_DAYS)).filter((day) => weekdayOf(day) < 7);
  // More than an hour apart, and clear of every break.
  const places = workdays.flatMap((day) =>
    therapists.flatMap((therapist) =>
      [15, 120, 300, 390].map((after) => ({
        therapist,
        start: instantOf(day, therapist.opens, zone) + after * MINUTE,
      })),
    ),
  );
  const { minutes } = MODALITIES.MAINTENANCE;
  for (let index = 0; index < size.bookings; index += 1) {
    const place = places[Math.floor((index * places.length) / size.bookings)];
    const athlete = athletes[index % athletes.length];
    if (!place || !athlete) throw new Error('more bookings than the clinic has room for');
    const booking = await team.bookings.add({
      ...{ athleteId: athlete.personId, therapistId: place.therapist.id },
      ...{ roomId: place.therapist.roomId, table: place.therapist.table },
      ...{ type: 'MAINTENANCE', start: place.start, end: place.start + minutes.usual * MINUTE, origin: 'athlete' },
      ...{ therapistTurnoverMinutes: 10, tableTurnoverMinutes: 5, reasons: [], by: athlete.personId, now },
    });
    if (!booking)
      throw new Error(`the booking at ${dayOf(place.start, zone)} ${timeOf(place.start, zone)} overlaps another`);
  }
}
