import { type BodyArea, isPaired, type Side, type Spot, takesSide } from '../../domain/checkIn/bodyMap.ts';
import type { Pressure } from '../../domain/clinic/modality.ts';
import { addDays, type Day, dayOf, type Instant } from '../../domain/day.ts';
import { type LookNeeded, looksNeeded } from '../../domain/medical/triage/looks.ts';
import { ASSESS_DAYS } from '../../domain/medical/triage/table.ts';
import type { OpenQuestion, Outcome, Triage } from '../../domain/medical/triage/view.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import { type Body, readBodies } from '../../store/medical/bodyLimits.ts';
import type { Person } from '../../store/people/people.ts';
import { type Actor, hasRole } from '../access.ts';
import { askReplan } from '../clinic/askReplan.ts';
import type { Deps } from '../deps.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { medicalPeople } from '../people/medicalStaff.ts';
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

/** Everybody whom somebody should look at, or who has not answered a warning question; the most pressing first. */
export const listWaiting =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    now: Instant,
  ): Promise<{ readonly waiting: readonly WaitingAthlete[]; readonly mayRecord: boolean } | Refusal> => {
    if (!hasRole(actor, SYMPTOM_ROLES)) return { refused: 'not-allowed', needs: 'therapist' };
    const team = store.team(actor.teamId);
    const people = await team.people.list(['athlete']);
    const bodies = await readBodies(
      team,
      people.map(({ id }) => id),
      now,
    );
    await team.audit.by(actor.personId, now).note('assessment.list', null);
    return { waiting: waitingAmong(people, bodies, now), mayRecord: hasRole(actor, ['clinician']) };
  };

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
    if (!hasRole(actor, ['clinician'])) return { refused: 'not-allowed', needs: 'clinician' };
    if (about.side === 'middle' ? isPaired(about.area) : !takesSide(about.area))
      return { refused: 'invalid', field: 'side', rule: 'assess.side' };
    if (about.outcome === 'open' && cap === null) return { refused: 'invalid', field: 'pressure', rule: 'assess.cap' };
    return store.transaction(actor.teamId, async (tx) => {
      const person = await tx.people.byId(athleteId);
      if (!person || !hasRole(person, ['athlete'])) return { refused: 'not-found', what: 'athlete' };
      if (person.id === actor.personId) return { refused: 'not-allowed' };
      const missing = mayStoreHealth(person, now);
      if (missing) return missing;
      await tx.team.lock(`athlete:${athleteId}`);
      const on = dayOf(now, person.zone);
      const look = looksNeeded(await triageNow(tx, person, now)).find(
        (one) => one.area === about.area && (one.side ?? about.side) === about.side,
      );
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

/**
 * Tells clinicians of the areas that an answer has made need a look, in one message; where there are none, trainers. An
 * area that an alert tells of already is not told twice.
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
  const { clinicians } = await medicalPeople(tx, person.id);
  const trainers = (await tx.people.list(['trainer'])).filter(({ id }) => id !== person.id);
  await tx.outbox.put(
    (clinicians.length > 0 ? clinicians : trainers).map((one) => ({
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
    { athleteId, spots }: { readonly athleteId: string; readonly spots: readonly Spot[] },
    now: Instant,
  ): Promise<{
    readonly athlete: string;
    readonly spots: readonly LookNeeded[];
    readonly noClinician: boolean;
  } | null> => {
    const team = store.team(teamId);
    const person = await team.people.byId(athleteId);
    if (!person) return null;
    const [found] = waitingAmong([person], await readBodies(team, [person.id], now), now);
    const waiting = (found?.looks ?? []).filter((one) =>
      spots.some((spot) => one.area === spot.area && one.side === spot.side),
    );
    if (waiting.length === 0) return null;
    const { clinicians } = await medicalPeople(team, null);
    return { athlete: person.name, spots: waiting, noClinician: clinicians.length === 0 };
  };
