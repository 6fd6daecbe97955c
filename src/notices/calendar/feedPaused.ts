import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { defineNotice } from '../notice.ts';

/** To whoever looks after a calendar: it lost most of its future, and nothing is removed until they say so. */
export const feedPaused = defineNotice({
  kind: 'feed.held',
  data: z.object({ feedId: z.string(), had: z.number(), left: z.number() }),
  quiet: 'waits',
  async write({ teamId, care, t }, { feedId, had, left }) {
    const feed = await care.calendar.forNotice(teamId, feedId, 'held');
    if (!feed) return null;
    return {
      title: t('notice.feedPaused.title'),
      tone: 'warning',
      blocks: [{ kind: 'text', text: t('notice.feedPaused.text', { name: feed.name, had, left }) }],
      actions: [
        press('calendar', t('calendar.keepOld'), { action: 'keep', feed: feedId }, { style: 'primary' }),
        press('calendar', t('calendar.acceptNew'), { action: 'accept', feed: feedId }),
      ],
    };
  },
});
