import { HOUR, type Instant, MINUTE } from '../day.ts';
import type { Severity } from './pattern.ts';

/** When nobody has taken it over for this long, the next person is told. */
export const PASS_ON_AFTER = { act: 24 * HOUR, urgent: 30 * MINUTE } as const;

/** An alert that may wait for somebody. */
export interface WaitingAlert {
  readonly state: 'open' | 'acknowledged' | 'snoozed' | 'resolved';
  readonly severity: Severity;
  readonly alertedAt: Instant | null;
  readonly escalatedAt: Instant | null;
  /** Who has been told in this round. */
  readonly told: readonly string[];
  /** Of those, whose refused message went to somebody else already. */
  readonly passedOn: readonly string[];
  /** One of the first two roads. */
  readonly pressing: boolean;
}

/** Who is told now, and what is kept of the round. */
export interface Escalation {
  /** `late`: nobody took it over in time. `refused`: messages did not arrive. `again`: all of them once more. */
  readonly why: 'late' | 'refused' | 'again';
  readonly tell: readonly string[];
  readonly told: readonly string[];
  readonly passedOn: readonly string[];
}

/**
 * Who is told of an alert at this moment; null when nobody is. The next person on the ladder hears of it when it is
 * late, and at once for every message that was refused. Once everybody on it was told, something pressing goes to all
 * of them again, round after round; anything else waits in the digest and in the list.
 *
 * @param ladder everybody who may be told, in order
 * @param refused those whose newest message about it could not be delivered anywhere
 */
export function escalation(
  alert: WaitingAlert,
  ladder: readonly string[],
  refused: ReadonlySet<string>,
  now: Instant,
): Escalation | null {
  const { state, severity, alertedAt, escalatedAt, told, passedOn, pressing } = alert;
  if (state !== 'open' || alertedAt === null || (severity !== 'act' && severity !== 'urgent')) return null;
  const next = ladder.filter((id) => !told.includes(id));
  const bounced = told.filter((id) => refused.has(id) && !passedOn.includes(id));
  const instead = next.slice(0, bounced.length);
  // Where nobody is left on the ladder, the channel still hears of it.
  if (bounced.length > 0)
    return { why: 'refused', tell: instead, told: [...told, ...instead], passedOn: [...passedOn, ...bounced] };
  const since = Math.max(alertedAt, escalatedAt ?? 0);
  const due = told.length === 0 || now - since >= PASS_ON_AFTER[severity];
  const first = next[0];
  if (!due) return null;
  if (first !== undefined) return { why: 'late', tell: [first], told: [...told, first], passedOn };
  const all = [...new Set([...ladder, ...told])];
  return pressing && all.length > 0 ? { why: 'again', tell: all, told: all, passedOn: [] } : null;
}
