import { dueQuestions } from '../../domain/booking/questionsDue.ts';
import { dueReminders, type ReminderKind, type ReminderPreferences } from '../../domain/booking/reminders.ts';
import { isMassage } from '../../domain/clinic/modality.ts';
import { HOUR, type Instant } from '../../domain/day.ts';
import { personSettings, quietHours } from '../../domain/team/settings.ts';
import type { Deps } from '../deps.ts';
import { mayTreat } from '../people/consent.ts';

const KINDS: readonly ReminderKind[] = ['day-before', 'hours-before'];

/**
 * Puts the reminders that are due into the outbox: 24 h and 2 h before, each once; and the questions before a massage for
 * those whom the last reminder does not reach.
 */
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
      // Who may not be treated then is not called to it.
      const expected = coming.filter(({ athleteId, start }) => {
        const person = people.get(athleteId);
        return person !== undefined && mayTreat(person, now, start) === null;
      });
      const bookings = expected.map(({ id, athleteId, type, start, end, createdAt }) => ({
        ...{ id, athleteId, type, start, end },
        since: createdAt,
      }));
      const preferencesOf = (athleteId: string): ReminderPreferences => {
        const person = people.get(athleteId);
        return {
          ...quietHours({ zone: person?.zone ?? 'UTC', settings: person?.settings }),
          wanted: person && personSettings(person.settings).reminders ? KINDS : [],
        };
      };
      await team.outbox.put([
        ...dueReminders(bookings, preferencesOf, now).map(({ bookingId, athleteId, key, until }) => ({
          key: `booking.reminder:${bookingId}:${key}`,
          to: { personId: athleteId },
          kind: 'booking.reminder' as const,
          data: { bookingId, until },
          dueAt: now,
          lane: 'reply' as const,
        })),
        ...dueQuestions(bookings.filter(isMassage), preferencesOf, now).map(({ bookingId, athleteId, key, until }) => ({
          key: `booking.questions:${bookingId}:${key}`,
          to: { personId: athleteId },
          kind: 'booking.questions' as const,
          data: { bookingId, until },
          dueAt: now,
          lane: 'reply' as const,
        })),
      ]);
    }
  };
