import type { Instant } from '../domain/day.ts';
import { toDate } from './instants.ts';
import type { Db } from './scope.ts';

const DAY = 24 * 3_600_000;

/**
 * How long working rows are kept, in days. What people wrote is theirs and not in this list. docs/privacy.md shows it.
 */
export const KEPT_DAYS = {
  handledInteractions: 2,
  jobRuns: 14,
  oneTimeCodes: 30,
  calendarChanges: 60,
  outboxMessages: 90,
} as const;

/** Removes what is no longer needed. */
export async function cleanUp(db: Db, now: Instant): Promise<void> {
  const before = (days: number) => toDate(now - days * DAY);
  await db.handledInteraction.deleteMany({ where: { at: { lt: before(KEPT_DAYS.handledInteractions) } } });
  await db.jobRun.deleteMany({
    where: { state: { in: ['done', 'failed'] }, dueAt: { lt: before(KEPT_DAYS.jobRuns) } },
  });
  await db.oneTimeCode.deleteMany({ where: { expiresAt: { lt: before(KEPT_DAYS.oneTimeCodes) } } });
  await db.calendarChange.deleteMany({ where: { at: { lt: before(KEPT_DAYS.calendarChanges) } } });
  await db.storedInvoke.deleteMany({ where: { expiresAt: { lt: toDate(now) } } });
  await db.outboxMessage.deleteMany({
    where: { state: { in: ['sent', 'dropped'] }, dueAt: { lt: before(KEPT_DAYS.outboxMessages) } },
  });
}
