import { readdirSync, readFileSync } from 'node:fs';
import { posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Import } from './floors.ts';

export interface Source {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
}

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const FOLDERS = ['src', 'commands', 'test', 'bench'];
const GENERATED = 'src/store/generated/';

/** Every TypeScript file that people write. */
export function sources(): readonly Source[] {
  const files = FOLDERS.flatMap((folder) => {
    try {
      return readdirSync(`${ROOT}${folder}`, { recursive: true, withFileTypes: true });
    } catch {
      return [];
    }
  });
  return files
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, `${entry.parentPath}/${entry.name}`).replaceAll(sep, '/'))
    .filter((path) => !path.startsWith(GENERATED))
    .map((path) => {
      const text = readFileSync(`${ROOT}${path}`, 'utf8');
      return { path, text, code: withoutComments(text) };
    });
}

/** `import … from`, `export … from` and bare imports as Biome formats them: each starts a line. */
const STATIC = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^'\n$]+)'/gm;
/** `import('…')`, as a value or as a type. */
const DYNAMIC = /\b(typeof\s+)?import\(\s*(?:'([^'\n$]+)'|"([^"\n$]+)"|`([^`$\n]+)`)/g;

/** Every import of a file. Relative ones come back as paths from the root. */
export function importsOf({ path, text, code }: Source): readonly Import[] {
  const found = [
    ...[...text.matchAll(STATIC)].map((match) => ({ to: match[2] ?? '', typeOnly: match[1] !== undefined })),
    ...[...code.matchAll(DYNAMIC)].map((match) => ({
      to: match[2] ?? match[3] ?? match[4] ?? '',
      typeOnly: match[1] !== undefined,
    })),
  ];
  return found.map(({ to, typeOnly }) => ({ from: path, to: resolved(path, to), typeOnly }));
}

/** Lines that begin an import, except inside templates: at least this many `importsOf` must have found. */
export function importLines({ text }: Source): number {
  return text.match(/^import\b(?!\()(?![^\n]*\$\{)/gm)?.length ?? 0;
}

function resolved(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return posix.normalize(posix.join(posix.dirname(from), specifier));
}

/** Good enough to look for words: a string that contains `//` or the start of a comment keeps what comes before it. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}
