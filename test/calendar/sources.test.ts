import { describe, expect, it } from 'vitest';
import type { FetchAnswer, FetchCalendar } from '../../src/calendar/fetch.ts';
import { readIcalendar } from '../../src/calendar/ical/readCalendar.ts';
import type { SourceTools } from '../../src/calendar/source.ts';
import { CSV_TEMPLATE, csvSource, readSpreadsheet } from '../../src/calendar/sources/csv.ts';
import { icsSource } from '../../src/calendar/sources/ics.ts';
import { sources } from '../../src/calendar/sources/index.ts';
import { calendar, event, times, WINDOW } from './support.ts';

const window = { ...WINDOW, zone: 'Europe/Paris' };
const sheet = (...rows: readonly string[]) => readSpreadsheet(rows.join('\n'), window);

describe("a coach's spreadsheet", () => {
  it('reads its own template', () => {
    const reading = readSpreadsheet(CSV_TEMPLATE, window);
    expect(reading.warnings).toEqual([]);
    expect(times(reading)).toEqual([
      '2026-03-02T17:30/19:00',
      '2026-03-07T14:00/16:00',
      '2026-03-07T23:00/2026-03-08T23:00',
    ]);
    expect(reading.occurrences[0]).toMatchObject({
      summary: 'Team training',
      categories: ['training', 'hard'],
      location: 'Main pitch',
    });
  });

  it.each([
    ['semicolons and a European day', 'date;start;end;title', '02.03.2026;18:30;20:00;Gym'],
    ['tabs and another European day', 'title\tdate\tstart\tend', 'Gym\t2/3/2026\t18.30\t20h00'],
    [
      'quotes, capitals, spaces and a mark',
      '\uFEFF"Date", START ,End,"Title"',
      '2026-03-02,"18:30","20:00","Gym, ""legs"""',
    ],
    ['minutes', 'date,start,minutes,title', '2026-03-02,18:30,90,Gym'],
  ])('reads %s', (_, head, row) => {
    expect(times(sheet(head, row))).toEqual(['2026-03-02T17:30/19:00']);
  });

  it('ends past midnight when the end is before the start', () => {
    expect(times(sheet('date,start,end,title', '2026-03-02,23:00,00:30,Night ride'))).toEqual([
      '2026-03-02T22:00/23:30',
    ]);
  });

  it.each([
    ['2026-02-30,18:30,20:00,,Gym,', 'row 2, column date: "2026-02-30" is not a day; write 2026-03-02'],
    ['2026-03-02,late,20:00,,Gym,', 'row 2, column start: "late" is not a time; write 18:30'],
    ['2026-03-02,18:30,,,Gym,', 'row 2, column end: give an end or a number of minutes'],
    ['2026-03-02,,20:00,,Gym,', 'row 2, column start: there is an end but no start'],
    ['2026-03-02,18:30,,0,Gym,', 'row 2, column minutes: "0" is not a number of minutes from 1 to 1440'],
    ['2026-03-02,18:30,20:00,60,Gym,', 'row 2, column minutes: start and end are 90 minutes apart, not 60'],
    ['2026-03-02,18:30,20:00,,,', 'row 2, column title: a title is missing'],
    [
      '2026-03-02,18:30,20:00,,Gym,party',
      'row 2, column kind: "party" is not one of training, competition, travel, recovery, medical, other',
    ],
  ])('names what is wrong in %j, and reads the next row', (row, message) => {
    const reading = sheet('date,start,end,minutes,title,kind', row, '2026-03-03,10:00,11:00,,Good,training');
    expect(reading.warnings).toEqual([{ code: 'bad-row', message }]);
    expect(reading.occurrences.map(({ summary }) => summary)).toEqual(['Good']);
  });

  it('keeps its identity when the time changes, and gives two of one day two', () => {
    const uids = (...rows: readonly string[]) =>
      sheet('date,start,minutes,title', ...rows).occurrences.map(({ uid }) => uid);
    expect(uids('2026-03-02,10:00,60,Gym')).toEqual(uids('2026-03-02,12:00,90,Gym'));
    expect(new Set(uids('2026-03-02,10:00,60,Gym', '2026-03-02,17:00,60,Gym')).size).toBe(2);
  });

  it('refuses what has no such columns', () => {
    expect(sheet('<html>', 'x').warnings).toEqual([
      { code: 'not-a-spreadsheet', message: expect.stringContaining('date, title') },
    ]);
  });
});

describe('sources', () => {
  const FEED = calendar(event('UID:a', 'DTSTART:20260601T100000Z'));

  function tools(answer: FetchAnswer): SourceTools & { readonly asked: string[] } {
    const asked: string[] = [];
    const fetchCalendar: FetchCalendar = async (url, known) => {
      asked.push(`${url} ${known?.etag}`);
      return answer;
    };
    const reader = {
      readCalendar: async (body: Uint8Array | string) => readIcalendar(body, window),
      close: async () => {},
    };
    return { asked, fetchCalendar, fetchAnything: fetchCalendar, reader };
  }

  const fetched = (text: string): FetchAnswer => ({
    kind: 'fetched',
    body: new TextEncoder().encode(text),
    etag: '"2"',
    lastModified: null,
    finalUrl: 'https://club.example/',
  });

  it('have different ids', () => {
    expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length);
  });

  it('bring a feed with its version, asking with the last one', async () => {
    const given = tools(fetched(FEED));
    const answer = await icsSource.read(
      { kind: 'url', url: 'https://club.example/', known: { etag: '"1"' } },
      window,
      given,
    );
    expect(answer).toMatchObject({ kind: 'read', version: { etag: '"2"' }, reading: { occurrences: [{ uid: 'a' }] } });
    expect(given.asked).toEqual(['https://club.example/ "1"']);
  });

  it('bring an uploaded file without asking anybody', async () => {
    const given = tools({ kind: 'unchanged' });
    expect(await icsSource.read({ kind: 'file', body: FEED }, window, given)).toMatchObject({ kind: 'read' });
    expect(await csvSource.read({ kind: 'file', body: CSV_TEMPLATE }, window, given)).toMatchObject({ kind: 'read' });
    expect(given.asked).toEqual([]);
  });

  it('pass on that nothing changed, and what failed', async () => {
    const failure: FetchAnswer = {
      kind: 'failed',
      code: 'gone',
      values: { url: 'club.example', host: 'club.example' },
    };
    for (const answer of [{ kind: 'unchanged' } as const, failure]) {
      expect(await icsSource.read({ kind: 'url', url: 'https://club.example/' }, window, tools(answer))).toEqual(
        answer,
      );
    }
  });

  it('refuse what must not look like an empty calendar', async () => {
    const page = '<html>Sign in</html>';
    expect(await icsSource.read({ kind: 'file', body: page }, window, tools({ kind: 'unchanged' }))).toMatchObject({
      kind: 'refused',
    });
    expect(
      await csvSource.read({ kind: 'url', url: 'https://club.example/' }, window, tools(fetched(page))),
    ).toMatchObject({ kind: 'refused' });
  });
});
