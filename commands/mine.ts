import { z } from 'zod';
import type { NamedBooking } from '../src/care/booking/book.ts';
import type { MyView } from '../src/care/squad/mine.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command/command.ts';
import { type Block, text } from '../src/chat/doc.ts';
import { answerLine } from '../src/chat/words/checkIn/checkIn.ts';
import { restrictionBlocks } from '../src/chat/words/medical/restrictWords.ts';
import { refusalDoc, refusalWords } from '../src/chat/words/refusal.ts';
import { alertBlocks } from '../src/chat/words/risk/medicalAlert.ts';
import { loadChart, sorenessCharts } from '../src/chat/words/squad/charts.ts';
import { loadBlocks } from '../src/chat/words/training/load.ts';
import { CONSENT_FOR } from '../src/domain/booking/consent.ts';
import { isTentative } from '../src/domain/booking/tentative.ts';
import { isMassage } from '../src/domain/clinic/modality.ts';
import { isRefusal } from '../src/domain/refusal.ts';

/** My bookings, my load, my last check-ins, and who read them. */
export const mine = defineCommand({
  name: 'mine',
  who: ['athlete'],
  reply: 'private',
  input: z.object({}),
  examples: [''],
  async run(context) {
    const { actor, care, now, t } = context;
    const view = await care.squad.viewMine(actor, now);
    if (isRefusal(view)) return refusalDoc(t, view);
    return {
      title: t('mine.title'),
      tone: view.heldSince === null ? 'plain' : 'warning',
      blocks: [
        ...(view.missing === null ? [] : [text(refusalWords(t, view.missing))]),
        ...(view.alert === null ? [] : alertBlocks(t, view.alert)),
        ...(view.heldSince === null ? [] : [text(t('checkin.held'))]),
        ...restrictionBlocks(t, view.restrictions),
        ...bookingBlocks(context, view),
        ...checkInBlocks(context, view),
        ...sorenessCharts(t, view.soreness, view.pictures),
        ...(view.load === null ? [] : [...loadChart(t, view.load.days, view.pictures), ...loadBlocks(t, view.load)]),
        text(readByWords(context, view)),
      ],
      actions: [
        ...(view.missing === null
          ? [press('checkin', t('checkin.start'), {}, { style: 'primary' })]
          : (refusalDoc(t, view.missing).actions ?? [])),
        ...(view.heldSince === null ? [press('slots', t('mine.slots'))] : []),
        press('book', t('standing.button'), { action: 'standing' }),
        press('intake', t('intake.back')),
      ],
    };
  },
});

function bookingBlocks({ t, now }: CommandContext, { bookings, troubles, gone }: MyView): readonly Block[] {
  if (bookings.length === 0) return [text(t('mine.noBookings'))];
  const whyNot = new Map(troubles.map(({ booking, why }) => [booking.id, why]));
  const line = (one: NamedBooking) => {
    const why = whyNot.get(one.id);
    const values = { when: t.moment(one.start), type: t(`type.${one.type}`), therapist: one.therapist, room: one.room };
    const booked = t('athlete.bookingLine', { ...values, held: one.state === 'held' ? 'yes' : 'no' });
    return [
      booked,
      ...(isTentative(one, now) ? [t('mine.tentative')] : []),
      ...(why ? [t('mine.trouble', { why: refusalWords(t, why) })] : gone.has(one.id) ? [t('mine.gone')] : []),
    ].join('\n');
  };
  return bookings.map((one) => ({
    kind: 'item',
    text: line(one),
    actions: [
      ...(isMassage(one) && one.start - now <= CONSENT_FOR
        ? [press('consent', t('consent.button'), { booking: one.id })]
        : []),
      ...(gone.has(one.id) && !whyNot.has(one.id)
        ? [press('book', t('review.keep'), { action: 'keep', booking: one.id })]
        : []),
      ...(one.start <= now
        ? []
        : [
            ...(one.state === 'booked'
              ? [
                  press('book', t('mine.move'), { instead: one.id }),
                  ...(isMassage(one) ? [press('book', t('swap.button'), { action: 'swap', booking: one.id })] : []),
                ]
              : []),
            press('cancel', t('mine.cancel'), { booking: one.id }, { style: 'danger' as const }),
          ]),
    ],
  }));
}

function checkInBlocks({ t }: CommandContext, { checkIns }: MyView): readonly Block[] {
  if (checkIns.length === 0) return [text(t('athlete.noCheckIns'))];
  return [
    {
      kind: 'table',
      caption: t('mine.checkIns'),
      headings: [t('finding.days'), t('athlete.answers')],
      rows: checkIns.map((one) => [t.day(one.day), answerLine(t, one)]),
    },
  ];
}

function readByWords({ t }: CommandContext, { readBy }: MyView): string {
  if (readBy.length === 0) return t('mine.readByNobody');
  const people = readBy.map(({ name, roles, at }) =>
    t('mine.reader', { name, roles: t.list(roles.map((role) => t(`role.${role}`))), when: t.moment(at) }),
  );
  return t('mine.readBy', { people: people.join('; ') });
}
