/** What a feed of one size looks like. */
export interface FeedShape {
  readonly events: number;
  /** One event in this many repeats weekly; the others happen once. */
  readonly oneInRepeats: number;
  /** Characters of description in each event. */
  readonly words: number;
}

const ZONE = `BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`;

const TITLES = ['Training', 'Easy Run', 'League match', 'Gym', 'Recovery', 'Flight to Rome', 'Physio', 'Team meeting'];

/**
 * A made-up feed over four years around 2026, always the same for the same shape, written the way calendars do: CRLF,
 * folded.
 */
export function feedOf({ events, oneInRepeats, words }: FeedShape): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//bench//EN', ...ZONE.split('\n')];
  for (let index = 0; index < events; index += 1) {
    const day = new Date(Date.UTC(2024, 5, 1 + ((index * 37) % 1460))).toISOString().slice(0, 10).replaceAll('-', '');
    const hour = `${6 + (index % 14)}`.padStart(2, '0');
    lines.push(
      'BEGIN:VEVENT',
      `UID:event-${index}@bench.example`,
      'DTSTAMP:20260101T000000Z',
      `DTSTART;TZID=Europe/Berlin:${day}T${hour}0000`,
      `DTEND;TZID=Europe/Berlin:${day}T${hour}5500`,
      ...(index % oneInRepeats === 0 ? ['RRULE:FREQ=WEEKLY;COUNT=30'] : []),
      `SUMMARY:${TITLES[index % TITLES.length]} ${index}`,
      ...folded(`DESCRIPTION:${'warm up\\, main part\\, cool down. '.repeat(Math.ceil(words / 34)).slice(0, words)}`),
      'END:VEVENT',
    );
  }
  return `${[...lines, 'END:VCALENDAR'].join('\r\n')}\r\n`;
}

function folded(line: string): readonly string[] {
  const parts = line.match(/.{1,70}/g) ?? [];
  return parts.map((part, index) => (index === 0 ? part : ` ${part}`));
}
