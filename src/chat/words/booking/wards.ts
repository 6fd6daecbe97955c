import type { WardBooking, WardView } from '../../../care/booking/wards.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import { type Action, type Block, text } from '../../doc.ts';

/** A child's consents and bookings, each with what their guardian can do about it. */
export function wardBlocks(t: Translate, ward: WardView, guardianId: string): readonly Block[] {
  const { id: person, name, confirmed, dataAt, treatmentAt, treatmentStands, treatmentUntil, mayOpen } = ward;
  const say = (action: 'data' | 'treatment', answer: 'yes' | 'no') =>
    press('guardian', t(`guardian.${action}.${answer}`), { action, answer, person });
  const until = treatmentUntil === null ? '' : t.date(treatmentUntil);
  return [
    ...(confirmed ? [] : [text(t('guardian.waits', { athlete: name }))]),
    {
      kind: 'item',
      text:
        dataAt === null
          ? t('guardian.noData', { athlete: name })
          : t('guardian.dataSince', { athlete: name, when: t.date(dataAt) }),
      actions: [say('data', dataAt === null ? 'yes' : 'no')],
    },
    {
      kind: 'item',
      text: treatmentStands
        ? t('guardian.treatmentUntil', { athlete: name, until })
        : t(treatmentAt === null ? 'guardian.noTreatment' : 'guardian.treatmentEnded', { athlete: name, until }),
      actions: [
        ...(treatmentAt === null || !treatmentStands ? [say('treatment', 'yes')] : []),
        ...(treatmentAt === null ? [] : [say('treatment', 'no')]),
      ],
    },
    ...(mayOpen
      ? [
          {
            kind: 'item' as const,
            text: t('guardian.earlier', { athlete: name }),
            actions: [press('guardian', t('earlier.open'), { action: 'open', person })],
          },
        ]
      : []),
    ...ward.bookings.map((booking) => wardBookingItem(t, booking, guardianId)),
  ];
}

export function wardBookingItem(t: Translate, booking: WardBooking, guardianId: string): Block {
  return {
    kind: 'item',
    text: t('guardian.bookingOf', { athlete: booking.athlete, booking: wardBookingWords(t, booking) }),
    actions: wardBookingActions(t, booking, guardianId),
  };
}

/** When, what and with whom; whose it is stands in front or in the title. */
export function wardBookingWords(t: Translate, { start, type, therapist, room, secondAdult }: WardBooking): string {
  const place = { when: t.moment(start), type: t(`type.${type}`), therapist, room };
  return t('guardian.booking', { ...place, adult: secondAdult ?? 'none' });
}

/** A guardian's no, and who will be in the room. */
export function wardBookingActions(
  t: Translate,
  { id: booking, secondAdultId }: Pick<WardBooking, 'id' | 'secondAdultId'>,
  guardianId: string,
): readonly Action[] {
  return [
    ...(secondAdultId === guardianId ? [] : [press('adult', t('adult.me'), { booking, person: guardianId })]),
    press('adult', t('adult.other'), { booking }),
    press('guardian', t('guardian.veto'), { action: 'veto', booking }, { style: 'danger' }),
  ];
}
