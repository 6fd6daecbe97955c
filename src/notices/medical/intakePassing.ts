import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { optionOf, questionWords } from '../../chat/words/medical/intake.ts';
import { defineNotice } from '../notice.ts';

/** To an athlete, three days after an intake answer about something that passes: is it over? */
export const intakePassing = defineNotice({
  kind: 'intake.passing',
  data: z.object({ at: z.number() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { at }) {
    const codes = reader ? await care.medical.passingToAsk(teamId, reader.personId, at, now) : [];
    if (codes.length === 0) return null;
    return {
      title: t('notice.intake.passingTitle'),
      tone: 'plain',
      blocks: [
        text(t('notice.intake.passingText')),
        ...codes.map((code) => ({
          kind: 'item' as const,
          text: questionWords(t, code),
          actions: [press('intake', t('notice.intake.over'), { question: optionOf(code), answer: 'no' })],
        })),
      ],
      actions: [press('intake', t('intake.back'))],
    };
  },
});
