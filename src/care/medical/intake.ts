import { MODALITIES } from '../../domain/clinic/modality.ts';
import { dayOf, type Instant } from '../../domain/day.ts';
import {
  confirmed,
  dueAt,
  flagsOf,
  type Intake,
  type IntakeCode,
  type IntakeInput,
  type IntakeMeaning,
  type IntakePage,
  meaningOf,
  NO_ANSWERS,
  openPages,
  PASSED_AFTER,
  passingSince,
  takenBackAlone,
  withAnswers,
  withoutArea,
} from '../../domain/medical/intake.ts';
import { closedTypes, NO_LIMITS } from '../../domain/medical/limits.ts';
import { FLAG_ROWS } from '../../domain/medical/triage/table.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import { readBodyLimits } from '../../store/medical/bodyLimits.ts';
import { screeningOf } from '../../store/medical/intakeLimits.ts';
import type { StoredIntake } from '../../store/medical/intakes.ts';
import type { Person } from '../../store/people/people.ts';
import type { Actor } from '../access.ts';
import { type NamedBooking, nameBookings } from '../booking/book.ts';
import { noteNews } from '../booking/screening.ts';
import { askReplan } from '../clinic/askReplan.ts';
import type { Deps } from '../deps.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { alertGuardian } from '../people/guardian.ts';
import { type AthleteAlert, athleteAlert } from '../risk/alertTruth.ts';
import { reviewAthlete } from '../risk/review.ts';
import { tellThoseWhoTreat } from './intakeTold.ts';

/** `none`: nothing answered. `open`: some questions are left. `due`: older than it may be. */
export type IntakeState = 'none' | 'open' | 'valid' | 'due';

export interface IntakeView {
  readonly intake: Intake;
  readonly state: IntakeState;
  /** Until when it holds; null while questions are open. */
  readonly until: Instant | null;
  readonly openPages: readonly IntakePage[];
  /** Answered with yes for an area that has not been named. */
  readonly withoutArea: readonly IntakeCode[];
  /** What it means for massages, with the clearances on file taken into account. */
  readonly meaning: IntakeMeaning;
  /** Their bookings are on hold: whatever the answers allow, nothing can be booked. */
  readonly held: boolean;
  /** Records, triage or an earlier answer close more kinds today than these answers do. */
  readonly closedElsewhere: boolean;
}

export interface IntakeSaved extends IntakeView {
  /** The last open question was answered, everything was said to hold still, or something changed. */
  readonly what: 'completed' | 'confirmed' | 'changed';
  /** A red flag was answered just now: bookings are held, and staff are told. */
  readonly flagged: boolean;
  /** What stands open since a warning sign: whom to contact, and who knows. */
  readonly alert: AthleteAlert | null;
  /** Coming bookings that no longer fit: staff are asked about them, and the athlete may move them. */
  readonly unfit: readonly NamedBooking[];
  /** Names of those who treat and are being told of what limits massage; empty when there was nothing to tell. */
  readonly told: readonly string[];
}

/** The actor's own intake, as far as it goes. */
export const viewIntake =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<IntakeView | Refusal> => {
    const team = store.team(actor.teamId);
    const person = await team.people.byId(actor.personId);
    if (!person) return { refused: 'not-found', what: 'person' };
    return mayStoreHealth(person, now) ?? viewOf(team, person, await team.intakes.of(person.id), now);
  };

/**
 * Stores what was answered now; the rest stays as it was. An urgent answer is handled like a red flag of a check-in,
 * and a plan that depends on what changed is looked at again, all in one transaction.
 *
 * @param bookingId the booking before which "anything new?" was answered with these
 */
export const answerIntake =
  ({ store }: Deps) =>
  async (actor: Actor, input: IntakeInput, now: Instant, bookingId?: string): Promise<IntakeSaved | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const saved = await change(tx, actor, now, false, async (before) => {
        const earlier = before ?? NO_ANSWERS;
        const { needsClearance } = await screeningOf(tx, actor.personId, earlier, now);
        const code = takenBackAlone(input, needsClearance);
        return code === undefined
          ? withAnswers(earlier, input, now)
          : { refused: 'invalid', field: code.toLowerCase(), rule: 'intake.clinicianTakesBack' };
      });
      const isNews = input.answers.some(({ yes }) => yes);
      // What somebody says of their health is kept even when the booking they were asked about is over.
      if (!isRefusal(saved) && isNews) await noteNews(tx, actor.personId, bookingId, now);
      return saved;
    });

/** Says that everything still holds: the intake counts from now on. If questions are open, they are asked instead. */
export const confirmIntake =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<IntakeSaved | Refusal> =>
    store.transaction(actor.teamId, (tx) =>
      change(tx, actor, now, true, async (before) =>
        before && openPages(before).length === 0 ? confirmed(before, now) : { refused: 'intake-missing' },
      ),
    );

async function change(
  tx: TeamStore,
  actor: Actor,
  now: Instant,
  isConfirmed: boolean,
  decide: (before: StoredIntake | null) => Promise<Intake | Refusal>,
): Promise<IntakeSaved | Refusal> {
  await tx.team.lock(`intake:${actor.personId}`);
  const person = await tx.people.byId(actor.personId);
  if (!person) return { refused: 'not-found', what: 'person' };
  const missing = mayStoreHealth(person, now);
  if (missing) return missing;
  const before = await tx.intakes.of(person.id);
  const after = await decide(before);
  if ('refused' in after) return after;
  const isComplete = openPages(after).length === 0;
  // One changed answer does not renew the others: only their owner can say that they still hold.
  const confirmedAt = !isComplete ? null : isConfirmed ? now : (before?.confirmedAt ?? now);
  const stored = await tx.intakes.put(
    { athleteId: person.id, at: now, confirmedAt, answers: after.answers, texts: after.texts },
    before,
  );
  await tx.audit
    .by(person.id, now)
    .note(isConfirmed ? 'intake.confirm' : 'intake.answer', person.id, { intake: stored.id });
  const view = await viewOf(tx, person, stored, now);
  await answerPlan(tx, person, before, view.meaning, now);
  await askWhetherOver(tx, person.id, after, now);
  const known = before ? flagsOf(before) : [];
  const fresh = flagsOf(after).filter(({ flag, at }) => !known.some((one) => one.flag === flag && one.at === at));
  const isFlagged = fresh.length > 0;
  await alertGuardian(
    tx,
    person,
    fresh.map(({ flag }) => FLAG_ROWS[flag].offer),
    now,
  );
  if (isFlagged) await reviewAthlete(tx, person, now);
  const isHeld = ((await tx.people.byId(person.id))?.heldAt ?? null) !== null;
  const what = !isComplete || before?.confirmedAt ? (isConfirmed ? 'confirmed' : 'changed') : 'completed';
  const unfit = await unfitBookings(tx, person, now);
  const told = await tellThoseWhoTreat(tx, person.id, { before, after }, now);
  const flagged = isFlagged && isHeld;
  return { ...view, held: isHeld, what, unfit, flagged, told, alert: await athleteAlert(tx, person.id) };
}

/** Something that passes by itself is asked about once, days later; a newer answer has its own question. */
async function askWhetherOver(tx: TeamStore, personId: string, intake: Intake, now: Instant): Promise<void> {
  if (passingSince(intake, now).length === 0) return;
  await tx.outbox.put([
    {
      key: `intake.passing:${personId}:${now}`,
      to: { personId },
      kind: 'intake.passing',
      data: { at: now },
      dueAt: now + PASSED_AFTER,
    },
  ]);
}

/** Bookings of kinds the body does not allow on their day. Held ones wait for a clinician anyway. */
async function unfitBookings(tx: TeamStore, { id, zone }: Person, now: Instant): Promise<readonly NamedBooking[]> {
  const [bookings, limits] = await Promise.all([tx.bookings.ofAthlete(id, now), readBodyLimits(tx, [id], now)]);
  const limitsOn = limits.get(id) ?? (() => NO_LIMITS);
  const unfit = bookings.filter(
    ({ state, start, type }) =>
      state === 'booked' && start > now && closedTypes(limitsOn(dayOf(start, zone))).includes(type),
  );
  return nameBookings(tx, unfit);
}

/** Limits other than before may make a booking impossible, or a massage possible: the plan is asked to look again. */
async function answerPlan(
  tx: TeamStore,
  person: Person,
  before: StoredIntake | null,
  after: IntakeMeaning,
  now: Instant,
): Promise<void> {
  const was = meaningOf(await screeningOf(tx, person.id, before ?? NO_ANSWERS, now));
  const says = ({ pressureCap, leftAlone }: IntakeMeaning) => JSON.stringify([pressureCap, leftAlone.toSorted()]);
  if (says(was) !== says(after)) await askReplan(tx, { kind: 'injury', personId: person.id, ref: null }, now);
}

async function viewOf(
  team: TeamStore,
  { id, zone, heldAt }: Person,
  stored: StoredIntake | null,
  now: Instant,
): Promise<IntakeView> {
  const intake: Intake = stored ? { answers: stored.answers, texts: stored.texts } : NO_ANSWERS;
  const until = stored?.confirmedAt ? dueAt(stored.confirmedAt) : null;
  const meaning = meaningOf(await screeningOf(team, id, intake, now));
  const body = (await readBodyLimits(team, [id], now)).get(id)?.(dayOf(now, zone)) ?? NO_LIMITS;
  const closed = closedTypes(body).filter((type) => MODALITIES[type].requiresClearance === 'no');
  return {
    intake,
    state: stored === null ? 'none' : until === null ? 'open' : until > now ? 'valid' : 'due',
    until,
    openPages: openPages(intake),
    withoutArea: withoutArea(intake),
    meaning,
    held: heldAt !== null,
    closedElsewhere: closed.some((type) => !meaning.forbiddenTypes.includes(type)),
  };
}
