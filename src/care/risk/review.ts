import { type Day, dayOf, HOUR, type Instant, instantOf } from '../../domain/day.ts';
import { assess } from '../../domain/risk/assess.ts';
import { followUp, onePerSpot, patternOf, spotKey } from '../../domain/risk/followUp.ts';
import type { Finding } from '../../domain/risk/pattern.ts';
import { holdsBookings } from '../../domain/risk/road.ts';
import { riskView } from '../../domain/risk/view.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { TeamStore } from '../../store/index.ts';
import { patternsOff } from '../../store/medical/protocolChanges.ts';
import type { Person } from '../../store/people/people.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';
import { hold } from '../booking/hold.ts';
import type { Deps } from '../deps.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { isTold, putDigests, type ToTell, tellStaff } from './alerts.ts';
import { readFacts } from './facts.ts';
import { overridesFor } from './thresholds.ts';

/** When every athlete is looked at, once a night on the team's wall clock. */
const NIGHTLY_AT = '03:00';
const DAY = 24 * HOUR;
/** How long a resolved finding is remembered, so that the same story is not told again. */
const MEMORY = 30 * DAY;
/**
 * A finding that needed no action and was not seen for this long is over. One that needed action is closed by a person.
 */
const SETTLED_AFTER = 7 * DAY;

export interface Review {
  /** Seen for the first time, the worst first. */
  readonly raised: readonly StoredFinding[];
}

/**
 * Looks at one athlete with every pattern, keeps what it saw, and tells staff what they should hear now. What is
 * grave holds the athlete's bookings. The same look twice says nothing twice.
 */
export async function reviewAthlete(tx: TeamStore, person: Person, now: Instant): Promise<Review> {
  await tx.team.lock(`risk:${person.id}`);
  const settings = teamSettings((await tx.team.get()).settings);
  const overrides = await overridesFor(tx, person.id);
  const off = patternsOff(await tx.protocol.history(), dayOf(now, person.zone));
  const assessed = assess(riskView(await readFacts(tx, person, settings, now)), ...overrides);
  const findings = assessed.findings.filter(({ pattern }) => !off.has(pattern));
  const open = await tx.findings.open([person.id]);
  const past = (await tx.findings.of(person.id, now - MEMORY)).filter(({ state }) => state === 'resolved');
  const raised: StoredFinding[] = [];
  const told: ToTell[] = [];
  const seen = new Set<string>();
  for (const finding of onePerSpot(findings)) {
    const key = spotKey(finding);
    const current = open.find((one) => spotKey(one) === key) ?? null;
    const step = followUp(finding, { open: current, last: past.find((one) => spotKey(one) === key) ?? null }, now);
    seen.add(key);
    if (step.kind === 'raise') {
      const added = await raise(tx, person.id, finding, now);
      raised.push(added);
      told.push({ finding: added, why: 'new' });
    } else if (step.kind === 'again' && current) {
      await tx.findings.seeAgain(current, { ...finding, severity: step.severity }, now);
      const again = step.tell === null ? null : await openAgain(tx, current, step.severity, now);
      if (again) told.push({ finding: again, why: step.tell === 'news' ? 'new' : (step.tell ?? 'still-open') });
    }
  }
  await settle(
    tx,
    open.filter((one) => !seen.has(spotKey(one))),
    now,
  );
  const grave = told.find(({ finding }) => holdsBookings(finding));
  if (grave) await hold(tx, person, { findingId: grave.finding.id, by: null }, now);
  await tellStaff(tx, told, now);
  return { raised };
}

/** The same by id, after something about somebody was stored. Without their consent nothing happens. */
export async function reviewAfter(tx: TeamStore, personId: string, now: Instant): Promise<Review> {
  const person = await tx.people.byId(personId);
  return person && mayStoreHealth(person, now) === null ? reviewAthlete(tx, person, now) : { raised: [] };
}

/**
 * Looks at everybody once a night, and queues the morning's digest. A missed night is made up for at the next call. If
 * one athlete's data breaks the look, the others are still looked at.
 */
export const reviewTeams =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    const failures: unknown[] = [];
    for (const row of await store.directory.teams()) {
      const day = dayOf(now, row.zone);
      const team = store.team(row.id);
      if (now < instantOf(day, NIGHTLY_AT, row.zone) || (await lastReview(team, row.id)) === day) continue;
      const athletes = (await team.people.list(['athlete'])).filter((person) => mayStoreHealth(person, now) === null);
      for (const athlete of athletes) {
        try {
          await store.transaction(row.id, (tx) => reviewAfter(tx, athlete.id, now));
        } catch (error) {
          failures.push(error);
        }
      }
      await store.transaction(row.id, async (tx) => {
        await putDigests(tx, row, day, now);
        await tx.audit.by(null, now).note('risk.review', row.id, { day, athletes: athletes.length });
      });
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} athletes could not be reviewed`);
  };

/**
 * Looks again at those whose thresholds changed since the last call: one athlete, or everybody in the team. Several
 * changes close together are one look.
 */
export const reviewThresholds =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    const failures: unknown[] = [];
    for (const { id } of await store.directory.teams()) {
      const team = store.team(id);
      const changed = await team.thresholds.notReviewed();
      if (changed.length === 0) continue;
      const all = changed.some(({ athleteId }) => athleteId === null);
      const ids = all
        ? (await team.people.list(['athlete'])).map((person) => person.id)
        : [...new Set(changed.flatMap(({ athleteId }) => athleteId ?? []))];
      for (const athleteId of ids) {
        try {
          await store.transaction(id, (tx) => reviewAfter(tx, athleteId, now));
        } catch (error) {
          failures.push(error);
        }
      }
      await team.thresholds.reviewed(
        changed.map((one) => one.id),
        now,
      );
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} athletes could not be reviewed`);
  };

/** The day of the last nightly review; undefined before the first. */
async function lastReview(team: TeamStore, teamId: string): Promise<Day | undefined> {
  const [review] = await team.audit.read('risk.review', teamId, 1);
  return review?.details.day;
}

async function raise(tx: TeamStore, athleteId: string, finding: Finding, now: Instant): Promise<StoredFinding> {
  const added = await tx.findings.add(athleteId, finding, now);
  await tx.audit
    .by(null, now)
    .note('finding.raise', athleteId, { finding: added.id, grade: patternOf(finding.pattern).grade });
  return isTold(added) ? ((await tx.findings.step(added.id, added.version, { alertedAt: now })) ?? added) : added;
}

/** Open again, because staff should look again. */
async function openAgain(
  tx: TeamStore,
  finding: StoredFinding,
  severity: StoredFinding['severity'],
  now: Instant,
): Promise<StoredFinding | null> {
  const stepped = await tx.findings.step(finding.id, finding.version, {
    state: 'open',
    snoozedUntil: null,
    // Whoever had seen to it has not seen this.
    ...(isTold({ severity })
      ? { alertedAt: now, escalatedAt: null, acknowledgedBy: null, acknowledgedAt: null, seenBy: [] }
      : {}),
  });
  if (stepped) {
    await tx.audit.by(null, now).note('finding.again', finding.athleteId, { finding: finding.id });
  }
  return stepped;
}

async function settle(tx: TeamStore, unseen: readonly StoredFinding[], now: Instant): Promise<void> {
  for (const finding of unseen) {
    if (isTold(finding) || finding.state !== 'open' || now - finding.lastAt < SETTLED_AFTER) continue;
    await tx.findings.step(finding.id, finding.version, { state: 'resolved', resolvedAt: now, resolution: 'settled' });
    await tx.audit.by(null, now).note('finding.settle', finding.athleteId, { finding: finding.id });
  }
}
