import { z } from 'zod';
import { pageOption, personOption, wordsOption } from '../../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../../src/chat/command/options.ts';
import { namedWords } from '../../src/chat/command/typedWords.ts';
import { PATTERN_IDS } from '../../src/domain/risk/pattern.ts';

const ACTIONS = [
  'list',
  'explain',
  'acknowledge',
  'assign',
  'resolve',
  'snooze',
  'reopen',
  'lift',
  'threshold',
  'thresholds',
] as const;

export const riskInput = z.object({
  action: z
    .enum(ACTIONS)
    .meta({ labels: 'risk.action' } satisfies OptionMeta)
    .default('list'),
  finding: z
    .string()
    .max(64)
    .meta({ suggest: true } satisfies OptionMeta)
    .optional(),
  reason: wordsOption,
  snooze: z.coerce.number().int().min(1).max(30).optional(),
  person: personOption,
  pattern: z
    .enum(PATTERN_IDS)
    .meta({ labels: 'patternChoice' } satisfies OptionMeta)
    .optional(),
  param: z
    .string()
    .max(40)
    .meta({ suggest: true } satisfies OptionMeta)
    .optional(),
  value: z.coerce.number().optional(),
  page: pageOption,
});
export type RiskInput = z.infer<typeof riskInput>;

/** What a form asks for, given what is known already. */
export function missingIn(known: Readonly<Record<string, unknown>>): readonly string[] {
  if (known.action === 'threshold')
    return known.pattern && known.param && known.reason ? [] : ['pattern', 'param', 'value', 'reason'];
  if (known.finding === undefined && known.person === undefined) return [];
  if (known.action === 'assign') return known.person === undefined ? ['person'] : [];
  if (known.action === 'reopen') return known.reason === undefined ? ['reason'] : [];
  if (known.action === 'resolve' || known.action === 'lift') return known.reason === undefined ? ['reason'] : [];
  if (known.action === 'snooze') return known.snooze === undefined ? ['snooze'] : [];
  return [];
}

/** `resolve ID the reason in words`, `snooze ID 3`, `explain R01`. */
export function readRisk(words: readonly string[]): Record<string, unknown> {
  const { named, loose } = namedWords(words, Object.keys(riskInput.shape));
  const [action, finding, ...rest] = loose;
  const pattern = PATTERN_IDS.find((id) => id === finding?.toUpperCase());
  if (action === 'explain' && pattern !== undefined) return { action, pattern, ...named };
  const last = action === 'snooze' ? { snooze: rest[0] } : { reason: rest.join(' ') };
  return {
    ...(action ? { action } : {}),
    ...(finding ? { finding } : {}),
    ...(rest.length > 0 ? last : {}),
    ...named,
  };
}
