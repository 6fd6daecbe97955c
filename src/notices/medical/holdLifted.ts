import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { defineNotice } from '../notice.ts';

/** To an athlete: a clinician has lifted the hold. */
export const holdLifted = defineNotice({
  kind: 'hold.lifted',
  data: z.object({ bookings: z.number() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t }, { bookings }) {
    if (!reader || (await care.booking.isHeld(teamId, reader.personId))) return null;
    return {
      title: t('notice.hold.lifted.title'),
      tone: 'good',
      blocks: [{ kind: 'text', text: t('notice.hold.lifted.text', { bookings }) }],
      actions: [press('mine', t('mine.button'))],
    };
  },
});
