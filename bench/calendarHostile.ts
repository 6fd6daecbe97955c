import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Read from '../src/calendar/read.ts';
import { GOOD, HOSTILE } from '../test/calendar/hostileFiles.ts';
import { calendar, WINDOW } from '../test/calendar/support.ts';
import type { Row } from './benchmark.ts';

const TARGET_S = 2;

/**
 * How long each file designed to hurt holds up a worker thread that is already running: our own kinds and, if there is
 * a folder, every `.ics` in it.
 */
export async function hostileRows(folder: string): Promise<readonly Row[]> {
  const built = new URL('../dist/src/calendar/read.js', import.meta.url);
  const { makeReader }: typeof Read = await import(built.href);
  const reader = makeReader();
  const window = { ...WINDOW, zone: 'Europe/Paris' };
  try {
    await reader.readCalendar(calendar(GOOD), window);
    const rows: Row[] = [];
    const files = filesIn(folder).map((name) => [name, () => readFileSync(join(folder, name))] as const);
    for (const [what, make] of [...HOSTILE, ...files]) {
      const body = make();
      const began = performance.now();
      await reader.readCalendar(body, window);
      rows.push({ what, unit: 's', figure: (performance.now() - began) / 1000, target: TARGET_S });
    }
    return rows;
  } finally {
    await reader.close();
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.ics'));
  } catch {
    return [];
  }
}
