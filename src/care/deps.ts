import type { FetchCalendar } from '../calendar/fetch.ts';
import type { CalendarReader } from '../calendar/read.ts';
import type { Store } from '../store/index.ts';

/** What care is made of. */
export interface Deps {
  readonly store: Store;
  /** Opens an address somebody typed; never rejects. */
  readonly fetchCalendar: FetchCalendar;
  /** Reads a calendar file where it can be stopped; never rejects. */
  readonly readCalendar: CalendarReader['readCalendar'];
}
