/**
 * Reads one calendar file the way Deload does (compiled, in its worker thread), or with ical.js or node-ical as their
 * documentation shows, in a process of its own. Arguments: WHO FILE FROM TO TIMES. Prints the figures as one line of
 * JSON.
 */
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import type * as Read from '../src/calendar/read.ts';

const [who, file = '', from = '', to = '', times = '1'] = process.argv.slice(2);
const window = { from: Date.parse(from), to: Date.parse(to), zone: 'Europe/Berlin' };
const body = readFileSync(file);
const milliseconds: number[] = [];
let found = 0;
let warnings: readonly string[] = [];
if (who === 'deload') {
  const built = new URL('../dist/src/calendar/read.js', import.meta.url);
  const { makeReader }: typeof Read = await import(built.href);
  const reader = makeReader({ patience: () => 120_000 });
  for (let round = 0; round < Number(times); round += 1) {
    const began = performance.now();
    const reading = await reader.readCalendar(body, window);
    milliseconds.push(performance.now() - began);
    found = reading.occurrences.length;
    warnings = reading.warnings.map(({ code }) => code);
  }
  await reader.close();
} else {
  for (let round = 0; round < Number(times); round += 1) {
    const began = performance.now();
    found = (who === 'node-ical' ? nodeIcalsWay : icalJs)(body.toString('utf8'));
    milliseconds.push(performance.now() - began);
  }
}
const memoryMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ milliseconds, found, warnings, memoryMb })}\n`);

/** As in node-ical's README: parse, then expand each event over the window, including those under way. */
function nodeIcalsWay(text: string): number {
  const options = { from: new Date(window.from), to: new Date(window.to - 1), expandOngoing: true };
  let inWindow = 0;
  for (const component of Object.values(nodeIcal.sync.parseICS(text))) {
    if (component?.type === 'VEVENT') inWindow += nodeIcal.expandRecurringEvent(component, options).length;
  }
  return inWindow;
}

/**
 * As in the guide of ical.js: register the zones, make events, and iterate over the repeating ones from their start.
 */
function icalJs(text: string): number {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  let inWindow = 0;
  const count = (start: number, end: number) => {
    if (start < window.to && end > window.from) inWindow += 1;
  };
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    if (!event.isRecurring()) {
      count(event.startDate.toJSDate().getTime(), event.endDate.toJSDate().getTime());
      continue;
    }
    const iterator = event.iterator();
    for (let next = iterator.next(); next; next = iterator.next()) {
      const { startDate, endDate } = event.getOccurrenceDetails(next);
      const start = startDate.toJSDate().getTime();
      if (start >= window.to) break;
      count(start, endDate.toJSDate().getTime());
    }
  }
  return inWindow;
}
