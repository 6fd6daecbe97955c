import { z } from 'zod';
import type { ConsentSaved, ConsentView } from '../src/care/booking/consent.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command/command.ts';
import { confirmedOption, yesNoOption } from '../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../src/chat/command/options.ts';
import { type Action, type Block, type Doc, text } from '../src/chat/doc.ts';
import {
  allowedWords,
  consentItem,
  newsChoice,
  openQuestions,
  screeningItem,
  stopAction,
} from '../src/chat/words/booking/consent.ts';
import { readAreas } from '../src/chat/words/checkIn/typedAreas.ts';
import { refusalDoc } from '../src/chat/words/refusal.ts';
import { type Allowance, type Allowed, ANYTHING, allowanceSchema } from '../src/domain/booking/allowance.ts';
import { CONSENT_WORDS } from '../src/domain/booking/consent.ts';
import { isRefusal, type Refusal } from '../src/domain/refusal.ts';

const input = z.object({
  answer: z
    .enum(CONSENT_WORDS)
    .meta({ labels: 'consent.answer' } satisfies OptionMeta)
    .optional(),
  booking: z
    .string()
    .max(64)
    .meta({ suggest: true } satisfies OptionMeta)
    .optional(),
  areas: z
    .string()
    .max(200)
    .refine((areas) => readAreas(areas) !== null, { error: 'intake.areasLike' })
    .optional(),
  pressure: z.coerce.number().int().min(1).max(5).optional(),
  room: z.string().max(120).optional(),
  news: yesNoOption,
  /** The form showed what held before, so a field that comes back empty was emptied. */
  sent: confirmedOption,
});
type Input = z.infer<typeof input>;

const WISHES = ['areas', 'pressure', 'room'] as const;

/** Yes or no to one massage, how somebody wants to be treated, and whether anything is new before it. */
export const consent = defineCommand({
  name: 'consent',
  who: ['athlete'],
  reply: 'private',
  input,
  examples: ['', 'yes news:no', 'no', 'stop', 'yes areas:calf pressure:3', 'pressure:3 room:"door open"'],
  ask: () => [],
  async suggest({ actor, care, now, t }, _option, typed) {
    const mine = await care.booking.mine(actor, now);
    return mine
      .map(({ id, start, type }) => ({ value: id, label: `${t.moment(start)} ${t(`type.${type}`)}` }))
      .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
  },
  async run(context, given) {
    const { actor, care, now, t } = context;
    const said = saidIn(given);
    const noted = given.news && (await news(context, given.booking, given.news === 'yes'));
    if (noted && (given.answer === undefined || noted.tone === 'refused')) return noted;
    if (given.answer === undefined && Object.keys(said).length === 0) {
      const view = await care.booking.viewConsent(actor, given.booking, now);
      return isRefusal(view) ? refused(t, view, given.booking) : view === null ? nothingToCome(t) : show(t, view);
    }
    const saved = await care.booking.answerConsent(actor, {
      bookingId: given.booking,
      word: given.answer ?? null,
      said,
      now,
    });
    if (isRefusal(saved)) return refused(t, saved, given.booking);
    return noted && given.news === 'yes' ? noted : savedDoc(t, saved);
  },
});

function saidIn({ areas, pressure, room, sent }: Input): Allowance {
  const wishes = {
    ...(areas !== undefined && { areas: readAreas(areas) ?? [] }),
    ...(pressure !== undefined && { pressure }),
    ...(room !== undefined && { room }),
  };
  return allowanceSchema.parse(sent === 'yes' ? { ...ANYTHING, ...wishes } : wishes);
}

async function news(
  { actor, care, now, t }: CommandContext,
  booking: string | undefined,
  isSomething: boolean,
): Promise<Doc> {
  const noted = await care.booking.answerScreening(actor, booking, isSomething ? 'open' : 'nothing', now);
  if (isRefusal(noted)) return refused(t, noted, booking, isSomething ? [press('intake', t('intake.update'))] : []);
  const { id, therapist, start } = noted;
  if (!isSomething) {
    return {
      title: t('screening.nothingTitle'),
      tone: 'good',
      blocks: [text(t('screening.nothing', { therapist, when: t.moment(start) }))],
      actions: [press('consent', t('screening.yes'), { booking: id, news: 'yes' }), consentAction(t, id)],
    };
  }
  return {
    title: t('screening.which'),
    tone: 'plain',
    blocks: [text(t('screening.whichText', { therapist })), newsChoice(t, t('screening.choose'), id)],
    actions: [press('consent', t('screening.none'), { booking: id, news: 'no' })],
  };
}

/** Where the questions about a booking stand. */
function show(t: CommandContext['t'], view: ConsentView): Doc {
  const { id, type, start } = view.booking;
  return {
    title: t('consent.title', { type: t(`type.${type}`), when: t.moment(start) }),
    tone: 'plain',
    blocks: [
      consentItem(t, view),
      text(allowsWords(t, view.allowed)),
      ...(view.isScreeningOpen && !view.stopped ? [screeningItem(t, id)] : []),
    ],
    actions: [wishesAction(t, view.allowed)],
  };
}

function savedDoc(t: CommandContext['t'], { recorded, changed, view }: ConsentSaved): Doc {
  if (recorded === null) return wishesDoc(t, changed !== null, view);
  if (view === null) return nothingToCome(t);
  const { id, type, start, therapist } = view.booking;
  const words = { answer: recorded, type: t(`type.${type}`), therapist, when: t.moment(start) };
  const isYes = recorded === 'yes';
  const allows = allowedWords(t, view.allowed);
  return {
    title: t('consent.doneTitle', { answer: recorded }),
    tone: isYes ? 'good' : recorded === 'stopped' ? 'warning' : 'plain',
    blocks: [
      text(t('consent.done', words)),
      ...(isYes && view.status !== 'yes' ? [text(t('consent.notLong'))] : []),
      ...(isYes && allows !== null ? [text(t('consent.allows', { what: allows }))] : []),
      ...(isYes && view.isScreeningOpen ? [screeningItem(t, id)] : []),
    ],
    actions: actionsAfter(t, view, recorded),
  };
}

function actionsAfter(t: CommandContext['t'], view: ConsentView, recorded: string): readonly Action[] {
  const { id } = view.booking;
  switch (recorded) {
    case 'yes':
      return [
        press('consent', t('consent.takeBack'), { booking: id, answer: 'withdraw' }),
        ...(view.begun ? [stopAction(t, id)] : []),
        wishesAction(t, view.allowed),
      ];
    case 'stopped':
      return [press('mine', t('mine.button'))];
    default:
      return [
        press('consent', t('consent.sayYes'), { booking: id, answer: 'yes' }),
        ...(view.begun
          ? []
          : [
              press('book', t('book.move'), { instead: id }),
              press('cancel', t('book.cancel'), { booking: id }, { style: 'danger' as const }),
            ]),
      ];
  }
}

/** How somebody wants to be treated in every massage was said, or was so already. */
function wishesDoc(t: CommandContext['t'], isChanged: boolean, view: ConsentView | null): Doc {
  const questions: readonly Block[] = view && !view.stopped ? openQuestions(t, view) : [];
  return {
    title: isChanged ? t('consent.doneTitle', { answer: 'wishes' }) : t('consent.wishes'),
    tone: isChanged ? 'good' : 'plain',
    blocks: [
      ...(isChanged ? [] : [text(t('consent.unchanged'))]),
      ...(view ? [text(allowsWords(t, view.allowed))] : []),
      ...questions,
    ],
    actions: [view ? consentAction(t, view.booking.id) : press('mine', t('mine.button'))],
  };
}

function nothingToCome(t: CommandContext['t'], more: readonly Action[] = []): Doc {
  return {
    title: t('consent.none'),
    tone: 'plain',
    blocks: [text(t('consent.noneText'))],
    actions: [...more, press('slots', t('slots.more')), wishesAction(t, ANYTHING)],
  };
}

function refused(
  t: CommandContext['t'],
  refusal: Refusal,
  booking: string | undefined,
  more: readonly Action[] = [],
): Doc {
  // Nobody named one, so none was looked for in vain.
  if (refusal.refused === 'not-found' && booking === undefined) return nothingToCome(t, more);
  const next =
    refusal.refused === 'booking-moved'
      ? [consentAction(t, refusal.booking)]
      : refusal.refused === 'consent-missing'
        ? [press('join', t('road.join'), {}, { style: 'primary' })]
        : [press('slots', t('slots.more'))];
  return refusalDoc(t, refusal, [...more, ...next, press('mine', t('mine.button'))]);
}

function allowsWords(t: CommandContext['t'], allowed: Allowed): string {
  const what = allowedWords(t, allowed);
  return what === null ? t('consent.allowsAnything') : t('consent.allows', { what });
}

function consentAction(t: CommandContext['t'], booking: string): Action {
  return press('consent', t('consent.button'), { booking });
}

/** Opens the form with what holds now. */
function wishesAction(t: CommandContext['t'], { areas, pressure, room }: Allowed): Action {
  const known = {
    ...(areas.length > 0 && { areas: areas.join(', ') }),
    ...(pressure < 5 && { pressure }),
    ...(room !== '' && { room }),
  };
  return press('consent', t('consent.wishes'), { sent: 'yes', ...known }, { ask: [...WISHES] });
}
