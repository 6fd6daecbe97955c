import { readConfig } from '../config.ts';
import { makeLog } from '../log.ts';
import { type CliCommand, printJson, refuse } from './command.ts';

/** Registers the Discord commands if they changed. */
export const registerCommand: CliCommand = {
  usage: 'register',
  does: 'registers the Discord commands, only when they changed (start does so by itself)',
  options: {},
  positionals: { min: 0, max: 0 },
  async run() {
    const { allCommands } = await import('../../commands/index.ts');
    const { registerDiscord } = await import('../chat/discord/register.ts');
    const config = readConfig(process.env);
    if ('problems' in config)
      return refuse(config.problems.map(({ setting, says }) => `${setting}: ${says}`).join('\n'));
    if (!config.discord)
      return refuse(
        'DISCORD_TOKEN is not set: it is on the Bot page of your application in the Discord developer portal.',
      );
    const log = makeLog({ level: 'silent', secrets: [config.discord.token] });
    try {
      const changed = await registerDiscord({ ...config.discord, commands: allCommands, log });
      process.stderr.write(
        changed ? `Registered ${allCommands.length} commands.\n` : 'Nothing changed: all commands are registered.\n',
      );
      return 0;
    } catch (error) {
      return refuse(error instanceof Error ? error.message : String(error));
    }
  },
};

/** The Slack app manifest, ready to paste. */
export const manifestCommand: CliCommand = {
  usage: 'manifest [--http]',
  does: 'prints the Slack app manifest; --http for HTTP instead of Socket Mode (needs PUBLIC_URL)',
  options: { http: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  async run(_positionals, values) {
    const { allCommands } = await import('../../commands/index.ts');
    const { slackManifest } = await import('../chat/slack/manifest.ts');
    const publicUrl = process.env.PUBLIC_URL?.trim();
    if (values.http && !publicUrl)
      return refuse(
        'PUBLIC_URL is not set: the address Slack reaches this bot at, for example https://deload.example.org',
      );
    printJson(slackManifest(allCommands, { socketMode: !values.http, ...(publicUrl ? { publicUrl } : {}) }));
    return 0;
  },
};
