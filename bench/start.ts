import type { Benchmark } from './benchmark.ts';
import { withCleanup } from './cleanup.ts';
import { percentile } from './figures.ts';
import { DELOAD, START_FLAGS, startProgram } from './programs.ts';

const LATER_STARTS = 5;
const PATIENCE_MS = 120_000;

/** `npm start` without any settings, until the block with the playground's address is printed. */
export const start: Benchmark = {
  name: 'start',
  what: 'from starting the process to the playground being there, PostgreSQL included',
  run: ({ quick, signal }) =>
    withCleanup(signal, async (cleanup) => {
      const folder = await cleanup.dataFolder();
      const readyAfter = async (): Promise<number> => {
        const program = await startProgram({
          args: [...START_FLAGS, DELOAD, 'start'],
          environment: { DELOAD_DATA: folder, PORT: '0', LOG_LEVEL: 'warn' },
          folder,
          ready: /Deload is running[\s\S]*Stop with Ctrl\+C/,
          patienceMs: PATIENCE_MS,
        });
        cleanup.add(program.stop);
        const playground = /http:\/\/\S+token=\S+/.exec(program.said())?.[0];
        // It answers with a cookie and a redirect, as to a browser.
        const answer = playground ? await fetch(playground, { redirect: 'manual' }) : null;
        if (!answer || answer.status >= 400)
          throw new Error(`the playground answered ${answer?.status}:\n${program.said()}`);
        await answer.arrayBuffer();
        await program.stop();
        return program.readyAfter / 1000;
      };
      const first = await readyAfter();
      const later: number[] = [];
      while (later.length < (quick ? 1 : LATER_STARTS)) later.push(await readyAfter());
      return {
        rows: [
          { what: 'first start, database made and sample club filled', unit: 's', figure: first, target: 10 },
          { what: 'later start, median', unit: 's', figure: percentile(later, 0.5), target: 4 },
          { what: 'later start, slowest', unit: 's', figure: percentile(later, 1), target: 4 },
        ],
        notes: [`${later.length} later starts; the program was built before (npm run bench does that).`],
      };
    }),
};
