import { addDays, dayOf, type Instant, instantOf, type TimeOfDay, timeOf } from '../day.ts';

/** Quiet from `from` to `to` on somebody's wall clock, possibly across midnight; null is never quiet. */
export interface QuietHours {
  readonly zone: string;
  readonly quiet: { readonly from: TimeOfDay; readonly to: TimeOfDay } | null;
}

/** Is it quiet at this instant, on their own clock? A window that ends when it starts is never quiet. */
export function isQuiet({ zone, quiet }: QuietHours, at: Instant): boolean {
  if (!quiet || quiet.from === quiet.to) return false;
  const time = timeOf(at, zone);
  return quiet.from < quiet.to ? time >= quiet.from && time < quiet.to : time >= quiet.from || time < quiet.to;
}

/** The quiet hours that an instant is in; null when somebody is awake then. */
export function quietSpan(hours: QuietHours, at: Instant): { readonly start: Instant; readonly end: Instant } | null {
  const { zone, quiet } = hours;
  if (!quiet || !isQuiet(hours, at)) return null;
  const today = dayOf(at, zone);
  const day = timeOf(at, zone) >= quiet.from ? today : addDays(today, -1);
  const last = quiet.to > quiet.from ? day : addDays(day, 1);
  return { start: instantOf(day, quiet.from, zone), end: instantOf(last, quiet.to, zone) };
}

/** When somebody last woke up before an instant at which they are awake: the start of the day for who is never quiet. */
export function wokeBefore({ zone, quiet }: QuietHours, at: Instant): Instant {
  const time = quiet && quiet.from !== quiet.to ? quiet.to : '00:00';
  const today = instantOf(dayOf(at, zone), time, zone);
  return today <= at ? today : instantOf(addDays(dayOf(at, zone), -1), time, zone);
}
