import type { webApi } from '@slack/bolt';
import { makeTranslate } from '../../i18n/translate.ts';
import type { Command } from '../command/command.ts';
import { optionsOf } from '../command/options.ts';
import { DIRECT, SLASH } from './input.ts';
import { LIMITS } from './limits.ts';
import { EVENTS_PATH } from './signed.ts';

/**
 * What the bot may do. `im:history` is only used to see whether a message that may have arrived did, so that nobody
 * gets it twice; everything else works without it.
 */
export const BOT_SCOPES = [
  'commands',
  'chat:write',
  'im:write',
  'im:history',
  'users:read',
  'files:read',
  'files:write',
] as const;

export type SlackManifest = webApi.AppsManifestCreateArguments['manifest'];

/** The app manifest: paste it at api.slack.com/apps → Create New App → From a manifest. */
export function slackManifest(
  commands: readonly Command[],
  options: { readonly socketMode: boolean; readonly publicUrl?: string | null },
): SlackManifest {
  const t = makeTranslate('en', 'utc');
  const address = options.socketMode || !options.publicUrl ? null : new URL(EVENTS_PATH, options.publicUrl).href;
  const redirect = options.publicUrl ? new URL('/slack/oauth_redirect', options.publicUrl).href : null;
  const slash = (command: string, description: string, hint: string) => ({
    command: `/${command}`,
    description: description.slice(0, LIMITS.slashDescription),
    ...(hint ? { usage_hint: hint.slice(0, LIMITS.slashHint) } : {}),
    // People and channels arrive as ids, whatever they are called.
    should_escape: true,
    ...(address ? { url: address } : {}),
  });
  const summary = (name: string) => t.maybe(`command.${name}.summary`) ?? name;
  const direct = commands.filter((command) => (DIRECT as readonly string[]).includes(command.name));
  return {
    display_information: {
      name: 'Deload',
      description: 'Check-ins, load and massage around the training week',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'deload', always_online: true },
      slash_commands: [
        slash(SLASH, 'Everything Deload can do; alone it shows help', commands.map(({ name }) => name).join(' | ')),
        ...direct.map((command) => slash(command.name, summary(command.name), hintOf(command))),
      ],
    },
    oauth_config: {
      scopes: { bot: [...BOT_SCOPES] },
      ...(redirect ? { redirect_urls: [redirect] } : {}),
    },
    settings: {
      interactivity: { is_enabled: true, ...(address ? { request_url: address } : {}) },
      event_subscriptions: {
        bot_events: ['app_home_opened', 'app_uninstalled', 'tokens_revoked'],
        ...(address ? { request_url: address } : {}),
      },
      socket_mode_enabled: options.socketMode,
      org_deploy_enabled: false,
      token_rotation_enabled: false,
    },
  };
}

/** `SORENESS AREA [side] [note]`, or the command's first example. */
function hintOf(command: Command): string {
  const options = optionsOf(command).filter((option) => !option.hidden && option.type !== 'file');
  const named = options.map(({ name, required }) => (required ? name.toUpperCase() : `[${name}]`)).join(' ');
  return command.examples[0] ?? named;
}
