import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server says next: a calendar, a status, nothing at all, or any other text. */
export type Says =
  | { readonly calendar: string; readonly etag?: string }
  | { readonly status: number }
  | { readonly text: string }
  | 'nothing';

export interface FeedServer {
  readonly url: string;
  /** What it was asked: the If-None-Match of each request, null when there was none. */
  readonly asked: (string | null)[];
  say(says: Says): void;
  close(): Promise<void>;
}

/** Somebody's calendar server, on loopback. It answers 304 to the version it has. */
export async function serveFeed(first: Says): Promise<FeedServer> {
  let says = first;
  const asked: (string | null)[] = [];
  const answer = (response: ServerResponse, known: string | null) => {
    if (says === 'nothing') return;
    if ('status' in says) return void response.writeHead(says.status).end();
    if ('text' in says) return void response.writeHead(200, { 'content-type': 'text/html' }).end(says.text);
    if (says.etag && known === says.etag) return void response.writeHead(304).end();
    const headers = { 'content-type': 'text/calendar', ...(says.etag ? { etag: says.etag } : {}) };
    response.writeHead(200, headers).end(says.calendar);
  };
  const server = createServer((request, response) => {
    const known = request.headers['if-none-match'] ?? null;
    asked.push(known);
    answer(response, known);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-token/team.ics`,
    asked,
    say: (next) => {
      says = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface Entry {
  readonly uid: string;
  readonly title: string;
  /** `20260303T170000`, on the wall clock of `zone`; a `Z` at its end makes it UTC. */
  readonly start: string;
  readonly minutes?: number;
  readonly zone?: string;
  /** `FREQ=WEEKLY;COUNT=8` */
  readonly rule?: string;
  readonly status?: 'CANCELLED' | 'TENTATIVE';
}

/** An iCalendar file. */
export function ics(...entries: readonly Entry[]): string {
  const lines = entries.flatMap(({ uid, title, start, minutes = 90, zone = 'Europe/Berlin', rule, status }) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20260101T000000Z',
    start.endsWith('Z') ? `DTSTART:${start}` : `DTSTART;TZID=${zone}:${start}`,
    `DURATION:PT${minutes}M`,
    `SUMMARY:${title}`,
    ...(rule ? [`RRULE:${rule}`] : []),
    ...(status ? [`STATUS:${status}`] : []),
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}
