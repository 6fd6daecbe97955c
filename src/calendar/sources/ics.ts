import type { CalendarSource } from '../source.ts';

/** Any iCalendar feed (http, https, webcal) or an uploaded .ics file. */
export const icsSource: CalendarSource = {
  id: 'ics',
  async bring(origin, { version }, { fetchCalendar }) {
    if (origin.kind === 'file') return { kind: 'unchanged' };
    const answer = await fetchCalendar(origin.url, version);
    if (answer.kind !== 'fetched') return answer;
    const { body, etag, lastModified } = answer;
    return { kind: 'brought', content: body, version: { etag, lastModified } };
  },
  read: (content, window, { readCalendar }) => readCalendar(content, window),
};
