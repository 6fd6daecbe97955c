import { z } from 'zod';
import { type CommandContext, defineCommand, press } from '../src/chat/command/command.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import type { Doc } from '../src/chat/doc.ts';
import { bookingFile } from '../src/chat/words/booking/file.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { isRefusal } from '../src/domain/refusal.ts';

const input = z.object({
  booking: z
    .string()
    .max(64)
    .meta({ suggest: true } satisfies OptionMeta)
    .optional(),
});

/** Gives a booking back; the waitlist is offered the slot. */
export const cancel = defineCommand({
  name: 'cancel',
  who: ['athlete', 'therapist', 'trainer', 'clinician'],
  reply: 'private',
  input,
  examples: [''],
  async suggest({ actor, care, now, t }, _option, typed) {
    const mine = await care.booking.mine(actor, now);
    return mine
      .map((booking) => ({ value: booking.id, label: `${t.moment(booking.start)} ${t(`type.${booking.type}`)}` }))
      .filter((one) => one.label.toLowerCase().includes(typed.toLowerCase()));
  },
  async run(context, { booking }) {
    const { actor, care, now, t } = context;
    if (!booking) return choose(context);
    const given = await care.booking.cancel(actor, booking, now);
    if (isRefusal(given)) return refusalDoc(t, given, [press('mine', t('mine.button'))]);
    return {
      title: t('cancel.done'),
      tone: 'good',
      blocks: [
        {
          kind: 'text',
          text: [
            t('cancel.text', {
              when: t.moment(given.booking.start),
              type: t(`type.${given.booking.type}`),
              therapist: given.booking.therapist,
            }),
            ...(given.offered ? [t('cancel.offered')] : []),
          ].join(' '),
        },
        ...(given.booking.athleteId === actor.personId
          ? await bookingFile(t, care, actor.teamId, given.booking, now)
          : []),
      ],
      actions: [press('slots', t('slots.more'), {}, { style: 'primary' })],
    };
  },
});

async function choose({ actor, care, now, t }: CommandContext): Promise<Doc> {
  const mine = await care.booking.mine(actor, now);
  if (mine.length === 0) {
    return {
      title: t('cancel.nothing'),
      tone: 'plain',
      blocks: [{ kind: 'text', text: t('cancel.nothingText') }],
      actions: [press('slots', t('slots.more'))],
    };
  }
  return {
    title: t('cancel.which'),
    tone: 'plain',
    blocks: mine.map((booking) => ({
      kind: 'item',
      text: t('book.line', {
        when: t.moment(booking.start),
        type: t(`type.${booking.type}`),
        therapist: booking.therapist,
      }),
      actions: [press('cancel', t('book.cancel'), { booking: booking.id }, { style: 'danger' })],
    })),
  };
}
