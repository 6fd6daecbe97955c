import ical, {
  type ICalCalendarData,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { Instant } from '../domain/day.ts';

/** One entry of a calendar we write. */
export interface Entry {
  /** Stays the same as long as it is the same thing, also at another time. */
  readonly uid: string;
  /** Rises with every change: a lower one never undoes a higher one. */
  readonly sequence: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  readonly title: string;
  readonly place: string;
}

/** How often a calendar app is asked to look again; most have an idea of their own. */
const REFRESH_SECONDS = 30 * 60;

const STATUS = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/**
 * An iCalendar file (RFC 5545). The same entries give the same bytes: nothing in it is the time of writing. Times are
 * UTC, which every app turns into its reader's zone; entries are private where somebody shares their calendar.
 */
export function writeCalendar(name: string, entries: readonly Entry[]): string {
  return write(entries, {
    // The generator writes the name as it stands.
    name: escaped(oneLine(name)),
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
}

/** One entry as a file to open: without a name and method of its own an app adds it to a calendar it has. */
export function writeEntry(entry: Entry): string {
  return write([entry], {});
}

function write(entries: readonly Entry[], about: ICalCalendarData): string {
  const calendar = ical({ ...about, prodId: '//Deload//Deload//EN' });
  for (const { uid, sequence, start, end, createdAt, changedAt, status, title, place } of entries) {
    calendar.createEvent({
      id: uid,
      sequence,
      start: new Date(start),
      end: new Date(end),
      created: new Date(createdAt),
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
      status: STATUS[status],
      transparency: status === 'cancelled' ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      class: ICalEventClass.PRIVATE,
      summary: oneLine(title),
      location: oneLine(place),
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** No line breaks and no other control signs: a name somebody typed adds no line to the file. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`);
}
