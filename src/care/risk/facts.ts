import { addDays, dayOf, HOUR, type Instant, startOfDay } from '../../domain/day.ts';
import { flagsOf } from '../../domain/medical/intake.ts';
import { ADULT_AGE, ageOn, CONTACT_SPORTS } from '../../domain/people/athlete.ts';
import { tripsIn } from '../../domain/risk/trips.ts';
import type { MatchExposure, RiskFacts } from '../../domain/risk/view.ts';
import type { TeamSettings } from '../../domain/team/settings.ts';
import { type DoneSession, isExercise, type PlannedSession } from '../../domain/training/session.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import { doneBy, plannedFor } from '../../store/training/range.ts';

/**
 * Twelve weeks for the figures that look back furthest, and a fortnight more to give the first of them something to
 * stand on.
 */
const DAYS_BACK = 100;
/** Months in one sport are counted over a year, and only for the young. */
const YOUTH_DAYS_BACK = 365;
const AHEAD = 8 * 24 * HOUR;

/** Everything the patterns may look at about one athlete, read from the store. */
export async function readFacts(
  team: TeamStore,
  person: Person,
  settings: TeamSettings,
  now: Instant,
): Promise<RiskFacts> {
  const today = dayOf(now, person.zone);
  const young = person.birthDay !== null && ageOn(person.birthDay, today) < ADULT_AGE;
  const back = addDays(today, young ? -YOUTH_DAYS_BACK : -DAYS_BACK);
  // What is closed to staff raises nothing they would hear of.
  const closed = person.closedBefore === null ? back : dayOf(person.closedBefore, person.zone);
  const [from = back] = [back, closed].toSorted().reverse();
  const [sessions, planned, checkIns, weekly, massages, intake, returnsToPlay, protocol] = await Promise.all([
    // Somewhere further east it may already be tomorrow.
    doneBy(team, person.id, from, addDays(today, 1)),
    plannedFor(team, person, startOfDay(from, person.zone), now + AHEAD),
    team.checkIns.of(person.id, from, today),
    team.weekly.of(person.id, from, today),
    team.outcomes.of(person.id, startOfDay(from, person.zone)),
    team.intakes.of(person.id),
    team.returnToPlay.newest([person.id]),
    team.protocol.inForce(),
  ]);
  return {
    now,
    zone: person.zone,
    birthDay: person.birthDay,
    sport: person.sport,
    sessions: sessions.map(withContact),
    planned,
    checkIns,
    screened: intake === null ? [] : flagsOf(intake).map(({ flag, at }) => ({ flag, day: dayOf(at, person.zone) })),
    matches: matchesOf(sessions, planned, now),
    weekly,
    trips: tripsIn(planned),
    massages,
    returnToPlay: returnsToPlay.get(person.id) ?? null,
    monthsInOneSport: null,
    expectedCheckIns: null,
    sameDayFrom: protocol['same-day-from'],
    dayLoads: { unplannedDayIsRest: settings.unplannedDayIsRest },
  };
}

/** Nobody is asked about contact: in a contact sport, a match counts as having it. */
function withContact(session: DoneSession): DoneSession {
  const isMatch = session.kind === 'competition' && CONTACT_SPORTS.has(session.sport);
  return isMatch ? { ...session, contact: session.contact ?? true } : session;
}

/** Competitions that were reported, and past ones whose minutes nobody wrote down. */
function matchesOf(
  sessions: readonly DoneSession[],
  planned: readonly PlannedSession[],
  now: Instant,
): readonly MatchExposure[] {
  const played = sessions.filter((one) => one.kind === 'competition' && isExercise(one));
  const answered = new Set(sessions.map(({ plannedId }) => plannedId));
  const untold = planned.filter(
    ({ id, kind, end, status }) => kind === 'competition' && status !== 'cancelled' && end <= now && !answered.has(id),
  );
  return [
    ...played.map(({ start, minutes }) => ({ start, minutes })),
    ...untold.map(({ start }) => ({ start, minutes: null })),
  ];
}
