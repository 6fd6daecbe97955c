import { type CommandContext, press } from '../../src/chat/command/command.ts';
import type { Action } from '../../src/chat/doc.ts';
import type { Refusal } from '../../src/domain/refusal.ts';

export const NEED_REASON: Refusal = { refused: 'invalid', field: 'reason', rule: 'risk.needReason' };

export function allButton({ t }: CommandContext): Action {
  return press('risk', t('risk.all'));
}
