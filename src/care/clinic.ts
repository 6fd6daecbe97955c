import { dayOf, type Instant, instantOf, isDay, type TimeOfDay } from '../domain/day.ts';
import type { MassageType } from '../domain/massage/modality.ts';
import { MASSAGE_TYPES, MODALITIES } from '../domain/massage/modality.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Room, Therapist, TimeOff } from '../store/clinic.ts';
import { type Actor, hasRole } from './access.ts';
import type { Deps } from './deps.ts';
import { askReplan } from './replan.ts';

export interface ClinicView {
  readonly therapists: readonly Therapist[];
  readonly rooms: readonly Room[];
  readonly timeOff: readonly TimeOff[];
}

/** Skills of a therapist nobody has entered any for: what every massage therapist learns. Never what needs a clearance. */
export const USUAL_SKILLS: readonly MassageType[] = MASSAGE_TYPES.filter(
  (type) => MODALITIES[type].booked && MODALITIES[type].requiresClearance === 'no',
);

/** Hours, rooms and time off, as everybody in the team may see them. */
export const viewClinic =
  ({ store }: Deps) =>
  async (actor: Actor, from: Instant, to: Instant): Promise<ClinicView> => {
    const { clinic } = store.team(actor.teamId);
    const [therapists, rooms, timeOff] = await Promise.all([
      clinic.therapists(),
      clinic.rooms(),
      clinic.timeOff(from, to),
    ]);
    return { therapists, rooms, timeOff };
  };

export interface HoursInput {
  /** The actor when left out. */
  readonly therapistId?: string;
  /** 1 is Monday. */
  readonly weekdays: readonly number[];
  /** null: not working on these days. */
  readonly opens: TimeOfDay | null;
  readonly closes: TimeOfDay | null;
  readonly breakFrom: TimeOfDay | null;
  readonly breakTo: TimeOfDay | null;
  /** The only room when left out. */
  readonly room?: string;
}

/** A therapist's weekly hours; their own, or anybody's for an admin or trainer. */
export const setHours =
  ({ store }: Deps) =>
  async (actor: Actor, input: HoursInput, now: Instant): Promise<true | Refusal> => {
    const therapistId = input.therapistId ?? actor.personId;
    if (!mayChange(actor, therapistId)) return { refused: 'not-allowed', needs: 'admin' };
    return store.transaction(actor.teamId, async (tx) => {
      const person = await tx.people.byId(therapistId);
      if (!person?.roles.includes('therapist')) return { refused: 'not-found', what: 'therapist' };
      const rooms = await tx.clinic.rooms();
      const room =
        input.room === undefined ? rooms[0] : rooms.find((one) => one.name.toLowerCase() === input.room?.toLowerCase());
      if (!room) return { refused: 'not-found', what: 'room' };
      const known = (await tx.clinic.therapists()).some((one) => one.id === therapistId);
      if (!known) await tx.clinic.setTherapist(therapistId, { skills: USUAL_SKILLS, languages: [person.locale] });
      const { opens, closes, breakFrom, breakTo } = input;
      if (opens !== null && closes !== null && opens >= closes)
        return { refused: 'invalid', field: 'to', rule: 'clinic.closesAfterOpens' };
      const hasBreak = breakFrom !== null && breakTo !== null && breakFrom < breakTo;
      for (const weekday of input.weekdays) {
        await tx.clinic.setHours(
          therapistId,
          weekday,
          opens === null || closes === null
            ? []
            : [
                {
                  roomId: room.id,
                  opens,
                  closes,
                  breakFrom: hasBreak ? breakFrom : null,
                  breakTo: hasBreak ? breakTo : null,
                },
              ],
        );
      }
      await tx.audit.note({
        at: now,
        actorId: actor.personId,
        action: 'clinic.hours',
        subjectId: therapistId,
        details: { ...input },
      });
      if (known) await askReplan(tx, { kind: 'clinic', personId: therapistId, ref: null }, now);
      return true;
    });
  };

/** Opens a room, or changes its tables. */
export const setRoom =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    room: { readonly name: string; readonly tables: number; readonly turnoverMinutes: number },
    now: Instant,
  ): Promise<Room | Refusal> => {
    if (!hasRole(actor, ['admin', 'therapist', 'trainer', 'clinician']))
      return { refused: 'not-allowed', needs: 'admin' };
    return store.transaction(actor.teamId, async (tx) => {
      const set = await tx.clinic.setRoom(room);
      await tx.audit.note({ at: now, actorId: actor.personId, action: 'clinic.room', details: { ...room } });
      await askReplan(tx, { kind: 'clinic', personId: null, ref: null }, now);
      return set;
    });
  };

/** What a therapist offers. Work that needs a clearance is only there when it was named. */
export const setSkills =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    input: {
      readonly therapistId?: string;
      readonly skills?: readonly MassageType[];
      readonly languages?: readonly string[];
      readonly gender?: string;
      readonly turnoverMinutes?: number;
      readonly minutesPerDayLimit?: number;
    },
    now: Instant,
  ): Promise<true | Refusal> => {
    const { therapistId = actor.personId, ...change } = input;
    if (!mayChange(actor, therapistId)) return { refused: 'not-allowed', needs: 'admin' };
    return store.transaction(actor.teamId, async (tx) => {
      const person = await tx.people.byId(therapistId);
      if (!person?.roles.includes('therapist')) return { refused: 'not-found', what: 'therapist' };
      const known = (await tx.clinic.therapists()).some((one) => one.id === therapistId);
      const usual = known ? {} : { skills: USUAL_SKILLS, languages: [person.locale] };
      await tx.clinic.setTherapist(therapistId, { ...usual, ...change });
      await tx.audit.note({
        at: now,
        actorId: actor.personId,
        action: 'clinic.skills',
        subjectId: therapistId,
        details: { ...change },
      });
      await askReplan(tx, { kind: 'clinic', personId: therapistId, ref: null }, now);
      return true;
    });
  };

/** Whole days or hours a therapist is away. Bookings inside it stay: they are shown, so that people decide. */
export const addTimeOff =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    input: { readonly therapistId?: string; readonly fromDay: string; readonly toDay: string },
    now: Instant,
  ): Promise<{ readonly bookings: number } | Refusal> => {
    const therapistId = input.therapistId ?? actor.personId;
    if (!mayChange(actor, therapistId)) return { refused: 'not-allowed', needs: 'admin' };
    if (!isDay(input.fromDay) || !isDay(input.toDay) || input.toDay < input.fromDay) {
      return { refused: 'invalid', field: 'until', rule: 'clinic.dayAfter' };
    }
    return store.transaction(actor.teamId, async (tx) => {
      const { zone } = await tx.team.get();
      if (input.toDay < dayOf(now, zone)) return { refused: 'past' };
      const known = (await tx.clinic.therapists()).some((one) => one.id === therapistId);
      if (!known) return { refused: 'not-found', what: 'therapist' };
      const start = instantOf(input.fromDay, '00:00', zone);
      const end = instantOf(input.toDay, '23:59', zone);
      await tx.clinic.addTimeOff({ therapistId, start, end });
      await tx.audit.note({
        at: now,
        actorId: actor.personId,
        action: 'clinic.timeOff',
        subjectId: therapistId,
        details: { ...input },
      });
      await askReplan(tx, { kind: 'time-off', personId: therapistId, ref: null }, now);
      const inside = (await tx.bookings.standing(start, end)).filter((one) => one.therapistId === therapistId);
      return { bookings: inside.length };
    });
  };

function mayChange(actor: Actor, therapistId: string): boolean {
  return (actor.personId === therapistId && hasRole(actor, ['therapist'])) || hasRole(actor, ['admin', 'trainer']);
}
