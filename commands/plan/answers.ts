import { type CommandContext, press } from '../../src/chat/command/command.ts';
import type { Action, Doc } from '../../src/chat/doc.ts';
import { progressDoc } from '../../src/chat/words/plan/plan.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts';
import type { EngineProgress } from '../../src/domain/scheduling/search/engine.ts';
import type { Translate } from '../../src/i18n/translate.ts';

/** Shown along the way: a large week takes a while. */
export function telling({ t, progress }: CommandContext) {
  return (state: EngineProgress) => progress(progressDoc(t, state));
}

/** Before the first proposal: nothing was lost, there is just nothing yet. */
export function noPlanDoc(t: Translate): Doc {
  return {
    title: t('plan.none'),
    tone: 'plain',
    blocks: [{ kind: 'text', text: t('plan.noneText') }],
    actions: [press('plan', t('plan.propose'), { action: 'propose' }, { style: 'primary' })],
  };
}

export async function newestId({ actor, care, now }: CommandContext): Promise<string | null> {
  const newest = await care.plan.view(actor, now);
  return isRefusal(newest) ? null : newest.id;
}

/** A refusal with a way on: what is missing can be set up, and what was replaced is shown again. */
export function refusedDoc({ t }: CommandContext, refusal: Refusal, actions: readonly Action[] = []): Doc {
  const again = press('plan', t('plan.propose'), { action: 'propose' }, { style: 'primary' });
  const ways: readonly Action[] =
    refusal.refused === 'nothing-to-plan'
      ? {
          room: [press('clinic', t('clinic.action.room'), { action: 'room' }, { style: 'primary' as const })],
          therapist: [press('clinic', t('clinic.action.hours'), { action: 'hours' }, { style: 'primary' as const })],
          hours: [
            press('clinic', t('clinic.action.hours'), { action: 'hours' }, { style: 'primary' as const }),
            press('plan', t('plan.proposeNext'), { action: 'propose', week: 'next' }),
          ],
          athlete: [],
        }[refusal.what]
      : refusal.refused === 'plan-replaced' || refusal.refused === 'changed-meanwhile'
        ? [press('plan', t('plan.showNewest'), { action: 'show' }, { style: 'primary' })]
        : ['not-found', 'already-done', 'plan-lapsed'].includes(refusal.refused)
          ? [again]
          : [];
  return refusalDoc(t, refusal, [...actions, ...ways]);
}
