import type { FoundSlots, NamedOffer } from '../../../care/booking/slots.ts';
import { KEPT_UNTIL } from '../../../domain/booking/slots.ts';
import { isMassage } from '../../../domain/clinic/modality.ts';
import { dayOf, HOUR, MINUTE } from '../../../domain/day.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { type CommandContext, press } from '../../command/command.ts';
import { type Action, type Block, type Doc, text } from '../../doc.ts';
import { whyWords } from '../reasons.ts';
import { ownBookingItems, type Wish } from './ownBooking.ts';

/** The kind that fits instead of the one asked for. */
export function fitsActions(t: CommandContext['t'], refusal: Refusal): readonly Action[] {
  const fits = 'fits' in refusal ? refusal.fits : null;
  return fits === null ? [] : [press('slots', t(`type.${fits}`), { type: fits }, { style: 'primary' })];
}

/** One row per offer: when, what, with whom, why; its button books it. */
export function offerItems(
  { t }: CommandContext,
  offers: readonly NamedOffer[],
  { instead, athlete }: { readonly instead?: string | undefined; readonly athlete?: string | undefined } = {},
): readonly Block[] {
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
        t(isMassage(offer) ? 'slots.book' : 'assess.book', { when: t.time(offer.start) }),
        {
          therapist: offer.therapistId,
          type: offer.type,
          start: offer.start / MINUTE,
          ...(instead ? { instead } : {}),
          ...(athlete ? { athlete } : {}),
        },
        { style: 'primary' },
      ),
    ],
  }));
}

/** The times somebody can be looked at; without one, whom to ask, in the team or outside it. */
export function assessmentDoc(
  context: CommandContext,
  { offers, look }: Pick<FoundSlots, 'offers' | 'look'>,
  wish: { readonly instead?: string | undefined; readonly athlete?: string | undefined } = {},
): Doc {
  const { t } = context;
  const { assessors = [], held = false, elsewhere = false } = look ?? {};
  const forOneself = wish.athlete === undefined;
  const onHold = held && forOneself ? [text(t('checkin.held'))] : [];
  const actions = [
    ...(elsewhere && forOneself && !wish.instead ? [press('slots', t('assess.elsewhere'), { massage: 'yes' })] : []),
    ...(forOneself ? [press('mine', t('mine.button'))] : [press('assess', t('assess.title'))]),
  ];
  if (assessors.length === 0)
    return {
      title: t('assess.outsideTitle'),
      tone: 'warning',
      blocks: [text(t('assess.outside')), ...onHold],
      actions,
    };
  if (offers.length === 0) {
    const says = text(t('assess.noTime', { names: t.list(assessors) }));
    return { title: t('assess.noTimeTitle'), tone: 'warning', blocks: [says, ...onHold], actions };
  }
  return {
    title: t('assess.timesTitle'),
    tone: 'plain',
    blocks: [text(t('assess.timesText')), ...onHold, ...offerItems(context, offers, wish)],
    actions,
  };
}

/**
 * Times that are free but not suggested, with the reason and when anybody may be offered them. No button: others need
 * them more.
 */
export function keptLines({ t }: Pick<CommandContext, 't'>, kept: readonly NamedOffer[]): readonly Block[] {
  return kept.map(({ start, therapist }) => ({
    kind: 'text',
    text: t('slots.kept', { when: t.moment(start), therapist, from: t.moment(start - KEPT_UNTIL) }),
  }));
}

/** Why there is nothing, what the athlete could move to change that, and the waitlist. */
export function nothingFree(
  { t, now, actor }: CommandContext,
  wish: Wish,
  { kept, conflicting }: Pick<FoundSlots, 'kept' | 'conflicting'>,
): Doc {
  const why =
    kept.length > 0 ? 'slots.onlyKept' : conflicting.length > 0 ? 'slots.ownConflicting' : 'refusal.no-free-slot';
  const { type, instead } = wish;
  return {
    title: t('slots.none'),
    tone: 'refused',
    blocks: [text(t(why)), ...keptLines({ t }, kept), ...ownBookingItems(t, conflicting, now, wish)],
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
