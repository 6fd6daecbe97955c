import type { Block, Chart } from '../doc.ts';

/** A chart and the words that say the same; only the words for those who save data. */
export function chartBlock(chart: Chart, words: string, pictures: boolean): Block {
  return pictures ? { kind: 'picture', chart, words } : { kind: 'text', text: words };
}
