import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { isDay } from '../../domain/day.ts';
import { defineNotice } from '../notice.ts';

/** To an athlete, once a week: did something trouble you? Asked once more if there was no answer. */
export const weeklyPrompt = defineNotice({
  kind: 'weekly.prompt',
  data: z.object({ day: z.string().refine(isDay), again: z.boolean() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { day, again }) {
    if (!reader || !(await care.checkIn.weeklyToAsk(teamId, reader.personId, day, now))) return null;
    return {
      title: t('weekly.title'),
      tone: 'plain',
      blocks: [{ kind: 'text', text: again ? t('weekly.nudge') : t('weekly.first') }],
      actions: (['0', '8', '17', '25'] as const).map((part) =>
        press('weekly', t(`weekly.part.${part}`), { part }, part === '0' ? { style: 'primary' } : {}),
      ),
    };
  },
});
