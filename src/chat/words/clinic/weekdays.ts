import type { Translate } from '../../../i18n/translate.ts';

/** `mon-fri`, `tue thu`, `1,3,5`, or weekday names in the reader's language; null when a word is none of these. */
export function readWeekdays(text: string, t: Translate): readonly number[] | null {
  const names = [1, 2, 3, 4, 5, 6, 7].map((weekday) => [
    String(weekday),
    (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const)[weekday - 1] ?? '',
    t(`weekday.${weekday as 1}`).toLowerCase(),
  ]);
  const read = (word: string): number | null => {
    const index = names.findIndex((ways) =>
      ways.some((way) => way === word || (word.length >= 2 && !/\d/.test(word) && way.startsWith(word))),
    );
    return index === -1 ? null : index + 1;
  };
  const days = new Set<number>();
  for (const part of text
    .toLowerCase()
    .split(/[,\s]+/)
    .filter(Boolean)) {
    const [first, last, ...more] = part.split(/[-–]/).map(read);
    if (first == null || last === null || more.length > 0) return null;
    const end = last ?? first;
    for (let weekday = first; ; weekday = (weekday % 7) + 1) {
      days.add(weekday);
      if (weekday === end) break;
    }
  }
  return days.size === 0 ? null : [...days].sort();
}
