import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { findingTitle } from '../../chat/words/risk/finding.ts';
import { defineNotice } from '../notice.ts';

/** To the alert channel: a count and a button; the athlete and the pattern only if the team chose so, and never more. */
export const channelAlert = defineNotice({
  kind: 'risk.channel',
  data: z.object({ findingId: z.string().nullable() }),
  quiet: 'ignores',
  async write({ teamId, care, t }, { findingId }) {
    const { act, urgent, names } = await care.risk.waiting(teamId);
    const finding = findingId === null || !names ? null : await care.risk.forNotice(teamId, findingId, null);
    if (findingId !== null && names) {
      if (!finding) return null;
      const pattern = findingTitle(t, { ...finding, area: '', side: '' });
      return {
        title: t('notice.channel.title'),
        tone: 'warning',
        blocks: [{ kind: 'text', text: t('finding.about', { athlete: finding.athlete, pattern }) }],
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
      blocks: [{ kind: 'text', text: counts.join(' ') }],
      actions: [press('risk', t('notice.channel.show'), { action: 'list' }, { style: 'primary' })],
    };
  },
});
