import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Invoke } from './doc.ts';

/**
 * A button carries a signed invocation that survives a restart: `0` + signature + compact text, or `1` + the id of a
 * row when the text would be too long for the platform. What comes back is still not trusted. The signature only proves
 * that we wrote it once, so role, ownership and state are checked again.
 */
const INVOKE = z.tuple([
  z.string().max(32),
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  z.array(z.string()).optional(),
]);

const SIGNATURE_CHARACTERS = 11;

/** Where invocations too long for a button are kept. */
export interface InvokeShelf {
  put(payload: string): Promise<string>;
  get(id: string): Promise<string | null>;
}

export interface InvokeCodec {
  /** The text a button carries, at most `limit` characters. */
  pack(invoke: Invoke, limit: number): Promise<string>;
  /** null: forged, damaged or no longer kept. */
  unpack(text: string): Promise<Invoke | null>;
}

export function makeInvokeCodec(secret: string, shelf: InvokeShelf): InvokeCodec {
  const sign = (payload: string) =>
    createHmac('sha256', secret).update(`invoke:${payload}`).digest('base64url').slice(0, SIGNATURE_CHARACTERS);
  const genuine = (payload: string, signature: string) => {
    const expected = Buffer.from(sign(payload));
    const given = Buffer.from(signature);
    return expected.length === given.length && timingSafeEqual(expected, given);
  };
  return {
    async pack(invoke, limit) {
      const payload = compact(invoke);
      const packed = `0${sign(payload)}${payload}`;
      if (packed.length <= limit) return packed;
      const id = await shelf.put(payload);
      return `1${sign(id)}${id}`;
    },
    async unpack(text) {
      const signature = text.slice(1, 1 + SIGNATURE_CHARACTERS);
      const payload = text.slice(1 + SIGNATURE_CHARACTERS);
      if (!genuine(payload, signature)) return null;
      if (text.startsWith('0')) return expand(payload);
      if (!text.startsWith('1')) return null;
      const kept = await shelf.get(payload);
      return kept === null ? null : expand(kept);
    },
  };
}

function compact({ command, input, ask }: Invoke): string {
  return JSON.stringify(ask ? [command, input, ask] : [command, input]);
}

function expand(payload: string): Invoke | null {
  try {
    const [command, input, ask] = INVOKE.parse(JSON.parse(payload));
    return { command, input, ask };
  } catch {
    return null;
  }
}

/** Packs every button of an answer in advance, so that drawing can be a plain function. */
export async function packAll(
  answer: Answer,
  limit: number,
  pack: InvokeCodec['pack'],
): Promise<(invoke: Invoke) => string> {
  const packed = new Map<Invoke, string>();
  for (const invoke of invokesOf(answer)) packed.set(invoke, await pack(invoke, limit));
  return (invoke) => {
    const text = packed.get(invoke);
    if (text === undefined) throw new Error(`not packed: ${invoke.command}`);
    return text;
  };
}

/** Every invocation an answer carries, in reading order. */
export function invokesOf(answer: Answer): readonly Invoke[] {
  if ('fields' in answer) return [answer.invoke];
  const inBlocks = answer.blocks.flatMap((block) => {
    if (block.kind === 'item') return block.actions.map((action) => action.invoke);
    return block.kind === 'choice' ? [block.choice.invoke] : [];
  });
  return [...inBlocks, ...(answer.actions ?? []).map((action) => action.invoke)];
}
