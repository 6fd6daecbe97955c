import type { Doc } from '../../../src/chat/doc.ts';
import type { Paint } from '../../../src/chat/paint.ts';
import type { Door } from '../../../src/chat/platform.ts';
import { BODY_LABELS, SORE } from '../../charts/samples.ts';

export const WORDS = 'Soreness: left calf 7, right shoulder 10.';

/** A document with a body map between two texts. */
export const PICTURED: Doc = {
  title: 'How you are',
  tone: 'plain',
  blocks: [
    { kind: 'text', text: 'Before.' },
    { kind: 'picture', chart: { kind: 'body', spots: SORE, labels: BODY_LABELS }, words: WORDS },
    { kind: 'text', text: 'After.' },
  ],
};

/** A road on which everything is answered with the picture. */
export const answeringWith =
  (paint: Paint) =>
  (door: Door): Door => ({ ...door, form: () => null, answer: async () => PICTURED, paint });

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function isPng(bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && bytes.length > 1000 && SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));
}
