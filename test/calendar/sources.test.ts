import { describe, expect, it } from 'vitest';
import {
  CSV_TEMPLATE,
  looksLikeSpreadsheet,
  readSpreadsheet,
  type SheetReading,
} from '../../src/calendar/sources/csv.ts';
import { times, WINDOW } from './support.ts';

const window = { ...WINDOW, zone: 'Europe/Paris' };
const sheet = (...rows: readonly string[]) => readSpreadsheet(rows.join('\n'), window);

describe("a coach's spreadsheet", () => {
  it('reads its own template', () => {
    const reading = readSpreadsheet(CSV_TEMPLATE, window);
    expect(reading).toMatchObject({ problems: [], warnings: [] });
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

  const rules = ({ problems }: SheetReading) =>
    problems.map(({ row, column, rule, value, expected }) =>
      [row, column, rule, value, expected].filter((part) => part !== '').join(' '),
    );

  it.each([
    ['2026-02-30,18:30,20:00,,Gym,', '2 date day 2026-02-30'],
    ['2026-03-02,late,20:00,,Gym,', '2 start time late'],
    ['2026-03-02,18:30,,,Gym,', '2 end end-missing'],
    ['2026-03-02,,20:00,,Gym,', '2 start start-missing'],
    ['2026-03-02,18:30,,0,Gym,', '2 minutes minutes 0 1-1440'],
    ['2026-03-02,18:30,20:00,60,Gym,', '2 minutes not-apart 60 90'],
    ['2026-03-02,18:30,20:00,,,', '2 title title'],
    ['2026-03-02,18:30,20:00,,Gym,party', '2 kind word party training, competition, travel, recovery, medical, other'],
  ])('names what is wrong in %j, and takes nothing', (row, problem) => {
    const reading = sheet('date,start,end,minutes,title,kind', row, '2026-03-03,10:00,11:00,,Good,training');
    expect(rules(reading)).toEqual([problem]);
    expect(reading.occurrences).toEqual([]);
  });

  it('names every wrong cell by the row a spreadsheet shows, empty rows and broken lines counted', () => {
    const reading = sheet(
      'date,start,minutes,title',
      '2026-03-02,18:30,90,"Gym',
      'and mobility"',
      ',,,',
      '',
      'soon,25:00,many,',
    );
    expect(rules(reading)).toEqual([
      '5 date day soon',
      '5 start time 25:00',
      '5 minutes minutes many 1-1440',
      '5 title title',
    ]);
  });

  it('keeps its identity when the time changes, and gives two of one day two', () => {
    const uids = (...rows: readonly string[]) =>
      sheet('date,start,minutes,title', ...rows).occurrences.map(({ uid }) => uid);
    expect(uids('2026-03-02,10:00,60,Gym')).toEqual(uids('2026-03-02,12:00,90,Gym'));
    expect(new Set(uids('2026-03-02,10:00,60,Gym', '2026-03-02,17:00,60,Gym')).size).toBe(2);
  });

  it.each([
    ['no such columns', '<html>\nx', 'column-missing date, title'],
    ['an open quotation mark', 'date,title\n2026-03-02,"Gym', 'not-csv'],
    ['too many rows', `date,title\n${'2026-03-02,Gym\n'.repeat(5_001)}`, 'too-many-rows 5000'],
    ['too much of it', `date,title\n${'x'.repeat(2_100_000)}`, 'too-large 2 MB'],
  ])('refuses %s as a whole', (_, text, problem) => {
    expect(rules(readSpreadsheet(text, window))).toEqual([`0 ${problem}`]);
  });

  it.each([
    ['date,title\n', true],
    ['\uFEFFdatum;titel', true],
    ['a\tb', true],
    ['<html lang="en">, and more', false],
    ['{"a": 1, "b": 2}', false],
    ['%PDF-1.7, ;', false],
    ['PK\u0003\u0004\0\0,', false],
    ['just words', false],
  ])('%j looks like a spreadsheet: %s', (text, expected) => {
    expect(looksLikeSpreadsheet(new TextEncoder().encode(text))).toBe(expected);
  });
});
