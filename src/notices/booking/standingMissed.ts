import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { rhythmWords } from '../../chat/words/booking/rhythm.ts';
import { dayOf } from '../../domain/day.ts';
import { defineNotice } from '../notice.ts';

/** The massage of a standing wish did not come about: tells the athlete, and the second time also one of the staff. */
export const standingMissed = defineNotice({
  kind: 'standing.missed',
  data: z.object({ athleteId: z.string(), staff: z.boolean() }),
  quiet: 'waits',
  async write({ teamId, care, t, now }, { athleteId, staff }) {
    const missed = await care.booking.missedRhythm(teamId, athleteId, now);
    if (!missed) return null;
    const values = { rhythm: rhythmWords(t, missed.everyDays), due: t.day(dayOf(missed.due, t.zone)) };
    return staff
      ? {
          title: t('notice.standing.staffTitle', { athlete: missed.athlete }),
          tone: 'plain',
          blocks: [{ kind: 'text', text: t('notice.standing.staffText', { ...values, athlete: missed.athlete }) }],
          actions: [press('book', t('notice.standing.look'), { action: 'standing', athlete: athleteId })],
        }
      : {
          title: t('notice.standing.title'),
          tone: 'plain',
          blocks: [{ kind: 'text', text: t('notice.standing.text', values) }],
          actions: [
            press('slots', t('slots.more'), {}, { style: 'primary' }),
            press('book', t('notice.standing.look'), { action: 'standing' }),
          ],
        };
  },
});
