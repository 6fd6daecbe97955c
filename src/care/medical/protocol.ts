import { addDays, type Day, dayOf, type Instant } from '../../domain/day.ts';
import {
  isOnScale,
  PROTOCOL_KEYS,
  PROTOCOL_ROWS,
  type ProtocolKey,
  protocolOf,
} from '../../domain/medical/triage/protocol.ts';
import { PATTERN_ROWS } from '../../domain/medical/triage/table.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { PATTERN_IDS, type PatternId } from '../../domain/risk/pattern.ts';
import type { TeamStore } from '../../store/index.ts';
import { patternsOff } from '../../store/medical/protocolChanges.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';

/** Who reads the protocol: everybody who treats or plans by it. */
const READERS = ['therapist', 'trainer', 'clinician', 'admin'] as const;
/** A pattern is off for so many days, at most: after that somebody has to want it again. */
const LONGEST_OFF_DAYS = 90;

export interface Signature {
  /** null: somebody who has left. */
  readonly author: string | null;
  readonly at: Instant;
  readonly reason: string;
}

export interface ProtocolView {
  readonly numbers: readonly {
    readonly key: ProtocolKey;
    readonly value: number;
    /** The change that made it so; null: as usual. */
    readonly changed: Signature | null;
  }[];
  /** Patterns that are not looked for now. */
  readonly off: readonly (Signature & { readonly pattern: PatternId; readonly until: Day })[];
  readonly mayChange: boolean;
}

/** The protocol as it is in force, with who changed what and why. */
export const viewProtocol =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<ProtocolView | Refusal> => {
    if (!hasRole(actor, READERS)) return { refused: 'not-allowed', needs: 'therapist' };
    return { ...(await readProtocol(store.team(actor.teamId), now)), mayChange: hasRole(actor, ['clinician']) };
  };

/** What was changed since a moment, for the digest of those who treat; the newest first. */
export const protocolSince =
  ({ store }: Deps) =>
  async (teamId: string, since: Instant): Promise<readonly ProtocolChanged[]> => {
    const team = store.team(teamId);
    const { numbers, patterns } = await team.protocol.history();
    const fresh = [
      ...numbers.map((one) => ({ ...one, until: null })),
      ...patterns.map((one) => ({ ...one, value: null })),
    ].filter(({ at }) => at >= since);
    const names = await team.people.namesOf(fresh.map(({ authorId }) => authorId));
    return fresh.map(({ authorId, ...one }) => ({ ...one, author: names.get(authorId) ?? null }));
  };

export interface ProtocolChanged extends Signature {
  readonly key: ProtocolKey | PatternId;
  readonly value: number | null;
  readonly until: Day | null;
}

/** Changes one number, within its scale; null makes it what it usually is. Clinicians only, with a reason. */
export const changeProtocol =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    { key, value, reason }: { readonly key: ProtocolKey; readonly value: number | null; readonly reason: string },
    now: Instant,
  ): Promise<{ readonly value: number } | Refusal> => {
    if (!hasRole(actor, ['clinician'])) return { refused: 'not-allowed', needs: 'clinician' };
    const { min: least, max: most } = PROTOCOL_ROWS[key];
    if (value !== null && !isOnScale(key, value)) return { refused: 'off-scale', least, most };
    return store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock('protocol');
      const before = await tx.protocol.inForce();
      const from = before[key];
      // Very sore begins above sore.
      const after = { ...before, [key]: value ?? PROTOCOL_ROWS[key].usual };
      if (after['sore-from'] >= after['strong-from'])
        return { refused: 'invalid', field: 'value', rule: 'protocol.inOrder' };
      await tx.protocol.add({ key, value, until: null, authorId: actor.personId, at: now, reason });
      const to = value ?? PROTOCOL_ROWS[key].usual;
      await tx.audit.by(actor.personId, now).note('protocol.change', actor.teamId, { key, from, to, until: null });
      return { value: to };
    });
  };

/**
 * Stops looking for a pattern until the end of a day, or looks again (null). Clinicians only, with a reason. What stops
 * every massage until somebody has looked is never off.
 */
export const switchPattern =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    { pattern, until, reason }: { readonly pattern: PatternId; readonly until: Day | null; readonly reason: string },
    now: Instant,
  ): Promise<true | Refusal> => {
    if (!hasRole(actor, ['clinician'])) return { refused: 'not-allowed', needs: 'clinician' };
    if (PATTERN_ROWS[pattern] === 'stop') return { refused: 'invalid', field: 'row', rule: 'protocol.neverOff' };
    return store.transaction(actor.teamId, async (tx) => {
      const today = dayOf(now, (await tx.team.get()).zone);
      if (until !== null && (until < today || until > addDays(today, LONGEST_OFF_DAYS)))
        return { refused: 'invalid', field: 'until', rule: 'protocol.offUntilDay' };
      await tx.team.lock('protocol');
      await tx.protocol.add({ key: pattern, value: null, until, authorId: actor.personId, at: now, reason });
      await tx.audit
        .by(actor.personId, now)
        .note('protocol.change', actor.teamId, { key: pattern, from: null, to: null, until });
      return true;
    });
  };

async function readProtocol(team: TeamStore, now: Instant): Promise<Omit<ProtocolView, 'mayChange'>> {
  const [{ zone }, history] = await Promise.all([team.team.get(), team.protocol.history()]);
  const { numbers, patterns } = history;
  const names = await team.people.namesOf([...numbers, ...patterns].map(({ authorId }) => authorId));
  const sign = ({ authorId, at, reason }: { authorId: string; at: Instant; reason: string }): Signature => ({
    ...{ author: names.get(authorId) ?? null, at, reason },
  });
  const inForce = protocolOf(numbers);
  const off = patternsOff(history, dayOf(now, zone));
  return {
    numbers: PROTOCOL_KEYS.map((key) => {
      const newest = numbers.find((one) => one.key === key);
      return { key, value: inForce[key], changed: newest && newest.value !== null ? sign(newest) : null };
    }),
    off: PATTERN_IDS.filter((pattern) => off.has(pattern)).flatMap((pattern) => {
      const newest = patterns.find(({ key }) => key === pattern);
      return newest?.until ? [{ pattern, until: newest.until, ...sign(newest) }] : [];
    }),
  };
}
