import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { changeLines } from '../../chat/words/calendar/changes.ts';
import { defineNotice } from '../notice.ts';

const ENTRIES_SHOWN = 6;

/** To those whose sessions they are: something soon is new, gone or at another time. */
export const calendarChanged = defineNotice({
  kind: 'calendar.changed',
  data: z.object({ since: z.number(), until: z.number() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, range) {
    const entries = reader ? await care.calendar.changesToTell(teamId, reader.personId, range, now) : [];
    if (entries.length === 0) return null;
    return {
      title: t('notice.calendarChanged.title'),
      tone: 'plain',
      blocks: [{ kind: 'text', text: changeLines(t, entries, ENTRIES_SHOWN) }],
      actions: [press('calendar', t('notice.calendarChanged.all'), { action: 'changes' })],
    };
  },
});
