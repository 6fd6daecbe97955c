import { z } from 'zod';
import type { IntakeSaved, IntakeView } from '../src/care/intake.ts';
import { type CommandContext, defineCommand, press } from '../src/chat/command.ts';
import { contactBlocks } from '../src/chat/contactWords.ts';
import { type Block, type Doc, text } from '../src/chat/doc.ts';
import {
  answerWords,
  isRegional,
  meaningLines,
  optionOf,
  pageForm,
  pageLine,
  progressBlock,
  questionWords,
  whereBlock,
} from '../src/chat/intakeWords.ts';
import type { OptionMeta } from '../src/chat/options.ts';
import { refusalDoc } from '../src/chat/refusal.ts';
import { readAreas } from '../src/chat/typedAreas.ts';
import { dayOf } from '../src/domain/day.ts';
import {
  INTAKE_CODES,
  INTAKE_PAGES,
  INTAKE_QUESTIONS,
  INTAKE_TOPICS,
  type IntakeCode,
  type IntakeInput,
  type IntakePage,
} from '../src/domain/massage/intake.ts';
import { isRefusal, type Refusal } from '../src/domain/refusal.ts';
import { BODY_AREAS } from '../src/domain/soreness/bodyMap.ts';

type Name = Lowercase<IntakeCode>;
const NAMES = INTAKE_CODES.map(optionOf);
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

const input = z.object({
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
  /** One more area for `question`. */
  where: z
    .enum(BODY_AREAS)
    .meta({ labels: 'area', hidden: true } satisfies OptionMeta)
    .optional(),
  /** A form that showed what was written before: what comes back empty was emptied. */
  sent: onForm,
  ...(Object.fromEntries(NAMES.map((name) => [name, onForm])) as Readonly<Record<Name, typeof onForm>>),
});
type Input = z.infer<typeof input>;

/**
 * What sessions must take care of: short pages of yes or no, and a few words. What was answered is kept at once; the
 * command goes on where it stopped, and any answer can be changed.
 */
export const intake = defineCommand({
  name: 'intake',
  who: ['athlete'],
  reply: 'private',
  input,
  examples: [
    '',
    'health',
    'question:anticoag answer:yes',
    'question:open_wound answer:yes areas:calf',
    'action:confirm',
  ],
  must: [...NAMES, 'answer'],
  ask(known) {
    if (known.question !== undefined)
      return known.answer === undefined && known.where === undefined ? ['answer', 'areas'] : [];
    if (known.answer !== undefined || known.areas !== undefined) return ['question', 'answer', 'areas'];
    const answers = [...NAMES, ...INTAKE_TOPICS].some((name) => known[name] !== undefined);
    const page = INTAKE_PAGES.find((one) => one === known.page);
    return page && !answers && known.sent === undefined && known.action !== 'look' ? fieldsOf(page) : [];
  },
  async run(context, given) {
    const { actor, care, now, t } = context;
    const said = inputOf(given);
    if (said.answers.length > 0 || Object.keys(said.texts).length > 0 || given.sent) {
      const saved = await care.answerIntake(actor, said, now);
      return isRefusal(saved) ? refused(context, saved) : savedDoc(context, saved, said);
    }
    if (given.action === 'confirm') {
      const saved = await care.confirmIntake(actor, now);
      return isRefusal(saved) ? refused(context, saved) : savedDoc(context, saved, said);
    }
    const view = await care.viewIntake(actor, now);
    if (isRefusal(view)) return refused(context, view);
    return given.action === 'look' && given.page
      ? pageDoc(context, view, given.page)
      : homeDoc(context, view, t('intake.title'));
  },
});

/** All fields of a page, five at most. */
function fieldsOf(page: IntakePage): readonly string[] {
  return [...INTAKE_QUESTIONS[page].map(optionOf), ...(page === 'about' ? INTAKE_TOPICS : [])];
}

function inputOf(given: Input): IntakeInput {
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

function refused({ t }: CommandContext, refusal: Refusal): Doc {
  if (refusal.refused === 'consent-missing')
    return refusalDoc(t, refusal, [press('join', t('road.join'), {}, { style: 'primary' })]);
  return refusalDoc(t, refusal, refusal.refused === 'intake-missing' ? [press('intake', t('intake.back'))] : []);
}

/** Where the intake stands: what it means, each page in a line, and the next step. */
function homeDoc({ t }: CommandContext, view: IntakeView, title: string): Doc {
  const { intake: answered, state, until, openPages, meaning } = view;
  const [next] = openPages;
  const pages: readonly Block[] =
    state === 'none'
      ? []
      : INTAKE_PAGES.map((page) => ({
          kind: 'item',
          text: pageLine(t, answered, page),
          actions: [press('intake', t('intake.look'), { action: 'look', page })],
        }));
  return {
    title,
    tone: state === 'due' || meaning.stopped ? 'warning' : state === 'valid' ? 'good' : 'plain',
    blocks: [
      ...(state === 'none' ? [text(t('intake.intro'))] : []),
      ...(state === 'open' ? [progressBlock(t, view, INTAKE_PAGES.length)] : []),
      ...(state === 'due' ? [text(t('intake.due'))] : []),
      ...(state === 'none' || state === 'open' ? [] : meaningLines(t, meaning).map(text)),
      ...view.withoutArea.map((code) => whereBlock(t, answered, code)),
      ...(state === 'valid' && until !== null ? [text(t('intake.until', { day: t.day(dayOf(until, t.zone)) }))] : []),
      ...pages,
    ],
    actions: [
      ...(next ? [pageForm(t, answered, next, state === 'none' ? t('intake.start') : undefined)] : []),
      ...(state === 'due'
        ? [press('intake', t('intake.stillHolds'), { action: 'confirm' }, { style: 'primary' as const })]
        : []),
      ...(state === 'valid' && !meaning.stopped ? [press('slots', t('mine.slots'))] : []),
    ],
  };
}

/** After an answer: whom to talk to where it is urgent, what is still to say, and the next page or what it all means. */
function savedDoc(context: CommandContext, saved: IntakeSaved, said: IntakeInput): Doc {
  const { t } = context;
  const { intake: answered, openPages, flagged, staff, meaning } = saved;
  const [next] = openPages;
  const areas = areaBlocks(context, saved, said);
  const urgent = flagged ? contactBlocks(t, staff) : [];
  if (!next) {
    const isChange = said.answers.length + Object.keys(said.texts).length > 0;
    const title = saved.completed ? 'intake.done' : isChange ? 'intake.saved' : 'intake.confirmed';
    const home = homeDoc(context, { ...saved, withoutArea: [] }, t(title));
    const tone = flagged || areas.length > 0 ? 'warning' : home.tone;
    return { ...home, tone, blocks: [...urgent, ...areas, ...home.blocks] };
  }
  return {
    title: t('intake.saved'),
    tone: flagged ? 'warning' : 'good',
    blocks: [
      ...urgent,
      ...areas,
      ...(meaning.pressureCap < 5 || meaning.leftAlone.length > 0 ? meaningLines(t, meaning).map(text) : []),
      progressBlock(t, saved, INTAKE_PAGES.length),
    ],
    actions: [pageForm(t, answered, next), press('intake', t('intake.back'))],
  };
}

/** Areas that are missing, and one more for the question that was answered just now. */
function areaBlocks(
  { t }: CommandContext,
  { intake: answered, withoutArea }: IntakeView,
  said: IntakeInput,
): readonly Block[] {
  const more = said.answers.filter(({ code, yes, areas = [] }) => yes && areas.length > 0 && isRegional(code));
  return [...withoutArea, ...more.map(({ code }) => code)].map((code) => whereBlock(t, answered, code));
}

/** One page with its answers, each to be changed with a press. */
function pageDoc({ t }: CommandContext, { intake: answered }: IntakeView, page: IntakePage): Doc {
  const questions = INTAKE_QUESTIONS[page].flatMap((code): readonly Block[] => {
    const yes = answered.answers[code]?.yes;
    const line = t('intake.answerLine', { question: questionWords(t, code), answer: answerWords(t, answered, code) });
    return [
      {
        kind: 'item',
        text: line,
        actions: [
          ...(yes === true ? [] : [press('intake', t('intake.sayYes'), { question: optionOf(code), answer: 'yes' })]),
          ...(yes === false ? [] : [press('intake', t('intake.sayNo'), { question: optionOf(code), answer: 'no' })]),
        ],
      },
      ...(yes && isRegional(code) ? [whereBlock(t, answered, code)] : []),
    ];
  });
  const written = page !== 'about' ? [] : [{ kind: 'fields' as const, fields: textFields(t, answered) }];
  return {
    title: t(`intake.page.${page}`),
    tone: 'plain',
    blocks: [...questions, ...written],
    actions: [
      ...(page === 'about' ? [pageForm(t, answered, page, t('intake.write'))] : []),
      press('intake', t('intake.back')),
    ],
  };
}

function textFields(t: CommandContext['t'], { texts }: IntakeView['intake']) {
  return INTAKE_TOPICS.map((topic) => ({
    label: t(`command.intake.option.${topic}.label`),
    value: texts[topic] || t('intake.nothingWritten'),
  }));
}
