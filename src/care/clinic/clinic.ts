import { type BookingType, USUAL_SKILLS } from '../../domain/clinic/modality.ts';
import type { Instant, TimeOfDay } from '../../domain/day.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Room, Therapist, TherapistChange } from '../../store/clinic/clinic.ts';
import type { TeamStore } from '../../store/index.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { askReplan } from './askReplan.ts';

export interface ClinicView {
  readonly therapists: readonly Therapist[];
  readonly rooms: readonly Room[];
}

/** Hours and rooms, as everybody in the team may see them. */
export const viewClinic =
  ({ store }: Deps) =>
  async (actor: Actor): Promise<ClinicView> => {
    const { clinic } = store.team(actor.teamId);
    const [therapists, rooms] = await Promise.all([clinic.therapists(), clinic.rooms()]);
    return { therapists, rooms };
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

/** The weekly hours of a therapist or a clinician; their own, or anybody's for an admin or trainer. */
export const setHours =
  ({ store }: Deps) =>
  async (actor: Actor, input: HoursInput, now: Instant): Promise<true | Refusal> => {
    const therapistId = input.therapistId ?? actor.personId;
    if (!mayChangeHours(actor, therapistId)) return { refused: 'not-allowed', needs: 'admin' };
    return store.transaction(actor.teamId, async (tx) => {
      const therapist = await readTherapist(tx, therapistId);
      if (isRefusal(therapist)) return therapist;
      const { known, usual } = therapist;
      const rooms = await tx.clinic.rooms();
      const room =
        input.room === undefined ? rooms[0] : rooms.find((one) => one.name.toLowerCase() === input.room?.toLowerCase());
      if (!room) return { refused: 'not-found', what: 'room' };
      if (!known) await tx.clinic.setTherapist(therapistId, usual);
      const { opens, closes, breakFrom, breakTo } = input;
      if ((opens === null) !== (closes === null))
        return { refused: 'invalid', field: opens === null ? 'from' : 'to', rule: 'clinic.bothTimes' };
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
      await tx.audit.by(actor.personId, now).note('clinic.hours', therapistId, { ...input });
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
      await tx.bookings.shortenTurnover({ roomId: set.id }, set.turnoverMinutes, now);
      await tx.audit.by(actor.personId, now).note('clinic.room', null, { ...room });
      await askReplan(tx, { kind: 'clinic', personId: null, ref: null }, now);
      return set;
    });
  };

/** What a therapist offers. Work that needs a clearance is included only when it was named. */
export const setSkills =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    input: {
      readonly therapistId?: string;
      readonly skills?: readonly BookingType[];
      readonly languages?: readonly string[];
      readonly gender?: string;
      readonly turnoverMinutes?: number;
      readonly minutesPerDayLimit?: number;
    },
    now: Instant,
  ): Promise<true | Refusal> => {
    const { therapistId = actor.personId, ...change } = input;
    if (!mayChangeHours(actor, therapistId)) return { refused: 'not-allowed', needs: 'admin' };
    return store.transaction(actor.teamId, async (tx) => {
      const therapist = await readTherapist(tx, therapistId);
      if (isRefusal(therapist)) return therapist;
      await tx.clinic.setTherapist(therapistId, { ...therapist.usual, ...change });
      if (change.turnoverMinutes !== undefined)
        await tx.bookings.shortenTurnover({ therapistId }, change.turnoverMinutes, now);
      await tx.audit.by(actor.personId, now).note('clinic.skills', therapistId, { ...change });
      await askReplan(tx, { kind: 'clinic', personId: therapistId, ref: null }, now);
      return true;
    });
  };

/** Their own, or anybody's for an admin or trainer. */
export function mayChangeHours(actor: Actor, therapistId: string): boolean {
  return (
    (actor.personId === therapistId && hasRole(actor, ['therapist', 'clinician'])) ||
    hasRole(actor, ['admin', 'trainer'])
  );
}

/** Somebody with hours in this team, with what they start from while nobody has entered anything about them. */
async function readTherapist(
  tx: TeamStore,
  id: string,
): Promise<{ readonly known: boolean; readonly usual: TherapistChange } | Refusal> {
  const person = await tx.people.byId(id);
  if (!person || !hasRole(person, ['therapist', 'clinician'])) return { refused: 'not-found', what: 'therapist' };
  const known = (await tx.clinic.therapists()).some((one) => one.id === id);
  return { known, usual: known ? {} : { skills: USUAL_SKILLS, languages: [person.locale] } };
}
