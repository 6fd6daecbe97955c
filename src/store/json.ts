import { z } from 'zod';

/**
 * What a JSON column holds. Throws where it is not what this version writes; the message names the row and the place in
 * it, and nothing of what stands there.
 */
export function readJson<Value>(schema: z.ZodType<Value>, stored: unknown, row: string): Value {
  const parsed = schema.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new Error(`cannot read the ${row}:\n${z.prettifyError(parsed.error)}`);
}
