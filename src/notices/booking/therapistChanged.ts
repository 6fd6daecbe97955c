import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { dayOf } from '../../domain/day.ts';
import { grouped } from '../../domain/grouped.ts';
import { defineNotice } from '../notice.ts';
import { CHANGES } from './changes.ts';

/** To a therapist: what a plan changed in their days, day by day. */
export const therapistChanged = defineNotice({
  kind: 'therapist.changed',
  data: CHANGES,
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { changes: told }) {
    if (!reader) return null;
    const changes = await care.booking.changesToTell(teamId, { ...reader, as: 'therapist' }, told, now);
    if (changes.length === 0) return null;
    const counts = (['added', 'moved', 'cancelled'] as const).flatMap((what) => {
      const count = changes.filter((one) => one.what === what).length;
      return count === 0 ? [] : [t('changed.work.count', { what, count })];
    });
    const days = grouped(changes, ({ booking }) => dayOf(booking.start, t.zone));
    return {
      title: t('changed.work.title', { counts: t.list(counts) }),
      tone: 'plain',
      blocks: [...days].map(([day, list]) =>
        text(
          [
            t.day(day),
            ...list.map(({ what, booking: { start, athlete, type, room }, from }) =>
              t('changed.work.line', {
                ...{ what, athlete, type: t(`type.${type}`), room, time: t.time(start) },
                from: from === null ? 'none' : t.moment(from),
              }),
            ),
          ].join('\n'),
        ),
      ),
      actions: [press('roster', t('roster.button'), { range: 'week' })],
    };
  },
});
