import { type CheckIn, type CheckInInput, checkInSchema } from '../../domain/checkIn/checkIn.ts';
import {
  isAnswered,
  mergeCheckIns,
  type Replaced,
  replacedBy,
  saysTheSame,
  withNoFlags,
} from '../../domain/checkIn/merge.ts';
import { addDays, dayOf, type Instant } from '../../domain/day.ts';
import { openQuestion } from '../../domain/medical/triage/question.ts';
import { ASSESS_DAYS } from '../../domain/medical/triage/table.ts';
import type { OpenQuestion, Triage } from '../../domain/medical/triage/view.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { StoredCheckIn } from '../../store/checkIn/checkIns.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';
import type { Actor } from '../access.ts';
import { tellAfterAnswer } from '../booking/trouble.ts';
import { assessorsOf } from '../clinic/assessors.ts';
import type { Deps } from '../deps.ts';
import { askForLooks } from '../medical/assessments.ts';
import { setBackByPain } from '../medical/setback.ts';
import { triageNow } from '../medical/triageNow.ts';
import { mayStoreHealth, mayTreat } from '../people/consent.ts';
import { alertGuardian } from '../people/guardian.ts';
import { type AthleteAlert, athleteAlert } from '../risk/alertTruth.ts';
import { reviewAthlete } from '../risk/review.ts';

/** What an athlete answered now. What is missing was not asked, or not said. */
export type CheckInAnswers = Omit<CheckInInput, 'day' | 'at' | 'zone'>;

export interface CheckedIn {
  /** Everything answered today, this time included. */
  readonly checkIn: StoredCheckIn;
  /** Earlier answers of today that no longer count. */
  readonly replaced: readonly Replaced[];
  /** Earlier answers of today that these contradict: they stay until the athlete says which one holds. */
  readonly asks: readonly Replaced[];
  /** Patterns seen for the first time. */
  readonly raised: readonly StoredFinding[];
  /** The athlete's bookings are held since this answer or since an earlier one. */
  readonly held: boolean;
  /** What stands open since a warning sign: whom to contact, and who knows. */
  readonly alert: AthleteAlert | null;
  /** Names of those who may look at it. */
  readonly assessors: readonly string[];
  /** What may be offered today, everything known counted. */
  readonly triage: Triage;
  /** Nobody's consent stands against a massage. */
  readonly mayBook: boolean;
}

/**
 * Stores today's answers beside those given earlier today. Where both speak of the same spot, the athlete is asked
 * which holds, unless they said to replace it; a replaced answer stays in its row. Then every pattern looks at the
 * athlete, in the same transaction.
 */
export const answerCheckIn =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    { replace = false, ...answers }: CheckInAnswers & { readonly replace?: boolean },
    now: Instant,
  ): Promise<CheckedIn | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const person = await answering(tx, actor, now);
      if (isRefusal(person)) return person;
      const day = dayOf(now, person.zone);
      const said = checkInSchema.safeParse({ ...answers, day, at: now, zone: person.zone });
      if (!said.success)
        return { refused: 'invalid', field: String(said.error.issues[0]?.path[0]), rule: 'input.invalid' };
      const before = await tx.checkIns.onDay(person.id, day);
      // What is worse counts at once; what is better waits for the athlete to say which one holds.
      const asks = before && !replace ? replacedBy(before, said.data).filter(({ value, now: is }) => is < value) : [];
      const counted = asks.length > 0 ? withoutSpots(said.data, asks) : said.data;
      const earlier = await triageNow(tx, person, now);
      const asked = earlier.question?.on === day;
      const whole = before ? mergeCheckIns({ ...plain(before), asked }, counted) : counted;
      // The same press delivered twice changes nothing.
      const isNew = before === null || !saysTheSame(before, whole);
      const stored = isNew ? await tx.checkIns.put(person.id, whole) : before;
      const replaced = before ? replacedBy(before, counted) : [];
      if (isNew) {
        await tx.audit.by(person.id, now).note(replaced.length > 0 ? 'checkin.correct' : 'checkin.answer', person.id, {
          day,
          checkIn: stored.id,
          replaces: before?.id,
        });
      }
      if (isNew) await setBackByPain(tx, person, stored, now);
      const { raised } = isNew ? await reviewAthlete(tx, person, now) : { raised: [] };
      const stand = await standNow(tx, person, now);
      if (isNew) {
        await askForLooks(tx, person, { before: earlier, after: stand.triage }, now);
        const offers = [stand.triage.whole, ...stand.triage.spots].map(({ offer }) => offer);
        await alertGuardian(tx, person, offers, now);
        await tellAfterAnswer(tx, person, now);
      }
      return { checkIn: stored, replaced, asks, raised, ...stand };
    });

/**
 * "None of these" said on its own: kept with the answers of the day that was asked about, so that the questions are not
 * asked again. Comes back with what may be offered now, where there was something to keep it with; and with the alert that
 * stands open all the same.
 */
export const noRedFlags =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    now: Instant,
  ): Promise<{ readonly saved: CheckedIn | null; readonly alert: AthleteAlert | null } | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const person = await answering(tx, actor, now);
      if (isRefusal(person)) return person;
      // What was reported may be for today whatever else is not true.
      const alert = await athleteAlert(tx, person.id);
      const today = dayOf(now, person.zone);
      // The answer belongs to the day that was asked about.
      const recent = await tx.checkIns.of(person.id, addDays(today, -ASSESS_DAYS), today);
      const protocol = await tx.protocol.inForce();
      const day = openQuestion({ checkIns: recent, today, protocol })?.on ?? today;
      const before = recent.find((one) => one.day === day);
      if (!before || isAnswered(before)) return { saved: null, alert };
      const stored = await tx.checkIns.put(person.id, withNoFlags(plain(before)));
      await tx.audit
        .by(person.id, now)
        .note('checkin.answer', person.id, { day, checkIn: stored.id, replaces: before.id });
      // What was seen with that answer was not said while the question came first.
      const raised = (await tx.findings.open([person.id])).filter(({ firstAt }) => firstAt >= before.at);
      const saved = { checkIn: stored, replaced: [], asks: [], raised, ...(await standNow(tx, person, now)) };
      return { saved, alert };
    });

/** The warning question that stands open for the actor; null when none does. */
export const questionFor =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<OpenQuestion | null> => {
    const team = store.team(actor.teamId);
    const person = await team.people.byId(actor.personId);
    return person && (await triageNow(team, person, now)).question;
  };

/** Takes one answer at a time from each athlete, and only where it may be kept. */
async function answering(tx: TeamStore, { personId }: Actor, now: Instant): Promise<Person | Refusal> {
  await tx.team.lock(`checkIn:${personId}`);
  const person = await tx.people.byId(personId);
  if (!person) return { refused: 'not-found', what: 'person' };
  return mayStoreHealth(person, now) ?? person;
}

/** What remains of an answer while some of its spots wait for the athlete to decide. */
function withoutSpots(said: CheckIn, asks: readonly Replaced[]): CheckIn {
  const soreness = said.soreness?.filter((one) => !asks.some((ask) => ask.area === one.area && ask.side === one.side));
  return { ...said, soreness: soreness && soreness.length > 0 ? soreness : null };
}

/** The answers without the row's other columns. */
function plain({ id: _id, personId: _personId, ...answers }: StoredCheckIn): CheckIn {
  return answers;
}

/** How somebody stands after their answer: everything they said counted. */
async function standNow(
  tx: TeamStore,
  person: Person,
  now: Instant,
): Promise<Pick<CheckedIn, 'held' | 'alert' | 'assessors' | 'triage' | 'mayBook'>> {
  const after = await tx.people.byId(person.id);
  return {
    held: (after?.heldAt ?? null) !== null,
    alert: await athleteAlert(tx, person.id),
    assessors: (await assessorsOf(tx, person.id)).map(({ name }) => name),
    triage: await triageNow(tx, person, now),
    mayBook: mayTreat(person, now) === null,
  };
}
