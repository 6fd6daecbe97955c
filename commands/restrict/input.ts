import { z } from 'zod';
import {
  areaOption,
  carriedOption,
  confirmedOption,
  pageOption,
  sideOption,
  wordsOption,
  yesNoOption,
} from '../../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../../src/chat/command/options.ts';
import { readSpots } from '../../src/chat/words/checkIn/typedAreas.ts';
import { isDay } from '../../src/domain/day.ts';
import { CLEARABLE_CODES } from '../../src/domain/medical/contraindication.ts';
import { INJURY_STAGES } from '../../src/domain/medical/healing.ts';
import { ON_ORDER, TISSUES } from '../../src/domain/medical/injury.ts';

export const RESTRICT_ACTIONS = [
  'list',
  'injury',
  'operation',
  'stage',
  'clear',
  'withdraw',
  'return',
  'back',
  'hold',
  'lift',
  'close',
] as const;

export const day = z.string().refine(isDay, { error: 'input.day' });

export const input = z.object({
  action: z
    .enum(RESTRICT_ACTIONS)
    .meta({ labels: 'restrict.action' } satisfies OptionMeta)
    .default('list'),
  athlete: z
    .string()
    .max(64)
    .meta({ suggest: true } satisfies OptionMeta)
    .optional(),
  record: z
    .string()
    .max(64)
    .meta({ suggest: true } satisfies OptionMeta)
    .optional(),
  area: areaOption,
  side: sideOption,
  day: day.optional(),
  tissue: z
    .enum(TISSUES)
    .meta({ labels: 'tissue' } satisfies OptionMeta)
    .optional(),
  stage: z
    .enum(['calendar', ...INJURY_STAGES])
    .meta({ labels: 'restrictStage' } satisfies OptionMeta)
    .optional(),
  topic: z
    .enum(CLEARABLE_CODES)
    .meta({ labels: 'clearable' } satisfies OptionMeta)
    .optional(),
  until: day.optional(),
  areas: z
    .string()
    .max(200)
    .refine((text) => readSpots(text) !== null, { error: 'intake.areasLike' })
    .optional(),
  cap: z.coerce.number().int().min(1).max(5).optional(),
  kinds: z.string().max(300).optional(),
  limits: z
    .string()
    .max(500)
    .meta({ input: 'longText' } satisfies OptionMeta)
    .optional(),
  order: z
    .enum(ON_ORDER)
    .meta({ labels: 'type' } satisfies OptionMeta)
    .optional(),
  word: yesNoOption,
  step: z.coerce.number().int().min(1).max(12).optional(),
  name: z.string().max(60).optional(),
  minutes: z.coerce.number().int().min(0).max(360).optional(),
  rpe: z.coerce.number().min(0).max(10).optional(),
  contact: z
    .enum(['no', 'yes'])
    .meta({ labels: 'choice' } satisfies OptionMeta)
    .optional(),
  reason: wordsOption,
  clearance: carriedOption,
  sure: confirmedOption,
  page: pageOption,
});

export type RestrictInput = z.infer<typeof input>;
