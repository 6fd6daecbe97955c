import { z } from 'zod';
import { isDay, isZone } from '../day.ts';
import { BODY_AREAS, isPaired, SIDES } from './bodyMap.ts';

/**
 * Answers that always go to medical staff: signs of bone stress, and the screening questions asked before every
 * massage. Each is a yes or no, never a score.
 */
export const RED_FLAGS = [
  'bone-tenderness',
  'night-pain',
  'hop-pain',
  'earlier-pain',
  'limb-swelling',
  'fever',
  'numbness',
  'chest-pain',
  'head-impact',
  'fracture',
  // Asked for after a knock to the head and after numbness: what makes them an emergency.
  'head-impact-worse',
  'nerve-worse',
] as const;
export type RedFlag = (typeof RED_FLAGS)[number];

const zeroToTen = z.number().min(0).max(10);
/** The McLean items, 1 to 5, where 5 is best whatever the item is called (McLean et al., IJSPP 2010; 5:367). */
const oneToFive = z.number().int().min(1).max(5);
const answer = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

export const sorenessSchema = z
  .object({
    area: z.enum(BODY_AREAS),
    side: z.enum(SIDES),
    /** 0: not sore; 10: as sore as can be. */
    value: zeroToTen,
    isNew: z.boolean().optional(),
  })
  .readonly()
  .refine(({ area, side }) => !isPaired(area) || side !== 'middle', {
    path: ['side'],
    message: 'this area needs left or right',
  });

/**
 * What an athlete can answer. Every answer may be missing (null), which is neither a zero nor a good day. `soreness:
 * []` means nothing is sore; null means soreness was not answered.
 */
export const checkInAnswersSchema = z.object({
  soreness: answer(z.array(sorenessSchema).readonly()),
  sleepHours: answer(z.number().min(0).max(24)),
  sleepQuality: answer(oneToFive),
  fatigue: answer(oneToFive),
  stress: answer(oneToFive),
  mood: answer(oneToFive),
  /** Pain now, before training, 0 to 10. */
  pain: answer(zeroToTen),
  /** Pain during and after the last session, and on the morning after it, 0 to 10. */
  painDuring: answer(zeroToTen),
  painAfter: answer(zeroToTen),
  painNextMorning: answer(zeroToTen),
  /** Where the pain answers are about. */
  painArea: answer(z.enum(BODY_AREAS)),
  painSide: answer(z.enum(SIDES)),
  redFlags: z.array(z.enum(RED_FLAGS)).readonly().default([]),
  /** Asked, and none of them was true; it applies to what hurt at that time. */
  noRedFlags: z.boolean().default(false),
  /** Signs that words typed beside the numbers point at: asked about by name, never taken for a yes. */
  suggested: z.array(z.enum(RED_FLAGS)).readonly().default([]),
  /** Those of them that were answered that day, with a yes or a no: not asked about again. */
  settled: z.array(z.enum(RED_FLAGS)).readonly().default([]),
  /** Asked a warning question that day and did not answer it: it stays open whatever is said later. */
  asked: z.boolean().default(false),
  note: z.string().optional(),
});

/** The answers of one moment. `day` is the local day in `zone`. */
export const checkInSchema = checkInAnswersSchema
  .extend({
    day: z.string().refine(isDay, 'not a day, YYYY-MM-DD'),
    at: z.number(),
    zone: z.string().refine(isZone, 'not a time zone'),
  })
  .readonly();

export type Soreness = z.infer<typeof sorenessSchema>;
export type CheckIn = z.infer<typeof checkInSchema>;
/** What `checkInSchema.parse` accepts: answers that were not given may be left out. */
export type CheckInInput = z.input<typeof checkInSchema>;
