import { z } from 'zod';
import { isTimeOfDay } from '../day.ts';
import type { QuietHours } from '../people/quiet.ts';

const timeOfDay = z.string().refine(isTimeOfDay, { error: 'input.timeOfDay' });

export const CALENDAR_NAMES = ['full', 'initials', 'none'] as const;

/** What a team decides once. Every default is a practice convention that a team may change. */
export const TEAM_SETTINGS = z.object({
  /** When athletes are asked how they are, on their own wall clock. */
  checkInAt: timeOfDay.default('08:00'),
  /** How many minutes after the end of a planned session its RPE is asked for. */
  sessionPromptMinutes: z
    .number()
    .int()
    .min(0)
    .max(24 * 60)
    .default(30),
  /** The weekly plan proposal, on the team's wall clock: 1 is Monday. */
  planWeekday: z.number().int().min(1).max(7).default(7),
  planAt: timeOfDay.default('18:00'),
  /**
   * A channel alert names the athlete and the pattern only if the team chose so; otherwise it has a count and a button.
   */
  alertNames: z.boolean().default(false),
  /** How bookings in staff's own calendar apps name the athlete: those apps show them on locked screens. */
  calendarNames: z.enum(CALENDAR_NAMES).default('initials'),
  /** A finding that somebody acknowledged and nobody resolved comes back after this many hours. */
  alertReturnHours: z
    .number()
    .int()
    .min(1)
    .max(7 * 24)
    .default(72),
  /** When athletes are asked the weekly questions, on their own wall clock: 1 is Monday. */
  weeklyWeekday: z.number().int().min(1).max(7).default(7),
  weeklyAt: timeOfDay.default('18:00'),
  /** A day for which nobody planned or answered anything counts as rest. Shown wherever it fills a day. */
  unplannedDayIsRest: z.boolean().default(false),
  monotonySd: z.enum(['sample', 'population']).default('sample'),
  /** How many minutes an athlete has, at most, to take a slot the waitlist offers. */
  waitlistMinutes: z
    .number()
    .int()
    .min(5)
    .max(24 * 60)
    .default(120),
  /** Minutes kept free before and after training. */
  bufferMinutes: z.number().int().min(0).max(240).default(15),
  /** Nobody books, and nobody is planned for, without a complete intake that is at most 90 days old. */
  intakeRequired: z.boolean().default(false),
  /** The number to call in an emergency, and where the defibrillator is; null: nobody has said. */
  emergencyNumber: z
    .string()
    .trim()
    .regex(/^\+?[0-9][0-9 ./()-]{1,28}$/, { error: 'team.phoneNumber' })
    .nullable()
    .default(null),
  defibrillator: z.string().trim().min(2).max(120).nullable().default(null),
  /** Who takes medical alerts over when no clinician does. */
  deputyId: z.string().nullable().default(null),
});
export type TeamSettings = z.infer<typeof TEAM_SETTINGS>;

export const PERSON_SETTINGS = z.object({
  quietFrom: timeOfDay.default('22:00'),
  quietTo: timeOfDay.default('07:00'),
  reminders: z.boolean().default(true),
  prompts: z.boolean().default(true),
  /** Charts as pictures; otherwise only the words beside them. */
  pictures: z.boolean().default(true),
  /** Instead of the team's hour. */
  checkInAt: timeOfDay.nullable().default(null),
});
export type PersonSettings = z.infer<typeof PERSON_SETTINGS>;

/**
 * Settings as stored, with defaults where they are silent. A damaged value falls back alone, not together with the
 * rest.
 */
export const teamSettings = (stored: unknown): TeamSettings => readEach(TEAM_SETTINGS, stored);
export const personSettings = (stored: unknown): PersonSettings => readEach(PERSON_SETTINGS, stored);

/** The quiet hours somebody set, or the usual ones. */
export function quietHours({ zone, settings }: { readonly zone: string; readonly settings: unknown }): QuietHours {
  const { quietFrom, quietTo } = personSettings(settings);
  return { zone, quiet: { from: quietFrom, to: quietTo } };
}

/** What a change does not name, or leaves undefined, stays as it was. */
export function withTeamChange(settings: TeamSettings, change: Partial<TeamSettings>): TeamSettings {
  return TEAM_SETTINGS.parse({ ...settings, ...named(change) });
}
export function withPersonChange(settings: PersonSettings, change: Partial<PersonSettings>): PersonSettings {
  return PERSON_SETTINGS.parse({ ...settings, ...named(change) });
}

function named(change: object): object {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function readEach<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  stored: unknown,
): z.infer<z.ZodObject<Shape>> {
  const whole = schema.safeParse(stored ?? {});
  if (whole.success) return whole.data;
  const wrong = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
  const entries = Object.entries((stored ?? {}) as object).filter(([key]) => !wrong.has(key));
  return schema.parse(Object.fromEntries(entries));
}
