import { createHash } from 'node:crypto';
import { heatMapPicture } from '../charts/heatMap.ts';
import type { Picture } from '../charts/picture.ts';
import type { Painter, PaintFailure } from '../charts/png.ts';
import { rosterPicture } from '../charts/roster.ts';
import { squadPicture } from '../charts/squadGrid.ts';
import type { Chart, Doc, FileBlock, PictureBlock } from './doc.ts';

/** PNG bytes, or null when only the words are left. Never rejects. */
export type Paint = (picture: PictureBlock) => Promise<Uint8Array | null>;

/** PNG bytes by block. A picture that could not be painted is missing. */
export type Painted = ReadonlyMap<PictureBlock, Uint8Array>;

/** A picture takes 50 to 250 kB. */
const KEPT = 40;

/** Paints charts: each once, for as long as it looks the same. The newest are kept. */
export function makePaint(
  painter: Pick<Painter, 'png'>,
  onFailed: (failed: PaintFailure['failed'] | 'not-drawn', error?: unknown) => void,
): Paint {
  const kept = new Map<string, Promise<Uint8Array | null>>();
  const paint = async (key: string, picture: Picture): Promise<Uint8Array | null> => {
    const painted = await painter.png(picture);
    if (!('failed' in painted)) return painted;
    kept.delete(key);
    onFailed(painted.failed);
    return null;
  };
  return async ({ chart }) => {
    try {
      const picture = await pictureOf(chart);
      const key = createHash('sha256').update(picture.svg).digest('base64url');
      const painted = kept.get(key) ?? paint(key, picture);
      kept.delete(key);
      kept.set(key, painted);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return await painted;
    } catch (error) {
      onFailed('not-drawn', error);
      return null;
    }
  };
}

/** Paints every picture of a document in advance, so that drawing can be a plain function. */
export async function paintAll(doc: Doc, paint: Paint): Promise<Painted> {
  const painted = await Promise.all(picturesOf(doc).map(async (block) => [block, await paint(block)] as const));
  return new Map(painted.flatMap(([block, png]) => (png === null ? [] : [[block, png] as const])));
}

export function picturesOf(doc: Doc): readonly PictureBlock[] {
  return doc.blocks.filter((block) => block.kind === 'picture');
}

export function filesOf(doc: Doc): readonly FileBlock[] {
  return doc.blocks.filter((block) => block.kind === 'file');
}

async function pictureOf(chart: Chart): Promise<Picture> {
  switch (chart.kind) {
    // Libraries that load slowly wait until somebody looks at such a chart.
    case 'load': {
      const { loadPicture } = await import('../charts/load.ts');
      return loadPicture(chart.days, chart.labels);
    }
    case 'body': {
      const { bodyMapPicture } = await import('../charts/bodyMap.ts');
      return bodyMapPicture(chart.spots, chart.labels);
    }
    case 'heat':
      return heatMapPicture(chart.map, chart.labels);
    case 'squad':
      return squadPicture(chart.rows, chart.labels);
    case 'roster':
      return rosterPicture(chart.days, chart.labels);
  }
}
