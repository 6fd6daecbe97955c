import { z } from 'zod';
import { carriedOption } from '../../src/chat/command/optionKinds.ts';
import type { OptionMeta } from '../../src/chat/command/options.ts';
import { readAreas } from '../../src/chat/words/checkIn/typedAreas.ts';
import { optionOf } from '../../src/chat/words/medical/intake.ts';
import { BODY_AREAS } from '../../src/domain/checkIn/bodyMap.ts';
import {
  INTAKE_CODES,
  INTAKE_PAGES,
  INTAKE_QUESTIONS,
  INTAKE_TOPICS,
  type IntakeCode,
  type IntakeInput,
  type IntakePage,
} from '../../src/domain/medical/intake.ts';

type Name = Lowercase<IntakeCode>;
/** The questions as options, in their order. */
export const NAMES = INTAKE_CODES.map(optionOf);
const yesNo = z
  .enum(['yes', 'no'])
  .meta({ labels: 'choice' } satisfies OptionMeta)
  .optional();
const hidden = { labels: 'choice', hidden: true } satisfies OptionMeta;
const onForm = z.enum(['yes', 'no']).meta(hidden).optional();
const words = z
  .string()
  .max(500)
  .meta({ input: 'longText' } satisfies OptionMeta)
  .optional();

export const input = z.object({
  page: z
    .enum(INTAKE_PAGES)
    .meta({ labels: 'intake.page' } satisfies OptionMeta)
    .optional(),
  action: z
    .enum(['show', 'look', 'confirm'])
    .meta({ labels: 'intake.action' } satisfies OptionMeta)
    .optional(),
  question: z
    .enum(NAMES)
    .meta({ labels: 'option' } satisfies OptionMeta)
    .optional(),
  answer: yesNo,
  areas: z
    .string()
    .max(200)
    .refine((text) => readAreas(text) !== null, { error: 'intake.areasLike' })
    .optional(),
  surgeries: words,
  pain: words,
  medication: words,
  goals: words,
  /** One more area, for `question`. */
  where: z
    .enum(BODY_AREAS)
    .meta({ labels: 'area', hidden: true } satisfies OptionMeta)
    .optional(),
  /** The booking before which something new was told. */
  booking: carriedOption,
  /** The form showed what was written before, so a field that comes back empty was emptied. */
  sent: onForm,
  ...(Object.fromEntries(NAMES.map((name) => [name, onForm])) as Readonly<Record<Name, typeof onForm>>),
});
export type Input = z.infer<typeof input>;

/** All fields of a page, at most five. */
export function fieldsOf(page: IntakePage): readonly string[] {
  return [...INTAKE_QUESTIONS[page].map(optionOf), ...(page === 'about' ? INTAKE_TOPICS : [])];
}

/** What was answered: a single question, those of a page, and texts. */
export function inputOf(given: Input): IntakeInput {
  const { question, answer, areas, where, page, sent } = given;
  const asked = INTAKE_CODES.find((code) => optionOf(code) === question);
  const one =
    asked === undefined
      ? []
      : where !== undefined
        ? [{ code: asked, yes: true, areas: [where], adds: true }]
        : [{ code: asked, yes: answer === 'yes', areas: areas === undefined ? [] : (readAreas(areas) ?? []) }];
  const onPage = INTAKE_CODES.flatMap((code) => {
    const said = given[optionOf(code)];
    return said === undefined ? [] : [{ code, yes: said === 'yes' }];
  });
  const texts = INTAKE_TOPICS.flatMap((topic) => {
    const emptied = page === 'about' && sent === 'yes' ? '' : undefined;
    const text = given[topic] ?? emptied;
    return text === undefined ? [] : [[topic, text] as const];
  });
  return { answers: [...one, ...onPage], texts: Object.fromEntries(texts) };
}
