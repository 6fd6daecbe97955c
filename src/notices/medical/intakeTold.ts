import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { answerWords, questionWords, staffLines } from '../../chat/words/medical/intake.ts';
import { defineNotice } from '../notice.ts';

/** To those who treat: an athlete's answer limits massage. A clinician reads the answer, a therapist what follows. */
export const intakeTold = defineNotice({
  kind: 'intake.told',
  data: z.object({ athleteId: z.string(), at: z.number() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { athleteId, at }) {
    if (!reader?.roles.some((role) => role === 'clinician' || role === 'therapist')) return null;
    const told = await care.medical.toldAnswers(teamId, athleteId, at, now);
    if (!told) return null;
    const { athlete, codes, intake, meaning } = told;
    const answers = codes.map((code) =>
      t('intake.answerLine', { question: questionWords(t, code), answer: answerWords(t, intake, code) }),
    );
    const said = [...staffLines(t, meaning), ...(reader.roles.includes('clinician') ? answers : [])];
    return {
      title: t('notice.told.title', { athlete }),
      tone: 'warning',
      blocks: said.map(text),
      actions: [press('restrict', t('restrict.open'), { athlete: athleteId })],
    };
  },
});
