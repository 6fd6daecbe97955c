import { randomUUID } from 'node:crypto';
import { type BookingType, isBookingType } from '../../domain/clinic/modality.ts';
import type { Instant, TimeOfDay } from '../../domain/day.ts';
import type { TimeOff as TimeOffRow } from '../generated/client.ts';
import { isId } from '../ids.ts';
import { toDate } from '../instants.ts';
import type { Scope } from '../scope.ts';

export interface Therapist {
  readonly id: string;
  readonly name: string;
  readonly skills: readonly BookingType[];
  readonly languages: readonly string[];
  readonly gender: string | null;
  readonly turnoverMinutes: number;
  readonly minutesPerDayLimit: number;
  readonly shifts: readonly Shift[];
}

/** Hours that repeat every week on the team's wall clock. */
export interface Shift {
  readonly id: string;
  readonly roomId: string;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly opens: TimeOfDay;
  readonly closes: TimeOfDay;
  readonly breakFrom: TimeOfDay | null;
  readonly breakTo: TimeOfDay | null;
}

export interface Room {
  readonly id: string;
  readonly name: string;
  readonly tables: number;
  readonly turnoverMinutes: number;
}

export interface TimeOff {
  readonly id: string;
  readonly therapistId: string;
  readonly start: Instant;
  readonly end: Instant;
}

export type TherapistChange = Partial<Omit<Therapist, 'id' | 'name' | 'shifts'>>;

/** Who works where and when in one team. */
export const clinic = ({ db, teamId }: Scope) => ({
  async therapists(): Promise<readonly Therapist[]> {
    const rows = await db.therapist.findMany({
      where: { teamId, person: { leftAt: null } },
      include: { shifts: { orderBy: [{ weekday: 'asc' }, { opens: 'asc' }] }, person: { select: { name: true } } },
      orderBy: { personId: 'asc' },
    });
    // Ordering by the person's name in the database would join everybody in the team a second time.
    const byName = rows.sort((a, b) => (a.person.name < b.person.name ? -1 : a.person.name > b.person.name ? 1 : 0));
    return byName.map((row) => ({
      id: row.personId,
      name: row.person.name,
      skills: row.skills.filter(isBookingType),
      languages: row.languages,
      gender: row.gender,
      turnoverMinutes: row.turnoverMinutes,
      minutesPerDayLimit: row.minutesPerDayLimit,
      shifts: row.shifts.map(({ id, roomId, weekday, opens, closes, breakFrom, breakTo }) => ({
        id,
        roomId,
        weekday,
        opens,
        closes,
        breakFrom,
        breakTo,
      })),
    }));
  },
  async setTherapist(personId: string, change: TherapistChange): Promise<void> {
    const { skills, languages, ...plain } = change;
    const data = {
      ...plain,
      skills: skills && [...skills],
      languages: languages && [...languages],
    };
    await db.therapist.upsert({ where: { personId }, create: { personId, teamId, ...data }, update: data });
  },
  async rooms(): Promise<readonly Room[]> {
    const rows = await db.room.findMany({ where: { teamId, closed: false }, orderBy: { name: 'asc' } });
    return rows.map(({ id, name, tables, turnoverMinutes }) => ({ id, name, tables, turnoverMinutes }));
  },
  /** Opens or changes a room, known by the name people call it. */
  async setRoom(room: Omit<Room, 'id'>): Promise<Room> {
    const { id, name, tables, turnoverMinutes } = await db.room.upsert({
      where: { teamId_name: { teamId, name: room.name } },
      create: { teamId, ...room },
      update: { ...room, closed: false },
    });
    return { id, name, tables, turnoverMinutes };
  },
  /** Replaces a therapist's hours on one weekday. */
  async setHours(
    therapistId: string,
    weekday: number,
    shifts: readonly Omit<Shift, 'id' | 'weekday'>[],
  ): Promise<void> {
    await db.shift.deleteMany({ where: { teamId, therapistId, weekday } });
    await db.shift.createMany({ data: shifts.map((shift) => ({ teamId, therapistId, weekday, ...shift })) });
  },
  async timeOff(from: Instant, to: Instant): Promise<readonly TimeOff[]> {
    const rows = await db.timeOff.findMany({
      where: { teamId, startsAt: { lt: toDate(to) }, endsAt: { gt: toDate(from) } },
      orderBy: { startsAt: 'asc' },
    });
    return rows.map(timeOffOf);
  },
  async addTimeOff(off: Omit<TimeOff, 'id'>): Promise<string> {
    const id = randomUUID();
    await db.timeOff.create({
      data: { id, teamId, therapistId: off.therapistId, startsAt: toDate(off.start), endsAt: toDate(off.end) },
    });
    return id;
  },
  async timeOffById(id: string): Promise<TimeOff | null> {
    const row = isId(id) ? await db.timeOff.findFirst({ where: { teamId, id } }) : null;
    return row && timeOffOf(row);
  },
  /** False when it was taken back already. */
  async removeTimeOff(id: string): Promise<boolean> {
    return (await db.timeOff.deleteMany({ where: { teamId, id } })).count > 0;
  },
});

function timeOffOf({ id, therapistId, startsAt, endsAt }: TimeOffRow): TimeOff {
  return { id, therapistId, start: startsAt.getTime(), end: endsAt.getTime() };
}
