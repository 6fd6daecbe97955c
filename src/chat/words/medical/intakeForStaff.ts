import type { StaffIntake } from '../../../care/medical/intakeForStaff.ts';
import { dayOf } from '../../../domain/day.ts';
import { INTAKE_CODES, INTAKE_TOPICS, type Intake } from '../../../domain/medical/intake.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { type Block, text } from '../../doc.ts';
import { answerWords, questionWords, staffLines } from './intake.ts';

/** An athlete's intake on their page: what to take care of and, for clinicians, what was answered. */
export function intakeBlocks(t: Translate, intake: StaffIntake | 'none' | null): readonly Block[] {
  if (intake === null) return [];
  if (intake === 'none') return [text(t('intake.staff.none'))];
  const { confirmedAt, isDue, meaning, answers } = intake;
  const state =
    confirmedAt === null
      ? t('intake.staff.open')
      : t(isDue ? 'intake.staff.due' : 'intake.staff.valid', { day: t.day(dayOf(confirmedAt, t.zone)) });
  return [text([state, ...staffLines(t, meaning)].join(' ')), ...(answers === null ? [] : answerTable(t, answers))];
}

/** Only what was answered with yes, and what was written. */
function answerTable(t: Translate, intake: Intake): readonly Block[] {
  const yes = INTAKE_CODES.filter((code) => intake.answers[code]?.yes);
  const written = INTAKE_TOPICS.filter((topic) => intake.texts[topic]);
  const rows = [
    ...yes.map((code) => [questionWords(t, code), answerWords(t, intake, code)]),
    ...written.map((topic) => [t(`command.intake.option.${topic}.label`), intake.texts[topic] ?? '']),
  ];
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: t('intake.staff.title'),
      headings: [t('intake.staff.question'), t('option.answer')],
      rows,
    },
  ];
}
