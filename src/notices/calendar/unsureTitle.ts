import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { unclearTitle } from '../../chat/words/calendar/unclearTitle.ts';
import { defineNotice } from '../notice.ts';

/** To whoever looks after a calendar: titles nobody could read, each asked about once. */
export const unsureTitle = defineNotice({
  kind: 'title.unsure',
  data: z.object({ feedId: z.string(), titles: z.array(z.string()).readonly() }),
  quiet: 'waits',
  async write({ teamId, care, t, now }, { feedId, titles }) {
    const unclear = await care.calendar.stillUnclear(teamId, feedId, titles, now);
    if (unclear.length === 0) return null;
    return {
      title: t('calendar.unclearTitle'),
      tone: 'plain',
      blocks: [
        { kind: 'text', text: t('calendar.unclearText', { count: unclear.length }) },
        ...unclear.map((one) => unclearTitle(t, one)),
      ],
      actions: [press('calendar', t('calendar.moreTitles'), { action: 'teach', feed: feedId })],
    };
  },
});
