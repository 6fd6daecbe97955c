import { readConfig } from '../config.ts';
import { preflight } from '../preflight.ts';
import type { CliCommand } from './command.ts';

interface Row {
  readonly what: string;
  readonly works: boolean;
  readonly says: string;
}

/** Config, database, platforms: a table of what works and what to do. */
export const checkCommand: CliCommand = {
  usage: 'check',
  does: 'looks at settings, data folder, port, database and tokens; says what to do',
  options: {},
  positionals: { min: 0, max: 0 },
  async run() {
    const rows = await check(process.env);
    const width = Math.max(...rows.map((row) => row.what.length));
    for (const row of rows)
      process.stdout.write(`${row.works ? 'ok  ' : 'FIX '} ${row.what.padEnd(width)}  ${row.says}\n`);
    return rows.every((row) => row.works) ? 0 : 1;
  },
};

async function check(environment: NodeJS.ProcessEnv): Promise<readonly Row[]> {
  const config = readConfig(environment);
  const problems = [...('problems' in config ? config.problems : []), ...(await preflight(config, environment))];
  const rows: Row[] = problems.map(({ setting, says }) => ({ what: setting, works: false, says }));
  if ('problems' in config) return rows;
  rows.push({ what: 'settings', works: true, says: 'all can be read' });
  const { openDatabase } = await import('../store/database/open.ts');
  const database = await openDatabase(config, null, () => {});
  if ('refused' in database) rows.push({ what: 'database', works: false, says: database.message });
  else {
    rows.push({
      what: 'database',
      works: true,
      says: config.databaseUrl ? 'answers, all migrations applied' : 'embedded, starts, all migrations applied',
    });
    await database.close();
  }
  rows.push({
    what: 'Discord',
    works: true,
    says: config.discord ? 'token set' : 'off; set DISCORD_TOKEN to switch it on',
  });
  rows.push({
    what: 'Slack',
    works: true,
    says: config.slack ? 'tokens set' : 'off; set SLACK_BOT_TOKEN and SLACK_APP_TOKEN to switch it on',
  });
  return rows;
}
