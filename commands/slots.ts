import { z } from 'zod';
import { defineCommand, press } from '../src/chat/command/command.ts';
import { carriedOption, confirmedOption } from '../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import { assessmentDoc, fitsActions, keptLines, nothingFree, offerItems } from '../src/chat/words/booking/offers.ts';
import { ownBookingActions } from '../src/chat/words/booking/ownBooking.ts';
import { intakeActions } from '../src/chat/words/medical/intake.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { BOOKING_TYPES } from '../src/domain/clinic/modality.ts';
import { addDays, instantOf, isDay, isTimeOfDay } from '../src/domain/day.ts';
import { isRefusal } from '../src/domain/refusal.ts';

const input = z.object({
  type: z
    .enum(BOOKING_TYPES)
    .meta({ labels: 'type' } satisfies OptionMeta)
    .optional(),
  day: z.string().refine(isDay, { error: 'input.day' }).optional(),
  after: z.string().refine(isTimeOfDay, { error: 'input.timeOfDay' }).optional(),
  area: z
    .string()
    .max(40)
    .meta({ hidden: true } satisfies OptionMeta)
    .optional(),
  massage: confirmedOption,
  instead: carriedOption,
});

/** What is free, best fit first, each with its reason. */
export const slots = defineCommand({
  name: 'slots',
  who: ['athlete'],
  reply: 'private',
  input,
  examples: ['', 'RECOVERY', 'day:2026-12-03 after:17:00'],
  async run(context, { type, day, after, massage, instead }) {
    const { actor, care, now, t } = context;
    const from = day ? instantOf(day, after ?? '00:00', actor.zone) : now;
    const to = day ? instantOf(addDays(day, 1), '00:00', actor.zone) : undefined;
    const found = await care.booking.slots(actor, { type, from, to, massage: massage === 'yes', instead, now });
    if (isRefusal(found))
      return refusalDoc(t, found, [
        ...fitsActions(t, found),
        ...ownBookingActions(t, found, now, {}),
        ...intakeActions(t, found),
      ]);
    if (found.isAssessment) return assessmentDoc(context, found, { instead });
    if (found.offers.length === 0)
      return nothingFree(
        context,
        { ...(type && { type }), ...(day && { day }), ...(after && { after }), ...(instead && { instead }) },
        found,
      );
    return {
      title: t('slots.title'),
      tone: 'good',
      blocks: [
        { kind: 'text', text: t('slots.intro') },
        ...offerItems(context, found.offers, { instead }),
        ...keptLines(context, found.kept),
      ],
      actions: [
        press('slots', t('slots.other'), instead ? { instead } : {}, { ask: ['type', 'day', 'after'] }),
        ...(found.look ? [press('slots', t('assess.times'), { type: 'ASSESSMENT' })] : []),
        press('book', t('waitlist.join'), { action: 'wait' }),
      ],
    };
  },
});
