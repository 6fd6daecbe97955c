import { type Instant, isZone } from '../../domain/day.ts';
import type { Role } from '../../domain/people/athlete.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type TeamSettings, teamSettings, withTeamChange } from '../../domain/team/settings.ts';
import type { AsideMessage } from '../../store/messages/outbox.ts';
import type { WorkspaceRef } from '../../store/team/teams.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';

export interface FoundTeamInput {
  readonly platform: string;
  readonly workspace: string;
  readonly user: { readonly id: string; readonly name: string };
  readonly name: string;
  readonly zone: string;
  readonly locale: string;
  readonly now: Instant;
}

/** Founds a team in a workspace that has none; whoever does so is its first admin. */
export const foundTeam =
  ({ store }: Deps) =>
  async (input: FoundTeamInput): Promise<{ readonly teamId: string; readonly personId: string } | Refusal> => {
    if (!isZone(input.zone)) return { refused: 'invalid', field: 'zone', rule: 'input.zone' };
    const teamId = await store.directory.found(
      { platform: input.platform, externalId: input.workspace },
      { name: input.name, zone: input.zone, locale: input.locale },
    );
    if (teamId === null) return { refused: 'already-done' };
    return store.transaction(teamId, async (tx) => {
      const admin = await tx.people.add({
        name: input.user.name,
        locale: input.locale,
        zone: input.zone,
        roles: ['admin'],
      });
      await tx.people.addAccount(admin.id, {
        platform: input.platform,
        workspace: input.workspace,
        user: input.user.id,
      });
      await tx.audit.by(admin.id, input.now).note('team.found', null);
      return { teamId, personId: admin.id };
    });
  };

export interface TeamView {
  readonly name: string;
  readonly zone: string;
  readonly locale: string;
  readonly settings: TeamSettings;
  readonly workspaces: readonly WorkspaceRef[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly Role[];
    readonly squad: string | null;
  }[];
  readonly laidAside: readonly AsideMessage[];
  /** Who changed how load is counted, newest first. */
  readonly loadChanges: readonly LoadSettingChange[];
}

/** Settings that change what a figure means: never changed without a reason. */
const LOAD_SETTINGS = ['unplannedDayIsRest', 'monotonySd'] as const satisfies readonly (keyof TeamSettings)[];

export interface LoadSettingChange {
  readonly settings: Partial<Pick<TeamSettings, (typeof LOAD_SETTINGS)[number]>>;
  readonly author: string | null;
  readonly at: Instant;
  readonly reason: string;
}

const LOAD_CHANGES_SHOWN = 3;

/** The team as its admin sees it: no health data. */
export const viewTeam =
  ({ store }: Deps) =>
  async (actor: Actor): Promise<TeamView | Refusal> => {
    if (!hasRole(actor, ['admin'])) return { refused: 'not-allowed', needs: 'admin' };
    const team = store.team(actor.teamId);
    const [row, workspaces, people, laidAside, changes] = await Promise.all([
      team.team.get(),
      team.team.workspaces(),
      team.people.list(),
      team.outbox.laidAside(),
      team.audit.read('team.loadSettings', actor.teamId, LOAD_CHANGES_SHOWN),
    ]);
    const nameOf = new Map(people.map(({ id, name }) => [id, name]));
    return {
      name: row.name,
      zone: row.zone,
      locale: row.locale,
      settings: teamSettings(row.settings),
      workspaces,
      people: people.map(({ id, name, roles, squad }) => ({ id, name, roles, squad })),
      laidAside,
      loadChanges: changes.map(({ at, actorId, details }) => ({
        ...details,
        at,
        author: nameOf.get(actorId ?? '') ?? null,
      })),
    };
  };

/** Changes the team's settings. A change to how load is counted needs a reason, kept with its author and moment. */
export const changeTeam =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    change: {
      readonly name?: string;
      readonly zone?: string;
      readonly locale?: string;
      readonly settings?: Partial<TeamSettings>;
      readonly reason?: string;
    },
    now: Instant,
  ): Promise<TeamSettings | Refusal> => {
    if (!hasRole(actor, ['admin'])) return { refused: 'not-allowed', needs: 'admin' };
    if (change.zone !== undefined && !isZone(change.zone))
      return { refused: 'invalid', field: 'zone', rule: 'input.zone' };
    return store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock('settings');
      const before = teamSettings((await tx.team.get()).settings);
      const { settings, reason, ...plain } = change;
      const after = withTeamChange(before, settings ?? {});
      const counted = LOAD_SETTINGS.filter((name) => after[name] !== before[name]);
      if (counted.length > 0 && !reason) return { refused: 'invalid', field: 'reason', rule: 'team.needReason' };
      await tx.team.change({ ...plain, settings: after });
      const audit = tx.audit.by(actor.personId, now);
      await audit.note('team.change', actor.teamId, { change });
      if (counted.length > 0 && reason) {
        const changed = {
          unplannedDayIsRest: counted.includes('unplannedDayIsRest') ? after.unplannedDayIsRest : undefined,
          monotonySd: counted.includes('monotonySd') ? after.monotonySd : undefined,
        };
        await audit.note('team.loadSettings', actor.teamId, { settings: changed, reason });
      }
      return after;
    });
  };

/** Alerts of this workspace go to this channel from now on. */
export const setAlertChannel =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    {
      platform,
      workspace,
      channel,
    }: { readonly platform: string; readonly workspace: string; readonly channel: string },
    now: Instant,
  ): Promise<true | Refusal> => {
    if (!hasRole(actor, ['admin'])) return { refused: 'not-allowed', needs: 'admin' };
    return store.transaction(actor.teamId, async (tx) => {
      const done = await tx.team.setAlertChannel(platform, workspace, channel);
      if (!done) return { refused: 'not-found', what: 'workspace' };
      await tx.audit.by(actor.personId, now).note('team.alertChannel', null, { platform });
      return true;
    });
  };
