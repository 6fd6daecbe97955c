import type { Instant } from '../../domain/day.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';
import { type Emergency, emergencyOf, medicalPeople } from '../people/medicalStaff.ts';
import { openToStaff } from '../people/openToStaff.ts';
import { maySeeFinding } from './access.ts';
import { type NamedFinding, nameFindings } from './named.ts';

/** The finding a message is about, while it still asks something of this reader; null once somebody has seen to it. */
export const findingForNotice =
  ({ store }: Deps) =>
  async (
    teamId: string,
    findingId: string,
    reader: Pick<Actor, 'roles'> | null,
    now: Instant,
  ): Promise<NamedFinding | null> => {
    const team = store.team(teamId);
    const finding = await team.findings.byId(findingId);
    if (finding?.state !== 'open' || (reader && !maySeeFinding(reader, finding))) return null;
    return (await nameFindings(team, await openToStaff(team, [finding], now)))[0] ?? null;
  };

/** What a medical alert tells its reader besides the finding: what they may do, and what the club has for emergencies. */
export const alertForStaff =
  ({ store }: Deps) =>
  async (
    teamId: string,
    personId: string,
  ): Promise<{
    readonly mayTakeOver: boolean;
    readonly emergency: Emergency;
    /** Names of the clinicians, and of the deputy. */
    readonly medical: readonly string[];
    readonly hasClinician: boolean;
  }> => {
    const team = store.team(teamId);
    const { clinicians, deputy } = await medicalPeople(team, null);
    const medical = [...clinicians, ...(deputy ? [deputy] : [])];
    return {
      mayTakeOver: medical.some(({ id }) => id === personId),
      emergency: await emergencyOf(team),
      medical: medical.filter(({ id }) => id !== personId).map(({ name }) => name),
      hasClinician: clinicians.length > 0,
    };
  };

/** How many findings nobody has acknowledged yet: all that a channel may know. */
export const waitingFindings =
  ({ store }: Deps) =>
  async (
    teamId: string,
    now: Instant,
  ): Promise<{ readonly act: number; readonly urgent: number; readonly names: boolean }> => {
    const team = store.team(teamId);
    const open = (await openToStaff(team, await team.findings.open(), now)).filter(({ state }) => state === 'open');
    const { alertNames } = teamSettings((await team.team.get()).settings);
    const count = (severity: StoredFinding['severity']) => open.filter((one) => one.severity === severity).length;
    return { act: count('act'), urgent: count('urgent'), names: alertNames };
  };

export interface Digest {
  /** To watch, and new since the last digest. */
  readonly fresh: readonly NamedFinding[];
  /** To watch, seen again since then. */
  readonly stillOpen: readonly NamedFinding[];
  /** To act on, and not acknowledged yet. */
  readonly waiting: number;
}

/** The reader's digest of the day. */
export const watchDigest =
  ({ store }: Deps) =>
  async (teamId: string, reader: Pick<Actor, 'roles'>, since: Instant, now: Instant): Promise<Digest> => {
    const team = store.team(teamId);
    const open = (await openToStaff(team, await team.findings.open(), now)).filter(
      (one) => one.state === 'open' && maySeeFinding(reader, one),
    );
    const watched = await nameFindings(
      team,
      open.filter(
        ({ severity, lastAt, alertedAt }) => severity === 'watch' && Math.max(lastAt, alertedAt ?? 0) >= since,
      ),
    );
    return {
      fresh: watched.filter(({ firstAt }) => firstAt >= since),
      stillOpen: watched.filter(({ firstAt }) => firstAt < since),
      waiting: open.filter(({ severity }) => severity === 'act' || severity === 'urgent').length,
    };
  };
