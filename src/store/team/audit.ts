import type { Instant } from '../../domain/day.ts';
import type { Scope } from '../index.ts';
import { toDate } from '../instants.ts';

export interface AuditNote {
  readonly at: Instant;
  readonly actorId: string | null;
  /** finding.acknowledge, booking.cancel, athlete.read … */
  readonly action: string;
  readonly subjectId?: string | null;
  readonly details?: object;
}

/** Who did what to whose record. Rows are only ever added. */
export const audit = ({ db, teamId }: Scope) => ({
  async note({ at, actorId, action, subjectId = null, details = {} }: AuditNote): Promise<void> {
    await db.auditEntry.create({ data: { teamId, at: toDate(at), actorId, action, subjectId, details } });
  },
  /** Newest first; with `action`, only those. */
  async about(subjectId: string, limit = 50, action?: string): Promise<readonly AuditNote[]> {
    const rows = await db.auditEntry.findMany({
      where: { teamId, subjectId, ...(action === undefined ? {} : { action }) },
      orderBy: { at: 'desc' },
      take: limit,
    });
    return rows.map((row) => ({
      at: row.at.getTime(),
      actorId: row.actorId,
      action: row.action,
      subjectId: row.subjectId,
      details: row.details as object,
    }));
  },
});
