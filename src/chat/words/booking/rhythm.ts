import type { Translate } from '../../../i18n/translate.ts';

const DAYS_A_WEEK = 7;
/** Understood in every language. */
const ENGLISH = {
  every: 'every each',
  day: 'day days d',
  week: 'week weeks w weekly',
  off: 'off none never 0',
} as const;

/**
 * How often, as people say it (`week`, `every 10 days`, `2 weeks`, `10`, in English and in the reader's language), in
 * days; null for `off`; undefined for anything else.
 */
export function readRhythm(text: string, t: Translate): number | null | undefined {
  const words = text.toLocaleLowerCase().match(/\d+|[^\s\d.,]+/g) ?? [];
  const are = (kind: keyof typeof ENGLISH) => new Set(`${ENGLISH[kind]} ${t(`rhythm.${kind}`)}`.split(' '));
  const [fillers, days, weeks, off] = [are('every'), are('day'), are('week'), are('off')];
  const said = words.filter((word) => !fillers.has(word));
  const [first = '', second, ...more] = said;
  if (more.length > 0) return undefined;
  if (second === undefined && off.has(first)) return null;
  const numbered = /^\d{1,3}$/.test(first);
  const unit = numbered ? second : first;
  if (!numbered && second !== undefined) return undefined;
  const count = numbered ? Number(first) : 1;
  if (unit !== undefined && weeks.has(unit)) return count * DAYS_A_WEEK;
  // A bare number means days. A bare `day` means nothing: nobody should have a massage every day.
  return numbered && (unit === undefined || days.has(unit)) ? count : undefined;
}

/** `every week`, `every 2 weeks`, `every 10 days`. */
export function rhythmWords(t: Translate, days: number): string {
  return days % DAYS_A_WEEK === 0 ? t('rhythm.weeks', { weeks: days / DAYS_A_WEEK }) : t('rhythm.days', { days });
}
