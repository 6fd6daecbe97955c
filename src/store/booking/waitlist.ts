import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { BOOKING_TYPES, type BookingType, isMassageType, type MassageType } from '../../domain/clinic/modality.ts';
import type { Instant } from '../../domain/day.ts';
import type { WaitlistEntry as Row } from '../generated/client.ts';
import { isId } from '../ids.ts';
import { toDate, toInstantOrNull } from '../instants.ts';
import { readJson } from '../json.ts';
import type { Scope } from '../scope.ts';

export interface SlotOffered {
  readonly therapistId: string;
  readonly roomId: string;
  readonly type: BookingType;
  readonly start: Instant;
  readonly end: Instant;
}

export interface WaitlistEntry {
  readonly id: string;
  readonly athleteId: string;
  readonly type: MassageType | null;
  readonly from: Instant;
  readonly until: Instant;
  readonly state: 'waiting' | 'offered' | 'taken' | 'declined' | 'over';
  readonly offer: SlotOffered | null;
  readonly offerUntil: Instant | null;
  /** Slots that were offered and let pass. */
  readonly passed: readonly PassedSlot[];
  readonly since: Instant;
}

export type PassedSlot = Pick<SlotOffered, 'therapistId' | 'start'>;

const OFFER: z.ZodType<SlotOffered> = z.object({
  therapistId: z.string(),
  roomId: z.string(),
  type: z.enum(BOOKING_TYPES),
  start: z.number(),
  end: z.number(),
});
const PASSED: z.ZodType<readonly PassedSlot[]> = z.array(z.object({ therapistId: z.string(), start: z.number() }));

const open = (row: Row): WaitlistEntry => ({
  id: row.id,
  athleteId: row.athleteId,
  type: row.type !== null && isMassageType(row.type) ? row.type : null,
  from: row.fromAt.getTime(),
  until: row.untilAt.getTime(),
  state: row.state as WaitlistEntry['state'],
  offer: readJson(OFFER.nullable(), row.offer, `offer of waitlist entry ${row.id}`),
  offerUntil: toInstantOrNull(row.offerUntil),
  passed: readJson(PASSED, row.passed, `passed slots of waitlist entry ${row.id}`),
  since: row.createdAt.getTime(),
});

/** Who waits for a slot in one team. */
export const waitlist = ({ db, teamId }: Scope) => ({
  async byId(id: string): Promise<WaitlistEntry | null> {
    if (!isId(id)) return null;
    const row = await db.waitlistEntry.findFirst({ where: { teamId, id } });
    return row && open(row);
  },
  async ofAthlete(athleteId: string): Promise<readonly WaitlistEntry[]> {
    const rows = await db.waitlistEntry.findMany({
      where: { teamId, athleteId, state: { in: ['waiting', 'offered'] } },
      orderBy: { createdAt: 'asc' },
    });
    return rows.map(open);
  },
  /** People still waiting for something that overlaps `[from, to)`. */
  async waitingFor(from: Instant, to: Instant): Promise<readonly WaitlistEntry[]> {
    const rows = await db.waitlistEntry.findMany({
      where: { teamId, state: 'waiting', fromAt: { lt: toDate(to) }, untilAt: { gt: toDate(from) } },
      orderBy: { createdAt: 'asc' },
    });
    return rows.map(open);
  },
  async add(entry: Pick<WaitlistEntry, 'athleteId' | 'type' | 'from' | 'until' | 'since'>): Promise<WaitlistEntry> {
    const row = await db.waitlistEntry.create({
      data: {
        id: randomUUID(),
        teamId,
        athleteId: entry.athleteId,
        type: entry.type,
        fromAt: toDate(entry.from),
        untilAt: toDate(entry.until),
        createdAt: toDate(entry.since),
      },
    });
    return open(row);
  },
  async offer(id: string, offer: SlotOffered, until: Instant): Promise<boolean> {
    const { count } = await db.waitlistEntry.updateMany({
      where: { teamId, id, state: 'waiting' },
      data: { state: 'offered', offer: { ...offer }, offerUntil: toDate(until) },
    });
    return count > 0;
  },
  /** Ends an offer or a wait; false when it had ended already. */
  async end(id: string, state: 'taken' | 'declined' | 'over'): Promise<boolean> {
    const { count } = await db.waitlistEntry.updateMany({
      where: { teamId, id, state: { in: ['waiting', 'offered'] } },
      data: { state },
    });
    return count > 0;
  },
  /** Back to waiting after an offer was let pass. The slot is remembered, so that it is not offered again. */
  async waitAgain({ id, passed, offer }: Pick<WaitlistEntry, 'id' | 'passed' | 'offer'>): Promise<void> {
    const slots = offer ? [...passed, { therapistId: offer.therapistId, start: offer.start }] : [...passed];
    await db.waitlistEntry.updateMany({
      where: { teamId, id, state: 'offered' },
      data: { state: 'waiting', offerUntil: null, passed: slots },
    });
  },
  async offersOver(now: Instant): Promise<readonly WaitlistEntry[]> {
    const rows = await db.waitlistEntry.findMany({
      where: { teamId, state: 'offered', offerUntil: { lte: toDate(now) } },
      orderBy: { offerUntil: 'asc' },
    });
    return rows.map(open);
  },
  /** Slots on offer right now: nobody else is offered or shown them. */
  async offersOpen(): Promise<readonly WaitlistEntry[]> {
    const rows = await db.waitlistEntry.findMany({ where: { teamId, state: 'offered' } });
    return rows.map(open);
  },
});
