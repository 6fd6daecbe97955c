import { setFlagsFromString } from 'node:v8';
import { problemText } from '../welcome.ts';
import type { CliCommand } from './command.ts';

/**
 * How much garbage may pile up before it is collected, in percent of what is in use. Left alone, V8 lets the heap of a
 * busy bot grow to four times what it needs and keeps it. This makes collections shorter and more frequent.
 */
const HEAP_GROWING_PERCENT = 20;

/** The bot: runs until it is told to stop. */
export const startCommand: CliCommand = {
  usage: 'start',
  does: 'runs the bot; with no tokens, the playground',
  options: {},
  positionals: { min: 0, max: 0 },
  async run() {
    setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
    // Brings both chat clients with it, so the other commands do not wait for them.
    const { start } = await import('../main.ts');
    const started = await start(process.env);
    if ('problems' in started) {
      process.stderr.write(problemText(started.problems));
      return 1;
    }
    process.stdout.write(started.welcome);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    });
    process.stderr.write('Stopping: closing doors, finishing what is under way.\n');
    await started.stop();
    return 0;
  },
};
