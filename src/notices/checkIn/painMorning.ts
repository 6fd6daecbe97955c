import { z } from 'zod';
import { spotWords } from '../../chat/words/areas.ts';
import { isDay } from '../../domain/day.ts';
import { defineNotice } from '../notice.ts';

/** To an athlete, on the morning after a session with pain: how is it now? One choice answers it. */
export const painMorning = defineNotice({
  kind: 'pain.morning',
  data: z.object({ day: z.string().refine(isDay) }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { day }) {
    const spot = reader && (await care.checkIn.painMorningToAsk(teamId, reader.personId, day, now));
    if (!spot) return null;
    const { area, side } = spot;
    return {
      title: t('painMorning.title'),
      tone: 'plain',
      blocks: [
        { kind: 'text', text: t('painMorning.text', { spot: spotWords(t, area, side) }) },
        {
          kind: 'choice',
          choice: {
            label: t('painMorning.choose'),
            invoke: {
              command: 'checkin',
              input: { ...(area === null ? {} : { area }), ...(side === null ? {} : { side }) },
            },
            option: 'nextmorning',
            choices: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((value) => ({
              value: String(value),
              label: String(value),
            })),
          },
        },
      ],
    };
  },
});
