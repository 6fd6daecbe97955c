import { randomInt } from 'node:crypto';
import { HOUR, type Instant } from '../../domain/day.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Deps } from '../deps.ts';

const GUARDIAN_CODE_HOURS = 14 * 24;
const LINK_CODE_HOURS = 0.25;

/** Letters that are not easily mistaken for one another: 32^10 codes. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Makes a code that links an account on the other platform. It is shown once and kept as a hash. */
export const makeLinkCode =
  ({ store }: Deps) =>
  async (teamId: string, personId: string, now: Instant): Promise<string> =>
    makeCode(store.team(teamId), personId, 'link', now + LINK_CODE_HOURS * HOUR);

/** The same for a minor to give to their guardian. */
export function makeGuardianCode(tx: TeamStore, personId: string, now: Instant): Promise<string> {
  return makeCode(tx, personId, 'guardian', now + GUARDIAN_CODE_HOURS * HOUR);
}

async function makeCode(tx: TeamStore, personId: string, purpose: string, expiresAt: Instant): Promise<string> {
  const code = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  await tx.codes.put(code, { personId, purpose, expiresAt });
  return code;
}
