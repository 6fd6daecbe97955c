import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

/** To a guardian: their yes to treatment ends, and can be given for another year. */
export const treatmentEnding = defineNotice({
  kind: 'treatment.ending',
  data: z.object({ athleteId: z.string(), until: z.string() }),
  quiet: 'waits',
  async write({ teamId, care, t, now }, { athleteId, until }) {
    const athlete = await care.people.endingTreatment(teamId, athleteId, until, now);
    if (athlete === null) return null;
    return {
      title: t('notice.treatmentEnding.title', { athlete }),
      tone: 'plain',
      blocks: [text(t('notice.treatmentEnding.text', { athlete, until: t.date(until) }))],
      actions: [
        press(
          'guardian',
          t('guardian.treatment.yes'),
          { action: 'treatment', answer: 'yes', person: athleteId },
          { style: 'primary' },
        ),
        press('guardian', t('guardian.button')),
      ],
    };
  },
});
