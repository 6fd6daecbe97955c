import { sourceOf } from '../source.ts';

/** Any iCalendar feed (http, https, webcal) or an uploaded .ics file. */
export const icsSource = sourceOf(
  'ics',
  (tools) => tools.fetchCalendar,
  (body, window, tools) => tools.reader.readCalendar(body, window),
);
