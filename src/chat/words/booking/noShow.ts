import type { NamedBooking } from '../../../care/booking/book.ts';
import type { Instant } from '../../../domain/day.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Action, Block } from '../../doc.ts';

const MOST_CHOICES = 25;

/** Asks who did not come, from the day's bookings that have begun. */
export function noShowChoice(
  t: Translate,
  bookings: readonly Pick<NamedBooking, 'id' | 'athlete' | 'start' | 'state'>[],
  now: Instant,
): readonly Block[] {
  const begun = bookings.filter(({ start, state }) => start <= now && state === 'booked');
  if (begun.length === 0) return [];
  return [
    {
      kind: 'choice',
      choice: {
        label: t('noShow.ask'),
        invoke: { command: 'roster', input: {} },
        option: 'missed',
        choices: begun.slice(0, MOST_CHOICES).map(({ id, athlete, start }) => ({
          value: id,
          label: t('noShow.line', { athlete, when: t.moment(start) }),
        })),
      },
    },
  ];
}

/** One athlete's last bookings: whether they came to each, with a button to say otherwise. */
export function begunItems(t: Translate, begun: readonly NamedBooking[]): readonly Block[] {
  return begun.map((booking) => {
    const { type, therapist, start, state } = booking;
    return {
      kind: 'item',
      text: t('noShow.was', {
        when: t.moment(start),
        type: t(`type.${type}`),
        therapist,
        came: state === 'no-show' ? 'no' : 'yes',
      }),
      actions: [cameAction(t, booking)],
    };
  });
}

/** The button that says the opposite. */
export function cameAction(t: Translate, { id, state }: Pick<NamedBooking, 'id' | 'state'>): Action {
  return state === 'no-show'
    ? press('roster', t('noShow.came'), { missed: id, came: 'yes' })
    : press('roster', t('noShow.missed'), { missed: id });
}
