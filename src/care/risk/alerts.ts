import { addDays, type Day, HOUR, type Instant, instantOf } from '../../domain/day.ts';
import { rank } from '../../domain/risk/followUp.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { TeamStore } from '../../store/index.ts';
import type { ToldWhy } from '../../store/messages/kinds.ts';
import type { NewMessage } from '../../store/messages/outbox.ts';
import type { Person } from '../../store/people/people.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';
import type { Team } from '../../store/team/teams.ts';
import { hasRole } from '../access.ts';
import { FINDING_ROLES, maySeeFinding } from './access.ts';

export type { ToldWhy } from '../../store/messages/kinds.ts';

export interface ToTell {
  readonly finding: StoredFinding;
  readonly why: ToldWhy;
}

/** The daily digest, on the team's wall clock. */
const DIGEST_AT = '07:30';
/** A digest that could not be sent in the morning is not sent in the afternoon either. */
const DIGEST_LATEST = 5 * HOUR;

/** Needs a message of its own and somebody to acknowledge it; everything else waits for the digest and the report. */
export function isTold({ severity }: Pick<StoredFinding, 'severity'>): boolean {
  return severity === 'act' || severity === 'urgent';
}

/**
 * Tells staff. What needs action goes to those responsible; what is urgent goes to clinicians and trainers at once, and
 * to each workspace's alert channel. Several spots of one athlete and pattern are one message.
 */
export async function tellStaff(tx: TeamStore, all: readonly ToTell[], now: Instant): Promise<void> {
  const told = all.filter(({ finding }) => isTold(finding));
  if (told.length === 0) return;
  const [row, staff, workspaces] = await Promise.all([
    tx.team.get(),
    tx.people.list(['clinician', 'trainer', 'therapist']),
    tx.team.workspaces(),
  ]);
  const names = teamSettings(row.settings).alertNames;
  const places = workspaces.filter(({ alertChannel }) => alertChannel !== null);
  const threads = threadsOf(told);
  await tx.outbox.put([
    ...threads.flatMap((thread) => readersOf(thread[0], staff).map(({ id }) => ownMessage(thread, id, now))),
    ...places.flatMap(({ platform, workspace }) =>
      channelMessages(
        threads.map(([first]) => first.finding),
        names,
        now,
      ).map((one) => ({
        ...one,
        key: `risk.channel:${platform}:${workspace}:${one.key}`,
        to: { personId: null, platform, workspace },
      })),
    ),
  ]);
  for (const thread of threads) {
    const readers = readersOf(thread[0], staff).map(({ id }) => id);
    for (const { finding, why } of thread) {
      // If it is merely still open, some have been told already; any other reason begins a new round.
      const before = why === 'still-open' ? finding.told : [];
      await tx.findings.noteTold(finding.id, [...new Set([...before, ...readers])]);
    }
  }
}

/** Tells one person of one finding. */
export async function tellOne(tx: TeamStore, one: ToTell, personId: string, now: Instant): Promise<void> {
  await tx.outbox.put([ownMessage([one], personId, now)]);
}

/** Whose turn is next: clinicians, trainers, therapists, then admins who work with findings; each once. */
export function nextReader(finding: StoredFinding, staff: readonly Person[]): Person | null {
  const seats = [['clinician'], ['trainer'], ['therapist'], ['admin']] as const;
  const ladder = seats.flatMap((roles) => staff.filter((person) => hasRole(person, roles)));
  return (
    ladder.find(
      (person) =>
        person.id !== finding.athleteId &&
        !finding.told.includes(person.id) &&
        hasRole(person, FINDING_ROLES) &&
        maySeeFinding(person, finding),
    ) ?? null
  );
}

type Thread = readonly [ToTell, ...ToTell[]];

/** One thread for each athlete and pattern, the worst spot first. */
function threadsOf(told: readonly ToTell[]): readonly Thread[] {
  const threads = new Map<string, Thread>();
  for (const one of told.toSorted((a, b) => rank(b.finding.severity) - rank(a.finding.severity))) {
    const key = `${one.finding.athleteId} ${one.finding.pattern}`;
    const [first, ...rest] = threads.get(key) ?? [];
    threads.set(key, first ? [first, ...rest, one] : [one]);
  }
  return [...threads.values()];
}

/**
 * Clinicians, and trainers too when it is urgent; in a team with neither, whoever treats. Also whoever it was assigned
 * to, and whoever had acknowledged it. Never the athlete.
 */
function readersOf({ finding, why }: ToTell, staff: readonly Person[]): readonly Person[] {
  const { athleteId, severity, assignedTo, acknowledgedBy } = finding;
  const others = staff.filter(({ id }) => id !== athleteId);
  const clinicians = others.filter((person) => hasRole(person, ['clinician']));
  const trainers = others.filter((person) => hasRole(person, ['trainer']));
  const responsible =
    severity === 'urgent' ? [...new Set([...clinicians, ...trainers])] : clinicians.length > 0 ? clinicians : trainers;
  const looking = others.filter(({ id }) => id === assignedTo || (why === 'returned' && id === acknowledgedBy));
  return responsible.length > 0 ? [...new Set([...responsible, ...looking])] : others;
}

function ownMessage([{ finding, why }, ...also]: Thread, personId: string, now: Instant): NewMessage {
  const urgent = finding.severity === 'urgent';
  const kind = urgent ? 'risk.urgent' : 'risk.alert';
  return {
    to: { personId },
    kind,
    key: `${kind}:${finding.id}:${personId}:${why}:${now}`,
    data: { findingId: finding.id, why, also: also.map((one) => one.finding.id) },
    dueAt: now,
    lane: urgent ? 'urgent' : 'alert',
  };
}

/** One message with a count of everything seen at this moment; one for each thread where the team wants names. */
function channelMessages(
  told: readonly StoredFinding[],
  names: boolean,
  now: Instant,
): readonly Omit<NewMessage<'risk.channel'>, 'to'>[] {
  const urgent = told.some(({ severity }) => severity === 'urgent');
  const common = { kind: 'risk.channel', dueAt: now, lane: urgent ? 'urgent' : 'alert' } as const;
  if (!names) return [{ ...common, key: String(now), data: { findingId: null } }];
  return told.map(({ id }) => ({ ...common, key: `${id}:${now}`, data: { findingId: id } }));
}

/** Queues the day's digest for everybody who works with findings. It is worded, or dropped, when it is sent. */
export async function putDigests(team: TeamStore, { zone }: Pick<Team, 'zone'>, day: Day, now: Instant): Promise<void> {
  const dueAt = instantOf(day, DIGEST_AT, zone);
  if (now - dueAt > DIGEST_LATEST) return;
  const staff = await team.people.list(FINDING_ROLES);
  await team.outbox.put(
    staff.map((person) => ({
      key: `risk.digest:${day}:${person.id}`,
      to: { personId: person.id },
      kind: 'risk.digest',
      data: { since: instantOf(addDays(day, -1), DIGEST_AT, zone) },
      dueAt,
      lane: 'bulk' as const,
    })),
  );
}
