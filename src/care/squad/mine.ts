import { isActive } from '../../domain/booking/active.ts';
import type { GoneReason } from '../../domain/booking/goneReason.ts';
import type { Trouble } from '../../domain/booking/trouble.ts';
import { SORENESS_DAYS, type SorenessView, sorenessView } from '../../domain/checkIn/view.ts';
import { addDays, dayOf, type Instant } from '../../domain/day.ts';
import type { Role } from '../../domain/people/athlete.ts';
import type { ConsentRefusal } from '../../domain/people/consent.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { personSettings, teamSettings } from '../../domain/team/settings.ts';
import type { AuditAction } from '../../store/audit.ts';
import type { StoredCheckIn } from '../../store/checkIn/checkIns.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Actor } from '../access.ts';
import { type NamedBooking, nameBookings } from '../booking/book.ts';
import { readOutlook } from '../booking/trouble.ts';
import type { Deps } from '../deps.ts';
import { type Restrictions, restrictionsOf } from '../medical/restrictions.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { type AthleteAlert, athleteAlert } from '../risk/alertTruth.ts';
import { type LoadView, readLoad } from '../training/load.ts';
import { SHOWN_DAYS } from './athlete.ts';

/** Somebody who looked at the athlete's data. */
export interface ReadBy {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly at: Instant;
}

export interface MyView {
  readonly heldSince: Instant | null;
  /** What stands open since a warning sign: who knows, and who has taken it over. */
  readonly alert: AthleteAlert | null;
  readonly bookings: readonly NamedBooking[];
  /** Those among them that cannot take place as they are. */
  readonly troubles: readonly Trouble[];
  /** Those that have lost their reason. */
  readonly gone: ReadonlyMap<string, GoneReason>;
  /** Why nothing about their health is stored; null when it may be. */
  readonly missing: ConsentRefusal | null;
  /** null while something is missing: then nothing is stored. */
  readonly load: LoadView | null;
  readonly restrictions: Restrictions;
  readonly soreness: SorenessView;
  /** Show charts as pictures; otherwise as words. */
  readonly pictures: boolean;
  /** Newest first. */
  readonly checkIns: readonly StoredCheckIn[];
  /** The newest look of each person, newest first. */
  readonly readBy: readonly ReadBy[];
}

const LOOKS: readonly string[] = [
  'athlete.read',
  'intake.read',
  'finding.read',
  'finding.list',
  'restriction.read',
] satisfies readonly AuditAction[];
const AUDIT_ROWS = 200;

/** The athlete's own page: bookings, load, last check-ins, and who read them. */
export const viewMine =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<MyView | Refusal> => {
    const team = store.team(actor.teamId);
    const person = await team.people.byId(actor.personId);
    if (!person) return { refused: 'not-found', what: 'person' };
    const today = dayOf(now, person.zone);
    const settings = teamSettings((await team.team.get()).settings);
    const [bookings, checkIns, readBy, restrictions, alert] = await Promise.all([
      team.bookings.ofAthlete(person.id, now),
      team.checkIns.of(person.id, addDays(today, 1 - SORENESS_DAYS), today),
      readers(team, person.id),
      restrictionsOf(team, person.id, today, 'own'),
      athleteAlert(team, person.id),
    ]);
    const missing = mayStoreHealth(person, now);
    const active = bookings.filter(isActive);
    const coming = active.filter(({ state, start }) => state === 'booked' && start > now);
    const { troubles, gone } = await readOutlook(team, coming, now);
    return {
      missing,
      heldSince: person.heldAt,
      alert,
      bookings: await nameBookings(team, active),
      troubles,
      gone,
      load: missing === null ? (await readLoad(team, { ...person, closedBefore: null }, settings, now)).load : null,
      restrictions,
      soreness: sorenessView(checkIns, today),
      pictures: personSettings(person.settings).pictures,
      checkIns: checkIns.filter(({ day }) => day > addDays(today, -SHOWN_DAYS)).toReversed(),
      readBy,
    };
  };

async function readers(team: TeamStore, personId: string): Promise<readonly ReadBy[]> {
  const looks = (await team.audit.about(personId, AUDIT_ROWS)).filter(
    ({ action, actorId }) => LOOKS.includes(action) && actorId !== null && actorId !== personId,
  );
  const people = await team.people.byIds([...new Set(looks.flatMap(({ actorId }) => actorId ?? []))]);
  return people
    .flatMap(({ id, name, roles }) => {
      const last = looks.find(({ actorId }) => actorId === id);
      return last ? [{ name, roles, at: last.at }] : [];
    })
    .toSorted((one, other) => other.at - one.at);
}
