import { type CheckIn, type CheckInInput, checkInSchema } from '../../domain/checkIn/checkIn.ts';
import { mergeCheckIns, type Replaced, replacedBy, saysTheSame, worstPain } from '../../domain/checkIn/merge.ts';
import { addDays, dayOf, type Instant } from '../../domain/day.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { StoredCheckIn } from '../../store/checkIn/checkIns.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';
import { setBackByPain } from '../medical/setback.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { medicalStaff } from '../people/medicalStaff.ts';
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
  /** Names of the medical staff, or of the trainers where there are none. */
  readonly staff: readonly string[];
  /** Pain is new or high: the red-flag questions should be asked now. */
  readonly askFlags: boolean;
}

/** From here on, pain or soreness is high enough to ask the red-flag questions (practice convention). */
const HIGH_PAIN = 5;
const HIGH_SORENESS = 8;
/** Pain of at least this much is new if the week before had none. */
const NEW_PAIN = 3;
const NEW_AFTER_DAYS = 7;

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
      const person = await answering(tx, actor);
      if (isRefusal(person)) return person;
      const day = dayOf(now, person.zone);
      const said = checkInSchema.safeParse({ ...answers, day, at: now, zone: person.zone });
      if (!said.success)
        return { refused: 'invalid', field: String(said.error.issues[0]?.path[0]), rule: 'input.invalid' };
      const before = await tx.checkIns.onDay(person.id, day);
      const asks = before && !replace ? replacedBy(before, said.data) : [];
      const counted = asks.length > 0 ? withoutSpots(said.data, asks) : said.data;
      const whole = before ? mergeCheckIns(plain(before), counted) : counted;
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
      const after = await tx.people.byId(person.id);
      return {
        checkIn: stored,
        replaced,
        asks,
        raised,
        held: (after?.heldAt ?? null) !== null,
        staff: await medicalStaff(tx, person),
        askFlags: whole.redFlags.length === 0 && !whole.noRedFlags && (await isWorrying(tx, person, said.data)),
      };
    });

/**
 * "None of these" said on its own: kept with the day's answers it is about, so that the questions are not asked again.
 * On a day without answers there is nothing to keep it with.
 */
export const noRedFlags =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<true | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const person = await answering(tx, actor);
      if (isRefusal(person)) return person;
      const day = dayOf(now, person.zone);
      const before = await tx.checkIns.onDay(person.id, day);
      if (!before || before.noRedFlags || before.redFlags.length > 0) return true;
      const stored = await tx.checkIns.put(person.id, { ...plain(before), noRedFlags: true });
      await tx.audit
        .by(person.id, now)
        .note('checkin.answer', person.id, { day, checkIn: stored.id, replaces: before.id });
      return true;
    });

/** Takes one answer at a time from each athlete, and only where it may be kept. */
async function answering(tx: TeamStore, { personId }: Actor): Promise<Person | Refusal> {
  await tx.team.lock(`checkIn:${personId}`);
  const person = await tx.people.byId(personId);
  if (!person) return { refused: 'not-found', what: 'person' };
  return mayStoreHealth(person) ?? person;
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

/** Is the pain just reported (before, during or after training, or on the morning after) new or high? */
async function isWorrying(tx: TeamStore, person: Person, said: CheckIn): Promise<boolean> {
  const pain = worstPain(said);
  if (pain >= HIGH_PAIN || said.soreness?.some(({ value }) => value >= HIGH_SORENESS)) return true;
  if (pain < NEW_PAIN) return false;
  const week = await tx.checkIns.of(person.id, addDays(said.day, -NEW_AFTER_DAYS), addDays(said.day, -1));
  return week.every((one) => worstPain(one) === 0);
}
