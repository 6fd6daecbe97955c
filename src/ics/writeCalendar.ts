import ical, {
  type ICalCalendarData,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { Instant } from '../domain/day.ts';

/** One entry of a calendar that we write. */
export interface Entry {
  /** Stays the same for as long as it is the same thing, even at another time. */
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

/** How often a calendar app is asked to look again; most do as they like. */
const REFRESH_SECONDS = 30 * 60;

const STATUS = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/**
 * An iCalendar file (RFC 5545). The same entries give the same bytes: it does not contain the time of writing. Times
 * are in UTC, which every app turns into its reader's zone. Entries are private when somebody shares their calendar.
 */
export function writeCalendar(name: string, entries: readonly Entry[]): string {
  return write(entries, {
    // The generator writes the name as it is.
    name: escaped(oneLine(name)),
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
}

/** Entries as a file to open. Without a name and a method of its own, an app adds them to an existing calendar. */
export function writeEntries(entries: readonly Entry[]): string {
  return write(entries, {});
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

/** No line breaks or other control characters: a name that somebody typed cannot add a line to the file. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`);
}
