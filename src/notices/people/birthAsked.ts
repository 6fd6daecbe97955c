import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

/** To an athlete whose date of birth is not known: nothing about their body is stored without it. */
export const birthAsked = defineNotice({
  kind: 'birth.asked',
  data: z.object({}),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }) {
    const missing = reader && (await care.people.permissionOf(teamId, reader.personId, now))?.health;
    if (missing?.refused !== 'birth-missing') return null;
    return {
      title: t('notice.birthAsked.title'),
      tone: 'plain',
      blocks: [text(t('refusal.birth-missing'))],
      actions: [press('join', t('consent.ask.birth'), {}, { style: 'primary', ask: ['birth', 'sport', 'consent'] })],
    };
  },
});
