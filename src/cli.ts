import { parseArgs } from 'node:util';
import { type CliCommand, UsageError } from './cli/command.ts';

/**
 * The list: one line per command of `deload`. Each is loaded only when it is called, so that none waits for the others.
 */
const COMMANDS: Readonly<Record<string, () => Promise<CliCommand>>> = {
  start: async () => (await import('./cli/start.ts')).startCommand,
  check: async () => (await import('./cli/check.ts')).checkCommand,
  register: async () => (await import('./cli/platforms.ts')).registerCommand,
  manifest: async () => (await import('./cli/platforms.ts')).manifestCommand,
  metrics: async () => (await import('./cli/metrics.ts')).metricsCommand,
  risk: async () => (await import('./cli/risk.ts')).riskCommand,
  calendar: async () => (await import('./cli/calendar.ts')).calendarCommand,
  plan: async () => (await import('./cli/plan.ts')).planCommand,
};

/**
 * The `deload` command. Machine-readable output on stdout, messages on stderr; 0 done, 1 refused or found wrong, 2 wrong
 * usage.
 */
export async function run(argv: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = argv;
  const command = await COMMANDS[name]?.();
  if (!command) {
    const asked = name === 'help' || name === '--help' || name === '-h';
    process.stderr.write(`${asked ? '' : `deload has no command ${name}.\n\n`}${await usage()}`);
    return asked ? 0 : 2;
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length < command.positionals.min || positionals.length > command.positionals.max) {
      return misused(name, command, 'the number of arguments is wrong');
    }
    return await command.run(positionals, values);
  } catch (error) {
    const parsing = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (error instanceof UsageError || parsing) return misused(name, command, error.message);
    throw error;
  }
}

function misused(name: string, command: CliCommand, says: string): number {
  process.stderr.write(`deload ${name}: ${says}\nUsage: deload ${command.usage}\n`);
  return 2;
}

async function usage(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const lines = commands.map((command) => `  deload ${command.usage}\n      ${command.does}`);
  return `Usage:\n\n${lines.join('\n')}\n`;
}
