import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { defineNotice } from '../notice.ts';

/** To an athlete: somebody who treats them has put their bookings on hold. */
export const holdSet = defineNotice({
  kind: 'hold.set',
  data: z.object({ bookings: z.number() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t }, { bookings }) {
    if (!reader || !(await care.booking.isHeld(teamId, reader.personId))) return null;
    return {
      title: t('notice.hold.set.title'),
      tone: 'warning',
      blocks: [{ kind: 'text', text: t('notice.hold.set.text', { bookings }) }],
      actions: [press('mine', t('mine.button'))],
    };
  },
});
