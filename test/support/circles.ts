import type { Import } from './floors.ts';

/**
 * Files that import each other, directly or over others (Tarjan's strongly connected components): each circle sorted,
 * the circles too. A file that imports itself is one.
 */
export function circlesOf(imports: readonly Pick<Import, 'from' | 'to'>[]): readonly (readonly string[])[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const seen = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    const at = seen.size;
    seen.set(file, at);
    lowest.set(file, at);
    path.push(file);
    for (const to of targets.get(file) ?? []) {
      if (!seen.has(to)) visit(to);
      if (path.includes(to)) lowest.set(file, Math.min(lowest.get(file) ?? at, lowest.get(to) ?? at));
    }
    if (lowest.get(file) === at) {
      const circle = path.splice(path.indexOf(file));
      if (circle.length > 1 || targets.get(file)?.includes(file)) circles.push(circle.sort());
    }
    return at;
  };
  for (const file of targets.keys()) if (!seen.has(file)) visit(file);
  return circles.sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? ''));
}
