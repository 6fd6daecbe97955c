import { readFile } from 'node:fs/promises';
import { DateTime } from 'luxon';
import { classify, FEED_KINDS } from '../calendar/classify.ts';
import { makeFetchCalendar } from '../calendar/fetch.ts';
import { makeReader } from '../calendar/read.ts';
import { readConfig } from '../config.ts';
import { isZone, MINUTE } from '../domain/day.ts';
import { makeTranslate } from '../i18n/translate.ts';
import { type CliCommand, printJson, refuse, text, UsageError } from './command.ts';

/** From a calendar file or address to its occurrences and what they mean. */
export const calendarCommand: CliCommand = {
  usage: 'calendar FILE|URL --from ISO --to ISO --zone IANA [--feed team|competition|athlete]',
  does: 'what a calendar says about a window of time, and what each entry means',
  options: { from: { type: 'string' }, to: { type: 'string' }, zone: { type: 'string' }, feed: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  async run([source = ''], values) {
    const zone = text(values.zone) ?? '';
    if (!isZone(zone)) throw new UsageError('--zone takes an IANA time zone, for example Europe/Berlin');
    const from = instant(text(values.from), zone, '--from');
    const to = instant(text(values.to), zone, '--to');
    if (to <= from) throw new UsageError('--to comes after --from');
    const feed = text(values.feed);
    const feedDefault = FEED_KINDS.find((kind) => kind === feed);
    if (feed !== undefined && !feedDefault) throw new UsageError('--feed takes team, competition or athlete');

    const body = await bytesOf(source);
    if (typeof body === 'string') return refuse(body);
    const reader = makeReader();
    try {
      const { occurrences, warnings } = await reader.readCalendar(body, { from, to, zone });
      printJson({
        occurrences: occurrences.map((one) => {
          const meaning = classify(
            {
              title: one.summary,
              description: one.description,
              categories: one.categories,
              minutes: (one.end - one.start) / MINUTE,
              allDay: one.allDay,
            },
            feedDefault ? { feedDefault } : {},
          );
          return {
            uid: one.uid,
            start: utc(one.start),
            end: utc(one.end),
            allDay: one.allDay,
            summary: one.summary,
            status: one.status,
            kind: meaning.kind,
            intensity: meaning.intensity,
          };
        }),
        warnings,
      });
      return warnings.some((warning) => REFUSALS.has(warning.code)) ? 1 : 0;
    } finally {
      await reader.close();
    }
  },
};

/** Warnings that mean nothing was read. */
const REFUSALS = new Set(['not-a-calendar', 'too-large', 'too-slow', 'too-much-memory', 'reader-failed']);

async function bytesOf(source: string): Promise<Uint8Array | string> {
  if (/^[a-z][a-z+.-]+:\/\//i.test(source)) {
    const config = readConfig(process.env);
    const allowHosts = 'problems' in config ? [] : config.calendarHosts;
    const fetched = await makeFetchCalendar({ allowHosts })(source);
    if (fetched.kind === 'fetched') return fetched.body;
    if (fetched.kind === 'unchanged') return 'the calendar did not change';
    const why = makeTranslate('en', 'utc').maybe(`calendar.problem.${fetched.code}`) ?? '';
    return `the calendar cannot be fetched (${fetched.code}): ${why}`;
  }
  try {
    return await readFile(source);
  } catch (error) {
    return `${source} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`;
  }
}

function instant(given: string | undefined, zone: string, option: string): number {
  const moment = DateTime.fromISO(given ?? '', { zone });
  if (!moment.isValid) throw new UsageError(`${option} takes a day or time in ISO 8601, for example 2026-03-02T00:00Z`);
  return moment.toMillis();
}

function utc(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
