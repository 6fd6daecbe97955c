import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { type Doc, text } from '../../chat/doc.ts';
import { defineNotice, type NoticeContext } from '../notice.ts';

const data = z.object({ bookingId: z.string() });

/** To the therapist: the athlete does not want the massage, or no longer. */
export const bookingRefused = defineNotice({ kind: 'booking.refused', data, quiet: 'waits', write });

/** To the therapist: the athlete has just ended the massage. */
export const bookingStopped = defineNotice({ kind: 'booking.stopped', data, quiet: 'ignores', write });

async function write(
  { teamId, care, t, now }: NoticeContext,
  { bookingId }: z.infer<typeof data>,
): Promise<Doc | null> {
  const view = await care.booking.questionsAbout(teamId, bookingId, now);
  // They may have said yes again meanwhile.
  if (!view?.last || view.last.answer === 'yes') return null;
  const { athlete, athleteId, type, start } = view.booking;
  const { answer } = view.last;
  return {
    title: t('notice.refused.title', { answer, athlete }),
    tone: 'warning',
    blocks: [text(t('notice.refused.text', { answer, type: t(`type.${type}`), when: t.moment(start) }))],
    actions: [press('athlete', athlete, { person: athleteId }), press('roster', t('roster.button'))],
  };
}
