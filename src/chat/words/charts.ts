import type { Block, Chart } from '../doc.ts';

/** A chart and the words that say the same; for those who save data the words alone. */
export function chartBlock(chart: Chart, words: string, pictures: boolean): Block {
  return pictures ? { kind: 'picture', chart, words } : { kind: 'text', text: words };
}
