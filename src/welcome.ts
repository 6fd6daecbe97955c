import type { Config } from './config.ts';

interface Facts {
  readonly config: Config;
  readonly address: string;
  /** The playground's link with its token; null when a platform is switched on. */
  readonly playground: string | null;
  readonly database: string;
}

/** One readable block: where the playground is, what is on, what is off and which setting turns it on. */
export function welcome({ config, address, playground, database }: Facts): string {
  const { discord, slack } = config;
  const lines: readonly (readonly [string, string])[] = [
    ['Playground', playground ?? 'off; it runs when no platform is switched on'],
    ['Discord', discord ? 'on' : 'off; set DISCORD_TOKEN to switch it on'],
    [
      'Slack',
      slack
        ? `on (${slack.appToken ? 'Socket Mode' : `HTTP at ${config.publicUrl ?? address}/slack/events`})`
        : 'off; set SLACK_BOT_TOKEN and SLACK_APP_TOKEN to switch it on',
    ],
    ['Database', database],
    [
      'Sealing key',
      config.secret ? 'from DELOAD_SECRET' : `kept in ${config.dataDir}/secret: back it up, or set DELOAD_SECRET`,
    ],
    ['Health', `${address}/healthz   ${address}/readyz   ${address}/metrics`],
  ];
  const width = Math.max(...lines.map(([label]) => label.length)) + 2;
  return [
    '',
    'Deload is running.',
    '',
    ...lines.map(([label, says]) => `  ${label.padEnd(width)}${says}`),
    '',
    playground ? 'Open the playground link in a browser. Stop with Ctrl+C.' : 'Stop with Ctrl+C.',
    '',
  ].join('\n');
}

/** All problems at once, by setting. */
export function problemText(problems: readonly { readonly setting: string; readonly says: string }[]): string {
  return [
    '',
    problems.length === 1 ? 'Deload cannot start:' : `Deload cannot start, ${problems.length} things stand in the way:`,
    '',
    ...problems.map(({ setting, says }) => `  ${setting}: ${says}`),
    '',
    'Settings come from the environment or from .env in this folder; .env.example lists them all.',
    '',
  ].join('\n');
}
