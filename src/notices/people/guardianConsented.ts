import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { defineNotice } from '../notice.ts';

/** To a minor: the guardian said yes, so check-ins can begin. */
export const guardianConsented = defineNotice({
  kind: 'guardian.consented',
  data: z.object({}),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }) {
    const permission = reader && (await care.people.permissionOf(teamId, reader.personId, now));
    if (!permission || permission.health !== null) return null;
    return {
      title: t('notice.guardianConsented.title'),
      tone: 'good',
      blocks: [
        {
          kind: 'text',
          text: t('notice.guardianConsented.text', { books: permission.treatment === null ? 'yes' : 'no' }),
        },
      ],
      actions: [press('checkin', t('help.checkIn'), {}, { style: 'primary' })],
    };
  },
});
