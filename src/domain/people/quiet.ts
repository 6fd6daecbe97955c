import { addDays, dayOf, type Instant, instantOf, type TimeOfDay } from '../day.ts';

/** Quiet from `from` to `to` on somebody's wall clock, possibly across midnight; null is never quiet. */
export interface QuietHours {
  readonly zone: string;
  readonly quiet: { readonly from: TimeOfDay; readonly to: TimeOfDay } | null;
}

/** The quiet hours that an instant is in; null when somebody is awake then. A window that ends when it starts is none. */
export function quietSpan(
  { zone, quiet }: QuietHours,
  at: Instant,
): { readonly start: Instant; readonly end: Instant } | null {
  if (!quiet || quiet.from === quiet.to) return null;
  const today = dayOf(at, zone);
  for (const day of [addDays(today, -1), today]) {
    const start = instantOf(day, quiet.from, zone);
    const end = instantOf(quiet.to > quiet.from ? day : addDays(day, 1), quiet.to, zone);
    if (at >= start && at < end) return { start, end };
  }
  return null;
}

export function isQuiet(hours: QuietHours, at: Instant): boolean {
  return quietSpan(hours, at) !== null;
}

/** When somebody last woke up before an instant at which they are awake: the start of the day for who is never quiet. */
export function wokeBefore({ zone, quiet }: QuietHours, at: Instant): Instant {
  const time = quiet && quiet.from !== quiet.to ? quiet.to : '00:00';
  const today = instantOf(dayOf(at, zone), time, zone);
  return today <= at ? today : instantOf(addDays(dayOf(at, zone), -1), time, zone);
}
