import { addDays, type Day, HOUR, type Instant, instantOf } from '../../domain/day.ts';
import { rank } from '../../domain/risk/followUp.ts';
import { isMedicalAlert } from '../../domain/risk/road.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { TeamStore } from '../../store/index.ts';
import type { ToldWhy } from '../../store/messages/kinds.ts';
import type { NewMessage } from '../../store/messages/outbox.ts';
import type { Person } from '../../store/people/people.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';
import type { Team } from '../../store/team/teams.ts';
import { hasRole } from '../access.ts';
import { type MedicalStaff, medicalPeople } from '../people/medicalStaff.ts';
import { tellNoClinician } from '../people/noClinician.ts';
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
 * to each workspace's alert channel. Several spots of one athlete and pattern are one message. Where nobody is a
 * clinician, the deputy hears of it too, and staff are asked to name somebody.
 */
export async function tellStaff(tx: TeamStore, all: readonly ToTell[], now: Instant): Promise<void> {
  const told = all.filter(({ finding }) => isTold(finding));
  if (told.length === 0) return;
  const [staff, medical] = await Promise.all([
    tx.people.list(['clinician', 'trainer', 'therapist']),
    medicalPeople(tx, null),
  ]);
  const threads = threadsOf(told);
  await tx.outbox.put(
    threads.flatMap((thread) => readersOf(thread[0], staff, medical).map((one) => ownMessage(thread, one, now))),
  );
  const first = threads.map(([one]) => one.finding);
  await tellChannels(tx, first, now);
  if (medical.clinicians.length === 0 && first.some(isMedicalAlert)) await tellNoClinician(tx, now);
  for (const thread of threads) {
    const readers = readersOf(thread[0], staff, medical).map(({ id }) => id);
    for (const { finding, why } of thread) {
      // If it is merely still open, some have been told already; any other reason begins a new round.
      const before = why === 'still-open' ? finding.told : [];
      await tx.findings.noteTold(finding.id, [...new Set([...before, ...readers])]);
    }
  }
}

/** Posts to each workspace's alert channel: how many wait; whose and what only if the team chose so. */
export async function tellChannels(
  tx: TeamStore,
  findings: readonly StoredFinding[],
  now: Instant,
  refused = false,
): Promise<void> {
  const [row, workspaces] = await Promise.all([tx.team.get(), tx.team.workspaces()]);
  const names = teamSettings(row.settings).alertNames;
  const places = workspaces.filter(({ alertChannel }) => alertChannel !== null);
  await tx.outbox.put(
    places.flatMap(({ platform, workspace }) =>
      channelMessages(findings, names, refused, now).map((one) => ({
        ...one,
        key: `risk.channel:${platform}:${workspace}:${one.key}`,
        to: { personId: null, platform, workspace },
      })),
    ),
  );
}

/** Tells one person of one finding. `senderId`: who was told that they hear of it. */
export async function tellOne(
  tx: TeamStore,
  one: ToTell,
  person: Person,
  now: Instant,
  senderId?: string,
): Promise<void> {
  await tx.outbox.put([{ ...ownMessage([one], person, now), senderId }]);
}

/**
 * Everybody who may be told of a finding, in order; never the athlete. A medical alert: clinicians, the deputy, then
 * admins, whatever else they are. Anything else: clinicians, trainers, therapists, then admins who work with findings.
 */
export function ladderOf(finding: StoredFinding, staff: readonly Person[], medical: MedicalStaff): readonly Person[] {
  const { clinicians, deputy } = medical;
  const admins = staff.filter((person) => hasRole(person, ['admin']));
  const seats = [['clinician'], ['trainer'], ['therapist'], ['admin']] as const;
  const ladder =
    isMedicalAlert(finding) && finding.severity === 'urgent'
      ? [...clinicians, ...(deputy ? [deputy] : []), ...admins]
      : seats
          .flatMap((roles) => staff.filter((person) => hasRole(person, roles)))
          .filter((person) => hasRole(person, FINDING_ROLES) && maySeeFinding(person, finding));
  return [...new Map(ladder.map((person) => [person.id, person])).values()].filter(
    ({ id }) => id !== finding.athleteId,
  );
}

/** Whose newest message about a finding could not be delivered anywhere. */
export function refusedAbout(tx: TeamStore, findingId: string): Promise<ReadonlySet<string>> {
  return tx.outbox.refusedUnder(OWN_KINDS.map((kind) => `${kind}:${findingId}:`));
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
 * Clinicians, and trainers too when it is urgent; in a team with neither, whoever treats. After a massage that hurt,
 * therapists too; of a medical alert the deputy where nobody is a clinician. Also whoever it was assigned to, and whoever
 * had acknowledged it. Never the athlete.
 */
function readersOf({ finding, why }: ToTell, staff: readonly Person[], medical: MedicalStaff): readonly Person[] {
  const { athleteId, severity, assignedTo, acknowledgedBy } = finding;
  const others = staff.filter(({ id }) => id !== athleteId);
  const clinicians = others.filter((person) => hasRole(person, ['clinician']));
  const trainers = others.filter((person) => hasRole(person, ['trainer']));
  const responsible =
    severity === 'urgent' ? [...new Set([...clinicians, ...trainers])] : clinicians.length > 0 ? clinicians : trainers;
  const standsIn = clinicians.length === 0 && isMedicalAlert(finding) ? medical.deputy?.id : null;
  const looking = others.filter(
    (person) =>
      person.id === assignedTo ||
      person.id === standsIn ||
      (why === 'returned' && person.id === acknowledgedBy) ||
      (finding.pattern === 'R20' && hasRole(person, ['therapist'])),
  );
  return responsible.length > 0 ? [...new Set([...responsible, ...looking])] : others;
}

/** Under these kinds somebody hears of one finding; the key begins with the kind and the finding's id. */
const OWN_KINDS = ['risk.urgent', 'risk.alert', 'alert.waiting'] as const;

function ownMessage([{ finding, why }, ...also]: Thread, reader: Person, now: Instant): NewMessage {
  const urgent = finding.severity === 'urgent';
  const personId = reader.id;
  if (!maySeeFinding(reader, finding)) {
    const key = `alert.waiting:${finding.id}:${personId}:${why}:${now}`;
    return {
      to: { personId },
      kind: 'alert.waiting',
      key,
      data: { findingId: finding.id },
      dueAt: now,
      lane: 'urgent',
    };
  }
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
  refused: boolean,
  now: Instant,
): readonly Omit<NewMessage<'risk.channel'>, 'to'>[] {
  const urgent = told.some(({ severity }) => severity === 'urgent');
  const common = { kind: 'risk.channel', dueAt: now, lane: urgent ? 'urgent' : 'alert' } as const;
  const about = refused ? { refused } : {};
  const suffix = refused ? `${now}:refused` : String(now);
  if (!names) return [{ ...common, key: suffix, data: { findingId: null, ...about } }];
  return told.map(({ id }) => ({ ...common, key: `${id}:${suffix}`, data: { findingId: id, ...about } }));
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
