import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe } from 'vitest';
import { sources } from '../../src/calendar/sources/index.ts';
import { hasRadicale, PASSWORD, startRadicale, USER } from '../support/radicale.ts';
import { calendarSourceContract, type Scene, type Told } from './calendarSource.ts';

const compact = (start: string) => `${start.replace(/\D/g, '')}00`.replace(/^(\d{8})/, '$1T');
const escaped = (text: string) => text.replace(/[,;]/g, '\\$&');

function ics(sessions: readonly Told[]): string {
  const events = sessions.flatMap(({ title, start, minutes }) => [
    ...['BEGIN:VEVENT', `UID:${idOf(title)}`, 'DTSTAMP:20260101T000000Z', `SUMMARY:${escaped(title)}`],
    ...[`DTSTART;TZID=Europe/Berlin:${compact(start)}`, `DURATION:PT${minutes}M`, 'END:VEVENT'],
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test', ...events, 'END:VCALENDAR', ''].join('\r\n');
}

function idOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z]/g, '');
}

async function aFeed(): Promise<Scene> {
  let body = ics([]);
  let version = 0;
  let broken = false;
  const server = createServer((request, response) => {
    const etag = `"${version}"`;
    if (broken) response.writeHead(500).end();
    else if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/private-t0ken/basic.ics`;
  return {
    origin: { kind: 'address', url, login: null },
    async tell(sessions) {
      body = ics(sessions);
      version += 1;
    },
    breakIt: async () => {
      broken = true;
    },
    secrets: ['t0ken'],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function aFile(write: (sessions: readonly Told[]) => string): Promise<Scene> {
  let text = write([]);
  return {
    origin: { kind: 'file' },
    tell: async (sessions) => {
      text = write(sessions);
    },
    uploaded: () => new TextEncoder().encode(text),
    secrets: [],
    close: async () => {},
  };
}

function csv(sessions: readonly Told[]): string {
  const rows = sessions.map(({ title, start, minutes }) => [...start.split(' '), minutes, `"${title}"`].join(','));
  return ['date,start,minutes,title', ...rows].join('\r\n');
}

async function aCaldavCalendar(): Promise<Scene> {
  const radicale = await startRadicale();
  const url = await radicale.makeCalendar('team', 'Team');
  const path = (title: string) => `/${USER}/team/${idOf(title)}.ics`;
  let there: readonly Told[] = [];
  return {
    origin: { kind: 'address', url, login: { user: USER, password: PASSWORD } },
    async tell(sessions) {
      for (const old of there) {
        if (!sessions.some(({ title }) => title === old.title)) await radicale.ask('DELETE', path(old.title));
      }
      for (const one of sessions) {
        await radicale.ask('PUT', path(one.title), ics([one]), { 'content-type': 'text/calendar' });
      }
      there = sessions;
    },
    breakIt: radicale.close,
    secrets: [PASSWORD, Buffer.from(`${USER}:${PASSWORD}`).toString('base64')],
    close: radicale.close,
  };
}

calendarSourceContract('a feed', sources.url, aFeed);
calendarSourceContract('an uploaded .ics file', sources.file, () => aFile(ics));
calendarSourceContract('a spreadsheet', sources.spreadsheet, () => aFile(csv));
describe.skipIf(!hasRadicale())('with a real CalDAV server', () => {
  calendarSourceContract('a CalDAV calendar', sources.caldav, aCaldavCalendar);
});
