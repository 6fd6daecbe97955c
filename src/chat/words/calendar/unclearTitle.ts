import type { Instant } from '../../../domain/day.ts';
import { SESSION_KINDS } from '../../../domain/training/session.ts';
import type { Translate } from '../../../i18n/translate.ts';
import type { Block } from '../../doc.ts';

/** A calendar title nobody could read, and what it could be: choosing teaches it. */
export function unclearTitle(
  t: Translate,
  { title, feedId, next }: { readonly title: string; readonly feedId: string | null; readonly next: Instant },
): Block {
  return {
    kind: 'choice',
    choice: {
      label: t('calendar.whatIs', { title, when: t.moment(next) }),
      invoke: { command: 'calendar', input: { action: 'teach', title, ...(feedId ? { feed: feedId } : {}) } },
      option: 'kind',
      choices: SESSION_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
    },
  };
}
