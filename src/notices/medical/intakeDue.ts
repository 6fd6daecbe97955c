import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

/** To an athlete, once: the intake is 90 days old, or the team asks for one and there is none. */
export const intakeDue = defineNotice({
  kind: 'intake.due',
  data: z.object({}),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }) {
    const why = reader && (await care.medical.intakeToAsk(teamId, reader.personId, now));
    if (!why) return null;
    const isFirst = why === 'first';
    return {
      title: t(isFirst ? 'notice.intake.firstTitle' : 'notice.intake.title'),
      tone: 'plain',
      blocks: [text(t(isFirst ? 'notice.intake.firstText' : 'notice.intake.text'))],
      actions: [press('intake', t(isFirst ? 'intake.fill' : 'intake.back'), {}, { style: 'primary' })],
    };
  },
});
