import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/day.ts';
import { toDate, toInstantOrNull } from '../instants.ts';
import type { Db, Scope } from '../scope.ts';

export interface Code {
  readonly teamId: string;
  readonly personId: string;
  readonly purpose: string;
  readonly usedAt: Instant | null;
  readonly expiresAt: Instant;
}

/** What is stored of a secret that only its owner has. */
export const hashOf = (code: string) => createHash('sha256').update(code).digest('base64url');

/** One-time codes of a team; only their hashes are kept. */
export const codes = ({ db, teamId }: Scope) => ({
  async put(
    code: string,
    about: { personId: string; purpose: string; data?: object; expiresAt: Instant },
  ): Promise<void> {
    await db.oneTimeCode.create({
      data: {
        hash: hashOf(code),
        teamId,
        personId: about.personId,
        purpose: about.purpose,
        data: about.data ?? {},
        expiresAt: toDate(about.expiresAt),
      },
    });
  },
  /** Uses a code of this team up; false when somebody else just did. */
  async use(code: string, purpose: string, now: Instant): Promise<boolean> {
    const { count } = await db.oneTimeCode.updateMany({
      where: { teamId, hash: hashOf(code), purpose, usedAt: null, expiresAt: { gt: toDate(now) } },
      data: { usedAt: toDate(now) },
    });
    return count > 0;
  },
});

/** Whose code it is, what for, and whether it still works, without using it; null when it is unknown. */
export async function peekCode(db: Db, code: string): Promise<Code | null> {
  const row = await db.oneTimeCode.findFirst({ where: { hash: hashOf(code) } });
  return (
    row && {
      teamId: row.teamId,
      personId: row.personId,
      purpose: row.purpose,
      usedAt: toInstantOrNull(row.usedAt),
      expiresAt: row.expiresAt.getTime(),
    }
  );
}
