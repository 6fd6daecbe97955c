import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { defineNotice } from '../notice.ts';

/** To an athlete, a while after a session: how hard was it? One choice answers it when the calendar knows the minutes. */
export const sessionPrompt = defineNotice({
  kind: 'session.prompt',
  data: z.object({ eventId: z.string() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { eventId }) {
    const session = reader && (await care.training.toAsk(teamId, reader.personId, eventId, now));
    if (!session) return null;
    const { title, start, minutes } = session;
    const known = { event: eventId, ...(minutes === null ? {} : { minutes }) };
    return {
      title: t('notice.sessionPrompt.title', { title: title || t('calendar.untitled') }),
      tone: 'plain',
      blocks: [
        {
          kind: 'text',
          text:
            minutes === null
              ? t('notice.sessionPrompt.open', { when: t.moment(start) })
              : t('notice.sessionPrompt.text', { when: t.moment(start), minutes }),
        },
        ...(minutes === null
          ? []
          : [
              {
                kind: 'choice' as const,
                choice: {
                  label: t('notice.sessionPrompt.choose'),
                  invoke: { command: 'session', input: known },
                  option: 'rpe',
                  choices: EFFORTS.map((rpe) => ({ value: String(rpe), label: `${rpe}: ${t(`rpe.${rpe}`)}` })),
                },
              },
            ]),
      ],
      actions: [
        press('session', t('session.open'), known, { style: 'primary', ask: ['rpe', 'minutes', 'distance'] }),
        press('session', t('session.skipped'), { event: eventId, rpe: 0, minutes: 0 }),
      ],
    };
  },
});

const EFFORTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
