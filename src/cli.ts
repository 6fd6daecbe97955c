import { parseArgs } from 'node:util';
import { calendarCommand } from './cli/calendar.ts';
import { checkCommand } from './cli/check.ts';
import { type CliCommand, UsageError } from './cli/command.ts';
import { metricsCommand } from './cli/metrics.ts';
import { planCommand } from './cli/plan.ts';
import { manifestCommand, registerCommand } from './cli/platforms.ts';
import { riskCommand } from './cli/risk.ts';
import { startCommand } from './cli/start.ts';

/** The list: one line per command of `deload`. */
const COMMANDS: Readonly<Record<string, CliCommand>> = {
  start: startCommand,
  check: checkCommand,
  register: registerCommand,
  manifest: manifestCommand,
  metrics: metricsCommand,
  risk: riskCommand,
  calendar: calendarCommand,
  plan: planCommand,
};

/**
 * The `deload` command. Machine-readable output on stdout, messages on stderr; 0 done, 1 refused or found wrong, 2 wrong
 * usage.
 */
export async function run(argv: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = argv;
  const command = COMMANDS[name];
  if (!command) {
    const asked = name === 'help' || name === '--help' || name === '-h';
    process.stderr.write(`${asked ? '' : `deload has no command ${name}.\n\n`}${usage()}`);
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

function usage(): string {
  const lines = Object.values(COMMANDS).map((command) => `  deload ${command.usage}\n      ${command.does}`);
  return `Usage:\n\n${lines.join('\n')}\n`;
}
