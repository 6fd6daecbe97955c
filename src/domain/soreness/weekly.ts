import { z } from 'zod';
import { isDay } from '../day.ts';
import { BODY_AREAS, SIDES } from './bodyMap.ts';

/** The four answers of each question, from no trouble to the worst. */
export const WEEKLY_SCORES = [0, 8, 17, 25] as const;
export type WeeklyScore = (typeof WEEKLY_SCORES)[number];

const score = z.literal(WEEKLY_SCORES);

/**
 * One problem area's answers to the weekly overuse form: taking part, changed training, performance, pain. The wording
 * is our own; only the scoring is in the style of the OSTRC questionnaires, and no validity is claimed. The last three
 * questions are not asked when the first says "no problem" or "could not take part".
 */
export const weeklyAnswerSchema = z
  .object({
    day: z.string().refine(isDay, 'not a day, YYYY-MM-DD'),
    /** null: an answer about the athlete as a whole. */
    area: z.enum(BODY_AREAS).nullable().default(null),
    side: z.enum(SIDES).nullable().default(null),
    q1: score,
    q2: score.nullable().default(null),
    q3: score.nullable().default(null),
    q4: score.nullable().default(null),
    /** A total from elsewhere whose single answers were not kept; used instead of their sum. */
    severity: z.number().min(0).max(100).optional(),
  })
  .readonly();
export type WeeklyAnswer = z.infer<typeof weeklyAnswerSchema>;

/**
 * 0 to 100: 0 when the first answer is "no problem", 100 when it is "could not take part", otherwise the sum; null when
 * an answer is missing. Clarsen et al., BJSM 2020; 54:390.
 */
export function weeklySeverity({ q1, q2, q3, q4, severity }: WeeklyAnswer): number | null {
  if (severity !== undefined) return severity;
  if (q1 === 0) return 0;
  if (q1 === 25) return 100;
  return q2 === null || q3 === null || q4 === null ? null : q1 + q2 + q3 + q4;
}

export function isProblem({ q1 }: WeeklyAnswer): boolean {
  return q1 > 0;
}

/** Could not take part, or training or performance changed at least moderately. Clarsen et al., BJSM 2013; 47:495. */
export function isSubstantial({ q1, q2, q3 }: WeeklyAnswer): boolean {
  return q1 === 25 || (q1 > 0 && ((q2 ?? 0) >= 17 || (q3 ?? 0) >= 17));
}
