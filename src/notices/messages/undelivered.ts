import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

/** To whoever was promised that a message arrives, or to admins where an alert channel takes none. */
export const undelivered = defineNotice({
  kind: 'message.undelivered',
  data: z.object({ kind: z.string(), personId: z.string().nullable() }),
  quiet: 'ignores',
  async write({ teamId, care, t }, { kind, personId }) {
    if (personId === null)
      return {
        title: t('notice.undelivered.channelTitle'),
        tone: 'warning',
        blocks: [text(t('notice.undelivered.channelText'))],
        actions: [press('team', t('team.outbox'), { action: 'outbox' })],
      };
    const person = await care.people.forNotice(teamId, personId);
    if (!person) return null;
    const [subject] = kind.split('.');
    const what = t.maybe(`undelivered.${subject}`) ?? t('undelivered.other');
    return {
      title: t('notice.undelivered.title', { name: person.name }),
      tone: 'warning',
      blocks: [text(t('notice.undelivered.text', { what, name: person.name }))],
    };
  },
});
