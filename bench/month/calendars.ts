import { addDays, dayOf, type Instant, timeOf, weekdayOf } from '../../src/domain/day.ts';
import { type Athlete, asKnown, type Club, type SquadName, ZONE } from './club.ts';

/** A squad's calendar as it is at a moment: what moves later still stands where it was. iCalendar, RFC 5545. */
export function squadCalendar({ sessions }: Club, squad: SquadName, now: Instant): string {
  return calendar(
    sessions
      .filter((one) => one.squad === squad)
      .flatMap((one) => asKnown(one, now) ?? [])
      .map(({ id, title, start, end, rpe, competition }) => [
        `UID:${id}@bench.example`,
        ...times(start, end),
        `SUMMARY:${title}`,
        ...(competition ? [] : [`DESCRIPTION:RPE ${rpe}`]),
      ]),
  );
}

/** What an athlete does besides sport: work or school every week, and holidays. */
export function ownCalendar({ firstDay }: Club, { id, work, away }: Athlete): string {
  const before = addDays(firstDay, -7);
  const weekly = work.map(({ weekday, from, to }) => {
    const day = addDays(before, (weekday - weekdayOf(before) + 7) % 7);
    return [
      `UID:work-${id}-${weekday}@bench.example`,
      `DTSTART;TZID=${ZONE}:${stamp(day, from)}`,
      `DTEND;TZID=${ZONE}:${stamp(day, to)}`,
      'RRULE:FREQ=WEEKLY;COUNT=7',
      'SUMMARY:Work',
    ];
  });
  const holidays = away
    .filter(({ why }) => why === 'holiday')
    .map(({ from, to }) => [`UID:holiday-${id}@bench.example`, ...times(from, to), 'SUMMARY:Holiday by the sea']);
  return calendar([...weekly, ...holidays]);
}

function times(start: Instant, end: Instant): readonly string[] {
  const local = (at: Instant) => stamp(dayOf(at, ZONE), timeOf(at, ZONE));
  return [`DTSTART;TZID=${ZONE}:${local(start)}`, `DTEND;TZID=${ZONE}:${local(end)}`];
}

function stamp(day: string, time: string): string {
  return `${day.replaceAll('-', '')}T${time.replace(':', '')}00`;
}

function calendar(events: readonly (readonly string[])[]): string {
  const entries = events.flatMap((lines) => ['BEGIN:VEVENT', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//bench//month//EN', ...entries, 'END:VCALENDAR', ''].join('\r\n');
}
