import { type CommandContext, press } from '../../src/chat/command/command.ts';
import type { Doc } from '../../src/chat/doc.ts';
import { changeLines } from '../../src/chat/words/calendar/changes.ts';

const ENTRIES_SHOWN = 8;

/** What changed in the calendars that concern the reader, newest first. */
export async function changes({ actor, care, now, t }: CommandContext): Promise<Doc> {
  const found = await care.calendar.listChanges(actor, now);
  return {
    title: t('change.title'),
    tone: 'plain',
    blocks:
      found.length === 0
        ? [{ kind: 'text', text: t('change.none') }]
        : found.map(({ name, at, added, moved, changed, removed, entries }) => ({
            kind: 'text',
            text: [
              t('change.look', { name, when: t.moment(at) }),
              t('calendar.changes', { added, moved, changed, removed }),
              changeLines(t, entries, ENTRIES_SHOWN),
            ].join('\n'),
          })),
    actions: [press('calendar', t('calendar.all'), { action: 'list' })],
  };
}
