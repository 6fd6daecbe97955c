import type { Soreness } from '../../domain/checkIn/checkIn.ts';
import { worstOf } from '../../domain/checkIn/view.ts';
import { addDays, type Day, dayOf, type Instant } from '../../domain/day.ts';
import type { Availability } from '../../domain/medical/availability.ts';
import { rank } from '../../domain/risk/followUp.ts';
import type { Severity } from '../../domain/risk/pattern.ts';
import { sessionLoad } from '../../domain/training/load/sessionLoad.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Body } from '../../store/medical/bodyLimits.ts';
import type { Person } from '../../store/people/people.ts';
import { doneByAll } from '../../store/training/range.ts';
import { type Actor, maySeeSymptoms } from '../access.ts';
import { openFrom, openToStaff } from '../people/openToStaff.ts';
import { maySeeFinding } from '../risk/access.ts';
import { availabilityOf } from './availability.ts';

/** How one athlete is today, as far as the reader's roles go. */
export interface SquadMember {
  readonly name: string;
  readonly availability: Availability;
  readonly checkedIn: boolean;
  /** What was answered today; null for a reader who may not see symptoms. */
  readonly symptoms: {
    /** `worst` is null when nothing is sore. */
    readonly soreness: { readonly worst: Soreness | null } | null;
    readonly sleepHours: number | null;
  } | null;
  /** Load reported for the last seven days in arbitrary units (RPE x minutes), and the open findings about load. */
  readonly load: { readonly week: number | null; readonly open: Severity | null };
}

const WEEK_DAYS = 7;
/** A picture with more rows than this is hard to read. */
const MOST = 60;

/** The squad today, in the order of the list; null when it is too large for one picture. */
export async function squadView(
  team: TeamStore,
  {
    actor,
    people,
    bodies,
    today,
    now,
  }: {
    readonly actor: Actor;
    readonly people: readonly Person[];
    readonly bodies: ReadonlyMap<string, Body>;
    readonly today: Day;
    readonly now: Instant;
  },
): Promise<readonly SquadMember[] | null> {
  const members = people.filter((person) => openFrom(person, now) !== null);
  if (members.length > MOST) return null;
  const ids = members.map(({ id }) => id);
  const [checkIns, stored, done] = await Promise.all([
    team.checkIns.since(addDays(today, -1), ids),
    team.findings.open(ids),
    doneByAll(team, members, addDays(today, 1 - WEEK_DAYS), today),
  ]);
  const findings = await openToStaff(team, stored, now);
  const availability = await availabilityOf(team, members, findings, bodies, now);
  return members.map((person) => {
    const own = findings.filter(({ athleteId }) => athleteId === person.id);
    // An athlete's morning is the one of their own zone.
    const day = dayOf(now, person.zone);
    const morning =
      checkIns.findLast(
        (one) => one.personId === person.id && one.day === day && one.at > (person.closedBefore ?? 0),
      ) ?? null;
    const soreness = morning?.soreness ?? null;
    return {
      name: person.name,
      availability: availability.get(person.id) ?? 'full',
      checkedIn: morning !== null,
      symptoms: maySeeSymptoms(actor, person.id)
        ? { soreness: soreness && { worst: worstOf(soreness) }, sleepHours: morning?.sleepHours ?? null }
        : null,
      load: {
        week: weekLoad(done.get(person.id) ?? []),
        // A coach may see exactly what is about load.
        open: own
          .filter((one) => maySeeFinding({ roles: ['coach'] }, one) && one.pattern !== 'DQ1')
          .reduce<Severity | null>(
            (most, { severity }) => (most === null || rank(severity) > rank(most) ? severity : most),
            null,
          ),
      },
    };
  });
}

function weekLoad(sessions: readonly { readonly rpe: number | null; readonly minutes: number | null }[]) {
  const loads = sessions.flatMap(({ rpe, minutes }) => {
    const session = sessionLoad(rpe, minutes);
    return session.kind === 'load' || session.kind === 'confirm' ? [session.load] : [];
  });
  return loads.length === 0 ? null : loads.reduce((sum, load) => sum + load, 0);
}
