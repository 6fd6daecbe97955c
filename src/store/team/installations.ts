import { z } from 'zod';
import type { Sealer } from '../database/seal.ts';
import type { Db } from '../scope.ts';

const SEALED = z.object({ botToken: z.string(), botId: z.string().optional(), botUserId: z.string().optional() });

export interface StoredInstallation extends z.infer<typeof SEALED> {
  readonly workspace: string;
}

/** The bot's tokens in the workspaces that installed it, sealed. They exist before any team does. */
export const installations = (db: Db, sealer: Sealer, platform: string) => ({
  async save({ workspace, ...secrets }: StoredInstallation): Promise<void> {
    const sealed = sealer.seal(JSON.stringify(SEALED.parse(secrets)), `installation:${platform}:${workspace}`);
    await db.installation.upsert({
      where: { platform_externalId: { platform, externalId: workspace } },
      create: { platform, externalId: workspace, sealed },
      update: { sealed },
    });
  },
  async find(workspace: string): Promise<StoredInstallation | null> {
    const row = await db.installation.findUnique({
      where: { platform_externalId: { platform, externalId: workspace } },
    });
    if (row === null) return null;
    const opened: unknown = JSON.parse(sealer.open(row.sealed, `installation:${platform}:${workspace}`));
    return { workspace, ...SEALED.parse(opened) };
  },
  async remove(workspace: string): Promise<void> {
    await db.installation.deleteMany({ where: { platform, externalId: workspace } });
  },
});
