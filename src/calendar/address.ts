/** http, https, and webcal (which is https); relative to `base` when there is one. */
export function parseUrl(text: string, base?: URL): URL | 'bad-url' | 'bad-scheme' {
  const trimmed = text.trim().replace(/^webcals?:\/\//i, 'https://');
  const url = URL.canParse(trimmed, base?.href) ? new URL(trimmed, base) : null;
  if (url === null || trimmed.length > 4_000) return 'bad-url';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'bad-scheme';
  return url.hostname === '' ? 'bad-url' : url;
}

/**
 * A feed's address without its secret parts, but still different for two feeds on one host: `calendar.google.com/…
 * (3f9a)`.
 */
export function shortenUrl(text: string): string {
  const url = parseUrl(text);
  if (typeof url === 'string') return '…';
  if (url.pathname === '/' && url.search === '') return url.host;
  return `${url.host}/… (${shortHash(`${url.pathname}${url.search}`)})`;
}

/** Four hexadecimal digits by which a person can tell two texts apart (FNV-1a); neither a secret nor an identity. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return (hash & 0xffff).toString(16).padStart(4, '0');
}
