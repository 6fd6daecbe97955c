import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { returnStepWords } from '../../chat/words/medical/restrictWords.ts';
import { defineNotice } from '../notice.ts';

/** To an athlete: the step of the return to play a clinician has set, in words; or that they are back. */
export const returnStep = defineNotice({
  kind: 'return.step',
  data: z.object({ at: z.number() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t }, { at }) {
    const step = reader && (await care.medical.returnStepToTell(teamId, reader.personId, at));
    if (!step) return null;
    const isBack = step.returnedOn !== null;
    return {
      title: isBack ? t('notice.return.backTitle') : t('notice.return.title', { step: step.stage }),
      tone: 'plain',
      blocks: [text(returnStepWords(t, step))],
      actions: [press('mine', t('mine.button'))],
    };
  },
});
