import { allCommands } from '../../commands/index.ts';
import type { Command } from '../chat/command/command.ts';
import { choiceLabel, type OptionSpec, optionHint, optionsOf } from '../chat/command/options.ts';
import { makeTranslate } from '../i18n/translate.ts';

const t = makeTranslate('en', 'utc');

/** docs/commands.md: every command, from the same schema the platforms, forms and buttons use. */
export function commandReference(): string {
  return [
    '# Commands',
    '',
    '<!-- Written by `npm run docs` from commands/; changes here are lost. -->',
    '',
    'In Discord each command is a slash command of its own. In Slack it is `/deload NAME …`; `/checkin`, `/book`, `/mine`',
    'and `/roster` also work directly. Whatever is missing is asked for in a form, so the name alone is enough.',
    'Every answer is private.',
    '',
    '| Command | Who | What |',
    '| --- | --- | --- |',
    ...allCommands.map(
      (command) => `| [\`${command.name}\`](#${command.name}) | ${who(command)} | ${cell(summary(command))} |`,
    ),
    ...allCommands.flatMap((command) => ['', ...section(command)]),
    '',
  ].join('\n');
}

function section(command: Command): readonly string[] {
  const options = optionsOf(command).filter(({ hidden }) => !hidden);
  const rows = options.map(
    (option) => `| \`${option.name}\` | ${kind(option)} | ${cell(optionHint(command.name, option.name, t))} |`,
  );
  return [
    `## ${command.name}`,
    '',
    `${summary(command)}. For: ${who(command)}.`,
    ...(rows.length > 0 ? ['', '| Option | Takes | Meaning |', '| --- | --- | --- |', ...rows] : []),
    '',
    '```text',
    ...command.examples.map((example) => `/${command.name} ${example}`.trim()),
    '```',
  ];
}

function summary({ name }: Command): string {
  return t.maybe(`command.${name}.summary`) ?? name;
}

function who({ who: allowed }: Command): string {
  if (allowed === 'stranger') return 'everybody';
  if (allowed === 'anyone') return 'members';
  return allowed.map((role) => t(`role.${role}`)).join(', ');
}

function kind(option: OptionSpec): string {
  const range = option.min !== undefined && option.max !== undefined ? ` from ${option.min} to ${option.max}` : '';
  const needed = option.required ? ', needed' : '';
  switch (option.type) {
    case 'choice': {
      const labelled = (option.choices ?? []).map((choice) => {
        const label = choiceLabel(option, choice, t);
        return label === choice ? `\`${choice}\`` : `\`${choice}\` (${cell(label)})`;
      });
      return `one of ${labelled.join(', ')}${needed}`;
    }
    case 'integer':
      return `a whole number${range}${needed}`;
    case 'number':
      return `a number${range}${needed}`;
    case 'file':
      return `a file${needed}`;
    case 'person':
      return `a person${needed}`;
    case 'channel':
      return `a channel${needed}`;
    default:
      return `text${option.maxLength === undefined ? '' : `, at most ${option.maxLength} characters`}${needed}`;
  }
}

/** Fit for a cell of a table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
