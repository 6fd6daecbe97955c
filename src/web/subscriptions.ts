import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { SubscribedCalendar } from '../care/calendar/subscriptions.ts';
import type { Care } from '../care/index.ts';
import type { Instant } from '../domain/day.ts';
import { makeTranslate } from '../i18n/translate.ts';
import { bookingEntry } from '../ics/bookingEntry.ts';
import { writeCalendar } from '../ics/writeCalendar.ts';

export const SUBSCRIPTIONS_PATH = '/calendar';

/**
 * The addresses that calendar apps read bookings from: `/calendar/SECRET.ics`. Reading changes nothing, so it does no
 * harm when something follows a link to see what is there. An unknown address looks like any other page that does not
 * exist.
 */
export function makeSubscriptions({
  care,
  now,
}: {
  readonly care: { readonly calendar: Pick<Care['calendar'], 'readSubscription'> };
  readonly now: () => Instant;
}): Hono {
  const app = new Hono();
  app.get('/:file{[0-9a-f]{48}\\.ics}', async (c) => {
    const at = now();
    const calendar = await care.calendar.readSubscription(c.req.param('file').replace('.ics', ''), at);
    return calendar ? answer(c, calendar, at) : c.notFound();
  });
  return app;
}

function answer(c: Context, calendar: SubscribedCalendar, now: Instant): Response {
  const body = bodyOf(calendar, now);
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const headers = {
    etag,
    'last-modified': new Date(calendar.changedAt).toUTCString(),
    // One person's own: no cache between us and them may keep it, and their own asks each time.
    'cache-control': 'private, no-cache',
    'x-robots-tag': 'noindex',
  };
  if (isKnown(c, etag, calendar.changedAt)) return c.body(null, 304, headers);
  return c.body(body, 200, {
    ...headers,
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="deload.ics"',
  });
}

/** RFC 9110, 13.2.2: If-None-Match makes If-Modified-Since irrelevant. */
function isKnown(c: Context, etag: string, changedAt: Instant): boolean {
  const tags = c.req.header('if-none-match');
  // A proxy that compresses makes an ETag weak.
  if (tags !== undefined) return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  const since = Date.parse(c.req.header('if-modified-since') ?? '');
  return Number.isFinite(since) && Math.floor(changedAt / 1000) * 1000 <= since;
}

function bodyOf({ whose, team, locale, zone, bookings }: SubscribedCalendar, now: Instant): string {
  const t = makeTranslate(locale, zone);
  const name = whose === 'mine' ? t('ics.name.mine') : t('ics.name.team', { team });
  return writeCalendar(
    name,
    bookings.map((one) => bookingEntry(t, one, one.own ? null : one.shown, now)),
  );
}
