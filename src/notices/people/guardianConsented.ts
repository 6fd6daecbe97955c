import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { defineNotice } from '../notice.ts';

/** To a minor: the guardian said yes, so check-ins can begin. */
export const guardianConsented = defineNotice({
  kind: 'guardian.consented',
  data: z.object({}),
  quiet: 'waits',
  async write({ t }) {
    return {
      title: t('notice.guardianConsented.title'),
      tone: 'good',
      blocks: [{ kind: 'text', text: t('notice.guardianConsented.text') }],
      actions: [press('checkin', t('help.checkIn'), {}, { style: 'primary' })],
    };
  },
});
