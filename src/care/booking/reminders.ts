import { dueReminders, type ReminderKind } from '../../domain/booking/reminders.ts';
import { HOUR, type Instant } from '../../domain/day.ts';
import { personSettings } from '../../domain/team/settings.ts';
import type { Deps } from '../deps.ts';

const KINDS: readonly ReminderKind[] = ['day-before', 'hours-before'];

/** Puts the reminders that are due into the outbox: 24 h and 2 h before, each once. */
export const remind =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id } of await store.directory.teams()) {
      const team = store.team(id);
      const coming = (await team.bookings.active(now, now + 25 * HOUR)).filter(
        (one) => one.state === 'booked' && one.start > now,
      );
      if (coming.length === 0) continue;
      const people = new Map(
        (await team.people.byIds(coming.map((one) => one.athleteId))).map((person) => [person.id, person]),
      );
      const due = dueReminders(
        coming.map((one) => ({
          id: one.id,
          athleteId: one.athleteId,
          start: one.start,
          end: one.end,
          since: one.createdAt,
        })),
        (athleteId) => {
          const person = people.get(athleteId);
          const settings = personSettings(person?.settings);
          return {
            zone: person?.zone ?? 'UTC',
            quiet: { from: settings.quietFrom, to: settings.quietTo },
            wanted: person && settings.reminders ? KINDS : [],
          };
        },
        now,
      );
      await team.outbox.put(
        due.map((reminder) => ({
          key: `booking.reminder:${reminder.bookingId}:${reminder.key}`,
          to: { personId: reminder.athleteId },
          kind: 'booking.reminder',
          data: { bookingId: reminder.bookingId, until: reminder.until },
          dueAt: now,
          lane: 'reply' as const,
        })),
      );
    }
  };
