import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { isDay } from '../../domain/day.ts';
import { defineNotice } from '../notice.ts';

/** To an athlete: how does it feel today? Asked once, and once more if there was no answer. */
export const checkInPrompt = defineNotice({
  kind: 'checkin.prompt',
  data: z.object({ day: z.string().refine(isDay), again: z.boolean() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { day, again }) {
    const asked = reader && (await care.checkIn.toAsk(teamId, reader.personId, day, now));
    if (!reader || !asked) return null;
    const { name } = reader;
    const usual = again ? t('checkin.nudge') : t('checkin.prompt');
    return {
      title: again ? t('checkin.nudgeTitle', { name }) : t('checkin.promptTitle', { name }),
      tone: 'plain',
      blocks: [{ kind: 'text', text: asked === 'silence' ? t('pattern.DQ1.athlete') : usual }],
      actions: [
        press('checkin', t('checkin.allGood'), { soreness: 0 }, { style: 'primary' }),
        press('checkin', t('checkin.start')),
      ],
    };
  },
});
