import type { CalendarReading, Occurrence, ReadWindow } from '../occurrence.ts';
import { splitComponents } from './components.ts';
import { type Places, readEvent } from './event.ts';
import { expandSeries } from './expand.ts';
import { LIMITS } from './limits.ts';
import { linesOf } from './lines.ts';
import { cleanText, readProperty } from './property.ts';
import { groupSeries, type Series } from './series.ts';
import { zoneFinder } from './vtimezone.ts';
import { collectWarnings, quoted } from './warnings.ts';
import { namedPlace, UTC } from './zone.ts';

/**
 * Reads an iCalendar file (RFC 5545) as far as it makes sense: what cannot be read is a warning, not an error. Pure,
 * independent of the zone of this process, and made to run where it can be stopped (`worker.ts`).
 *
 * @param outOfTime asked before each repeating series. Once it says yes, the rest are given up with a warning, so that
 * a heap of expensive rules does not take the single events with it
 */
export function readIcalendar(
  body: Uint8Array | string,
  window: ReadWindow,
  outOfTime: () => boolean = () => false,
): CalendarReading {
  const warnings = collectWarnings();
  const file = splitComponents(linesOf(body, warnings), warnings);
  if (!file.found && file.events.length === 0) {
    return { occurrences: [], warnings: [{ code: 'not-a-calendar', message: 'this is not a calendar file' }] };
  }
  const first = (name: string): string | undefined => {
    const line = file.properties.get(name)?.[0];
    return line === undefined ? undefined : readProperty(line)?.value.trim();
  };
  const local = namedPlace(window.zone) ?? UTC;
  const named = first('x-wr-timezone');
  const fileZone = named === undefined || named === '' ? null : namedPlace(named);
  if (named !== undefined && named !== '' && fileZone === null) {
    warnings.add('unknown-zone', `the time zone ${quoted(named)} is unknown; your zone was used`);
  }
  const places: Places = {
    local,
    floating: fileZone ?? local,
    floatingIsGuess: fileZone === null,
    zoneNamed: zoneFinder(file.zones, warnings),
  };
  const method = first('method')?.toUpperCase();
  const name = cleanText(first('x-wr-calname') ?? '', LIMITS.title);

  const events = file.events.flatMap((component) => readEvent(component, places, warnings) ?? []);
  const occurrences: Occurrence[] = [];
  const all = groupSeries(events);
  for (const series of [...all.filter((one) => !repeats(one)), ...all.filter(repeats)]) {
    if (repeats(series) && outOfTime()) {
      warnings.add('rules-given-up', 'the repeat rules of this file take too long; some events are missing');
      break;
    }
    for (const one of expandSeries(series, window, places, method === 'CANCEL', warnings)) occurrences.push(one);
    // Events that happen once are as many as there are events; only repetition makes many out of few.
    if (repeats(series) && occurrences.length > LIMITS.occurrences) {
      warnings.add('too-many-occurrences', `more than ${LIMITS.occurrences} occurrences; some repeats are missing`);
      break;
    }
  }
  occurrences.sort((a, b) => a.start - b.start || compare(a.uid, b.uid));
  return {
    occurrences,
    warnings: warnings.list(),
    ...(method === undefined || method === '' ? {} : { method: cleanText(method, 40) }),
    ...(name === '' ? {} : { name }),
  };
}

function repeats({ master }: Series): boolean {
  return master?.component.has('rrule') === true;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
