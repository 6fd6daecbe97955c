import { z } from 'zod';
import { type Command, defineCommand, press } from '../src/chat/command/command.ts';
import { choiceLabel, optionHint, optionLabel, optionsOf } from '../src/chat/command/options.ts';
import type { Doc } from '../src/chat/doc.ts';
import type { Role } from '../src/domain/people/athlete.ts';
import type { Translate } from '../src/i18n/translate.ts';

/** What can be asked here, with examples: only what the asker's roles allow. */
export const help = (commands: readonly Command[]): Command =>
  defineCommand({
    name: 'help',
    who: 'stranger',
    reply: 'private',
    input: z.object({ topic: z.string().max(40).optional() }),
    examples: ['', 'checkin'],
    async run({ actor, t }, { topic }) {
      const wanted = topic?.trim().replace(/^\//, '').toLowerCase();
      const one = commands.find((command) => command.name === wanted);
      return one
        ? about(one, t)
        : overview(
            commands.filter((command) => mayUse(command, actor.roles)),
            t,
          );
    },
  });

function mayUse(command: Command, roles: readonly Role[]): boolean {
  if (command.who === 'stranger') return true;
  if (command.who === 'anyone') return roles.length > 0;
  return command.who.some((role) => roles.includes(role));
}

function overview(commands: readonly Command[], t: Translate): Doc {
  return {
    title: t('help.title'),
    tone: 'plain',
    blocks: [
      { kind: 'text', text: t('help.intro') },
      ...commands.map((command) => ({
        kind: 'item' as const,
        text: `/${command.name}: ${summary(command, t)}`,
        actions: [press('help', t('help.more', { command: command.name }), { topic: command.name })],
      })),
      { kind: 'text', text: t('help.care') },
    ],
  };
}

function about(command: Command, t: Translate): Doc {
  const options = optionsOf(command).filter((option) => !option.hidden);
  return {
    title: `/${command.name}`,
    tone: 'plain',
    blocks: [
      { kind: 'text', text: summary(command, t) },
      ...(options.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              caption: t('help.options'),
              headings: [t('help.option'), t('help.meaning')],
              rows: options.map((option) => [
                optionLabel(command.name, option.name, t),
                [
                  optionHint(command.name, option.name, t),
                  ...(option.choices
                    ? [option.choices.map((choice) => choiceLabel(option, choice, t)).join(', ')]
                    : []),
                ].join(': '),
              ]),
            },
          ]),
      {
        kind: 'text',
        text: t('help.examples', {
          examples: command.examples.map((example) => `/${command.name} ${example}`.trim()).join('\n'),
        }),
      },
    ],
    actions: [
      press(command.name, t('help.try', { command: command.name }), {}, { style: 'primary' }),
      press('help', t('button.back')),
    ],
  };
}

function summary(command: Command, t: Translate): string {
  return t.maybe(`command.${command.name}.summary`) ?? command.name;
}
