import { type CommandContext, press } from '../../src/chat/command/command.ts';
import type { Action, Doc } from '../../src/chat/doc.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import type { Translate } from '../../src/i18n/translate.ts';

/** What to do with the address: `calendar feed` carries it in its buttons. */
export const SUBSCRIPTION_STEPS = ['make', 'replace', 'end'] as const;

interface Given {
  readonly whose?: 'mine' | 'team' | undefined;
  readonly step?: (typeof SUBSCRIPTION_STEPS)[number] | undefined;
}

/** One's own bookings in one's calendar app: makes an address, replaces it or ends it. */
export async function subscription(context: CommandContext, { whose = 'mine', step }: Given): Promise<Doc> {
  const { actor, care, now, t } = context;
  if (step === undefined) return overview(context);
  if (step === 'end') {
    const ended = await care.calendar.unsubscribe(actor, whose, now);
    if (isRefusal(ended)) return refusalDoc(t, ended, [back(t)]);
    return {
      title: t('subscription.ended'),
      tone: 'good',
      blocks: [{ kind: 'text', text: t('subscription.endedText') }],
      actions: [back(t)],
    };
  }
  const made = await care.calendar.subscribe(actor, { whose, replace: step === 'replace', now });
  if (isRefusal(made)) return made.refused === 'already-done' ? overview(context) : refusalDoc(t, made);
  return {
    title: t('subscription.made'),
    tone: 'good',
    blocks: [
      { kind: 'text', text: made.url },
      { kind: 'text', text: t('subscription.secret') },
      { kind: 'text', text: made.isPublic ? t('subscription.how') : t('subscription.local') },
    ],
    actions: [press('calendar', t('subscription.end'), { action: 'feed', whose, step: 'end' }, { style: 'danger' })],
  };
}

async function overview({ actor, care, t }: CommandContext): Promise<Doc> {
  const { kinds, web } = await care.calendar.mySubscriptions(actor);
  if (kinds.length === 0) return refusalDoc(t, { refused: 'not-allowed' });
  return {
    title: t('subscription.title'),
    tone: 'plain',
    blocks: [
      { kind: 'text', text: t('subscription.intro') },
      ...kinds.map(({ whose, since }) => ({
        kind: 'item' as const,
        text: t(`subscription.${whose}`, { since: since === null ? 'never' : t.moment(since) }),
        actions: stepsOf(t, whose, since !== null),
      })),
      ...(web.isPublic ? [] : [{ kind: 'text' as const, text: t('subscription.local') }]),
    ],
    actions: [press('calendar', t('calendar.all'), { action: 'list' })],
  };
}

function stepsOf(t: Translate, whose: 'mine' | 'team', there: boolean): readonly Action[] {
  const step = (name: (typeof SUBSCRIPTION_STEPS)[number]) => ({ action: 'feed', whose, step: name });
  return there
    ? [
        press('calendar', t('subscription.replace'), step('replace')),
        press('calendar', t('subscription.end'), step('end'), { style: 'danger' }),
      ]
    : [press('calendar', t('subscription.make'), step('make'), { style: 'primary' })];
}

function back(t: Translate): Action {
  return press('calendar', t('subscription.title'), { action: 'feed' });
}
