import { z } from 'zod';
import { REASON_CODES, type Reason } from '../../domain/clinic/reason.ts';

/** Reasons as they stand in a JSON column. */
export const REASONS: z.ZodType<readonly Reason[]> = z.array(
  z.object({ code: z.enum(REASON_CODES), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
);
