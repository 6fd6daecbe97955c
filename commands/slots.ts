import { z } from 'zod';
import { defineCommand, press } from '../src/chat/command/command.ts';
import { carriedOption } from '../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import { fitsActions, keptLines, nothingFree, offerItems } from '../src/chat/words/booking/offers.ts';
import { intakeActions } from '../src/chat/words/medical/intake.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { MASSAGE_TYPES } from '../src/domain/clinic/modality.ts';
import { addDays, instantOf, isDay, isTimeOfDay } from '../src/domain/day.ts';
import { isRefusal } from '../src/domain/refusal.ts';

const input = z.object({
  type: z
    .enum(MASSAGE_TYPES)
    .meta({ labels: 'type' } satisfies OptionMeta)
    .optional(),
  day: z.string().refine(isDay, { error: 'input.day' }).optional(),
  after: z.string().refine(isTimeOfDay, { error: 'input.timeOfDay' }).optional(),
  area: z
    .string()
    .max(40)
    .meta({ hidden: true } satisfies OptionMeta)
    .optional(),
  instead: carriedOption,
});

/** What is free, best fit first, each with its reason. */
export const slots = defineCommand({
  name: 'slots',
  who: ['athlete'],
  reply: 'private',
  input,
  examples: ['', 'RECOVERY', 'day:2026-12-03 after:17:00'],
  async run(context, { type, day, after, instead }) {
    const { actor, care, now, t } = context;
    const from = day ? instantOf(day, after ?? '00:00', actor.zone) : now;
    const to = day ? instantOf(addDays(day, 1), '00:00', actor.zone) : undefined;
    const found = await care.booking.slots(actor, { type, from, to, instead, now });
    if (isRefusal(found)) return refusalDoc(t, found, [...fitsActions(t, found), ...intakeActions(t, found)]);
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
        ...offerItems(context, found.offers, instead),
        ...keptLines(context, found.kept),
      ],
      actions: [
        press('slots', t('slots.other'), instead ? { instead } : {}, { ask: ['type', 'day', 'after'] }),
        press('book', t('waitlist.join'), { action: 'wait' }),
      ],
    };
  },
});
