import { readFile } from 'node:fs/promises';
import { assess } from '../domain/risk/assess.ts';
import { historySchema, toView } from '../domain/risk/history.ts';
import { type CliCommand, printJson, refuse } from './command.ts';

/** From an athlete's history to findings, with their evidence. */
export const riskCommand: CliCommand = {
  usage: 'risk HISTORY.json',
  does: 'patterns in one athlete history (docs/formats/athlete-history.schema.json)',
  options: {},
  positionals: { min: 1, max: 1 },
  async run([file = '']) {
    let given: unknown;
    try {
      given = JSON.parse(await readFile(file, 'utf8'));
    } catch (error) {
      return refuse(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
    const history = historySchema.safeParse(given);
    if (!history.success) {
      return refuse(
        [
          `${file} is not an athlete history:`,
          ...history.error.issues.map((issue) => `  ${issue.path.join('.') || '(top)'}: ${issue.message}`),
        ].join('\n'),
      );
    }
    const { findings, notEnough } = assess(toView(history.data), history.data.settings.patterns);
    printJson({ findings, notEnough });
    return 0;
  },
};
