import { isActive } from '../../domain/booking/active.ts';
import { SORENESS_DAYS, type SorenessView, sorenessView } from '../../domain/checkIn/view.ts';
import { addDays, dayOf, HOUR, type Instant } from '../../domain/day.ts';
import type { Availability } from '../../domain/medical/availability.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { rank } from '../../domain/risk/followUp.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { StoredCheckIn } from '../../store/checkIn/checkIns.ts';
import { isId } from '../../store/ids.ts';
import type { TeamStore } from '../../store/index.ts';
import { readBodies } from '../../store/medical/bodyLimits.ts';
import type { Person } from '../../store/people/people.ts';
import { type Actor, hasRole, kindFor, maySeeLoad, maySeeSymptoms } from '../access.ts';
import { type NamedBooking, nameBookings, type ShownBooking } from '../booking/book.ts';
import { begunIn, NO_SHOW_DAYS, NO_SHOW_ROLES } from '../booking/noShow.ts';
import { type BookingReady, bookingsReady } from '../booking/ready.ts';
import type { Deps } from '../deps.ts';
import { intakeForStaff, type StaffIntake } from '../medical/intakeForStaff.ts';
import { type Restrictions, restrictionsOf } from '../medical/restrictions.ts';
import { wantsPictures } from '../people/mySettings.ts';
import { openFrom, openToStaff } from '../people/openToStaff.ts';
import { FINDING_ROLES, maySeeFinding } from '../risk/access.ts';
import { type NamedFinding, nameFindings } from '../risk/named.ts';
import { type LoadView, readLoad } from '../training/load.ts';
import { availabilityOf } from './availability.ts';

export interface AthleteView {
  readonly id: string;
  readonly name: string;
  readonly squad: string | null;
  readonly sport: Person['sport'];
  readonly availability: Availability;
  readonly heldSince: Instant | null;
  readonly mayLift: boolean;
  readonly load: LoadView;
  /** Newest first; null for a reader who may not see symptoms. */
  readonly checkIns: readonly StoredCheckIn[] | null;
  /** null for a reader who may not see symptoms. */
  readonly soreness: SorenessView | null;
  /** null for a reader who may not see them. */
  readonly restrictions: Restrictions | null;
  /** Show charts as pictures; otherwise as words. */
  readonly pictures: boolean;
  /** null for a reader who does not treat. */
  readonly intake: StaffIntake | 'none' | null;
  readonly findings: readonly NamedFinding[];
  readonly bookings: readonly ShownBooking[];
  /** Consent and screening of each booking; empty for a reader who does not treat. */
  readonly ready: readonly BookingReady[];
  /** The last bookings that have begun, newest first, for readers who may say whether the athlete came. */
  readonly begun: readonly NamedBooking[];
}

const SHOWN_BEGUN = 3;
/** Check-ins of the last week are shown. */
export const SHOWN_DAYS = 7;

/** An athlete whose data are closed to staff: who they are, and their bookings as bare times. */
export interface ClosedAthlete {
  readonly closed: true;
  readonly id: string;
  readonly name: string;
  readonly squad: string | null;
  readonly bookings: readonly NamedBooking[];
}

/** One athlete, as far as consent and the reader's roles go. The athlete sees who read it. */
export const viewAthlete =
  ({ store }: Deps) =>
  async (actor: Actor, athleteId: string, now: Instant): Promise<AthleteView | ClosedAthlete | Refusal> => {
    if (!maySeeLoad(actor, athleteId)) return { refused: 'not-allowed', needs: 'trainer' };
    const team = store.team(actor.teamId);
    const person = isId(athleteId) ? await team.people.byId(athleteId) : null;
    if (!person || !hasRole(person, ['athlete'])) return { refused: 'not-found', what: 'athlete' };
    const from = openFrom(person, now);
    if (from === null) return closedAthlete(team, actor, person, now);
    const { settings: stored, zone } = await team.team.get();
    const settings = teamSettings(stored);
    const seesSymptoms = maySeeSymptoms(actor, athleteId);
    const today = dayOf(now, person.zone);
    const depth = hasRole(actor, ['clinician']) ? 'clinician' : hasRole(actor, ['therapist']) ? 'therapist' : 'limits';
    const [{ load }, answers, found, bookings, pictures, intake, restrictions] = await Promise.all([
      readLoad(team, person, settings, now),
      seesSymptoms ? team.checkIns.of(athleteId, addDays(today, 1 - SORENESS_DAYS), today) : null,
      team.findings.open([athleteId]),
      team.bookings.ofAthlete(athleteId, now - NO_SHOW_DAYS * 24 * HOUR),
      wantsPictures(team, actor),
      intakeForStaff(team, actor, athleteId, now, from),
      seesSymptoms ? restrictionsOf(team, athleteId, today, depth, from) : null,
    ]);
    const checkIns = answers?.filter(({ at }) => at > from) ?? null;
    const open = await openToStaff(team, found, now);
    const bodies = await readBodies(team, [athleteId], now);
    const availability = await availabilityOf(team, [person], open, bodies, now);
    await team.audit.by(actor.personId, now).note('athlete.read', athleteId);
    const { id, name, squad, sport, heldAt } = person;
    const standing = await nameBookings(
      team,
      bookings.filter((one) => one.end > now && isActive(one)),
    );
    const mayMark = hasRole(actor, NO_SHOW_ROLES) && actor.personId !== athleteId;
    return {
      id,
      name,
      squad,
      sport,
      load,
      intake,
      restrictions,
      availability: availability.get(id) ?? 'full',
      heldSince: heldAt,
      mayLift: heldAt !== null && hasRole(actor, ['clinician']),
      soreness: checkIns && sorenessView(checkIns, today),
      pictures,
      checkIns: checkIns?.filter(({ day }) => day > addDays(today, -SHOWN_DAYS)).toReversed() ?? null,
      findings: await nameFindings(
        team,
        open
          .filter((one) => maySeeFinding(actor, one))
          .toSorted((one, other) => rank(other.severity) - rank(one.severity)),
      ),
      bookings: standing.map((one) => ({ ...one, type: kindFor(actor, one.type) })),
      ready: await bookingsReady(team, actor, standing, bodies, zone, now),
      begun: mayMark ? await nameBookings(team, begunIn(bookings, now).toReversed().slice(0, SHOWN_BEGUN)) : [],
    };
  };

/** A time that is booked stays; nothing else of the athlete does. */
async function closedAthlete(team: TeamStore, actor: Actor, person: Person, now: Instant): Promise<ClosedAthlete> {
  await team.audit.by(actor.personId, now).note('athlete.read', person.id);
  const { id, name, squad } = person;
  const coming = (await team.bookings.ofAthlete(id, now)).filter(isActive);
  return { closed: true, id, name, squad, bookings: await nameBookings(team, coming) };
}

export interface AthleteName {
  readonly id: string;
  readonly name: string;
  readonly squad: string | null;
}

/** The team's athletes whose name contains what was typed, those that begin with it first. */
export const findAthletes =
  ({ store }: Deps) =>
  async (actor: Actor, typed: string): Promise<readonly AthleteName[]> => {
    if (!hasRole(actor, FINDING_ROLES)) return [];
    const wanted = typed.trim().toLocaleLowerCase();
    const athletes = await store.team(actor.teamId).people.list(['athlete']);
    const found = athletes.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
    const exact = found.filter(({ name }) => name.toLocaleLowerCase() === wanted);
    const begins = ({ name }: Person) => (name.toLocaleLowerCase().startsWith(wanted) ? 0 : 1);
    return (exact.length === 1 ? exact : found.toSorted((one, other) => begins(one) - begins(other))).map(
      ({ id, name, squad }) => ({ id, name, squad }),
    );
  };
