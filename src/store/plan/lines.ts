import { z } from 'zod';
import { BOOKING_TYPES } from '../../domain/clinic/modality.ts';
import { GOALS } from '../../domain/medical/protocol.ts';
import type { PlanBasis } from '../../domain/plan/basis.ts';
import type { PlanItem, UnservedItem } from '../../domain/plan/lines.ts';
import { type Pin, REPLAN_KINDS, type ReplanCause } from '../../domain/plan/replan.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { REASONS } from '../clinic/reasons.ts';

const GOAL = z.enum([...GOALS, 'prescribed', 'asked', 'assessment']);
const TYPE = z.enum(BOOKING_TYPES);

export const ITEMS: z.ZodType<readonly PlanItem[]> = z.array(
  z.object({
    id: z.string(),
    action: z.enum(['keep', 'move', 'add', 'drop']),
    athleteId: z.string(),
    therapistId: z.string(),
    roomId: z.string(),
    type: TYPE,
    start: z.number(),
    end: z.number(),
    reasons: REASONS,
    needId: z.string().optional(),
    goal: GOAL.optional(),
    bookingId: z.string().optional(),
    from: z.number().optional(),
    fromTherapistId: z.string().optional(),
    forced: z.custom<Refusal>(isRefusal).optional(),
    pinned: z.literal(true).optional(),
  }),
);

export const UNSERVED: z.ZodType<readonly UnservedItem[]> = z.array(
  z.object({
    athleteId: z.string(),
    goal: GOAL,
    reasons: REASONS,
    goesOn: z.literal(true).optional(),
    lacks: z.object({ day: z.string(), minutes: z.number() }).optional(),
  }),
);

export const BASIS: z.ZodType<PlanBasis> = z.object({
  athletes: z.number(),
  closed: z.number(),
  withoutCalendar: z.number(),
  withoutAnswers: z.number(),
});

export const CAUSES: z.ZodType<readonly ReplanCause[]> = z.array(
  z.object({ kind: z.enum(REPLAN_KINDS), personId: z.string().nullable(), ref: z.string().nullable() }),
);

export const PINS: z.ZodType<readonly Pin[]> = z.array(
  z.object({
    athleteId: z.string(),
    needId: z.string().nullable(),
    bookingId: z.string().nullable(),
    place: z.object({ therapistId: z.string(), type: TYPE, minutes: z.number(), start: z.number() }).nullable(),
  }),
);
