import { HOUR, type Instant } from '../../domain/day.ts';
import type { Actor, Stranger } from '../access.ts';
import type { Deps } from '../deps.ts';

export type Identity =
  | { readonly kind: 'member'; readonly person: Actor; readonly workspace: string | null }
  | { readonly kind: 'stranger'; readonly person: Stranger; readonly workspace: string | null };

export interface IdentifyInput {
  readonly platform: string;
  /** null in a direct message of a platform that does not say: then the team used last counts. */
  readonly workspace: string | null;
  readonly user: { readonly id: string; readonly name: string; readonly locale?: string; readonly zone?: string };
  readonly now: Instant;
}

/** Who is asking. Only the platform's own identity counts; nothing a person typed can change it. */
export const identify =
  ({ store }: Deps) =>
  async ({ platform, workspace, user, now }: IdentifyInput): Promise<Identity> => {
    const account = (await store.directory.accounts(platform, workspace, user.id))[0];
    if (account) {
      const team = store.team(account.teamId);
      const person = await team.people.byId(account.personId);
      if (person) {
        // Somebody who writes to us can be written to again.
        if (account.blocked || now - account.seenAt > HOUR) {
          const ref = { platform, workspace: account.workspace, user: user.id };
          await team.people.markAccount(ref, { seenAt: now, blockedAt: null });
        }
        const { id, name, roles, locale, zone } = person;
        return {
          kind: 'member',
          workspace: account.workspace,
          person: { teamId: account.teamId, personId: id, name, roles, locale, zone },
        };
      }
    }
    const team = workspace === null ? null : await store.directory.teamOf(platform, workspace);
    return {
      kind: 'stranger',
      workspace,
      person: {
        teamId: team?.id ?? null,
        name: user.name,
        locale: user.locale ?? team?.locale ?? 'en',
        zone: user.zone ?? team?.zone ?? 'UTC',
      },
    };
  };
