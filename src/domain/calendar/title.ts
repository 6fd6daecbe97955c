/** Titles that mean the same to a person have the same key: case, accents and numbers do not matter. */
export function titleKey(title: string): string {
  return fold(title).replace(/\d+/g, '#');
}

/**
 * Lower case, without accents, with plain dashes, quotes and single spaces: the form in which the lists are written.
 */
export function fold(text: string): string {
  return text
    .slice(0, 500)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[’‘`´]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
