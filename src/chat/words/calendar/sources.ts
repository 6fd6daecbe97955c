import type { Choosing } from '../../../care/calendar/caldav.ts';
import type { WrongRows } from '../../../care/calendar/connect.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Doc } from '../../doc.ts';

const CALENDARS_SHOWN = 20;
const PROBLEMS_SHOWN = 10;

/** Which calendar of the account is it? */
export function choosingDoc(t: Translate, { feedId, calendars }: Choosing): Doc {
  return {
    title: t('caldav.which'),
    tone: 'plain',
    blocks: [
      { kind: 'text', text: t('caldav.whichText', { count: calendars.length }) },
      ...calendars.slice(0, CALENDARS_SHOWN).map(({ key, name }) => ({
        kind: 'item' as const,
        text: name,
        actions: [press('calendar', t('caldav.pick'), { action: 'choose', feed: feedId, key })],
      })),
    ],
    actions: [press('calendar', t('calendar.remove'), { action: 'remove', feed: feedId })],
  };
}

/** What is wrong in a spreadsheet, cell by cell, and that nothing of it was taken. */
export function wrongRowsDoc(t: Translate, { problems }: WrongRows): Doc {
  const more = problems.length - PROBLEMS_SHOWN;
  return {
    title: t('sheet.wrong'),
    tone: 'refused',
    blocks: [
      { kind: 'text', text: t('sheet.wrongText', { count: problems.length }) },
      ...problems.slice(0, PROBLEMS_SHOWN).map(({ row, column, rule, value, expected }) => {
        const says = t(`sheet.rule.${rule}`, { value, expected });
        return { kind: 'text' as const, text: row === 0 ? says : t('sheet.cell', { row, column, says }) };
      }),
      ...(more > 0 ? [{ kind: 'text' as const, text: t('sheet.more', { count: more }) }] : []),
    ],
    actions: [
      press('calendar', t('form.again'), { action: 'file' }, { ask: ['file', 'whose', 'purpose', 'squad'] }),
      press('calendar', t('sheet.template'), { action: 'template' }),
    ],
  };
}

const TEMPLATE_FILE = 'training.csv';

/** The file a coach fills in, and its lines for where no file can be handed over. */
export function templateDoc(t: Translate, template: string): Doc {
  return {
    title: t('sheet.template'),
    tone: 'plain',
    blocks: [
      { kind: 'text', text: t('sheet.templateText', { file: TEMPLATE_FILE }) },
      { kind: 'text', text: template.trim() },
      {
        kind: 'file',
        name: TEMPLATE_FILE,
        type: 'text/csv',
        text: template,
        words: t('sheet.templateFile', { file: TEMPLATE_FILE }),
      },
      { kind: 'text', text: t('sheet.templateRules') },
    ],
    actions: [press('calendar', t('calendar.addFile'), { action: 'file' }, { style: 'primary' })],
  };
}
