import { press } from '../../chat/command/command.ts';
import { type Block, text } from '../../chat/doc.ts';
import { whatHappened } from '../../chat/words/booking/changed.ts';
import { wardBookingActions, wardBookingWords } from '../../chat/words/booking/wards.ts';
import { defineNotice } from '../notice.ts';
import { CHANGES } from './changes.ts';

/** To a minor's guardian: massages were made, moved or cancelled; a button says no to each. */
export const guardianChanged = defineNotice({
  kind: 'guardian.changed',
  data: CHANGES,
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { changes: told }) {
    if (!reader) return null;
    const changes = await care.booking.changesToTell(teamId, { ...reader, as: 'guardian' }, told, now);
    if (changes.length === 0) return null;
    const children = [...new Set(changes.map(({ booking }) => booking.athlete))];
    return {
      title: t('changed.child.title', {
        athlete: t.list(children),
        children: children.length,
        what: whatHappened(changes),
        count: changes.length,
      }),
      tone: 'plain',
      blocks: changes.map(({ what, booking, from }): Block => {
        const { athlete, start } = booking;
        if (what === 'cancelled') return text(t('changed.child.cancelled', { athlete, when: t.moment(start) }));
        const before = from === null ? [] : [t('changed.child.before', { from: t.moment(from) })];
        return {
          kind: 'item',
          text: [wardBookingWords(t, booking), ...before].join(' '),
          actions: wardBookingActions(t, booking, reader.personId),
        };
      }),
      actions: [press('guardian', t('guardian.button'))],
    };
  },
});
