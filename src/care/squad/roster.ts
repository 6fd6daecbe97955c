import type { GoneReason } from '../../domain/booking/goneReason.ts';
import type { Reason } from '../../domain/clinic/reason.ts';
import { addDays, type Day, dayOf, type Instant, startOfDay, weekStart } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Need } from '../../domain/scheduling/week/need.ts';
import type { TeamWeek } from '../../domain/scheduling/week/teamWeek.ts';
import type { TeamStore } from '../../store/index.ts';
import { readBodies } from '../../store/medical/bodyLimits.ts';
import { type Actor, hasRole, kindFor } from '../access.ts';
import { type NamedBooking, nameBookings, type ShownBooking } from '../booking/book.ts';
import { type BookingLimits, bookingLimits } from '../booking/limits.ts';
import { NO_SHOW_ROLES } from '../booking/noShow.ts';
import { type BookingReady, bookingsReady } from '../booking/ready.ts';
import { type CannotStart, whatCannotStart } from '../booking/secondAdult.ts';
import { goneAmong, readKnown } from '../booking/trouble.ts';
import { readTeamWeek } from '../clinic/readTeamWeek.ts';
import type { Deps } from '../deps.ts';
import { type WaitingAthlete, waitingAmong } from '../medical/assessments.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { wantsPictures } from '../people/mySettings.ts';
import { closedAmong, openFrom } from '../people/openToStaff.ts';
import { type SquadMember, squadView } from './squadView.ts';

export type RosterRange = 'today' | 'tomorrow' | 'week';

export interface RosterNeed {
  readonly athleteId: string;
  readonly athlete: string;
  readonly squad: string;
  /** null when it names symptoms and the reader may not see them. */
  readonly goal: Need['goal'] | null;
  /** Heaviest first. Reasons that name symptoms are left out for readers who may not see them. */
  readonly reasons: readonly Reason[];
}

export interface RosterView {
  readonly from: Day;
  readonly to: Day;
  /** `type` is null to a coach, and of athletes whose data are closed to staff. */
  readonly bookings: readonly ShownBooking[];
  /** What those who treat have to respect in them. */
  readonly limits: readonly BookingLimits[];
  /** Consent and screening of each booking; empty for a reader who does not treat. */
  readonly ready: readonly BookingReady[];
  /** Bookings that have lost their reason; none for a reader who does not see symptoms. */
  readonly gone: ReadonlyMap<string, GoneReason>;
  /** What cannot start as things are, and why, where `ready` does not say it. */
  readonly cannotStart: readonly CannotStart[];
  /** May the reader say that somebody did not come? */
  readonly mayMark: boolean;
  readonly needs: readonly RosterNeed[];
  readonly held: readonly string[];
  /** Who is to be looked at, or has a warning question open; empty for a reader who does not see symptoms. */
  readonly waiting: readonly WaitingAthlete[];
  /** Athletes who have not checked in today. */
  readonly silent: readonly string[];
  readonly athletes: number;
  /** The clinic's zone: the days and hours of the roster. */
  readonly zone: string;
  /** Today's squad; null for other days, and for a squad too large to draw. */
  readonly squad: readonly SquadMember[] | null;
  /** Show charts as pictures; otherwise as words. */
  readonly pictures: boolean;
}

/** Symptoms are for those who treat; a coach sees that there is a need, but not which. */
const SYMPTOM_GOALS = new Set<Need['goal']>(['sore-area', 'prescribed']);
const SYMPTOM_REASONS = new Set([
  'soreness',
  'pain',
  'finding',
  'healing-stage',
  'pressure-cap',
  'on-order',
  'cleared',
]);

/** Who needs what, and what is booked: today, tomorrow, or the rest of the week. */
export const roster =
  ({ store }: Deps) =>
  async (actor: Actor, range: RosterRange, now: Instant): Promise<RosterView | Refusal> => {
    if (!hasRole(actor, ['trainer', 'therapist', 'clinician', 'coach']))
      return { refused: 'not-allowed', needs: 'trainer' };
    const team = store.team(actor.teamId);
    const { zone } = await team.team.get();
    const today = dayOf(now, zone);
    const from = range === 'tomorrow' ? addDays(today, 1) : today;
    const to = range === 'week' ? addDays(weekStart(today), 6) : from;
    const start = startOfDay(from, zone);
    const end = startOfDay(addDays(to, 1), zone);
    const [active, people, answered, protocol] = await Promise.all([
      team.bookings.active(start, end),
      team.people.list(['athlete']),
      team.checkIns.answered(today),
      team.protocol.inForce(),
    ]);
    // Each body is read once for all that is said of it, also that of somebody who is booked and no athlete any more.
    const ids = [...new Set([...people, ...active.map(({ athleteId: id }) => ({ id }))].map(({ id }) => id))];
    const bodies = await readBodies(team, ids, now, protocol);
    const week = await readTeamWeek(team, { start, end, now, known: { protocol, bodies } });
    const seesSymptoms = hasRole(actor, ['trainer', 'therapist', 'clinician']);
    const needs = people.flatMap((person): readonly RosterNeed[] => {
      const found = week.athletes.find((athlete) => athlete.id === person.id)?.needs ?? [];
      const heaviest = found[0];
      if (!heaviest) return [];
      // What was stored before consent was taken back may be among the reasons.
      const sees = seesSymptoms && openFrom(person, now) === 0;
      const reasons = heaviest.reasons.filter((one) => sees || !SYMPTOM_REASONS.has(one.code));
      const goal = sees || !SYMPTOM_GOALS.has(heaviest.goal) ? heaviest.goal : null;
      return [{ athleteId: person.id, athlete: person.name, squad: person.squad ?? '', goal, reasons }];
    });
    const weightOf = (id: string) => week.athletes.find((athlete) => athlete.id === id)?.needs[0]?.weight ?? 0;
    const [squad, pictures] = await Promise.all([
      range === 'today' ? squadView(team, { actor, people, bodies, today, now }) : null,
      wantsPictures(team, actor),
    ]);
    await team.audit.by(actor.personId, now).note('roster.read', null, { from, to });
    const bookings = await nameBookings(
      team,
      active.filter((booking) => booking.start >= start),
    );
    const shut = await closedAmong(
      team,
      bookings.map(({ athleteId }) => athleteId),
      now,
    );
    const open = bookings.filter(({ athleteId }) => !shut.has(athleteId));
    const ready = await bookingsReady(team, actor, open, bodies, zone, now);
    const told = new Set(ready.map(({ booking }) => booking.id));
    return {
      from,
      to,
      bookings: bookings.map((one) => ({ ...one, type: shut.has(one.athleteId) ? null : kindFor(actor, one.type) })),
      limits: bookingLimits(actor, open, bodies, zone),
      ready,
      gone: await goneFor(team, seesSymptoms ? open : [], week, now),
      cannotStart: hasRole(actor, NO_SHOW_ROLES)
        ? await whatCannotStart(
            team,
            bookings.filter(({ id }) => !told.has(id)),
            now,
          )
        : [],
      needs: [...needs].sort((a, b) => weightOf(b.athleteId) - weightOf(a.athleteId)),
      waiting: seesSymptoms ? waitingAmong(people, bodies, now) : [],
      held: people
        .filter((person) => person.heldAt !== null && openFrom(person, now) !== null)
        .map((person) => person.name),
      silent: people
        .filter((person) => mayStoreHealth(person, now) === null && !answered.has(person.id))
        .map((person) => person.name),
      athletes: people.length,
      mayMark: hasRole(actor, NO_SHOW_ROLES),
      zone,
      squad,
      pictures,
    };
  };

async function goneFor(
  team: TeamStore,
  bookings: readonly NamedBooking[],
  week: TeamWeek,
  now: Instant,
): Promise<RosterView['gone']> {
  const coming = bookings.filter(({ start, state }) => start > now && state === 'booked');
  const athleteIds = [...new Set(coming.map(({ athleteId }) => athleteId))];
  return goneAmong(coming, await readKnown(team, week, athleteIds, now));
}
