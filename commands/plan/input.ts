import { z } from 'zod';
import { carriedOption, personOption } from '../../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../../src/chat/command/options.ts';
import { isDay, isTimeOfDay } from '../../src/domain/day.ts';

const time = z.string().refine(isTimeOfDay, { error: 'input.timeOfDay' });

export const planInput = z.object({
  action: z
    .enum(['show', 'propose', 'accept', 'decline', 'adjust', 'whatif', 'history'])
    .meta({ labels: 'plan.action' } satisfies OptionMeta)
    .default('show'),
  week: z
    .enum(['this', 'next'])
    .meta({ labels: 'plan.week' } satisfies OptionMeta)
    .default('this'),
  plan: carriedOption,
  only: z.string().max(400).optional(),
  line: z.string().max(8).optional(),
  settle: z
    .enum(['keep', 'none', 'place'])
    .meta({ labels: 'plan.settle' } satisfies OptionMeta)
    .optional(),
  question: z
    .enum(['event', 'therapist', 'demand'])
    .meta({ labels: 'plan.question' } satisfies OptionMeta)
    .optional(),
  event: z
    .string()
    .max(200)
    .meta({ suggest: true } satisfies OptionMeta)
    .optional(),
  day: z.string().refine(isDay, { error: 'input.day' }).optional(),
  time: time.optional(),
  therapist: personOption,
  from: time.optional(),
  until: time.optional(),
  room: z.string().max(40).optional(),
  skills: z.string().max(300).optional(),
  percent: z.coerce.number().int().min(1).max(100).optional(),
});
export type PlanInput = z.infer<typeof planInput>;

type Known = Readonly<Record<string, unknown>>;

/** What a form asks for, given what is known already. */
export function missingIn(known: Known): readonly string[] {
  if (known.action === 'adjust') return adjusting(known);
  if (known.action !== 'whatif') return [];
  switch (known.question) {
    case 'event':
      return known.event === undefined || known.day === undefined ? ['event', 'day', 'time'] : [];
    case 'therapist':
      return known.day === undefined || known.from === undefined || known.until === undefined
        ? ['day', 'from', 'until', 'room', 'skills']
        : [];
    case 'demand':
      return known.percent === undefined ? ['percent'] : [];
    default:
      return [];
  }
}

function adjusting(known: Known): readonly string[] {
  const place = ['day', 'time', 'therapist'];
  const saysWhere = place.some((name) => known[name] !== undefined);
  if (known.settle !== undefined && known.line !== undefined)
    return known.settle === 'place' && !saysWhere ? place : [];
  return [...(known.line === undefined ? ['line'] : []), ...(known.settle === undefined ? ['settle'] : []), ...place];
}
