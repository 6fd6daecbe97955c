import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { spotWords } from '../../chat/words/areas.ts';
import { BODY_AREAS, SIDES } from '../../domain/checkIn/bodyMap.ts';
import { OUTCOMES } from '../../domain/medical/triage/view.ts';
import { defineNotice } from '../notice.ts';

/** To the athlete: what came of the look at an area, and what is possible there now. */
export const assessmentDone = defineNotice({
  kind: 'assessment.done',
  data: z.object({
    area: z.enum(BODY_AREAS),
    side: z.enum(SIDES),
    outcome: z.enum(OUTCOMES),
    cap: z.number(),
  }),
  quiet: 'waits',
  async write({ reader, t }, { area, side, outcome, cap }) {
    if (!reader) return null;
    return {
      title: t('notice.assessed.title'),
      tone: outcome === 'open' ? 'good' : 'plain',
      blocks: [{ kind: 'text', text: t(`notice.assessed.${outcome}`, { spot: spotWords(t, area, side), cap }) }],
      actions: outcome === 'open' ? [press('slots', t('command.slots.form'))] : [press('mine', t('mine.button'))],
    };
  },
});
