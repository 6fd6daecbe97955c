import { createHash } from 'node:crypto';

/**
 * How long a template is true. `schema`: as long as the migrations are these. `build`: as long as the program and the
 * helpers of the tests are too. `run`: what a test file fills may change with the file.
 */
export type Lasts = 'schema' | 'build' | 'run';

/** The file beside the server's data that says a template was made that the next run can use. */
export const WORTH_KEEPING = 'worth-keeping';

/** The database a template is in. `build` stands for the program and the helpers of the tests as they are now. */
export function templateName(lasts: Lasts, build: string, name: string): string {
  return `${prefixOf(lasts, build)}${hashOf(name)}`;
}

/** Is this database true for another run with the same program? */
export function isKept(database: string, build: string): boolean {
  return (['schema', 'build'] as const).some((lasts) => database.startsWith(prefixOf(lasts, build)));
}

function prefixOf(lasts: Lasts, build: string): string {
  return `template_${lasts}_${lasts === 'build' ? `${hashOf(build)}_` : ''}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
