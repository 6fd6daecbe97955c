import type { Instant } from '../../domain/day.ts';
import type { Road } from '../../domain/medical/triage/table.ts';
import { isMedicalAlert, roadOf } from '../../domain/risk/road.ts';
import { type AlertTruth, alertTruth } from '../../domain/risk/truth.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';
import type { Deps } from '../deps.ts';
import { type Emergency, emergencyOf, medicalPeople } from '../people/medicalStaff.ts';
import { refusedAbout } from './alerts.ts';

/** What the athlete reads of their alert: names of people, nothing about what was answered. */
export type NamedTruth =
  /** Somebody who may has taken it over. */
  | { readonly kind: 'taken'; readonly name: string }
  /** Somebody else has seen it; the clinicians and the deputy who are still being told. */
  | { readonly kind: 'seen'; readonly name: string; readonly telling: readonly string[] }
  /** Clinicians being told, and the deputy where nobody is a clinician. */
  | { readonly kind: 'telling'; readonly telling: readonly string[]; readonly deputy: string | null }
  /** There are some, and no message reaches any of them. */
  | { readonly kind: 'unreached' }
  /** The team has no clinician and no deputy. */
  | { readonly kind: 'nobody' };

export interface AthleteAlert {
  readonly findingId: string;
  /** null: nothing in it names a road. */
  readonly road: Road | null;
  /** Staff hear of it at once; otherwise today, once their quiet hours are over. */
  readonly atOnce: boolean;
  readonly truth: NamedTruth;
  readonly emergency: Emergency;
}

/** The athlete's medical alert that is not closed yet, the newest; null when there is none. */
export async function athleteAlert(tx: TeamStore, athleteId: string): Promise<AthleteAlert | null> {
  const finding = (await tx.findings.open([athleteId])).find(isMedicalAlert);
  return finding ? alertOf(tx, finding) : null;
}

async function alertOf(tx: TeamStore, finding: StoredFinding): Promise<AthleteAlert> {
  const { clinicians, deputy } = await medicalPeople(tx, finding.athleteId);
  const medical = [...clinicians, ...(deputy ? [deputy] : [])];
  const refused = new Set([...(await refusedAbout(tx, finding.id)), ...(await unreachable(tx, medical))]);
  const told = finding.told.filter((id) => medical.some((one) => one.id === id));
  const truth = alertTruth({ ...finding, told }, refused);
  return {
    findingId: finding.id,
    road: roadOf(finding),
    atOnce: finding.severity === 'urgent',
    emergency: await emergencyOf(tx),
    truth: medical.length === 0 && truth.kind === 'unreached' ? { kind: 'nobody' } : await named(tx, truth, deputy),
  };
}

async function named(tx: TeamStore, truth: AlertTruth, deputy: Person | null): Promise<NamedTruth> {
  const names = await tx.people.namesOf([
    ...('by' in truth ? [truth.by] : []),
    ...('telling' in truth ? truth.telling : []),
  ]);
  const nameOf = (id: string) => names.get(id) ?? '';
  switch (truth.kind) {
    case 'taken':
      return { kind: 'taken', name: nameOf(truth.by) };
    case 'seen':
      return { kind: 'seen', name: nameOf(truth.by), telling: truth.telling.map(nameOf) };
    case 'telling': {
      const clinicians = truth.telling.filter((id) => id !== deputy?.id).map(nameOf);
      const standsIn = deputy && truth.telling.includes(deputy.id) ? deputy.name : null;
      return { kind: 'telling', telling: clinicians, deputy: standsIn };
    }
    case 'unreached':
      return truth;
  }
}

/** Those among them whom no direct message reaches. */
async function unreachable(tx: TeamStore, people: readonly Person[]): Promise<readonly string[]> {
  const closed = await Promise.all(
    people.map(async ({ id }) => ((await tx.people.accountsOf(id)).some(({ blocked }) => !blocked) ? [] : [id])),
  );
  return closed.flat();
}

/** Tells the athlete that somebody has taken their medical alert over, or has seen it. */
export async function tellAthleteSeen(tx: TeamStore, finding: StoredFinding, by: string, now: Instant): Promise<void> {
  if (!isMedicalAlert(finding)) return;
  await tx.outbox.put([
    {
      key: `alert.seen:${finding.id}:${by}:${now}`,
      to: { personId: finding.athleteId },
      kind: 'alert.seen',
      data: { findingId: finding.id, by, took: finding.state === 'acknowledged' },
      dueAt: now,
      lane: 'alert',
    },
  ]);
}

/** Tells the athlete, once each time it was raised, that nobody has taken their medical alert over yet. */
export async function tellAthleteOpen(tx: TeamStore, finding: StoredFinding, now: Instant): Promise<void> {
  await tx.outbox.put([
    {
      key: `alert.open:${finding.id}:${finding.alertedAt ?? 0}`,
      to: { personId: finding.athleteId },
      kind: 'alert.open',
      data: { findingId: finding.id },
      dueAt: now,
      lane: 'alert',
    },
  ]);
}

/** The alert a message to the athlete is about, while it is not closed. `open`: nobody has taken it over. */
export const alertForNotice =
  ({ store }: Deps) =>
  async (
    teamId: string,
    findingId: string,
  ): Promise<(AthleteAlert & { readonly athlete: string; readonly since: Instant; readonly open: boolean }) | null> => {
    const team = store.team(teamId);
    const finding = await team.findings.byId(findingId);
    const person = finding && (await team.people.byId(finding.athleteId));
    if (!finding || !person || finding.state === 'resolved') return null;
    return {
      ...(await alertOf(team, finding)),
      athlete: person.name,
      since: finding.alertedAt ?? finding.firstAt,
      open: finding.state === 'open',
    };
  };
