import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

/** To an athlete who is 18 now: they say yes themselves, and until then their data are closed. */
export const consentOfAge = defineNotice({
  kind: 'consent.ofAge',
  data: z.object({}),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }) {
    const missing = reader && (await care.people.permissionOf(teamId, reader.personId, now))?.health;
    if (missing?.refused !== 'consent-of-age') return null;
    return {
      title: t('notice.consentOfAge.title'),
      tone: 'plain',
      blocks: [text(t('notice.consentOfAge.text'))],
      actions: [
        press('join', t('consent.ask.again'), { consent: 'yes' }, { style: 'primary' }),
        press('join', t('consent.ask.no'), { consent: 'no' }),
      ],
    };
  },
});
