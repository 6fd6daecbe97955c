import type { Instant } from '../../domain/day.ts';
import type { TeamStore } from '../../store/index.ts';

/** Asks admins and those who treat to name a clinician: nobody in the team is one. Once at each moment. */
export async function tellNoClinician(tx: TeamStore, now: Instant): Promise<void> {
  const staff = await tx.people.list(['admin', 'trainer', 'therapist']);
  await tx.outbox.put(
    staff.map(({ id }) => ({
      key: `staff.noClinician:${id}:${now}`,
      to: { personId: id },
      kind: 'staff.noClinician',
      data: {},
      dueAt: now,
      lane: 'alert',
    })),
  );
}
