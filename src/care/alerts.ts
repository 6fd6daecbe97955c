import { addDays, type Day, HOUR, type Instant, instantOf } from '../domain/day.ts';
import type { StoredFinding } from '../store/findings.ts';
import type { TeamStore } from '../store/index.ts';
import type { NewMessage } from '../store/outbox.ts';
import type { Person } from '../store/people.ts';
import type { Team } from '../store/teams.ts';
import { hasRole } from './access.ts';
import { FINDING_ROLES } from './findingAccess.ts';
import { teamSettings } from './settings.ts';

/** The daily digest, on the team's wall clock. */
const DIGEST_AT = '07:30';
/** A digest that could not be sent in the morning is not sent in the afternoon. */
const DIGEST_LATEST = 5 * HOUR;

/**
 * Tells staff: what needs acting on to those responsible, what is urgent to clinicians and trainers at once, and to each
 * workspace's alert channel. Watching and information wait for the digest and the report.
 */
export async function tellStaff(tx: TeamStore, findings: readonly StoredFinding[], now: Instant): Promise<void> {
  const told = findings.filter(({ severity }) => severity === 'act' || severity === 'urgent');
  if (told.length === 0) return;
  const [row, staff, workspaces] = await Promise.all([
    tx.team.get(),
    tx.people.list(['clinician', 'trainer', 'therapist']),
    tx.team.workspaces(),
  ]);
  const names = teamSettings(row.settings).alertNames;
  const places = workspaces.filter(({ alertChannel }) => alertChannel !== null);
  await tx.outbox.put([
    ...told.flatMap((finding) =>
      readersOf(finding, staff).map((reader) => ownMessage(finding, { personId: reader.id }, now)),
    ),
    ...places.flatMap(({ platform, workspace }) =>
      channelMessages(told, names, now).map((one) => ({
        ...one,
        key: `risk.channel:${platform}:${workspace}:${one.key}`,
        to: { personId: null, platform, workspace },
      })),
    ),
  ]);
}

/** Clinicians, and trainers too when it is urgent; where a team has none of them, whoever treats. Never the athlete. */
function readersOf({ athleteId, severity }: StoredFinding, staff: readonly Person[]): readonly Person[] {
  const others = staff.filter(({ id }) => id !== athleteId);
  const clinicians = others.filter((person) => hasRole(person, ['clinician']));
  const trainers = others.filter((person) => hasRole(person, ['trainer']));
  const responsible =
    severity === 'urgent' ? [...new Set([...clinicians, ...trainers])] : clinicians.length > 0 ? clinicians : trainers;
  return responsible.length > 0 ? responsible : others;
}

function ownMessage({ id, severity }: StoredFinding, to: { readonly personId: string }, now: Instant): NewMessage {
  const urgent = severity === 'urgent';
  const kind = urgent ? 'risk.urgent' : 'risk.alert';
  return {
    ...{ to, kind },
    key: `${kind}:${id}:${to.personId}:${now}`,
    data: { findingId: id },
    dueAt: now,
    lane: urgent ? 'urgent' : 'alert',
  };
}

/** One message with a count for everything seen at this moment; one a finding where the team wants names. */
function channelMessages(
  told: readonly StoredFinding[],
  names: boolean,
  now: Instant,
): readonly Omit<NewMessage, 'to'>[] {
  const urgent = told.some(({ severity }) => severity === 'urgent');
  const common = { kind: 'risk.channel', dueAt: now, lane: urgent ? 'urgent' : 'alert' } as const;
  if (!names) return [{ ...common, key: String(now), data: { findingId: null } }];
  return told.map(({ id }) => ({ ...common, key: `${id}:${now}`, data: { findingId: id } }));
}

/** Puts the day's digest for everybody who works with findings; worded, or dropped, when it is sent. */
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
