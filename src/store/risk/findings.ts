import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Instant } from '../../domain/day.ts';
import { type Finding, PATTERN_IDS, type PatternId, SEVERITIES, type Severity } from '../../domain/risk/pattern.ts';
import type { Finding as Row } from '../generated/client.ts';
import { isId } from '../ids.ts';
import { toDate, toDateIfSaid, toInstantOrNull } from '../instants.ts';
import { readJson } from '../json.ts';
import type { Scope } from '../scope.ts';

export type FindingState = 'open' | 'acknowledged' | 'snoozed' | 'resolved';

export interface StoredFinding {
  readonly id: string;
  readonly athleteId: string;
  readonly pattern: PatternId;
  readonly area: string;
  readonly side: string;
  readonly severity: Severity;
  readonly evidence: Readonly<Record<string, number>>;
  readonly coverage: { readonly known: number; readonly of: number };
  readonly days: readonly string[];
  /** What it said when somebody acknowledged it, if later answers have changed that; null otherwise. */
  readonly asAcknowledged: Pick<Finding, 'evidence' | 'coverage' | 'days'> | null;
  readonly state: FindingState;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly alertedAt: Instant | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: Instant | null;
  readonly assignedTo: string | null;
  /** Who has been told in this round, and when it was last passed on. */
  readonly told: readonly string[];
  readonly escalatedAt: Instant | null;
  /** Of those told, whose refused message went to somebody else already. */
  readonly passedOn: readonly string[];
  /** Who has seen it without being able to take it over; the newest last. */
  readonly seenBy: readonly string[];
  readonly snoozedUntil: Instant | null;
  readonly resolvedBy: string | null;
  readonly resolvedAt: Instant | null;
  readonly resolution: string | null;
  readonly version: number;
}

const SEEN = z.object({
  evidence: z.record(z.string(), z.number()),
  coverage: z.object({ known: z.number(), of: z.number() }),
  days: z.array(z.string()),
});
const SEALED = SEEN.extend({ asAcknowledged: SEEN.nullable().default(null) });
type Seen = Pick<StoredFinding, 'evidence' | 'coverage' | 'days'>;

/** Patterns seen in the data of one team's athletes. What was seen is sealed. */
export const findings = ({ db, teamId, sealer }: Scope) => {
  const seal = (id: string, { evidence, coverage, days }: Seen, asAcknowledged: Seen | null) =>
    sealer.seal(JSON.stringify({ evidence, coverage, days, asAcknowledged }), `finding:${id}:evidence`);
  const open = (row: Row): StoredFinding => ({
    ...readJson(
      SEALED,
      JSON.parse(sealer.open(row.evidence, `finding:${row.id}:evidence`)),
      `evidence of finding ${row.id}`,
    ),
    id: row.id,
    athleteId: row.athleteId,
    pattern: PATTERN_IDS.find((id) => id === row.pattern) ?? 'DQ1',
    area: row.area,
    side: row.side,
    severity: SEVERITIES.find((severity) => severity === row.severity) ?? 'info',
    state: row.state as FindingState,
    firstAt: row.firstAt.getTime(),
    lastAt: row.lastAt.getTime(),
    alertedAt: toInstantOrNull(row.alertedAt),
    acknowledgedBy: row.acknowledgedBy,
    acknowledgedAt: toInstantOrNull(row.acknowledgedAt),
    assignedTo: row.assignedTo,
    told: row.told,
    escalatedAt: toInstantOrNull(row.escalatedAt),
    passedOn: row.passedOn,
    seenBy: row.seenBy,
    snoozedUntil: toInstantOrNull(row.snoozedUntil),
    resolvedBy: row.resolvedBy,
    resolvedAt: toInstantOrNull(row.resolvedAt),
    resolution: row.resolution === null ? null : sealer.open(row.resolution, `finding:${row.id}:resolution`),
    version: row.version,
  });
  return {
    async byId(id: string): Promise<StoredFinding | null> {
      if (!isId(id)) return null;
      const row = await db.finding.findFirst({ where: { teamId, id } });
      return row && open(row);
    },
    /** Everything that is not resolved: of these athletes, or of everybody. */
    async open(athleteIds?: readonly string[]): Promise<readonly StoredFinding[]> {
      const rows = await db.finding.findMany({
        where: { teamId, state: { not: 'resolved' }, athleteId: athleteIds && { in: [...athleteIds] } },
        orderBy: [{ lastAt: 'desc' }, { id: 'asc' }],
      });
      return rows.map(open);
    },
    /** One athlete's newest, whatever became of them. */
    async of(athleteId: string, since: Instant): Promise<readonly StoredFinding[]> {
      const rows = await db.finding.findMany({
        where: { teamId, athleteId, lastAt: { gte: toDate(since) } },
        orderBy: [{ lastAt: 'desc' }, { id: 'asc' }],
      });
      return rows.map(open);
    },
    async add(athleteId: string, finding: Finding, now: Instant): Promise<StoredFinding> {
      const id = randomUUID();
      const row = await db.finding.create({
        data: {
          id,
          teamId,
          athleteId,
          pattern: finding.pattern,
          area: finding.area ?? '',
          side: finding.side ?? '',
          severity: finding.severity,
          evidence: seal(id, finding, null),
          firstAt: toDate(now),
          lastAt: toDate(now),
        },
      });
      return open(row);
    },
    /**
     * Seen again: takes today's numbers and the worse of the two severities. What somebody acknowledged is kept beside
     * them.
     */
    async seeAgain(current: StoredFinding, finding: Finding, now: Instant): Promise<void> {
      const { id, state, evidence, coverage, days } = current;
      const before = current.asAcknowledged ?? { evidence, coverage, days };
      const changed = state === 'acknowledged' && !isDeepStrictEqual(before.evidence, finding.evidence);
      await db.finding.updateMany({
        where: { teamId, id, state: { not: 'resolved' } },
        data: {
          evidence: seal(id, finding, changed ? before : null),
          severity: finding.severity,
          lastAt: toDate(now),
        },
      });
    },
    /**
     * Notes who has been told. This is no step, so it does not get in the way of somebody acting at the same moment.
     */
    async noteTold(id: string, told: readonly string[]): Promise<void> {
      await db.finding.updateMany({ where: { teamId, id }, data: { told: [...told], passedOn: [] } });
    },
    /** Takes one step in its life; null when somebody took another meanwhile. */
    async step(
      id: string,
      version: number,
      change: Partial<
        Pick<
          StoredFinding,
          | 'state'
          | 'alertedAt'
          | 'acknowledgedBy'
          | 'acknowledgedAt'
          | 'assignedTo'
          | 'told'
          | 'escalatedAt'
          | 'passedOn'
          | 'seenBy'
          | 'snoozedUntil'
          | 'resolvedBy'
          | 'resolvedAt'
          | 'resolution'
        >
      >,
    ): Promise<StoredFinding | null> {
      const { alertedAt, acknowledgedAt, escalatedAt, snoozedUntil, resolvedAt, resolution, ...more } = change;
      const { told, passedOn, seenBy, ...plain } = more;
      const { count } = await db.finding.updateMany({
        where: { teamId, id, version },
        data: {
          ...plain,
          told: told && [...told],
          passedOn: passedOn && [...passedOn],
          seenBy: seenBy && [...seenBy],
          escalatedAt: toDateIfSaid(escalatedAt),
          alertedAt: toDateIfSaid(alertedAt),
          acknowledgedAt: toDateIfSaid(acknowledgedAt),
          snoozedUntil: toDateIfSaid(snoozedUntil),
          resolvedAt: toDateIfSaid(resolvedAt),
          resolution: typeof resolution === 'string' ? sealer.seal(resolution, `finding:${id}:resolution`) : resolution,
          version: { increment: 1 },
        },
      });
      return count === 0 ? null : this.byId(id);
    },
  };
};
