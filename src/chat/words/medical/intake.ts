import type { IntakeView } from '../../../care/medical/intake.ts';
import { BODY_AREAS } from '../../../domain/checkIn/bodyMap.ts';
import { MASSAGE_TYPES, MODALITIES } from '../../../domain/clinic/modality.ts';
import { CONTRAINDICATIONS } from '../../../domain/medical/contraindication.ts';
import {
  INTAKE_QUESTIONS,
  INTAKE_TOPICS,
  type Intake,
  type IntakeCode,
  type IntakeMeaning,
  type IntakePage,
  openOn,
} from '../../../domain/medical/intake.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Action, Block } from '../../doc.ts';
import { areaWords } from '../areas.ts';

/** The name a question's option has in forms and in the locale files. */
export function optionOf(code: IntakeCode): Lowercase<IntakeCode> {
  return code.toLowerCase() as Lowercase<IntakeCode>;
}

export function questionWords(t: Translate, code: IntakeCode): string {
  return t(`option.${optionOf(code)}`);
}

/** What the answers mean for massages, one sentence each. No condition is named: the reader knows it, or need not. */
export function meaningLines(
  t: Translate,
  meaning: IntakeMeaning,
  {
    held = false,
    closedElsewhere: isClosedElsewhere = false,
  }: Partial<Pick<IntakeView, 'held' | 'closedElsewhere'>> = {},
): readonly string[] {
  // Nothing can be booked, so nothing is said to fit.
  if (held) return [t('intake.means.held')];
  const { stopped, leftAlone, wantsClearance, pressureCap: cap, forbiddenTypes } = meaning;
  if (stopped) return [t(`intake.stopped.${stopped}`)];
  const bookable = MASSAGE_TYPES.filter(
    (type) => MODALITIES[type].booked && MODALITIES[type].requiresClearance === 'no',
  );
  const named = (fits: boolean) =>
    t.list(bookable.filter((type) => forbiddenTypes.includes(type) !== fits).map((type) => t(`type.${type}`)));
  return [
    ...(cap < 5
      ? [t('intake.means.lighter', { cap }), t('intake.means.fits', { types: named(true) })]
      : leftAlone.length > 0 || forbiddenTypes.length > 0 || isClosedElsewhere
        ? []
        : [t('intake.means.all')]),
    ...(forbiddenTypes.length > 0 ? [t('intake.means.notNow', { types: named(false) })] : []),
    ...(leftAlone.length > 0 ? [t('intake.means.leftAlone', { areas: areaWords(t, leftAlone) })] : []),
    ...(wantsClearance ? [t('intake.means.wantsClearance')] : []),
    ...(isClosedElsewhere ? [t('intake.means.alsoLimited')] : []),
  ];
}

/** The same for those who treat: what to go lighter on and what to leave alone. */
export function staffLines(t: Translate, meaning: IntakeMeaning): readonly string[] {
  const { stopped, leftAlone, wantsClearance, pressureCap: cap } = meaning;
  if (stopped) return [t(`intake.staff.stopped.${stopped}`)];
  if (cap === 5 && leftAlone.length === 0) return [t('intake.staff.all')];
  return [
    ...(cap < 5 ? [t('intake.means.lighter', { cap })] : []),
    ...(leftAlone.length > 0 ? [t('intake.means.leftAlone', { areas: areaWords(t, leftAlone) })] : []),
    ...(wantsClearance ? [t('intake.staff.wantsClearance')] : []),
  ];
}

/** `Yes: calf and knee` */
export function answerWords(t: Translate, { answers }: Intake, code: IntakeCode): string {
  const answer = answers[code];
  if (answer?.yes && answer.areas.length > 0) return t('intake.answeredAt', { areas: areaWords(t, answer.areas) });
  return t('intake.answered', { answer: answer === undefined ? 'open' : answer.yes ? 'yes' : 'no' });
}

/** A page in one line: how much is open, or what was answered with yes. */
export function pageLine(t: Translate, intake: Intake, page: IntakePage): string {
  const open = openOn(intake, page);
  const name = t(`intake.page.${page}`);
  const count = open.codes.length + open.topics.length;
  if (count > 0) return t('intake.lineOpen', { page: name, count });
  const yes = INTAKE_QUESTIONS[page]
    .filter((code) => intake.answers[code]?.yes)
    .map((code) => t('intake.answerLine', { question: questionWords(t, code), answer: answerWords(t, intake, code) }));
  if (yes.length > 0) return t('intake.lineYes', { page: name, yes: yes.join(' ') });
  if (page !== 'about') return t('intake.lineNo', { page: name });
  return t('intake.lineAbout', {
    page: name,
    count: INTAKE_TOPICS.filter((topic) => intake.texts[topic]).length,
  });
}

/**
 * Opens the form of a page for what is still open on it. Every text is shown as it was written, so that a field that
 * comes back empty was emptied on purpose.
 */
export function pageForm(t: Translate, intake: Intake, page: IntakePage, label?: string): Action {
  const isAbout = page === 'about';
  const fields = [...openOn(intake, page).codes.map(optionOf), ...(isAbout ? INTAKE_TOPICS : [])];
  const said = label ?? t('intake.goOn', { page: t(`intake.page.${page}`) });
  const known = isAbout ? intake.texts : {};
  return press('intake', said, { page, sent: 'yes', ...known }, { ask: fields, style: 'primary' });
}

/** A question about areas answered with yes: which ones? Chosen areas add up. */
export function whereBlock(t: Translate, { answers }: Intake, code: IntakeCode): Block {
  const named = answers[code]?.areas ?? [];
  const question = questionWords(t, code);
  return {
    kind: 'choice',
    choice: {
      label: t(named.length === 0 ? 'intake.where' : 'intake.whereElse', { question }),
      option: 'where',
      invoke: { command: 'intake', input: { question: optionOf(code) } },
      choices: BODY_AREAS.filter((area) => !named.includes(area)).map((area) => ({
        value: area,
        label: t(`area.${area}`),
      })),
    },
  };
}

export function isRegional(code: IntakeCode): boolean {
  return CONTRAINDICATIONS[code].regional;
}

/** What helps somebody who was refused because of their intake, or for lack of one. */
export function intakeActions(t: Translate, { refused }: Refusal): readonly Action[] {
  if (refused === 'intake-missing') return [press('intake', t('intake.fill'), {}, { style: 'primary' })];
  if (refused === 'question-open')
    return [press('checkin', t('checkin.oneQuestion'), { question: 'yes' }, { style: 'primary' })];
  return refused === 'contraindicated' || refused === 'nothing-fits' ? [press('intake', t('intake.update'))] : [];
}

/** How far it is. */
export function progressBlock(t: Translate, { openPages }: IntakeView, of: number): Block {
  const done = of - openPages.length;
  return { kind: 'progress', label: t('intake.pages'), done, of, words: t('intake.pagesDone', { done, of }) };
}
