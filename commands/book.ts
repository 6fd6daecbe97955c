import { z } from 'zod';
import type { NamedBooking } from '../src/care/book.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command.ts';
import type { Answer, Block, Doc } from '../src/chat/doc.ts';
import type { OptionMeta } from '../src/chat/options.ts';
import { reasonWords } from '../src/chat/reasons.ts';
import { refusalDoc } from '../src/chat/refusal.ts';
import { HOUR, MINUTE } from '../src/domain/day.ts';
import { MASSAGE_TYPES } from '../src/domain/massage/modality.ts';
import { isRefusal, type Refusal } from '../src/domain/refusal.ts';
import { nothingFree, offerItems } from './slots.ts';

const hidden = { hidden: true } satisfies OptionMeta;

const input = z.object({
  type: z
    .enum(MASSAGE_TYPES)
    .meta({ labels: 'type' } satisfies OptionMeta)
    .optional(),
  action: z
    .enum(['book', 'wait', 'decline'])
    .meta({ labels: 'book.action' } satisfies OptionMeta)
    .default('book'),
  therapist: z.string().max(64).meta(hidden).optional(),
  /** Minutes since 1970: short enough for a button. */
  start: z.coerce.number().int().meta(hidden).optional(),
  instead: z.string().max(64).meta(hidden).optional(),
  wait: z.string().max(64).meta(hidden).optional(),
});
type Input = z.infer<typeof input>;

const WAIT_DAYS = 14;

/** Take a slot, move a booking, or join the waitlist. Typed alone it offers the best slots. */
export const book = defineCommand({
  name: 'book',
  who: ['athlete'],
  reply: 'private',
  input,
  examples: ['', 'RECOVERY', 'action:wait'],
  async run(context, given) {
    if (given.action === 'wait') return wait(context, given);
    if (given.action === 'decline') return decline(context, given);
    if (given.start === undefined || !given.therapist || !given.type) return offer(context, given);
    const { actor, care, now } = context;
    const taken = await care.book(actor, {
      therapistId: given.therapist,
      type: given.type,
      start: given.start * MINUTE,
      ...(given.instead ? { instead: given.instead } : {}),
      ...(given.wait ? { wait: given.wait } : {}),
      now,
    });
    if (isRefusal(taken)) return insteadOf(context, taken, given);
    return booked(context, taken.booking, taken.already, given.instead !== undefined);
  },
});

async function offer(context: CommandContext, given: Input): Promise<Answer> {
  const { actor, care, now, t } = context;
  const found = await care.slots(actor, { ...(given.type ? { type: given.type } : {}), limit: 3, now });
  if (isRefusal(found)) return refusalDoc(t, found);
  if (found.length === 0) return nothingFree(context, given.type ? { type: given.type } : {});
  return {
    title: given.instead ? t('book.moveTitle') : t('book.title'),
    tone: 'plain',
    blocks: [{ kind: 'text', text: t('slots.intro') }, ...offerItems(context, found, given.instead)],
    actions: [press('slots', t('slots.more'), given.instead ? { instead: given.instead } : {})],
  };
}

/** A slot that cannot be had: why, and the next best ones at once. */
async function insteadOf(context: CommandContext, refusal: Refusal, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  const fits = 'fits' in refusal && refusal.fits !== null ? refusal.fits : given.type;
  const found = await care.slots(actor, { ...(fits ? { type: fits } : {}), limit: 3, now });
  const others: readonly Block[] = isRefusal(found) ? [] : offerItems(context, found, given.instead);
  const doc = refusalDoc(t, refusal, [
    press('book', t('waitlist.join'), { action: 'wait', ...(given.type ? { type: given.type } : {}) }),
  ]);
  return others.length === 0
    ? doc
    : { ...doc, blocks: [...doc.blocks, { kind: 'text', text: t('book.nextBest') }, ...others] };
}

function booked({ t }: CommandContext, booking: NamedBooking, already: boolean, moved: boolean): Doc {
  const why = reasonWords(t, booking.reasons);
  return {
    title: already ? t('book.already') : moved ? t('book.moved') : t('book.done'),
    tone: 'good',
    blocks: [
      { kind: 'time', label: t('book.when'), instant: booking.start, words: t.moment(booking.start) },
      {
        kind: 'fields',
        fields: [
          { label: t('option.type'), value: t(`type.${booking.type}`) },
          { label: t('book.length'), value: t('book.minutes', { minutes: (booking.end - booking.start) / MINUTE }) },
          { label: t('option.therapist'), value: booking.therapist },
          { label: t('option.room'), value: t('book.table', { room: booking.room, table: booking.table }) },
        ],
      },
      ...(why ? [{ kind: 'text' as const, text: t('book.why', { why }) }] : []),
      { kind: 'text', text: t('book.expect') },
    ],
    actions: [
      press('book', t('book.move'), { instead: booking.id }),
      press('cancel', t('book.cancel'), { booking: booking.id }, { style: 'danger' }),
    ],
  };
}

async function wait({ actor, care, now, t }: CommandContext, given: Input): Promise<Doc> {
  const entry = await care.joinWaitlist(
    actor,
    { type: given.type ?? null, from: now, until: now + WAIT_DAYS * 24 * HOUR },
    now,
  );
  if (isRefusal(entry)) return refusalDoc(t, entry);
  return {
    title: t('waitlist.joined'),
    tone: 'good',
    blocks: [
      {
        kind: 'text',
        text: t('waitlist.joinedText', {
          until: t.moment(entry.until),
          type: entry.type === null ? t('waitlist.anyType') : t(`type.${entry.type}`),
        }),
      },
    ],
    actions: [press('book', t('waitlist.leave'), { action: 'decline', wait: entry.id })],
  };
}

async function decline({ actor, care, now, t }: CommandContext, given: Input): Promise<Doc> {
  const left = await care.leaveWaitlist(actor, given.wait ?? '', now);
  if (isRefusal(left)) return refusalDoc(t, left);
  return {
    title: t('waitlist.left'),
    tone: 'plain',
    blocks: [{ kind: 'text', text: t('waitlist.leftText') }],
    actions: [press('slots', t('slots.more'))],
  };
}
