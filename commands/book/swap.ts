import type { NamedBooking } from '../../src/care/booking/book.ts';
import { type CommandContext, press } from '../../src/chat/command/command.ts';
import type { Answer, Doc } from '../../src/chat/doc.ts';
import { screeningItem } from '../../src/chat/words/booking/consent.ts';
import { bookingFile } from '../../src/chat/words/booking/file.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { isRefusal } from '../../src/domain/refusal.ts';

export interface SwapInput {
  readonly booking?: string | undefined;
  readonly other?: string | undefined;
  readonly swap?: string | undefined;
}

/** `book swap`: which booking, with whose time, and then the question to that team-mate. */
export async function swap(context: CommandContext, given: SwapInput): Promise<Answer> {
  if (!given.booking) return chooseOwn(context);
  return given.other ? ask(context, given.booking, given.other) : chooseOther(context, given.booking);
}

async function chooseOwn(context: CommandContext): Promise<Answer> {
  const { actor, care, now, t } = context;
  const mine = (await care.booking.mine(actor, now)).filter(({ state, start }) => state === 'booked' && start > now);
  const [only, ...more] = mine;
  if (!only) {
    return {
      title: t('swap.nothing'),
      tone: 'plain',
      blocks: [{ kind: 'text', text: t('swap.nothingText') }],
      actions: [press('slots', t('slots.more'))],
    };
  }
  if (more.length === 0) return chooseOther(context, only.id);
  return {
    title: t('swap.which'),
    tone: 'plain',
    blocks: mine.map((booking) => ({
      kind: 'item',
      text: lineOf(t, booking),
      actions: [press('book', t('swap.button'), { action: 'swap', booking: booking.id })],
    })),
  };
}

async function chooseOther({ actor, care, now, t }: CommandContext, bookingId: string): Promise<Doc> {
  const found = await care.booking.swapChoices(actor, bookingId, now);
  if (isRefusal(found)) return refusalDoc(t, found, [press('mine', t('mine.button'))]);
  const { own, places } = found;
  const move = press('book', t('book.move'), { instead: own.id });
  if (places.length === 0) {
    return {
      title: t('swap.none'),
      tone: 'plain',
      blocks: [{ kind: 'text', text: t('swap.noneText', { booking: lineOf(t, own) }) }],
      actions: [move],
    };
  }
  return {
    title: t('swap.title'),
    tone: 'plain',
    blocks: [
      { kind: 'text', text: t('swap.intro', { booking: lineOf(t, own) }) },
      ...places.map((place) => ({
        kind: 'item' as const,
        text: t('swap.place', { when: t.moment(place.start), therapist: place.therapist }),
        actions: [
          press(
            'book',
            t('swap.ask'),
            { action: 'swap', booking: own.id, other: place.id },
            { style: 'primary' as const },
          ),
        ],
      })),
    ],
    actions: [move],
  };
}

async function ask({ actor, care, now, t }: CommandContext, bookingId: string, otherId: string): Promise<Doc> {
  const asked = await care.booking.askSwap(actor, bookingId, otherId, now);
  if (isRefusal(asked)) {
    return refusalDoc(t, asked, [press('book', t('swap.otherTime'), { action: 'swap', booking: bookingId })]);
  }
  return {
    title: t('swap.asked'),
    tone: 'good',
    blocks: [
      {
        kind: 'text',
        text: t('swap.askedText', {
          booking: lineOf(t, asked.own),
          when: t.moment(asked.other.start),
          therapist: asked.other.therapist,
          until: t.moment(asked.until),
        }),
      },
    ],
    actions: [press('mine', t('mine.button'))],
  };
}

/** The team-mate says yes. */
export async function agree({ actor, care, now, t }: CommandContext, { swap: id }: SwapInput): Promise<Doc> {
  const swapped = await care.booking.acceptSwap(actor, id ?? '', now);
  if (isRefusal(swapped)) return refusalDoc(t, swapped, [press('mine', t('mine.button'))]);
  const { booking } = swapped;
  return {
    title: t('swap.done'),
    tone: 'good',
    blocks: [
      { kind: 'text', text: t('swap.doneText', { booking: lineOf(t, booking), room: booking.room }) },
      screeningItem(t, booking.id),
      ...(await bookingFile(t, care, actor.teamId, booking, now)),
    ],
    actions: [
      press('book', t('book.move'), { instead: booking.id }),
      press('cancel', t('book.cancel'), { booking: booking.id }, { style: 'danger' }),
    ],
  };
}

/** The team-mate says no. */
export async function keep({ actor, care, now, t }: CommandContext, id: string): Promise<Doc> {
  const kept = await care.booking.declineSwap(actor, id, now);
  if (isRefusal(kept)) return refusalDoc(t, kept, [press('mine', t('mine.button'))]);
  return { title: t('swap.kept'), tone: 'plain', blocks: [{ kind: 'text', text: t('swap.keptText') }] };
}

function lineOf(t: CommandContext['t'], { start, type, therapist }: NamedBooking): string {
  return t('book.line', { when: t.moment(start), type: t(`type.${type}`), therapist });
}
