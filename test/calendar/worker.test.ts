import { afterEach, describe, expect, it } from 'vitest';
import { type CalendarReader, defaultPatience, makeReader, type ReaderOptions } from '../../src/calendar/read.ts';
import { calendar, event, WINDOW } from './support.ts';

const window = { ...WINDOW, zone: 'Europe/Paris' };
const GOOD = calendar(event('UID:good', 'DTSTART:20260601T100000Z', 'SUMMARY:good'));
const readers: CalendarReader[] = [];

afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close();
});

function opened(options?: ReaderOptions): CalendarReader {
  const reader = makeReader(options);
  readers.push(reader);
  return reader;
}

/** A large file that takes any machine longer than a millisecond. */
const LARGE = calendar(
  ...Array.from({ length: 3_000 }, (_, index) => event(`UID:${index}`, 'DTSTART:20200601T100000Z', 'RRULE:FREQ=DAILY')),
);

describe('reading in a worker thread', () => {
  it('gives what the file says, text or bytes, and leaves the bytes alone', async () => {
    const reader = opened();
    const bytes = new TextEncoder().encode(GOOD);
    const [fromText, fromBytes] = await Promise.all([
      reader.readCalendar(GOOD, window),
      reader.readCalendar(bytes, window),
    ]);
    expect(fromText.occurrences.map(({ uid }) => uid)).toEqual(['good']);
    expect(fromBytes).toEqual(fromText);
    expect(bytes).toEqual(new TextEncoder().encode(GOOD));
  });

  it('ends a worker that takes too long, and the next file is read by another', async () => {
    let patience = 1;
    const reader = opened({ patience: () => patience });
    const refused = await reader.readCalendar(LARGE, window);
    expect(refused).toEqual({ occurrences: [], warnings: [{ code: 'too-slow', message: expect.any(String) }] });
    patience = 20_000;
    expect((await reader.readCalendar(GOOD, window)).occurrences).toHaveLength(1);
  });

  it('ends a worker that takes too much memory, without the process', async () => {
    const reader = opened({ memory: 16, patience: () => 60_000 });
    const refused = await reader.readCalendar(LARGE, window);
    expect(refused.warnings.map(({ code }) => code)).toEqual(['too-much-memory']);
    expect((await reader.readCalendar(GOOD, window)).occurrences).toHaveLength(1);
  });

  it('leaves this thread free while it reads', async () => {
    const reader = opened({ patience: () => 60_000 });
    await reader.readCalendar(GOOD, window);
    let done = false;
    const reading = reader.readCalendar(LARGE, window).finally(() => {
      done = true;
    });
    let turns = 0;
    while (!done && turns < 50) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    expect(turns).toBe(50);
    await reading;
  });

  it('answers what still waits when it is closed, and refuses afterwards', async () => {
    const reader = makeReader({ patience: () => 60_000 });
    await reader.readCalendar(GOOD, window);
    const waiting = [reader.readCalendar(LARGE, window), reader.readCalendar(GOOD, window)];
    await reader.close();
    const answers = [...(await Promise.all(waiting)), await reader.readCalendar(GOOD, window)];
    expect(answers.map(({ warnings }) => warnings[0]?.code)).toEqual(['closed', 'closed', 'closed']);
  });
});

it('is more patient with larger files, up to ten seconds', () => {
  expect(defaultPatience(0)).toBe(1_500);
  expect(defaultPatience(10 * 1024 * 1024)).toBe(10_000);
  expect(defaultPatience(1e9)).toBe(10_000);
});
