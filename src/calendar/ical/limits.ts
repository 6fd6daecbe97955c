/**
 * How much of a file we are willing to read. Real team feeds stay far below each limit; a hostile file hits them first.
 */
export const LIMITS = {
  /** Bytes after decoding. */
  bytes: 10 * 1024 * 1024,
  /** Content lines in a file. */
  lines: 2_000_000,
  /** VEVENTs in a file. */
  events: 50_000,
  /** Properties looked at in one event. */
  propertiesPerEvent: 5_000,
  /** Characters of one date list (EXDATE, RDATE); longer lines are left out. */
  listLine: 1_000_000,
  /** Characters of one line that is not text; longer lines are left out. */
  line: 4_096,
  /** Characters of text kept (SUMMARY, DESCRIPTION, ...). */
  text: 8_000,
  title: 500,
  /** Occurrences of one rule inside one window. */
  occurrencesPerRule: 5_000,
  /** After this many occurrences of one file inside one window, no further rule is begun: fifty a day for a year. */
  occurrences: 20_000,
  /** RRULE lines of one event. */
  rulesPerEvent: 5,
  /** Candidates that one period of a rule may have: BYHOUR x BYMINUTE x ... */
  candidatesPerPeriod: 100_000,
  /** Times of day that one rule may name. */
  timesPerDay: 100,
  /** Days an event may last. */
  days: 400,
  /** Time zone definitions, and their parts. */
  zones: 200,
  observances: 2_000,
  /** Rules worked out for zones that only the file knows, and names of zones that are looked up. */
  zoneRules: 200,
  zoneNames: 300,
  warnings: 50,
} as const;
