import type { RosterLabels } from '../../../charts/roster.ts';
import type { BookingType } from '../../../domain/clinic/modality.ts';
import type { Day } from '../../../domain/day.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { kindWords } from './kind.ts';

/** Letters for a block of the week, the same in every language; the legend explains them. */
const SHORT: Readonly<Record<BookingType, string>> = {
  PRE_EVENT: 'PRE',
  INTER_EVENT: 'INT',
  POST_EVENT: 'PST',
  RECOVERY: 'REC',
  MAINTENANCE: 'MNT',
  DEEP_TISSUE: 'DT',
  TRIGGER_POINT: 'TP',
  MYOFASCIAL: 'MYO',
  LYMPH: 'LYM',
  SCAR: 'SCR',
  REHAB: 'RHB',
  RELAX: 'RLX',
  SELF_CARE: 'SLF',
  ASSESSMENT: 'ASM',
};

/** What a picture of the week says in the reader's language. */
export function rosterLabels(t: Translate, title: string): RosterLabels {
  return {
    title,
    day: (day: Day) => t.day(day),
    unserved: (count: number) => t.number(count),
    hour: (hour: number) => `${hour % 24}:00`,
    short: (type: BookingType | null) => (type === null ? '' : SHORT[type]),
    type: (type: BookingType | null) => kindWords(t, type),
    nobody: t('chart.roster.nobody'),
  };
}
