import { type REST, Routes } from 'discord.js';
import type { Log } from '../../log.ts';
import type { Command } from '../command/command.ts';
import { toSlash } from './slash.ts';

/**
 * Tells Discord our commands, but only if they differ from what it has: registrations count against a daily limit.
 * @returns whether anything was sent
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: readonly Command[],
  log: Log,
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const ours = commands.map(toSlash);
  const theirs = await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) });
  if (essence(ours) === essence(theirs)) {
    log.info({ commands: ours.length }, 'discord commands are up to date');
    return false;
  }
  await rest.put(route, { body: ours });
  log.info({ commands: ours.length }, 'discord commands registered');
  return true;
}

/** What we say about a command; Discord adds ids, versions and defaults of its own. */
const SAID = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'contexts',
  'options',
  'required',
  'autocomplete',
  'choices',
  'value',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'channel_types',
];

/** The same text for definitions that mean the same: in a fixed order, without what is empty or a default. */
function essence(commands: unknown): string {
  const list = Array.isArray(commands) ? commands.filter(isRecord) : [];
  return list
    .map((command) => JSON.stringify(normal({ type: 1, ...command })))
    .sort()
    .join('\n');
}

function normal(value: unknown, known: boolean = true): unknown {
  if (Array.isArray(value)) return value.map((one) => normal(one));
  if (!isRecord(value)) return value;
  return Object.entries(value)
    .filter(([key, one]) => (!known || SAID.includes(key)) && !isNothing(one))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, normal(one, !key.endsWith('_localizations'))]);
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
