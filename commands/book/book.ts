import { z } from 'zod';
import type { NamedBooking } from '../../src/care/booking/book.ts';
import { type Command, type CommandContext, defineCommand, press } from '../../src/chat/command/command.ts';
import { idOf } from '../../src/chat/command/named.ts';
import { carriedOption, personOption } from '../../src/chat/command/optionKinds.ts';
import { type OptionMeta, readWords } from '../../src/chat/command/options.ts';
import { type Answer, type Block, type Doc, text } from '../../src/chat/doc.ts';
import { screeningItem } from '../../src/chat/words/booking/consent.ts';
import { bookingFile } from '../../src/chat/words/booking/file.ts';
import { assessmentDoc, keptLines, nothingFree, offerItems } from '../../src/chat/words/booking/offers.ts';
import { ownBookingActions, type Wish } from '../../src/chat/words/booking/ownBooking.ts';
import { intakeActions } from '../../src/chat/words/medical/intake.ts';
import { reasonWords } from '../../src/chat/words/reasons.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { BOOKING_TYPES, type BookingType, isMassage, type MassageType } from '../../src/domain/clinic/modality.ts';
import { HOUR, MINUTE } from '../../src/domain/day.ts';
import { isConsentRefusal } from '../../src/domain/people/consent.ts';
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts';
import { forgetStanding, GENDER_WISHES, HOUR_WISHES, standing } from './standing.ts';
import { agree, keep, swap } from './swap.ts';

const ACTIONS = ['book', 'wait', 'decline', 'standing', 'forget', 'swap', 'agree', 'keep'] as const;

const input = z.object({
  type: z
    .enum(BOOKING_TYPES)
    .meta({ labels: 'type' } satisfies OptionMeta)
    .optional(),
  action: z
    .enum(ACTIONS)
    .meta({ labels: 'book.action' } satisfies OptionMeta)
    .default('book'),
  every: z.string().max(40).optional(),
  therapist: personOption,
  gender: z
    .enum(GENDER_WISHES)
    .meta({ labels: 'standing.gender' } satisfies OptionMeta)
    .optional(),
  hours: z
    .enum(HOUR_WISHES)
    .meta({ labels: 'standing.hours' } satisfies OptionMeta)
    .optional(),
  language: z.string().max(35).optional(),
  preevent: z
    .enum(['yes', 'no'])
    .meta({ labels: 'choice' } satisfies OptionMeta)
    .optional(),
  athlete: personOption,
  /** Minutes since 1970: short enough for a button. */
  start: z.coerce
    .number()
    .int()
    .meta({ hidden: true } satisfies OptionMeta)
    .optional(),
  instead: carriedOption,
  wait: carriedOption,
  booking: carriedOption,
  other: carriedOption,
  swap: carriedOption,
});
type Input = z.infer<typeof input>;

const WAIT_DAYS = 14;

const plain = {
  name: 'book',
  who: ['athlete', 'therapist', 'trainer', 'clinician'],
  reply: 'private',
  input,
  examples: [
    '',
    'RECOVERY',
    'action:wait',
    'standing every 2 weeks',
    'standing hours:evening gender:only-female',
    'swap',
  ],
  async run(context, given) {
    const { type, ...wished } = given;
    const massage = type && isMassage({ type }) ? { type: type as MassageType } : {};
    switch (given.action) {
      case 'standing':
        return standing(context, { ...wished, ...massage });
      case 'forget':
        return forgetStanding(context, { ...wished, ...massage });
      default:
        if (given.athlete) return forAnother(context, given);
        return context.actor.roles.includes('athlete')
          ? forAthlete(context, given)
          : refusalDoc(context.t, { refused: 'not-allowed', needs: 'athlete' });
    }
  },
} satisfies Command<typeof input>;

/**
 * Books a slot, moves or swaps a booking, joins the waitlist, or sets a standing wish. Typed alone it offers the best
 * slots. Staff may only set an athlete's standing wish.
 */
export const book = defineCommand({ ...plain, read: readBook });

/** The action may come first, and how often may be in words: `standing every 10 days`, `swap`. */
function readBook(words: readonly string[]): Record<string, unknown> {
  const [first = '', ...rest] = words;
  const action = ACTIONS.find((one) => one === first.toLowerCase());
  const command = defineCommand(plain);
  if (action === undefined) return readWords(command, words);
  const named = rest.filter((word) => /^[a-z]+[:=]/i.test(word));
  const loose = rest.filter((word) => !named.includes(word));
  return {
    ...(loose.length > 0 ? (action === 'standing' ? { every: loose.join(' ') } : readWords(command, loose)) : {}),
    ...readWords(command, named),
    action,
  };
}

async function forAthlete(context: CommandContext, given: Input): Promise<Answer> {
  switch (given.action) {
    case 'wait':
      return wait(context, given);
    case 'decline':
      return given.swap ? keep(context, given.swap) : decline(context, given);
    case 'swap':
      return swap(context, given);
    case 'agree':
      return agree(context, given);
    case 'keep':
      return keepBooking(context, given);
    default:
      return given.start === undefined || !given.therapist || !given.type
        ? offer(context, given)
        : take(context, given, given.therapist, given.type, given.start);
  }
}

/** Staff send somebody to an assessment: the times, or the one that was chosen. */
async function forAnother(context: CommandContext, given: Input): Promise<Answer> {
  const { actor, care, now, t } = context;
  const athleteId = await idOf(context, given.athlete, 'athlete');
  const again = press('assess', t('assess.title'));
  if (!athleteId) return refusalDoc(t, { refused: 'not-found', what: 'athlete' }, [again]);
  if (athleteId === actor.personId) return forAthlete(context, { ...given, athlete: undefined });
  const { therapist, type, start, instead } = given;
  if (!therapist || !type || start === undefined) {
    const found = await care.booking.slots(actor, { athleteId, type, instead, now });
    if (isRefusal(found))
      return refusalDoc(t, found, [...ownBookingActions(t, found, now, { athlete: athleteId }), again]);
    return assessmentDoc(context, found, { instead, athlete: athleteId });
  }
  const at = { start: start * MINUTE, therapistId: therapist, instead };
  const taken = await care.booking.book(actor, { athleteId, type, ...at, now });
  if (isRefusal(taken))
    return refusalDoc(t, taken, [press('book', t('assess.times'), { athlete: athleteId, type }), again]);
  const { booking } = taken;
  const said = { athlete: booking.athlete, when: t.moment(booking.start), therapist: booking.therapist };
  return {
    title: t(taken.already ? 'book.already' : 'book.done'),
    tone: 'good',
    blocks: [text(t('assess.bookedFor', said))],
    actions: [again, press('cancel', t('book.cancel'), { booking: booking.id }, { style: 'danger' })],
  };
}

async function take(
  context: CommandContext,
  given: Input,
  therapistId: string,
  type: BookingType,
  start: number,
): Promise<Answer> {
  const { actor, care, now } = context;
  const taken = await care.booking.book(actor, {
    therapistId,
    type,
    start: start * MINUTE,
    instead: given.instead,
    wait: given.wait,
    now,
  });
  if (isRefusal(taken)) return insteadOf(context, taken, given);
  return booked(context, taken.booking, taken.already, given.instead !== undefined);
}

function wishOf({ type, instead }: Input): Wish {
  return { ...(type && { type }), ...(instead && { instead }) };
}

async function offer(context: CommandContext, given: Input): Promise<Answer> {
  const { actor, care, now, t } = context;
  const therapistId = await idOf(context, given.therapist, 'therapist', 'clinician');
  if (therapistId === null) return refusalDoc(t, { refused: 'not-found', what: 'therapist' });
  const found = await care.booking.slots(actor, {
    type: given.type,
    therapistId,
    instead: given.instead,
    limit: 3,
    now,
  });
  if (isRefusal(found))
    return found.refused === 'contraindicated'
      ? insteadOf(context, found, given)
      : refusalDoc(t, found, [...ownBookingActions(t, found, now, wishOf(given)), ...intakeActions(t, found)]);
  if (found.isAssessment) return assessmentDoc(context, found, { instead: given.instead });
  if (found.offers.length === 0) return nothingFree(context, wishOf(given), found);
  return {
    title: given.instead ? t('book.moveTitle') : t('book.title'),
    tone: 'plain',
    blocks: [
      { kind: 'text', text: t('slots.intro') },
      ...offerItems(context, found.offers, { instead: given.instead }),
      ...keptLines(context, found.kept),
    ],
    actions: [
      press('slots', t('slots.more'), given.instead ? { instead: given.instead } : {}),
      ...(given.instead ? [press('book', t('swap.button'), { action: 'swap', booking: given.instead })] : []),
    ],
  };
}

/** A slot that cannot be had: why, and the next best ones right away. */
async function insteadOf(context: CommandContext, refusal: Refusal, given: Input): Promise<Doc> {
  const { actor, care, now, t } = context;
  if (isConsentRefusal(refusal)) return refusalDoc(t, refusal);
  if (refusal.refused === 'intake-missing') return refusalDoc(t, refusal, intakeActions(t, refusal));
  const fits = 'fits' in refusal && refusal.fits !== null ? refusal.fits : given.type;
  const { instead } = given;
  const found = await care.booking.slots(actor, { type: fits, instead, limit: 3, now });
  const others: readonly Block[] = isRefusal(found) ? [] : offerItems(context, found.offers, { instead });
  const doc = refusalDoc(t, refusal, [
    ...ownBookingActions(t, refusal, now, wishOf(given)),
    ...intakeActions(t, refusal),
    ...(given.type === 'ASSESSMENT'
      ? []
      : [press('book', t('waitlist.join'), { action: 'wait', ...(given.type ? { type: given.type } : {}) })]),
  ]);
  return others.length === 0
    ? doc
    : { ...doc, blocks: [...doc.blocks, { kind: 'text', text: t('book.nextBest') }, ...others] };
}

async function booked(
  { actor, care, now, t }: CommandContext,
  booking: NamedBooking,
  already: boolean,
  moved: boolean,
): Promise<Doc> {
  const why = reasonWords(t, booking.reasons);
  const massage = isMassage(booking);
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
      ...(massage ? [text(t('book.expect'))] : []),
      ...(already || !massage ? [] : [screeningItem(t, booking.id)]),
      ...(already ? [] : await bookingFile(t, care, actor.teamId, booking, now)),
    ],
    actions: [
      press('book', t('book.move'), { instead: booking.id }),
      ...(massage ? [press('book', t('swap.button'), { action: 'swap', booking: booking.id })] : []),
      press('cancel', t('book.cancel'), { booking: booking.id }, { style: 'danger' }),
    ],
  };
}

async function wait({ actor, care, now, t }: CommandContext, given: Input): Promise<Doc> {
  const type = given.type ?? 'any';
  if (type === 'ASSESSMENT') return refusalDoc(t, { refused: 'invalid', field: 'type', rule: 'waitlist.massagesOnly' });
  const entry = await care.booking.joinWaitlist(
    actor,
    { type: type === 'any' ? null : type, from: now, until: now + WAIT_DAYS * 24 * HOUR },
    now,
  );
  if (isRefusal(entry)) return refusalDoc(t, entry, intakeActions(t, entry));
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
  const left = await care.booking.leaveWaitlist(actor, given.wait ?? '', now);
  if (isRefusal(left)) return refusalDoc(t, left);
  return {
    title: t('waitlist.left'),
    tone: 'plain',
    blocks: [{ kind: 'text', text: t('waitlist.leftText') }],
    actions: [press('slots', t('slots.more'))],
  };
}

/** A booking that has lost its reason, and that the athlete wants all the same. */
async function keepBooking({ actor, care, now, t }: CommandContext, { booking }: Input): Promise<Doc> {
  const kept = await care.booking.keep(actor, booking, now);
  if (isRefusal(kept)) return refusalDoc(t, kept, [press('mine', t('mine.button'))]);
  const { type, therapist, start, id } = kept;
  return {
    title: t('review.kept'),
    tone: 'good',
    blocks: [
      { kind: 'text', text: t('review.keptText', { type: t(`type.${type}`), therapist, when: t.moment(start) }) },
    ],
    actions: [press('cancel', t('book.cancel'), { booking: id }, { style: 'danger' })],
  };
}
