import { z } from 'zod';
import { areaOption, carriedOption, sideOption } from '../../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../../src/chat/command/options.ts';
import { isDay } from '../../src/domain/day.ts';

/** What the form asks, and what the one about pain asks. */
export const FORM = ['rpe', 'minutes', 'distance'] as const;
export const PAIN = ['painbefore', 'painduring', 'painafter'] as const;
export const PAIN_FORM = [...PAIN, 'area', 'side'] as const;
const zeroToTen = z.coerce.number().min(0).max(10);

export const sessionInput = z.object({
  rpe: z.coerce.number().min(0).max(10).optional(),
  minutes: z.coerce.number().min(0).max(1440).optional(),
  distance: z.coerce.number().min(0).max(1000).optional(),
  kind: z
    .enum(['training', 'competition'])
    .meta({ labels: 'kind' } satisfies OptionMeta)
    .optional(),
  day: z.string().refine(isDay, { error: 'input.day' }).optional(),
  painbefore: zeroToTen.optional(),
  painduring: zeroToTen.optional(),
  painafter: zeroToTen.optional(),
  area: areaOption,
  side: sideOption,
  event: carriedOption,
  confirm: carriedOption,
  replace: carriedOption,
});
export type SessionInput = z.infer<typeof sessionInput>;

/** With what a load is made of. */
export type Given = SessionInput & { readonly rpe: number; readonly minutes: number };

/** `8 75`, `8 x 75`, `8 75 12km`, `8 1:15`, `8 75min`. */
export function readSessionWords(words: readonly string[]): Record<string, unknown> {
  const known: Record<string, unknown> = {};
  const numbers: string[] = [];
  for (const word of words.flatMap((one) => (/^\d[\d.,]*[x×*]\d/i.test(one) ? one.split(/[x×*]/i) : [one]))) {
    const named = /^(rpe|minutes|distance|kind|day|painbefore|painduring|painafter|area|side)[:=](.+)$/i.exec(word);
    const clock = /^(\d{1,2}):(\d\d)$/.exec(word);
    if (named) known[String(named[1]).toLowerCase()] = named[2];
    else if (clock) known.minutes = Number(clock[1]) * 60 + Number(clock[2]);
    else if (/^\d+([.,]\d+)?(min|m|')$/i.test(word)) known.minutes = word.replace(/[^\d.,]/g, '');
    else if (/^\d+([.,]\d+)?km$/i.test(word)) known.distance = word.replace(/[^\d.,]/g, '');
    else if (/^(km|min|minutes|x|×|\*|rpe)$/i.test(word)) continue;
    else numbers.push(word);
  }
  for (const option of FORM) if (known[option] === undefined && numbers.length > 0) known[option] = numbers.shift();
  return known;
}

/** Did they say anything about pain? */
export function toldPain(given: SessionInput): boolean {
  return PAIN.some((name) => given[name] !== undefined);
}
