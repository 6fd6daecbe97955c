import { createHash } from 'node:crypto';
import { classify } from '../../calendar/classify.ts';
import type { Occurrence } from '../../calendar/occurrence.ts';
import { titleKey } from '../../domain/calendar/title.ts';
import { HOUR, type Instant, isZone, MINUTE } from '../../domain/day.ts';
import type { SessionKind } from '../../domain/training/session.ts';
import type { CalendarEvent, EventFacts } from '../../store/calendar/events.ts';
import type { FeedPurpose } from '../../store/calendar/feeds.ts';

/** How much of a calendar is kept: enough past for a chronic load that starts today, enough future to plan. */
export const KEPT = { pastDays: 60, futureDays: 180, events: 5_000 } as const;

export function windowOf(now: Instant): { readonly from: Instant; readonly to: Instant } {
  return { from: now - KEPT.pastDays * 24 * HOUR, to: now + KEPT.futureDays * 24 * HOUR };
}

/** What a calendar's occurrences mean to us: one entry each, under a key that stays the same from day to day. */
export function factsOf(
  occurrences: readonly Occurrence[],
  about: {
    readonly taught: ReadonlyMap<string, SessionKind>;
    readonly purpose: FeedPurpose;
    /** Where its owner lives, for times that name no zone. */
    readonly zone: string;
  },
): readonly EventFacts[] {
  const byKey = new Map<string, EventFacts>();
  for (const one of occurrences.slice(0, KEPT.events)) {
    const { summary, description, categories, allDay, start, end } = one;
    const minutes = (end - start) / MINUTE;
    const hints = { taught: about.taught, feedDefault: about.purpose };
    const meaning = classify({ title: summary, description, categories, minutes, allDay }, hints);
    const key = keyOf(one);
    byKey.set(key, {
      ...meaning,
      key,
      start,
      end,
      allDay,
      status: one.status,
      title: summary.slice(0, 200),
      zone: allDay ? about.zone : placeOf(one.zone, about.zone),
    });
  }
  return [...byKey.values()];
}

function keyOf({ uid, recurrenceId }: Occurrence): string {
  const key = recurrenceId === null ? uid : `${uid}/${recurrenceId}`;
  return key.length <= 200 ? key : createHash('sha256').update(key).digest('base64url');
}

/** A start written in UTC says when but not where, so it is read in its owner's zone. */
function placeOf(written: string, home: string): string {
  return /^(utc|gmt|z|etc\/.*)$/i.test(written) || !isZone(written) ? home : written;
}

/** A title nobody could read, and when it comes next. */
export interface UnsureTitle {
  readonly title: string;
  readonly feedId: string | null;
  readonly next: Instant;
}

/** Titles of coming entries nobody could read, soonest first, each once. */
export function unsureTitles(events: readonly CalendarEvent[], now: Instant): readonly UnsureTitle[] {
  const found = new Map<string, UnsureTitle>();
  for (const { title, feedId, sure, start, status } of [...events].sort((a, b) => a.start - b.start)) {
    const key = titleKey(title);
    if (sure || start <= now || status === 'cancelled' || key === '' || found.has(key)) continue;
    found.set(key, { title, feedId, next: start });
  }
  return [...found.values()];
}
