import type { CalendarWarning } from '../occurrence.ts';
import { LIMITS } from './limits.ts';

/** Collects warnings: each only once, and no more than anybody would read. */
export interface Warnings {
  readonly add: (code: string, message: string) => void;
  readonly list: () => readonly CalendarWarning[];
}

export function collectWarnings(): Warnings {
  const seen = new Map<string, { readonly warning: CalendarWarning; times: number }>();
  let left = 0;
  return {
    add(code, message) {
      const key = `${code} ${message}`;
      const known = seen.get(key);
      if (known !== undefined) known.times += 1;
      else if (seen.size < LIMITS.warnings) seen.set(key, { warning: { code, message }, times: 1 });
      else left += 1;
    },
    list() {
      const said = [...seen.values()].map(({ warning, times }) =>
        times === 1 ? warning : { code: warning.code, message: `${warning.message} (${times} times)` },
      );
      return left === 0 ? said : [...said, { code: 'more-warnings', message: `${left} more warnings were left out` }];
    },
  };
}

/** Text from a file, safe to repeat in a message: short, one line, no control characters. */
export function quoted(text: string): string {
  const clean = text
    .slice(0, 200)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  return `"${clean.length > 60 ? `${clean.slice(0, 57)}...` : clean}"`;
}
