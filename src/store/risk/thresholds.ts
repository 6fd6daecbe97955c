import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '../../domain/day.ts';
import { type Numbers, PATTERN_IDS, type PatternId } from '../../domain/risk/pattern.ts';
import { toDate } from '../instants.ts';
import { readJson } from '../json.ts';
import type { Scope } from '../scope.ts';

export interface Threshold {
  /** null: the whole team's. */
  readonly athleteId: string | null;
  readonly pattern: PatternId;
  /** All of the pattern's thresholds that differ from its defaults. */
  readonly params: Numbers;
  readonly authorId: string;
  readonly at: Instant;
  readonly reason: string;
}

const PARAMS = z.record(z.string(), z.number());

/**
 * Thresholds that differ, with who set them and why. The newest row of a pattern counts; the others are its history.
 */
export const thresholds = ({ db, teamId, sealer }: Scope) => ({
  async add({ athleteId, pattern, params, authorId, at, reason }: Threshold): Promise<void> {
    const id = randomUUID();
    await db.riskThreshold.create({
      data: {
        id,
        teamId,
        athleteId,
        pattern,
        params,
        authorId,
        at: toDate(at),
        reason: sealer.seal(reason, `threshold:${id}:reason`),
      },
    });
  },
  /** The team's own and those of these athletes (of everybody when nobody is named), newest first. */
  async history(athleteIds?: readonly string[]): Promise<readonly Threshold[]> {
    const rows = await db.riskThreshold.findMany({
      where: {
        teamId,
        OR: athleteIds && [{ athleteId: null }, { athleteId: { in: [...athleteIds] } }],
      },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    });
    return rows.flatMap(({ id, athleteId, pattern, params, authorId, at, reason }) => {
      const known = PATTERN_IDS.find((one) => one === pattern);
      return known
        ? [
            {
              athleteId,
              authorId,
              pattern: known,
              params: readJson(PARAMS, params, `params of threshold ${id}`),
              at: at.getTime(),
              reason: sealer.open(reason, `threshold:${id}:reason`),
            },
          ]
        : [];
    });
  },
  /** Whom changed thresholds concern that nobody has been looked at with yet; null is the whole team. */
  async notReviewed(): Promise<readonly { readonly id: string; readonly athleteId: string | null }[]> {
    return db.riskThreshold.findMany({
      where: { teamId, reviewedAt: null },
      select: { id: true, athleteId: true },
      orderBy: { at: 'asc' },
    });
  },
  async reviewed(ids: readonly string[], now: Instant): Promise<void> {
    await db.riskThreshold.updateMany({
      where: { teamId, id: { in: [...ids] } },
      data: { reviewedAt: toDate(now) },
    });
  },
});
