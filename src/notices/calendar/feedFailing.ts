import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { defineNotice } from '../notice.ts';

/** To whoever looks after a calendar: it can no longer be read. Told once, until it works again. */
export const feedFailing = defineNotice({
  kind: 'feed.failing',
  data: z.object({ feedId: z.string() }),
  quiet: 'waits',
  async write({ teamId, care, t }, { feedId }) {
    const feed = await care.calendar.forNotice(teamId, feedId, 'failing');
    if (!feed) return null;
    const why = t.maybe(`calendar.problem.${feed.problem ?? 'network'}`) ?? '';
    const text =
      feed.goodAt === null
        ? t('calendar.failing', { when: t.moment(feed.nextAt) })
        : t('calendar.failingKept', { good: t.moment(feed.goodAt), when: t.moment(feed.nextAt) });
    return {
      title: t('notice.feedFailing.title', { name: feed.name }),
      tone: 'warning',
      blocks: [{ kind: 'text', text: `${why} ${text}` }],
      actions: [
        press('calendar', t('calendar.lookNow'), { action: 'sync', feed: feedId }, { style: 'primary' }),
        press('calendar', t('calendar.remove'), { action: 'remove', feed: feedId }),
      ],
    };
  },
});
