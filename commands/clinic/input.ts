import { z } from 'zod';
import { carriedOption, confirmedOption, personOption, wordsOption } from '../../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../../src/chat/command/options.ts';
import { isDay, isTimeOfDay } from '../../src/domain/day.ts';
import { GENDERS } from '../../src/domain/scheduling/week/standing.ts';

const ACTIONS = ['show', 'hours', 'room', 'skills', 'about', 'off', 'back', 'protocol'] as const;
const time = z.string().refine(isTimeOfDay, { error: 'input.timeOfDay' });
const day = z.string().refine(isDay, { error: 'input.day' });

export const clinicInput = z.object({
  action: z
    .enum(ACTIONS)
    .meta({ labels: 'clinic.action' } satisfies OptionMeta)
    .default('show'),
  days: z.string().max(40).optional(),
  from: time.optional(),
  to: time.optional(),
  pause: z.string().max(20).optional(),
  room: z.string().max(40).optional(),
  tables: z.coerce.number().int().min(1).max(50).optional(),
  therapist: personOption,
  skills: z.string().max(300).optional(),
  gender: z
    .enum(GENDERS)
    .meta({ labels: 'gender' } satisfies OptionMeta)
    .optional(),
  languages: z.string().max(80).optional(),
  turnover: z.coerce.number().int().min(0).max(60).optional(),
  limit: z.coerce.number().int().min(30).max(720).optional(),
  start: day.optional(),
  until: day.optional(),
  row: z
    .string()
    .max(40)
    .meta({ suggest: true } satisfies OptionMeta)
    .optional(),
  value: z.coerce.number().int().optional(),
  reason: wordsOption,
  off: carriedOption,
  confirm: confirmedOption,
});
export type ClinicInput = z.infer<typeof clinicInput>;
