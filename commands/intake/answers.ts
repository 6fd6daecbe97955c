import type { IntakeSaved, IntakeView } from '../../src/care/medical/intake.ts';
import { type CommandContext, press } from '../../src/chat/command/command.ts';
import { type Block, type Doc, text } from '../../src/chat/doc.ts';
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
} from '../../src/chat/words/medical/intake.ts';
import { refusalDoc } from '../../src/chat/words/refusal.ts';
import {
  callDoc,
  contactBlocks,
  contactTitle,
  heldBlock,
  isCall,
  worseBlocks,
} from '../../src/chat/words/risk/medicalAlert.ts';
import { dayOf } from '../../src/domain/day.ts';
import { thinnerIn } from '../../src/domain/medical/bloodThinner.ts';
import {
  flagsOf,
  INTAKE_PAGES,
  INTAKE_QUESTIONS,
  INTAKE_TOPICS,
  type IntakeInput,
  type IntakePage,
  isLimiting,
} from '../../src/domain/medical/intake.ts';
import type { Refusal } from '../../src/domain/refusal.ts';

/** Consent is given at `join`; whatever else is missing from the intake is given here. */
export function refused({ t }: CommandContext, refusal: Refusal): Doc {
  return refusalDoc(t, refusal, refusal.refused === 'intake-missing' ? [press('intake', t('intake.back'))] : []);
}

/** Where the intake stands: what it means, one line for each page, and the next step. */
export function homeDoc({ t }: CommandContext, view: IntakeView, title: string): Doc {
  const { intake: answered, state, until, openPages, meaning, held } = view;
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
    tone: state === 'due' || meaning.stopped || held ? 'warning' : state === 'valid' ? 'good' : 'plain',
    blocks: [
      ...(state === 'none' ? [text(t('intake.intro'))] : []),
      ...(state === 'open' ? [progressBlock(t, view, INTAKE_PAGES.length)] : []),
      ...(state === 'due' ? [text(t('intake.due'))] : []),
      ...(state === 'none' || state === 'open' ? [] : meaningLines(t, meaning, view).map(text)),
      ...view.withoutArea.map((code) => whereBlock(t, answered, code)),
      ...(state === 'valid' && until !== null ? [text(t('intake.until', { day: t.day(dayOf(until, t.zone)) }))] : []),
      ...pages,
    ],
    actions: [
      ...(next ? [pageForm(t, answered, next, state === 'none' ? t('intake.start') : undefined)] : []),
      ...(state === 'due'
        ? [press('intake', t('intake.stillTrue'), { action: 'confirm' }, { style: 'primary' as const })]
        : []),
      ...(state === 'valid' && !meaning.stopped && !held ? [press('slots', t('mine.slots'))] : []),
    ],
  };
}

/**
 * After an answer: whom to talk to if it is urgent, what is still to be said, and the next page or what it all means.
 */
export function savedDoc(context: CommandContext, saved: IntakeSaved, said: IntakeInput): Doc {
  const { t } = context;
  const { intake: answered, openPages, meaning } = saved;
  const alert = saved.flagged ? saved.alert : null;
  const [next] = openPages;
  const areas = areaBlocks(context, saved, said);
  const flags = flagsOf(answered).map(({ flag }) => flag);
  if (alert && isCall(alert)) return callDoc(t, alert, flags);
  const urgent = alert ? [...contactBlocks(t, alert), ...worseBlocks(t, flags), heldBlock(t, flags)] : [];
  const told = saved.told.length === 0 ? [] : [text(t('intake.told', { names: t.list(saved.told) }))];
  if (!next) {
    const title = alert ? contactTitle(t, alert) : t(`intake.${saved.what}`);
    const home = homeDoc(context, { ...saved, withoutArea: [] }, title);
    const tone = alert || areas.length > 0 ? 'warning' : home.tone;
    return {
      ...home,
      tone,
      blocks: [
        ...urgent,
        ...told,
        ...areas,
        ...thinnerBlocks(context, saved, said),
        ...unfitBlocks(context, saved),
        ...home.blocks,
      ],
    };
  }
  return {
    title: alert ? contactTitle(t, alert) : t('intake.saved'),
    tone: alert ? 'warning' : 'good',
    blocks: [
      ...urgent,
      ...told,
      ...(!alert && isLimiting(meaning) ? meaningLines(t, meaning, saved).map(text) : []),
      ...areas,
      ...thinnerBlocks(context, saved, said),
      ...unfitBlocks(context, saved),
      progressBlock(t, saved, INTAKE_PAGES.length),
    ],
    actions: [pageForm(t, answered, next), press('intake', t('intake.back'))],
  };
}

/** The areas still missing, and one more for the question that was just answered. */
function areaBlocks(
  { t }: CommandContext,
  { intake: answered, withoutArea }: IntakeView,
  said: IntakeInput,
): readonly Block[] {
  const more = said.answers.filter(({ code, yes, areas = [] }) => yes && areas.length > 0 && isRegional(code));
  return [...withoutArea, ...more.map(({ code }) => code)].map((code) => whereBlock(t, answered, code));
}

/** A medicine that was just written down sounds like one of the questions: ask, never conclude. */
function thinnerBlocks({ t }: CommandContext, { intake: answered }: IntakeView, said: IntakeInput): readonly Block[] {
  const name = thinnerIn(said.texts.medication ?? '');
  if (name === null || answered.answers.ANTICOAG?.yes) return [];
  const answer = (yes: 'yes' | 'no', label: string) =>
    press('intake', label, { question: optionOf('ANTICOAG'), answer: yes });
  const actions = [answer('yes', t('intake.sayYes')), answer('no', t('intake.sayNo'))];
  return [{ kind: 'item', text: t('intake.thinner', { name }), actions }];
}

/** Bookings that no longer fit, each with buttons to move it or give it back. */
function unfitBlocks({ t }: CommandContext, { unfit }: IntakeSaved): readonly Block[] {
  return unfit.map(({ id, type, start }) => ({
    kind: 'item',
    text: t('intake.unfit', { type: t(`type.${type}`), when: t.moment(start) }),
    actions: [
      press('book', t('mine.move'), { instead: id }),
      press('cancel', t('mine.cancel'), { booking: id }, { style: 'danger' }),
    ],
  }));
}

/** One page with its answers; a press changes any of them. */
export function pageDoc({ t }: CommandContext, { intake: answered }: IntakeView, page: IntakePage): Doc {
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
