import { z } from 'zod';
import type { FoundSlots, NamedOffer } from '../src/care/booking/slots.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command/command.ts';
import { carriedOption } from '../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import { type Action, type Block, type Doc, text } from '../src/chat/doc.ts';
import { ownBookingItems, type Wish } from '../src/chat/words/booking/ownBooking.ts';
import { intakeActions } from '../src/chat/words/medical/intake.ts';
import { whyWords } from '../src/chat/words/reasons.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { addDays, dayOf, HOUR, instantOf, isDay, isTimeOfDay, MINUTE } from '../src/domain/day.ts';
import { MASSAGE_TYPES } from '../src/domain/massage/modality.ts';
import { isRefusal, type Refusal } from '../src/domain/refusal.ts';
import { KEPT_UNTIL } from '../src/domain/scheduling/slots.ts';

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
    const found = await care.slots(actor, { type, from, to, instead, now });
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

/** The kind that fits instead of the one that was asked for. */
function fitsActions(t: CommandContext['t'], refusal: Refusal): readonly Action[] {
  const fits = 'fits' in refusal ? refusal.fits : null;
  return fits === null ? [] : [press('slots', t(`type.${fits}`), { type: fits }, { style: 'primary' })];
}

/** One row an offer: when, what, with whom, why; its button books it. */
export function offerItems({ t }: CommandContext, offers: readonly NamedOffer[], instead?: string): readonly Block[] {
  return offers.map((offer) => ({
    kind: 'item',
    text: [
      t('slots.offer', {
        when: t.moment(offer.start),
        minutes: (offer.end - offer.start) / MINUTE,
        type: t(`type.${offer.type}`),
        therapist: offer.therapist,
        room: offer.room,
      }),
      whyWords(t, offer.reasons),
    ]
      .filter(Boolean)
      .join(' '),
    actions: [
      press(
        'book',
        t('slots.book', { when: t.time(offer.start) }),
        {
          therapist: offer.therapistId,
          type: offer.type,
          start: offer.start / MINUTE,
          ...(instead ? { instead } : {}),
        },
        { style: 'primary' },
      ),
    ],
  }));
}

/** Times that are free and not suggested, with why and from when on anybody is offered them. No button: others need them more. */
export function keptLines({ t }: Pick<CommandContext, 't'>, kept: readonly NamedOffer[]): readonly Block[] {
  return kept.map(({ start, therapist }) => ({
    kind: 'text',
    text: t('slots.kept', { when: t.moment(start), therapist, from: t.moment(start - KEPT_UNTIL) }),
  }));
}

/** Why there is nothing, what the athlete could move for it, and the waitlist. */
export function nothingFree(
  { t, now, actor }: CommandContext,
  wish: Wish,
  { kept, inTheWay }: Pick<FoundSlots, 'kept' | 'inTheWay'>,
): Doc {
  const why = kept.length > 0 ? 'slots.onlyKept' : inTheWay.length > 0 ? 'slots.ownInTheWay' : 'refusal.no-free-slot';
  const { type, instead } = wish;
  return {
    title: t('slots.none'),
    tone: 'refused',
    blocks: [text(t(why)), ...keptLines({ t }, kept), ...ownBookingItems(t, inTheWay, now, wish)],
    actions: [
      press('book', t('waitlist.join'), { action: 'wait', ...(type !== undefined && { type }) }, { style: 'primary' }),
      press(
        'slots',
        t('slots.other'),
        { ...(instead !== undefined && { instead }) },
        { ask: ['type', 'day', 'after'] },
      ),
      ...(type ? [press('slots', t('slots.anyType'), { day: dayOf(now + 24 * HOUR, actor.zone) })] : []),
    ],
  };
}
