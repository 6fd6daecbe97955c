import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { BODY_AREAS, SIDES } from '../../domain/checkIn/bodyMap.ts';
import type { Instant } from '../../domain/day.ts';
import { toDate, toInstant } from '../instants.ts';
import type { Scope } from '../scope.ts';

export const PRESSURES = ['light', 'right', 'strong'] as const;

const ANSWERS = z.object({
  area: z.enum(BODY_AREAS),
  side: z.enum(SIDES).nullable(),
  pressure: z.enum(PRESSURES).nullable(),
  /** 0 to 10: before the massage, and when the question was answered. */
  before: z.number().min(0).max(10).nullable(),
  after: z.number().min(0).max(10).nullable(),
});

export interface StoredOutcome extends z.infer<typeof ANSWERS> {
  readonly bookingId: string;
  /** The end of the massage, and when it was asked about. */
  readonly at: Instant;
  readonly afterAt: Instant;
}

/** What athletes said about their massages, sealed. One answer per booking: the newest counts. */
export const outcomes = ({ db, teamId, sealer }: Scope) => ({
  async put(athleteId: string, { bookingId, at, afterAt, ...answers }: StoredOutcome): Promise<void> {
    const id = randomUUID();
    await db.massageOutcome.deleteMany({ where: { teamId, bookingId } });
    await db.massageOutcome.create({
      data: {
        id,
        teamId,
        athleteId,
        bookingId,
        at: toDate(at),
        afterAt: toDate(afterAt),
        answers: sealer.seal(JSON.stringify(answers), `outcome:${id}:answers`),
      },
    });
  },
  /** One athlete's since a moment, by the time of the massage. */
  async of(athleteId: string, since: Instant): Promise<readonly StoredOutcome[]> {
    const rows = await db.massageOutcome.findMany({
      where: { teamId, athleteId, at: { gte: toDate(since) } },
      orderBy: { at: 'asc' },
    });
    return rows.map((row) => ({
      ...ANSWERS.parse(JSON.parse(sealer.open(row.answers, `outcome:${row.id}:answers`))),
      bookingId: row.bookingId,
      at: toInstant(row.at),
      afterAt: toInstant(row.afterAt),
    }));
  },
  /** Which of these massages have been answered about. */
  async answered(bookingIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await db.massageOutcome.findMany({
      where: { teamId, bookingId: { in: [...bookingIds] } },
      select: { bookingId: true },
    });
    return new Set(rows.map(({ bookingId }) => bookingId));
  },
});
