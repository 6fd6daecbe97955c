import type { CheckedIn } from '../../src/care/checkIn/answer.ts';
import { type CommandContext, press } from '../../src/chat/command/command.ts';
import type { Block, Doc } from '../../src/chat/doc.ts';
import { assessBlocks, noFlags, questionBlocks } from '../../src/chat/words/checkIn/checkIn.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import { athleteSays } from '../../src/chat/words/risk/finding.ts';
import { isPaired } from '../../src/domain/checkIn/bodyMap.ts';
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts';
import type { Translate } from '../../src/i18n/translate.ts';
import type { SessionInput } from './input.ts';

/** Pain before, during and after today's session: answers of the day like any other. */
export function savePain({ actor, care, now }: CommandContext, given: SessionInput): Promise<CheckedIn | Refusal> {
  const { painbefore, painduring, painafter, area, side } = given;
  return care.checkIn.answer(
    actor,
    {
      pain: painbefore ?? null,
      painDuring: painduring ?? null,
      painAfter: painafter ?? null,
      painArea: area ?? null,
      painSide: area === undefined ? null : isPaired(area) ? (side ?? null) : 'middle',
    },
    now,
  );
}

export function painDoc({ t }: CommandContext, saved: CheckedIn | Refusal): Doc {
  if (isRefusal(saved)) return refusalDoc(t, saved);
  return {
    title: t(saved.triage.question ? 'checkin.oneQuestion' : 'session.painSaved'),
    tone: saved.raised.length > 0 || saved.triage.question ? 'warning' : 'good',
    blocks: painBlocks(t, saved),
    actions: saved.triage.question ? [noFlags(t)] : [press('mine', t('mine.button'))],
  };
}

export function painBlocks(t: Translate, { raised, triage, assessors }: CheckedIn): readonly Block[] {
  const told = raised.flatMap((finding) => athleteSays(t, finding) || []);
  const said = [t('session.painText'), ...told].map((words) => ({ kind: 'text' as const, text: words }));
  const first = triage.question ? questionBlocks(t, triage.question) : assessBlocks(t, triage, assessors);
  return [...first, ...said];
}
