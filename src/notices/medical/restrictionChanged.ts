import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { injuryWords } from '../../chat/words/medical/restrictWords.ts';
import { defineNotice } from '../notice.ts';

/** To an athlete: what limits them has changed, and with it what they can book. */
export const restrictionChanged = defineNotice({
  kind: 'restriction.changed',
  data: z.object({}),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }) {
    const limits = reader && (await care.medical.limitsForNotice(teamId, reader.personId, now));
    if (!limits) return null;
    const { injuries, closed } = limits;
    const types = t.list(closed.map((type) => t(`type.${type}`)));
    const lines = [
      closed.length === 0 ? t('notice.restriction.open') : t('notice.restriction.closed', { types }),
      ...injuries.map((one) => injuryWords(t, one)),
      t('notice.restriction.plan'),
    ];
    return {
      title: t('notice.restriction.title'),
      tone: 'plain',
      blocks: lines.map((text) => ({ kind: 'text', text })),
      actions: [press('mine', t('mine.button')), press('slots', t('slots.more'))],
    };
  },
});
