import { z } from 'zod';
import { BODY_AREAS, SIDES } from '../../domain/checkIn/bodyMap.ts';
import type { OptionMeta } from './options.ts';

/** Options that many commands share. All may be left out. */

export const areaOption = z
  .enum(BODY_AREAS)
  .meta({ labels: 'area' } satisfies OptionMeta)
  .optional();

export const sideOption = z
  .enum(SIDES)
  .meta({ labels: 'side' } satisfies OptionMeta)
  .optional();

/** Somebody in the team. */
export const personOption = z
  .string()
  .max(64)
  .meta({ input: 'person' } satisfies OptionMeta)
  .optional();

/** A few sentences in a person's own words. */
export const wordsOption = z
  .string()
  .max(300)
  .meta({ input: 'longText' } satisfies OptionMeta)
  .optional();

/** An id or a word that only buttons carry. */
export const carriedOption = z
  .string()
  .max(64)
  .meta({ hidden: true } satisfies OptionMeta)
  .optional();

/** A question's button was pressed. */
export const confirmedOption = z
  .enum(['yes'])
  .meta({ hidden: true } satisfies OptionMeta)
  .optional();

export const yesNoOption = z
  .enum(['yes', 'no'])
  .meta({ labels: 'choice' } satisfies OptionMeta)
  .optional();

/** undefined: not said. */
export function isYes(said: z.infer<typeof yesNoOption>): boolean | undefined {
  return said === undefined ? undefined : said === 'yes';
}

/** Which page of a list, from 0. */
export const pageOption = z.coerce
  .number()
  .int()
  .min(0)
  .meta({ hidden: true } satisfies OptionMeta)
  .optional();
