import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  GuildMember,
  type Interaction,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Door, Invocation } from '../platform.ts';
import { readCustomId } from './customId.ts';
import type { WantedFile } from './files.ts';

/** The kinds of interaction that we answer with more than "this is over". */
export type Asking =
  | ChatInputCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

/** An interaction as the house knows it. Files have not been fetched yet. */
export interface Heard {
  readonly invocation: Invocation;
  readonly files: Readonly<Record<string, WantedFile>>;
}

export const PLATFORM = 'discord';

/** null: a button that is forged, or older than what it stood for. */
export async function hear(interaction: Asking, unpack: Door['unpack']): Promise<Heard | null> {
  if (interaction.isChatInputCommand()) return hearSlash(interaction);
  const control = readCustomId(interaction.customId);
  const invoke = control && (await unpack(control.packed));
  if (!control || !invoke) return null;
  const { command, input, ask } = invoke;
  if (interaction.isModalSubmit()) {
    const fields = readFields(interaction);
    return heard(interaction, 'form', command, { ...input, ...fields.values }, fields.files);
  }
  const [value] = interaction.isStringSelectMenu() ? interaction.values : [];
  const picked = control.kind === 'pick' && value !== undefined ? { [control.option]: value } : {};
  const pressed = heard(interaction, 'button', command, { ...input, ...picked }, {});
  return ask ? { ...pressed, invocation: { ...pressed.invocation, ask } } : pressed;
}

export function hearSlash(interaction: ChatInputCommandInteraction | AutocompleteInteraction): Heard {
  const values: Record<string, unknown> = {};
  const files: Record<string, WantedFile> = {};
  for (const option of interaction.options.data) {
    if (option.type === ApplicationCommandOptionType.Attachment && option.attachment) {
      files[option.name] = option.attachment;
    } else values[option.name] = option.value;
  }
  return heard(interaction, 'typed', interaction.commandName, values, files);
}

function heard(
  interaction: Interaction,
  origin: Invocation['origin'],
  command: string,
  values: Readonly<Record<string, unknown>>,
  files: Heard['files'],
): Heard {
  const { id, guildId, channelId, user, member, locale } = interaction;
  // Not fetched yet, but present: a form need not ask for it.
  const expected = Object.entries(files).map(([option, { name }]) => [option, { name, bytes: new Uint8Array() }]);
  return {
    files,
    invocation: {
      id,
      platform: PLATFORM,
      workspace: guildId,
      user: { id: user.id, name: member instanceof GuildMember ? member.displayName : user.displayName, locale },
      channel: channelId,
      origin,
      command,
      input: { ...values, ...Object.fromEntries(expected) },
    },
  };
}

/** The fields of a sent form, by the option they are for; empty ones are absent. */
function readFields({ fields }: ModalSubmitInteraction) {
  const values: Record<string, string> = {};
  const files: Record<string, WantedFile> = {};
  for (const [option, field] of fields.fields) {
    const [file] = 'attachments' in field && field.attachments ? field.attachments.values() : [];
    if (file) {
      files[option] = file;
      continue;
    }
    const value = 'value' in field ? field.value : 'values' in field ? field.values[0] : undefined;
    if (typeof value === 'string' && value !== '') values[option] = value;
  }
  return { values, files };
}
