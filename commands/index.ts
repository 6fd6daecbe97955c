import type { Command } from '../src/chat/command.ts';
import { help } from './help.ts';
import { join } from './join.ts';
import { settings } from './settings.ts';
import { team } from './team.ts';

/** The list: one line per command, in the order help shows them. */
export const commands: readonly Command[] = [join, settings, team];

/** help describes the list, so it is made from it. */
export const allCommands: readonly Command[] = [...commands, help(commands)];
