import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/day.ts';
import { toDate } from '../instants.ts';
import type { Db, Scope } from '../scope.ts';

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly locale: string;
  readonly settings: unknown;
}

export interface WorkspaceRef {
  readonly platform: string;
  readonly workspace: string;
  readonly alertChannel: string | null;
}

/** One team's own row and the workspaces it lives in. */
export const team = ({ db, teamId }: Scope) => ({
  async get(): Promise<Team> {
    const row = await db.team.findUniqueOrThrow({ where: { id: teamId } });
    return { id: row.id, name: row.name, zone: row.zone, locale: row.locale, settings: row.settings };
  },
  async change(
    change: Partial<Pick<Team, 'name' | 'zone' | 'locale'>> & { readonly settings?: object },
  ): Promise<void> {
    await db.team.update({ where: { id: teamId }, data: change });
  },
  async workspaces(): Promise<readonly WorkspaceRef[]> {
    const rows = await db.workspace.findMany({
      where: { teamId },
      orderBy: [{ platform: 'asc' }, { externalId: 'asc' }],
    });
    return rows.map((row) => ({ platform: row.platform, workspace: row.externalId, alertChannel: row.alertChannel }));
  },
  async setAlertChannel(platform: string, workspace: string, channel: string | null): Promise<boolean> {
    const { count } = await db.workspace.updateMany({
      where: { teamId, platform, externalId: workspace },
      data: { alertChannel: channel },
    });
    return count > 0;
  },
  /** Holds the team's row until the transaction ends, for work that must not run twice at once in one team. */
  async lock(subject: string): Promise<void> {
    await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${teamId}:${subject}`}, 0))`;
  },
});

/** Questions asked before a team is known. */
export const directory = (db: Db) => ({
  /** Founds a team in a workspace; null when the workspace has one already. */
  async found(
    workspace: { readonly platform: string; readonly externalId: string },
    team: Pick<Team, 'name' | 'zone' | 'locale'>,
  ): Promise<string | null> {
    const id = randomUUID();
    const taken = await db.workspace.findUnique({ where: { platform_externalId: workspace } });
    if (taken) return null;
    await db.team.create({ data: { id, ...team, workspaces: { create: { ...workspace } } } });
    return id;
  },
  async teamOf(platform: string, externalId: string): Promise<Team | null> {
    const row = await db.workspace.findUnique({
      where: { platform_externalId: { platform, externalId } },
      include: { team: true },
    });
    return (
      row && {
        id: row.team.id,
        name: row.team.name,
        zone: row.team.zone,
        locale: row.team.locale,
        settings: row.team.settings,
      }
    );
  },
  /** The accounts of a platform's user, in one workspace or in all of them, starting with the one used last. */
  async accounts(
    platform: string,
    workspace: string | null,
    user: string,
  ): Promise<
    readonly {
      readonly teamId: string;
      readonly personId: string;
      readonly workspace: string;
      readonly seenAt: Instant;
      /** Direct messages to it were closed when one was last tried. */
      readonly blocked: boolean;
    }[]
  > {
    const rows = await db.account.findMany({
      where: { platform, externalId: user, workspace: workspace ?? undefined, person: { leftAt: null } },
      orderBy: { seenAt: 'desc' },
    });
    return rows.map((row) => ({
      teamId: row.teamId,
      personId: row.personId,
      workspace: row.workspace,
      seenAt: row.seenAt.getTime(),
      blocked: row.blockedAt !== null,
    }));
  },
  async teams(): Promise<readonly Team[]> {
    const rows = await db.team.findMany({ orderBy: { id: 'asc' } });
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      zone: row.zone,
      locale: row.locale,
      settings: row.settings,
    }));
  },
  /** False when this interaction was answered already. */
  async firstTime(platform: string, id: string, now: Instant): Promise<boolean> {
    const { count } = await db.handledInteraction.createMany({
      data: [{ platform, id, at: toDate(now) }],
      skipDuplicates: true,
    });
    return count === 1;
  },
});
