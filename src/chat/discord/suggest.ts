import type { APIApplicationCommandOptionChoice, AutocompleteInteraction } from 'discord.js';
import { makeTranslate, type Translate } from '../../i18n/translate.ts';
import type { Command } from '../command/command.ts';
import { choiceLabel, type OptionSpec, optionsOf } from '../command/options.ts';
import type { Door } from '../platform.ts';
import { hearSlash } from './heard.ts';
import { LIMITS, PATIENCE } from './limits.ts';
import { within } from './patience.ts';
import { shorten } from './words.ts';

/** What to offer while somebody types; nothing when that would take too long. */
export async function suggestions(
  interaction: AutocompleteInteraction,
  { door, commands }: { readonly door: Door; readonly commands: readonly Command[] },
): Promise<readonly APIApplicationCommandOptionChoice<string>[]> {
  const typed = interaction.options.getFocused(true);
  const command = commands.find((one) => one.name === interaction.commandName);
  const option = command && optionsOf(command).find((one) => one.name === typed.name);
  if (!option) return [];
  const found = option.suggest
    ? await within(PATIENCE.suggest, door.suggest(hearSlash(interaction).invocation, option.name, typed.value))
    : listed(option, typed.value, makeTranslate(interaction.locale, 'utc'));
  const usable = (found ?? []).filter((one) => one.value !== '' && one.value.length <= LIMITS.choiceValue);
  return distinct(usable.slice(0, LIMITS.choices));
}

/** Discord accepts no name twice, so a repeated one gets a number. */
function distinct(choices: Awaited<ReturnType<Door['suggest']>>): readonly APIApplicationCommandOptionChoice<string>[] {
  const taken = new Set<string>();
  return choices.map(({ value, label }) => {
    let name = shorten(label, LIMITS.choiceName) || value;
    for (let number = 2; taken.has(name); number++) {
      const mark = ` (${number})`;
      name = `${shorten(label, LIMITS.choiceName - mark.length)}${mark}`;
    }
    taken.add(name);
    return { name, value };
  });
}

/** Choices that contain what was typed, those that begin with it first. */
function listed(option: OptionSpec, typed: string, t: Translate) {
  const wanted = typed.trim().toLocaleLowerCase();
  const found = (option.choices ?? [])
    .map((value) => ({ value, label: choiceLabel(option, value, t) }))
    .map((choice) => ({ choice, at: choice.label.toLocaleLowerCase().indexOf(wanted) }))
    .filter(({ at }) => at >= 0);
  return [...found.filter(({ at }) => at === 0), ...found.filter(({ at }) => at > 0)].map(({ choice }) => choice);
}
