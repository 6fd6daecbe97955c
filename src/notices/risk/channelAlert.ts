import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { findingTitle } from '../../chat/words/risk/finding.ts';
import { defineNotice } from '../notice.ts';

/** To the alert channel: a count and a button; the athlete and the pattern only if the team chose so, and never more. */
export const channelAlert = defineNotice({
  kind: 'risk.channel',
  data: z.object({ findingId: z.string().nullable(), refused: z.boolean().default(false) }),
  quiet: 'ignores',
  async write({ teamId, care, t, now }, { findingId, refused }) {
    const { act, urgent, names } = await care.risk.waiting(teamId, now);
    const bounced = refused ? [text(t('notice.channel.refused'))] : [];
    const finding = findingId === null || !names ? null : await care.risk.forNotice(teamId, findingId, null, now);
    if (findingId !== null && names) {
      if (!finding) return null;
      const pattern = findingTitle(t, { ...finding, area: '', side: '' });
      return {
        title: t('notice.channel.title'),
        tone: 'warning',
        blocks: [text(t('finding.about', { athlete: finding.athlete, pattern })), ...bounced],
        actions: [
          press('risk', t('notice.channel.show'), { action: 'explain', finding: finding.id }, { style: 'primary' }),
        ],
      };
    }
    if (act + urgent === 0) return null;
    const counts = [
      ...(urgent > 0 ? [t('notice.channel.urgent', { count: urgent })] : []),
      ...(act > 0 ? [t('notice.channel.act', { count: act })] : []),
    ];
    return {
      title: t('notice.channel.title'),
      tone: 'warning',
      blocks: [text(counts.join(' ')), ...bounced],
      actions: [press('risk', t('notice.channel.show'), { action: 'list' }, { style: 'primary' })],
    };
  },
});
