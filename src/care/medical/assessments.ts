import { type BodyArea, isPaired, type Side, takesSide } from '../../domain/checkIn/bodyMap.ts';
import type { Pressure } from '../../domain/clinic/modality.ts';
import { addDays, type Day, dayOf, HOUR, type Instant } from '../../domain/day.ts';
import { type LookNeeded, looksNeeded } from '../../domain/medical/triage/looks.ts';
import { ASSESS_DAYS } from '../../domain/medical/triage/table.ts';
import type { OpenQuestion, Outcome, Triage } from '../../domain/medical/triage/view.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { roadOf } from '../../domain/risk/road.ts';
import type { TeamStore } from '../../store/index.ts';
import { type Body, readBodies } from '../../store/medical/bodyLimits.ts';
import type { Person } from '../../store/people/people.ts';
import { type Actor, hasRole } from '../access.ts';
import { type NamedBooking, nameBookings } from '../booking/book.ts';
import { askReplan } from '../clinic/askReplan.ts';
import { assessorsOf } from '../clinic/assessors.ts';
import type { Deps } from '../deps.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { openFrom } from '../people/openToStaff.ts';
import { SYMPTOM_ROLES } from '../risk/access.ts';
import { triageNow } from './triageNow.ts';

export interface WaitingAthlete {
  readonly athleteId: string;
  readonly athlete: string;
  /** The most pressing first. */
  readonly looks: readonly LookNeeded[];
  /** Warning questions that stand open. */
  readonly question: OpenQuestion | null;
}

/** One who waits, as the list shows them. */
export interface ListedAthlete extends WaitingAthlete {
  /** The reader records what comes of it. */
  readonly mayRecord: boolean;
  /** Their assessment that is to come; null when none is booked. */
  readonly booked: NamedBooking | null;
}

/** Everybody whom somebody should look at, or who has not answered a warning question; the most pressing first. */
export const listWaiting =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<readonly ListedAthlete[] | Refusal> => {
    if (!hasRole(actor, SYMPTOM_ROLES)) return { refused: 'not-allowed', needs: 'therapist' };
    const team = store.team(actor.teamId);
    const people = await team.people.list(['athlete']);
    const bodies = await readBodies(
      team,
      people.map(({ id }) => id),
      now,
    );
    await team.audit.by(actor.personId, now).note('assessment.list', null);
    const waiting = waitingAmong(people, bodies, now);
    const ids = waiting.map(({ athleteId }) => athleteId);
    const booked = await nameBookings(team, await team.bookings.comingAssessments(now, ids));
    const mayRecord = await whoMayBeRecorded(team, actor, now);
    return waiting.map((one) => ({
      ...one,
      mayRecord: mayRecord(one.athleteId),
      booked: booked.find(({ athleteId }) => athleteId === one.athleteId) ?? null,
    }));
  };

/** What comes of a look is recorded by a clinician, or by whoever has the skill and has or had the appointment. */
async function whoMayBeRecorded(team: TeamStore, actor: Actor, now: Instant): Promise<(athleteId: string) => boolean> {
  if (hasRole(actor, ['clinician'])) return () => true;
  const assessors = await assessorsOf(team, null);
  if (!assessors.some(({ id }) => id === actor.personId)) return () => false;
  const patients = await team.bookings.assessedBy(actor.personId, now - ASSESS_DAYS * 24 * HOUR);
  return (athleteId) => patients.has(athleteId);
}

/** Of these athletes, whom staff read about: who is to be looked at, or has a warning question open. */
export function waitingAmong(
  people: readonly Person[],
  bodies: ReadonlyMap<string, Body>,
  now: Instant,
): readonly WaitingAthlete[] {
  return people
    .flatMap((person): readonly WaitingAthlete[] => {
      const { id, name, zone } = person;
      const body = bodies.get(id);
      const isOpen = openDays(person, now);
      if (!body || !isOpen) return [];
      const triage = body.triageOn(dayOf(now, zone));
      const looks = looksNeeded(triage).filter(({ on }) => isOpen(on));
      const question = triage.question && isOpen(triage.question.on) ? triage.question : null;
      return looks.length === 0 && !question ? [] : [{ athleteId: id, athlete: name, looks, question }];
    })
    .toSorted((one, other) => (firstDue(one) < firstDue(other) ? -1 : 1));
}

/** Of which days staff may read what somebody said; null: of none. */
function openDays(person: Person, now: Instant): ((day: Day) => boolean) | null {
  const from = openFrom(person, now);
  if (from === null) return null;
  return from === 0 ? () => true : (day) => day > dayOf(from, person.zone);
}

function firstDue({ looks }: WaitingAthlete): Day {
  return looks[0]?.by ?? '9999-12-31';
}

export interface AssessmentInput {
  readonly athleteId: string;
  readonly area: BodyArea;
  readonly side: Side;
  readonly outcome: Outcome;
  /** For `open`: the highest pressure there. */
  readonly cap: Pressure | null;
  readonly note: string;
}

/** Records what came of looking at an area: it opens or closes at once on every road, and the athlete hears of it. */
export const recordAssessment =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    { athleteId, cap, ...about }: AssessmentInput,
    now: Instant,
  ): Promise<{ readonly athlete: string } | Refusal> => {
    if (!hasRole(actor, SYMPTOM_ROLES)) return { refused: 'not-allowed', needs: 'clinician' };
    if (about.side === 'middle' ? isPaired(about.area) : !takesSide(about.area))
      return { refused: 'invalid', field: 'side', rule: 'assess.side' };
    if (about.outcome === 'open' && cap === null) return { refused: 'invalid', field: 'pressure', rule: 'assess.cap' };
    return store.transaction(actor.teamId, async (tx) => {
      const person = await tx.people.byId(athleteId);
      if (!person || !hasRole(person, ['athlete'])) return { refused: 'not-found', what: 'athlete' };
      if (person.id === actor.personId) return { refused: 'not-allowed' };
      const mayRecord = await whoMayBeRecorded(tx, actor, now);
      if (!mayRecord(person.id)) return { refused: 'invalid', field: 'athlete', rule: 'assess.notYours' };
      const missing = mayStoreHealth(person, now);
      if (missing) return missing;
      await tx.team.lock(`athlete:${athleteId}`);
      const on = dayOf(now, person.zone);
      const looks = looksNeeded(await triageNow(tx, person, now));
      const look =
        looks.find((one) => one.area === about.area && (one.side ?? about.side) === about.side) ??
        looks.find(({ area }) => area === null);
      const earlier = await tx.assessments.since(addDays(on, -ASSESS_DAYS), [athleteId]);
      if (!look && !earlier.some((one) => one.area === about.area && one.side === about.side))
        return { refused: 'invalid', field: 'area', rule: 'assess.nothingWaits' };
      const ref = {
        ...about,
        value: look?.value ?? null,
        cap: about.outcome === 'open' && cap !== null ? cap : (0 as const),
      };
      await tx.assessments.add({ ...ref, athleteId, authorId: actor.personId, on, at: now });
      await tx.audit.by(actor.personId, now).note('assessment.record', athleteId, { on });
      await closeSigns(tx, person, actor.personId, now);
      await askReplan(tx, { kind: 'injury', personId: athleteId, ref: null }, now);
      await tx.outbox.put([
        {
          key: `assessment.done:${athleteId}:${now}`,
          to: { personId: athleteId },
          kind: 'assessment.done',
          data: { area: about.area, side: about.side, outcome: about.outcome, cap: ref.cap },
          dueAt: now,
          lane: 'reply',
        },
      ]);
      return { athlete: person.name };
    });
  };

/** Signs that waited for this look are closed with it, once nothing of them waits any more. */
async function closeSigns(tx: TeamStore, person: Person, by: string, now: Instant): Promise<void> {
  const { spots, somewhere } = await triageNow(tx, person, now);
  if ([...spots, ...somewhere].some(({ rule, withinDays }) => rule === 'flag' && withinDays !== null)) return;
  const signs = (await tx.findings.open([person.id])).filter((one) => roadOf(one) === 'assessment');
  for (const { id, version } of signs)
    await tx.findings.step(id, version, {
      state: 'resolved',
      resolvedBy: by,
      resolvedAt: now,
      resolution: 'assessed',
      snoozedUntil: null,
    });
}

/**
 * Tells those who may assess of the areas that an answer has made need a look, in one message; where nobody may, whoever
 * treats, and admins by name alone. An area that an alert tells of already is not told twice. The plan looks again.
 */
export async function askForLooks(
  tx: TeamStore,
  person: Person,
  { before, after }: { readonly before: Triage; readonly after: Triage },
  now: Instant,
): Promise<void> {
  const known = looksNeeded(before);
  const alerts = (await tx.findings.open([person.id])).filter(({ alertedAt }) => alertedAt !== null);
  const isKnown = ({ area, side }: LookNeeded) =>
    known.some((one) => one.area === area && one.side === side) ||
    alerts.some((one) => one.area === area && one.side === (side ?? ''));
  const looks = looksNeeded(after).filter((one) => !isKnown(one));
  const [first] = looks;
  if (!first) return;
  const assessors = await assessorsOf(tx, person.id);
  const others = (await tx.people.list(['therapist', 'trainer', 'admin'])).filter(({ id }) => id !== person.id);
  await askReplan(tx, { kind: 'injury', personId: person.id, ref: null }, now);
  await tx.outbox.put(
    (assessors.length > 0 ? assessors : others).map((one) => ({
      key: `assessment.due:${person.id}:${now}:${one.id}`,
      to: { personId: one.id },
      kind: 'assessment.due' as const,
      data: { athleteId: person.id, spots: looks.map(({ area, side }) => ({ area, side })), by: first.by },
      dueAt: now,
      lane: 'reply' as const,
    })),
  );
}

/** The athlete a notice is about, and which of its areas still wait; null when none does. */
export const stillToLook =
  ({ store }: Deps) =>
  async (
    teamId: string,
    { athleteId, spots }: { readonly athleteId: string; readonly spots: readonly Pick<LookNeeded, 'area' | 'side'>[] },
    now: Instant,
  ): Promise<{
    readonly athlete: string;
    readonly spots: readonly LookNeeded[];
    /** Nobody in the team may assess. */
    readonly nobody: boolean;
    /** An assessment is booked. */
    readonly booked: NamedBooking | null;
  } | null> => {
    const team = store.team(teamId);
    const person = await team.people.byId(athleteId);
    if (!person) return null;
    const [found] = waitingAmong([person], await readBodies(team, [person.id], now), now);
    const waiting = (found?.looks ?? []).filter((one) =>
      spots.some((spot) => one.area === spot.area && one.side === spot.side),
    );
    if (waiting.length === 0) return null;
    const [booked = null] = await nameBookings(team, await team.bookings.comingAssessments(now, [person.id]));
    const nobody = (await assessorsOf(team, person.id)).length === 0;
    return { athlete: person.name, spots: waiting, nobody, booked };
  };
