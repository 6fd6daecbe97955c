import { z } from 'zod';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

/** To whoever was named deputy, while they are. */
export const deputyNamed = defineNotice({
  kind: 'deputy.named',
  data: z.object({ by: z.string() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t }, { by }) {
    const person = await care.people.forNotice(teamId, by);
    const { deputy } = await care.team.medicalStaff(teamId);
    if (!reader || deputy?.id !== reader.personId) return null;
    return {
      title: t('notice.deputy.title'),
      tone: 'plain',
      blocks: [text(t('notice.deputy.text', { by: person?.name ?? t('list.none') }))],
    };
  },
});
