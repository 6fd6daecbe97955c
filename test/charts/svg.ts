import type { Picture } from '../../src/charts/picture.ts';

/** The elements of a picture with a name, as their attributes. Fails on markup that is not well formed. */
export function elementsOf({ svg }: Picture, name: string): readonly Readonly<Record<string, string>>[] {
  return [...wellFormed(svg).matchAll(new RegExp(`<${name}((?:\\s[^<>]*)?)/?>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])),
  );
}

/** All the words of a picture, in drawing order, as a reader sees them. */
export function wordsOf({ svg }: Picture): readonly string[] {
  return [...wellFormed(svg).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words = '']) =>
    words
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  );
}

/** Every tag is closed in order, and every `&` begins a known reference. */
function wellFormed(svg: string): string {
  const open: string[] = [];
  for (const [, close, name = '', self] of svg.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
    if (close) {
      if (open.pop() !== name) throw new Error(`closes ${name} out of order`);
    } else if (!self) open.push(name);
  }
  if (open.length > 0) throw new Error(`never closes ${open.join(', ')}`);
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(svg)) throw new Error('an ampersand on its own');
  return svg;
}
