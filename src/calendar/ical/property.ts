import ICAL from 'ical.js';

/** One content line: its name, its parameters in lower case, and its value (unescaped when it is text). */
export interface Property {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly value: string;
}

/**
 * ical.js reads the line (parameters, quoting, escapes). Dates, rules and offsets are left as written: its own readers
 * for those throw on values that real feeds contain, and tie them to a process-wide list of zones.
 */
const LINE_DESIGN = {
  value: { text: ICAL.design.icalendar.value.text },
  param: {},
  property: Object.fromEntries(
    ['summary', 'description', 'location', 'uid', 'x-wr-calname'].map((name) => [name, { defaultType: 'text' }]),
  ),
  propertyGroups: false,
};

/** A content line that was read, or null when it cannot be. Never throws. */
export function readProperty(line: string): Property | null {
  try {
    const read: unknown = ICAL.parse.property(line.trimStart(), LINE_DESIGN);
    if (!Array.isArray(read)) return null;
    const [name, params, , value] = read;
    return { name: String(name).trim(), params: asParams(params), value: typeof value === 'string' ? value : '' };
  } catch {
    return afterLastColon(line);
  }
}

/** A comma-separated list whose items may contain escapes: CATEGORIES. */
export function splitTextList(value: string): readonly string[] {
  return value
    .split(/(?<!\\),/)
    .map((item) =>
      item
        .replace(/\\([\\;,])/g, '$1')
        .replace(/\\n/gi, ' ')
        .trim(),
    )
    .filter((item) => item !== '');
}

/** A line with parameters that nobody can read still has a value after its last colon. */
export function afterLastColon(line: string): Property | null {
  const name = /^\s*([A-Za-z0-9-]+)/.exec(line)?.[1]?.toLowerCase();
  const colon = line.lastIndexOf(':');
  if (name === undefined || colon === -1) return null;
  const zone = /;TZID="?([^";]+)"?/i.exec(line.slice(0, Math.min(colon, 500)))?.[1];
  return { name, params: zone === undefined ? {} : { tzid: zone }, value: line.slice(colon + 1) };
}

function asParams(params: unknown): Readonly<Record<string, string>> {
  if (typeof params !== 'object' || params === null) return {};
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? String(value[0]) : String(value)]),
  );
}

/** Text a person will see: no control characters except line breaks, and not longer than `limit`. */
export function cleanText(text: string, limit: number): string {
  const clean = text
    .replace(/\p{Cc}/gu, (control) => (control === '\n' || control === '\t' ? control : ''))
    .replace(/[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
  return clean.length > limit ? `${clean.slice(0, limit - 3)}...` : clean;
}
