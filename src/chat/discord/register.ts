import { DefaultRestOptions, REST, Routes } from 'discord.js';
import type { Log } from '../../log.ts';
import type { Command } from '../command/command.ts';
import { registerCommands } from './registration.ts';

/** Registers the commands without a gateway connection. @returns whether anything was sent */
export async function registerDiscord(options: {
  readonly token: string;
  readonly apiUrl: string | null;
  readonly commands: readonly Command[];
  readonly log: Log;
}): Promise<boolean> {
  const rest = new REST({ version: '10', api: options.apiUrl ?? DefaultRestOptions.api }).setToken(options.token);
  const application = (await rest.get(Routes.currentApplication())) as { readonly id: string };
  return registerCommands(rest, application.id, options.commands, options.log);
}
