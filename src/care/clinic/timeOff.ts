import { dayOf, HOUR, type Instant, instantOf, isDay } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TimeOff } from '../../store/clinic/clinic.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';
import { askReplan } from './askReplan.ts';
import { mayChangeHours } from './clinic.ts';

const AHEAD = 365 * 24 * HOUR;

export interface NamedTimeOff extends TimeOff {
  readonly therapist: string;
  readonly mayRemove: boolean;
}

/** Who is away in the coming year, the next first. */
export const comingTimeOff =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<readonly NamedTimeOff[]> => {
    const team = store.team(actor.teamId);
    const [therapists, off] = await Promise.all([team.clinic.therapists(), team.clinic.timeOff(now, now + AHEAD)]);
    return off.map((one) => ({
      ...one,
      therapist: therapists.find(({ id }) => id === one.therapistId)?.name ?? '',
      mayRemove: mayChangeHours(actor, one.therapistId),
    }));
  };

/**
 * Notes whole days or hours in which a therapist is away. Bookings inside stay: they are listed, so that people decide.
 */
export const addTimeOff =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    input: { readonly therapistId?: string; readonly fromDay: string; readonly toDay: string },
    now: Instant,
  ): Promise<{ readonly bookings: number } | Refusal> => {
    const therapistId = input.therapistId ?? actor.personId;
    if (!mayChangeHours(actor, therapistId)) return { refused: 'not-allowed', needs: 'admin' };
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
      await tx.audit.by(actor.personId, now).note('clinic.timeOff', therapistId, { ...input });
      await askReplan(tx, { kind: 'time-off', personId: therapistId, ref: null }, now);
      const inside = (await tx.bookings.active(start, end)).filter((one) => one.therapistId === therapistId);
      return { bookings: inside.length };
    });
  };

/** The therapist is there after all: the hours can be booked again, and the plan is looked at again. */
export const removeTimeOff =
  ({ store }: Deps) =>
  async (actor: Actor, timeOffId: string, now: Instant): Promise<NamedTimeOff | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const off = await tx.clinic.timeOffById(timeOffId);
      if (!off) return { refused: 'not-found', what: 'timeOff' };
      if (!mayChangeHours(actor, off.therapistId)) return { refused: 'not-allowed', needs: 'admin' };
      if (off.end <= now) return { refused: 'past' };
      if (!(await tx.clinic.removeTimeOff(off.id))) return { refused: 'already-done' };
      const person = await tx.people.byId(off.therapistId);
      await tx.audit
        .by(actor.personId, now)
        .note('clinic.timeOffBack', off.therapistId, { start: off.start, end: off.end });
      await askReplan(tx, { kind: 'clinic', personId: off.therapistId, ref: null }, now);
      return { ...off, therapist: person?.name ?? '', mayRemove: true };
    });
