import { randomUUID } from 'node:crypto';
import type { Day, Instant } from '../../domain/day.ts';
import { PROTOCOL_KEYS, type Protocol, type ProtocolKey, protocolOf } from '../../domain/medical/triage/protocol.ts';
import { PATTERN_IDS, type PatternId } from '../../domain/risk/pattern.ts';
import { toDate } from '../instants.ts';
import type { Scope } from '../scope.ts';

interface Signed {
  readonly authorId: string;
  readonly at: Instant;
  readonly reason: string;
}

/** A number of the protocol; null: as usual again. */
export interface NumberChange extends Signed {
  readonly key: ProtocolKey;
  readonly value: number | null;
}

/** A pattern that is not looked for until the end of a day; null: looked for again. */
export interface PatternOff extends Signed {
  readonly key: PatternId;
  readonly until: Day | null;
}

export interface ProtocolChanges {
  /** Newest first. */
  readonly numbers: readonly NumberChange[];
  readonly patterns: readonly PatternOff[];
}

/** What a team's clinicians changed in its protocol, with who, when and why. The newest change of a key counts. */
export const protocolChanges = ({ db, teamId, sealer }: Scope) => {
  const history = async (): Promise<ProtocolChanges> => {
    const rows = await db.protocolChange.findMany({ where: { teamId }, orderBy: [{ at: 'desc' }, { id: 'desc' }] });
    const signed = rows.map(({ id, key, value, until, authorId, at, reason }) => ({
      ...{ key, value, until, authorId, at: at.getTime() },
      reason: sealer.open(reason, `protocol:${id}:reason`),
    }));
    return {
      numbers: signed.flatMap(({ key, until: _, ...one }) => {
        const known = PROTOCOL_KEYS.find((other) => other === key);
        return known ? [{ ...one, key: known }] : [];
      }),
      patterns: signed.flatMap(({ key, value: _, ...one }) => {
        const known = PATTERN_IDS.find((other) => other === key);
        return known ? [{ ...one, key: known }] : [];
      }),
    };
  };
  return {
    history,
    async inForce(): Promise<Protocol> {
      return protocolOf((await history()).numbers);
    },
    async add(
      change: Signed & {
        readonly key: ProtocolKey | PatternId;
        readonly value: number | null;
        readonly until: Day | null;
      },
    ): Promise<void> {
      const id = randomUUID();
      const { key, value, until, authorId, at, reason } = change;
      const sealed = sealer.seal(reason, `protocol:${id}:reason`);
      await db.protocolChange.create({
        data: { id, teamId, key, value, until, authorId, at: toDate(at), reason: sealed },
      });
    },
  };
};

/** Patterns that are off on a day. */
export function patternsOff({ patterns }: Pick<ProtocolChanges, 'patterns'>, day: Day): ReadonlySet<PatternId> {
  const newest = new Map(patterns.toReversed().map((one) => [one.key, one.until]));
  return new Set([...newest].flatMap(([key, until]) => (until !== null && day <= until ? [key] : [])));
}
