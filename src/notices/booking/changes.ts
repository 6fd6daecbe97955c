import { z } from 'zod';

/** Massages that were made, moved or cancelled. What of it is still true is found when the message is sent. */
export const CHANGES = z.object({
  changes: z.array(z.object({ uid: z.string(), before: z.string().nullable() })).readonly(),
});
