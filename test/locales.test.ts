import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { allCommands } from '../commands/index.ts';
import { choiceLabel, optionHint, optionLabel, optionsOf } from '../src/chat/command/options.ts';
import { LIMITS } from '../src/chat/discord/limits.ts';
import { LOCALES, type Locale, messagesOf } from '../src/i18n/locales/index.ts';
import { makeTranslate } from '../src/i18n/translate.ts';
import { sources } from './support/sources.ts';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** The kinds of element in a parsed message: @formatjs/icu-messageformat-parser. */
const ARGUMENT = 1;
const NUMBER = 2;
const SELECT = 5;
const PLURAL = 6;

interface Placeholder {
  readonly name: string;
  /** Values a sample needs: every branch of a select, numbers for numbers. */
  readonly samples: readonly (string | number)[];
}

function placeholdersOf(elements: Ast): readonly Placeholder[] {
  return elements.flatMap((element): readonly Placeholder[] => {
    switch (element.type) {
      case ARGUMENT:
        return [{ name: element.value, samples: ['Ada'] }];
      case NUMBER:
        return [{ name: element.value, samples: [2.5] }];
      case SELECT:
      case PLURAL: {
        const branches = Object.values(element.options).flatMap((option) => placeholdersOf(option.value));
        const samples = element.type === PLURAL ? [0, 1, 2, 5, 21] : Object.keys(element.options);
        return [{ name: element.value, samples }, ...branches];
      }
      default:
        return [];
    }
  });
}

const formatOf = (locale: Locale, message: string) =>
  new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
const namesIn = (locale: Locale, message: string) =>
  [...new Set(placeholdersOf(formatOf(locale, message).getAst()).map(({ name }) => name))].sort();
const textsOf = (locale: Locale) => Object.entries(messagesOf(locale));

/**
 * The bot never names an illness, a probability, a promise or a threat. English words count in every language: they get
 * left in.
 */
const BANNED: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    /diagnos/i,
    /\brisk\b[^.]*%|%[^.]*\brisk\b/i,
    /\b(un)?safe(ly|ty)?\b/i,
    /sweet spot/i,
    /danger/i,
    /\bprevent/i,
    /you are injured/i,
    /guarantee/i,
  ],
  de: [
    /gefahr|gefähr/i,
    /risiko[^.]*(%|prozent)|(%|prozent)[^.]*risiko/i,
    /sichere[rn]? (zone|bereich)/i,
    /vorbeug|verhüt/i,
    /(verhinder|vermeid)[^.]*(verletz|überlast)/i,
    /(du bist|sie sind) verletzt/i,
    /garantier/i,
  ],
  es: [
    /diagn[oó]s/i,
    /peligr/i,
    /riesgo[^.]*(%|por ciento)|(%|por ciento)[^.]*riesgo/i,
    /zona segura|punto óptimo/i,
    /\bpreven(ir|ción|tiv)|\bprevien/i,
    /est[áa]s lesionad/i,
    /garantiz/i,
  ],
  fr: [
    /danger/i,
    /risque[^.]*(%|pour cent)|(%|pour cent)[^.]*risque/i,
    /zone sûre|en toute sécurité/i,
    /prévention/i,
    /(prévenir|empêcher|éviter)[^.]*(blessure|surcharge)/i,
    /(tu es|vous êtes) blessé/i,
    /garanti/i,
  ],
};

function bannedIn(locale: string, text: string): readonly string[] {
  return [...(BANNED.en ?? []), ...(locale === 'en' ? [] : (BANNED[locale] ?? []))].flatMap(
    (word) => word.exec(text)?.[0] ?? [],
  );
}

describe.each(LOCALES)('%s', (locale) => {
  const t = makeTranslate(locale, 'Europe/Berlin');

  it('says as much as English, with the same placeholders', () => {
    const english = messagesOf('en');
    const texts = textsOf(locale);
    expect(texts.length).toBeGreaterThan(300);
    expect(Object.keys(messagesOf(locale)).sort()).toEqual(Object.keys(english).sort());
    const different = texts.filter(([key, message]) => {
      const source = (english as Readonly<Record<string, string>>)[key] ?? '';
      return namesIn(locale, message).join() !== namesIn('en', source).join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('can say every message with every kind of value', () => {
    const left: string[] = [];
    for (const [key, message] of textsOf(locale)) {
      const format = formatOf(locale, message);
      const placeholders = placeholdersOf(format.getAst());
      for (const { name, samples } of placeholders) {
        for (const sample of samples) {
          const values = Object.fromEntries(placeholders.map((one) => [one.name, one.samples[0] ?? 'Ada']));
          const said = String(format.format({ ...values, [name]: sample }));
          if (/[{}]/.test(said)) left.push(`${key}: ${said}`);
        }
      }
    }
    expect(left).toEqual([]);
  });

  it('writes cleanly: no stray spaces, no apostrophe that ICU would take for a quote', () => {
    const untidy = textsOf(locale).filter(([, text]) => text.trim() !== text || / {2}|'/.test(text));
    expect(untidy).toEqual([]);
  });

  it('is silent exactly where English is', () => {
    const silent = (one: Locale) => textsOf(one).flatMap(([key, text]) => (text === '' ? [key] : []));
    expect(silent(locale)).toEqual(silent('en'));
    expect(silent('en').filter((key) => !/^pattern\.[A-Z0-9]+\.athlete$/.test(key))).toEqual([]);
  });

  it('uses none of the words the bot never says', () => {
    const said = textsOf(locale).flatMap(([key, text]) => bannedIn(locale, text).map((word) => `${key}: ${word}`));
    expect(said).toEqual([]);
  });

  it('describes every command and option within what Discord takes', () => {
    const problems: string[] = [];
    const fits = (what: string, text: string | undefined, limit: number) => {
      if (text === undefined) problems.push(`${what} is missing`);
      else if (text.length < 1 || text.length > limit)
        problems.push(`${what} has ${text.length} of ${limit} characters`);
    };
    for (const command of allCommands) {
      fits(`command.${command.name}.summary`, t.maybe(`command.${command.name}.summary`), LIMITS.description);
      const title = t.maybe(`command.${command.name}.form`);
      if (title !== undefined) fits(`command.${command.name}.form`, title, LIMITS.modalTitle);
      for (const option of optionsOf(command).filter(({ hidden }) => !hidden)) {
        const key = `command.${command.name}.option.${option.name}`;
        fits(key, t.maybe(key), LIMITS.description);
        const label = t.maybe(`${key}.label`) ?? t.maybe(`option.${option.name}`);
        fits(`the label of ${key}`, label, LIMITS.fieldLabel);
      }
    }
    expect(problems).toEqual([]);
  });

  it('names every choice people see, each differently', () => {
    const problems: string[] = [];
    for (const command of allCommands) {
      for (const option of optionsOf(command)) {
        if (option.hidden || !option.choices) continue;
        const where = `${command.name} ${option.name}`;
        if (!option.labels) problems.push(`${where} has no labels`);
        const names = option.choices.map((choice) => choiceLabel(option, choice, t));
        if (new Set(names).size !== names.length) problems.push(`${where} names two choices alike`);
        for (const choice of option.choices) {
          const name = t.maybe(`${option.labels}.${choice}`);
          if (name === undefined) problems.push(`${option.labels}.${choice} is missing`);
          else if (name.length > LIMITS.choiceName) problems.push(`${option.labels}.${choice} is too long`);
        }
      }
    }
    expect(problems).toEqual([]);
  });
});

describe('names', () => {
  it('of commands and options are valid on both platforms, and used once', () => {
    // Discord: ^[-_'\p{L}\p{N}]{1,32}$ in lower case. Slack: lower case, no more than 32.
    const valid = /^[a-z][a-z0-9_-]{0,31}$/;
    const names = allCommands.map((command) => command.name);
    expect(names.length).toBeGreaterThan(10);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !valid.test(name))).toEqual([]);
    for (const command of allCommands) {
      const options = optionsOf(command);
      expect(options.filter(({ name }) => !valid.test(name)).map(({ name }) => `${command.name} ${name}`)).toEqual([]);
      expect(options.filter(({ hidden }) => !hidden).length).toBeLessThanOrEqual(LIMITS.commandOptions);
    }
  });

  it('lead to words: what the code looks up by a made-up key exists', () => {
    const keys = Object.keys(messagesOf('en'));
    const prefixes = sources()
      .filter(({ path }) => path.startsWith('src/') || path.startsWith('commands/'))
      .flatMap(({ path, code }) =>
        [...code.matchAll(/\bt(?:\.maybe)?\(\s*`([a-zA-Z.-]+\.)\$\{/g)].map((match) => ({
          path,
          prefix: match[1] ?? '',
        })),
      );
    expect(prefixes.length).toBeGreaterThan(10);
    expect(prefixes.filter(({ prefix }) => !keys.some((key) => key.startsWith(prefix)))).toEqual([]);
  });
});

describe('the banned words', () => {
  it.each([
    ['en', 'Your diagnosis is ready'],
    ['en', 'A risk of 30 %'],
    ['en', 'You are in the safe zone'],
    ['en', 'the sweet spot of load'],
    ['en', 'This prevents injury'],
    ['de', 'Das ist gefährlich'],
    ['de', 'So beugst du vor: Vorbeugung'],
    ['es', 'prevención de lesiones'],
    ['fr', 'éviter une blessure'],
    ['fr', 'a sweet spot'],
  ])('are found: %s, %s', (locale, text) => {
    expect(bannedIn(locale, text)).not.toEqual([]);
  });

  it.each([
    ['en', 'This is higher than your usual. Please talk to your clinician.'],
    ['de', 'Ich bin verhindert'],
    ['fr', 'Le staff est prévenu'],
  ])('are not seen everywhere: %s, %s', (locale, text) => {
    expect(bannedIn(locale, text)).toEqual([]);
  });

  it('are known for every language', () => {
    expect(LOCALES.filter((locale) => BANNED[locale] === undefined)).toEqual([]);
  });
});

describe('a sentence that ends with an abbreviation', () => {
  it('has one full stop, and an ellipsis keeps its three', () => {
    const t = makeTranslate('fr', 'Europe/Paris');
    const said = t('chart.body.nothing', { day: t.day('2026-11-28') });
    expect(said).toMatch(/[^.]\.$/);
    expect(t('chart.body.nothing', { day: 'un jour...' })).toContain('...');
  });
});

describe('the fallback of an option without words', () => {
  it('is its own name', () => {
    const t = makeTranslate('en', 'utc');
    expect(optionLabel('nothing', 'nowhere', t)).toBe('nowhere');
    expect(optionHint('nothing', 'nowhere', t)).toBe('nowhere');
  });
});
