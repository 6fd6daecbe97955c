import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';

/** What the worker is asked, and what it answers. It does nothing else, and remembers nothing. */
export interface PaintRequest {
  readonly id: number;
  readonly svg: string;
  /** Device pixels for each CSS pixel. */
  readonly scale: number;
  /** A picture with more pixels than this is not painted. */
  readonly pixels: number;
}

export type PaintAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'painted'; readonly id: number; readonly png: Painted };

type Painted = Uint8Array<ArrayBuffer> | 'unreadable' | 'too-large';

// TrueType, not WOFF: when resvg cannot read a font, it silently leaves out every word.
const require = createRequire(import.meta.url);
const FONTS = [
  require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
];

/** Scripts that Inter does not have. Only for these are the machine's own fonts searched. */
const BEYOND_INTER = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

function paint({ svg, scale, pixels }: PaintRequest): Painted {
  try {
    const picture = new Resvg(svg, {
      fitTo: { mode: 'zoom', value: scale },
      font: {
        loadSystemFonts: BEYOND_INTER.test(svg),
        fontFiles: FONTS,
        defaultFontFamily: 'Inter',
        sansSerifFamily: 'Inter',
      },
    });
    if (picture.width * picture.height * scale ** 2 > pixels) return 'too-large';
    return Uint8Array.from(picture.render().asPng());
  } catch {
    return 'unreadable';
  }
}

parentPort?.on('message', (request: PaintRequest) => {
  const png = paint(request);
  const answer: PaintAnswer = { kind: 'painted', id: request.id, png };
  parentPort?.postMessage(answer, typeof png === 'string' ? [] : [png.buffer]);
});
parentPort?.postMessage({ kind: 'ready' } satisfies PaintAnswer);
