import type { ChangeEntry } from '../../../care/calendar/entries.ts';
import { dayOf } from '../../../domain/day.ts';
import type { Translate } from '../../../i18n/translate.ts';

/** One change in a calendar, in one sentence. */
export function changeLine(t: Translate, { what, title, start, end, from, zone, allDay }: ChangeEntry): string {
  const moment = (instant: number) => (allDay ? t.day(dayOf(instant, zone)) : t.moment(instant));
  const named = title.trim() || t('calendar.untitled');
  if (what === 'moved' && from !== null) {
    return from.start === start
      ? t('change.length', { title: named, when: moment(start), from: moment(from.end), until: moment(end) })
      : t('change.moved', { title: named, from: moment(from.start), when: moment(start) });
  }
  return t(`change.${what === 'moved' ? 'changed' : what}`, { title: named, when: moment(start) });
}

/** The first of them as lines of text, and how many more there are. */
export function changeLines(t: Translate, entries: readonly ChangeEntry[], most: number): string {
  const more = entries.length - most;
  const lines = entries.slice(0, most).map((one) => changeLine(t, one));
  return [...lines, ...(more > 0 ? [t('change.more', { count: more })] : [])].join('\n');
}
