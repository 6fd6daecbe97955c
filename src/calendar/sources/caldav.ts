import { z } from 'zod';
import { type DavObjects, readChanges } from '../caldav.ts';
import type { CalendarSource } from '../source.ts';

/**
 * One calendar on a CalDAV server. Its version is the server's sync token. Its content is everything in it, object by
 * object, so that only what changed has to be fetched.
 */
export const caldavSource: CalendarSource = {
  id: 'caldav',
  async bring(origin, { version, content, from }, { openDav }) {
    if (origin.kind === 'file' || origin.login === null) return { kind: 'failed', code: 'wrong-password' };
    const objects = unpacked(await content());
    const token = objects === null ? null : (version.etag ?? null);
    const login = { url: origin.url, ...origin.login };
    const changes = await readChanges(openDav, login, { token, objects: objects ?? new Map(), from });
    if (changes.kind === 'failed') return changes;
    const next = { etag: changes.token, lastModified: null };
    return changes.kind === 'unchanged'
      ? { kind: 'unchanged', version: next }
      : { kind: 'brought', content: packed(changes.objects), version: next };
  },
  async read(content, window, { readCalendar }) {
    const objects = unpacked(content);
    if (objects === null) {
      return { occurrences: [], warnings: [{ code: 'not-a-calendar', message: 'what was kept cannot be read' }] };
    }
    return readCalendar(asOneFile(objects), window);
  },
};

/** Path, ETag, iCalendar. */
const KEPT = z.array(z.tuple([z.string(), z.string(), z.string()]));

function packed(objects: DavObjects): Uint8Array {
  const rows: z.infer<typeof KEPT> = [...objects].map(([path, { etag, data }]) => [path, etag, data]);
  return new TextEncoder().encode(JSON.stringify(rows));
}

function unpacked(content: Uint8Array | null): DavObjects | null {
  if (content === null) return null;
  try {
    const rows = KEPT.parse(JSON.parse(new TextDecoder().decode(content)));
    return new Map(rows.map(([path, etag, data]) => [path, { etag, data }]));
  } catch {
    return null;
  }
}

/** An iCalendar stream may contain several calendars. METHOD has no meaning in a stored one (RFC 4791, 4.1). */
function asOneFile(objects: DavObjects): string {
  const all = [...objects.values()].map(({ data }) => data.replace(/^METHOD[;:].*$/gim, '').trim());
  return all.length === 0 ? 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n' : `${all.join('\r\n')}\r\n`;
}
