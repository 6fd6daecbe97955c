import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands } from '../../../commands/index.ts';
import { defineCommand, press } from '../../../src/chat/command/command.ts';
import type { OptionMeta } from '../../../src/chat/command/options.ts';
import { formId, roomIn } from '../../../src/chat/discord/customId.ts';
import { toModal } from '../../../src/chat/discord/modal.ts';
import { render } from '../../../src/chat/discord/render.ts';
import { toSlash } from '../../../src/chat/discord/slash.ts';
import { plain, shorten, splitText } from '../../../src/chat/discord/words.ts';
import type { Ask, Block, Doc } from '../../../src/chat/doc.ts';
import { checkCommands } from '../../wire/discord/commands.ts';
import { checkComponents, checkModal } from '../../wire/discord/components.ts';
import { openProblems } from '../../wire/discord/problems.ts';
import { textOf } from '../../wire/discord/reading.ts';

const packed = () => 'packed';

function problemsOf(check: (problems: ReturnType<typeof openProblems>) => void): unknown {
  const problems = openProblems();
  check(problems);
  return problems.count === 0 ? null : problems.body().errors;
}

function messageProblems(components: readonly unknown[]): unknown {
  return problemsOf((problems) => checkComponents(components, true, new Set(), [], problems));
}

const ofText = (text: string): Doc => ({ tone: 'plain', blocks: [{ kind: 'text', text }] });

describe('words', () => {
  it.each([
    [
      '*bold* __under__ ~~gone~~ ||spoiler|| `code`',
      '\\*bold\\* \\_\\_under\\_\\_ \\~\\~gone\\~\\~ \\|\\|spoiler\\|\\| \\`code\\`',
    ],
    ['# heading\n> quote\n- item\n-# small', '\\# heading\n\\> quote\n\\- item\n\\-# small'],
    ['<@201> <#100> <t:0> [a](https://b.example)', '\\<@201> \\<#100> \\<t:0> \\[a](https://b.example)'],
    ['https://feeds.example/a_b_c/d.ics?x=1_2 a_b', 'https://feeds.example/a_b_c/d.ics?x=1_2 a\\_b'],
    ['back\\slash', 'back\\\\slash'],
    ['7 of 10 (strong), -3 °C, MD-1, #4', '7 of 10 (strong), -3 °C, MD-1, #4'],
  ])('%s keeps its looks', (text, expected) => expect(plain(text)).toBe(expected));

  it('are cut between words, with a mark', () => {
    expect(shorten('one two three four', 12)).toBe('one two…');
    expect(shorten('short', 12)).toBe('short');
    expect(shorten('x'.repeat(20), 12)).toBe(`${'x'.repeat(11)}…`);
  });

  it('in pieces are all still there, none too long, no character halved', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 2, max: 50 }), (text, max) => {
        const escaped = plain(text);
        const pieces = splitText(escaped, max);
        expect(pieces.join('')).toBe(escaped);
        expect(pieces.every((piece) => piece.length <= max && !/\p{Surrogate}/u.test(piece))).toBe(true);
      }),
    ));
});

/** Any characters, and words of any length around the limits. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
  fc.integer({ min: 1, max: 300 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 1, max: 300 }).map((length) => 'left calf '.repeat(30).slice(0, length)),
);
const action = fc
  .record({ label: words, soreness: fc.integer() })
  .map(({ label, soreness }) => press('feel', label, { soreness }));
const actions = fc.array(action, { maxLength: 12 });
const field = fc.record({ label: words, value: fc.oneof(words, fc.constant('v'.repeat(3000))) });
const choices = fc
  .tuple(fc.integer({ min: 0, max: 60 }), words)
  .map(([count, label]) => Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label })));
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: fc.oneof(words, fc.constant('A sentence. '.repeat(800)), fc.constant('')),
  }),
  fc.record({ kind: fc.constant('fields' as const), fields: fc.array(field, { maxLength: 8 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: words,
    headings: fc.array(words, { maxLength: 4 }),
    rows: fc.array(fc.array(words, { maxLength: 4 }), { maxLength: 40 }),
  }),
  fc.record({ kind: fc.constant('meter' as const), label: words, value: fc.double(), max: fc.double(), words }),
  fc.record({ kind: fc.constant('progress' as const), label: words, done: fc.nat(), of: fc.nat(), words }),
  fc.record({ kind: fc.constant('time' as const), label: words, instant: fc.integer(), words }),
  fc.record({ kind: fc.constant('item' as const), text: words, actions }),
  choices.map((list) => ({
    kind: 'choice' as const,
    choice: { label: 'Choose', invoke: { command: 'feel', input: {} }, option: 'side', choices: list },
  })),
);
const aDoc: fc.Arbitrary<Doc> = fc.record({
  title: fc.oneof(words, fc.constant('')),
  tone: fc.constantFrom('plain', 'good', 'warning', 'refused'),
  blocks: fc.array(block, { maxLength: 12 }),
  actions,
});

describe('a document', () => {
  it('of any kind is drawn so that Discord takes it, with every button', () =>
    fc.assert(
      fc.property(aDoc, (doc) => {
        const pages = render(doc, packed);
        for (const page of pages) expect(messageProblems([page])).toBe(null);
        const buttons = JSON.stringify(pages).split('"custom_id":"b').length - 1;
        const wanted = doc.blocks.reduce((sum, one) => sum + (one.kind === 'item' ? one.actions.length : 0), 0);
        expect(buttons).toBe(wanted + (doc.actions ?? []).length);
      }),
      { numRuns: 150 },
    ));

  it('with a long text says all of it over several messages', () => {
    const text = Array.from({ length: 2000 }, (_, index) => `word${index}`).join(' ');
    const pages = render(ofText(text), packed);
    expect(pages.length).toBeGreaterThan(2);
    expect(
      pages
        .map((page) => textOf({ components: [page] }))
        .join('')
        .replaceAll('\n', ''),
    ).toBe(text);
  });

  it('with a button too long for Discord says its words in full above it', () => {
    const label = `Move my session ${'to another time and place '.repeat(5)}please`;
    const [page] = render({ ...ofText('Hello'), actions: [press('feel', label)] }, packed);
    expect(textOf({ components: [page] })).toContain(`• ${label}`);
    expect(messageProblems([page])).toBe(null);
  });

  it('reads its rows with their headings, and its meter in words', () => {
    const [page] = render(
      {
        title: 'Week',
        tone: 'warning',
        blocks: [
          { kind: 'table', caption: 'Load by day', headings: ['Day', 'Load', 'Sleep'], rows: [['Mon', '300', '7 h']] },
          { kind: 'meter', label: 'Soreness', value: 7, max: 10, words: '7 of 10, strong' },
          { kind: 'time', label: 'Next', instant: 1_700_000_000_000, words: 'Tue 14 Nov, 23:13' },
        ],
      },
      packed,
    );
    expect(textOf({ components: [page] })).toBe(
      [
        '## Week',
        '**Load by day**',
        '• **Mon**; Load: 300; Sleep: 7 h',
        '**Soreness**: 7 of 10, strong',
        '▰▰▰▰▰▰▰▱▱▱',
        '**Next**: Tue 14 Nov, 23:13 (<t:1700000000:R>)',
      ].join('\n'),
    );
    expect(page?.accent_color).toBe(0xf08c00);
  });

  it('with nothing in it is still a message', () =>
    expect(messageProblems(render({ tone: 'plain', blocks: [] }, packed))).toBe(null));

  it('leaves the option of a select its room in the id', () => {
    const choice = {
      label: 'Day',
      invoke: { command: 'choose', input: {} },
      option: 'dayOfTheWeek',
      choices: [{ value: 'a', label: 'A' }],
    };
    const doc: Doc = { tone: 'plain', blocks: [{ kind: 'choice', choice }] };
    const pages = render(doc, () => 'p'.repeat(roomIn(doc)));
    expect(messageProblems(pages)).toBe(null);
    expect(JSON.stringify(pages)).toMatch(/"custom_id":"s00dayOfTheWeek:p+"/);
  });
});

const aField: fc.Arbitrary<Ask['fields'][number]> = fc.record(
  {
    name: fc.uuid(),
    label: words,
    required: fc.boolean(),
    type: fc.constantFrom('text', 'longText', 'number', 'choice', 'file'),
    hint: words,
    error: words,
    value: fc.oneof(words, fc.constant('v'.repeat(5000))),
    choices: choices.filter((list) => list.length > 0),
    maxLength: fc.integer({ min: 1, max: 9000 }),
    min: fc.integer(),
    max: fc.integer(),
  },
  { requiredKeys: ['name', 'label', 'required', 'type', 'choices'] },
);

describe('a form', () => {
  it('of any kind is one Discord opens', () =>
    fc.assert(
      fc.property(fc.array(aField, { minLength: 1, maxLength: 5 }), words, (fields, title) => {
        const modal = toModal(
          { title, invoke: { command: 'feel', input: {} }, fields, submit: 'Send' },
          'p'.repeat(97),
        );
        expect(problemsOf((problems) => checkModal({ ...modal }, [], problems))).toBe(null);
      }),
      { numRuns: 150 },
    ));

  it('keeps the words that do not fit beside a field', () => {
    const hint =
      'Where exactly does it hurt, and since when, and what makes it better or worse, in your own words? '.repeat(2);
    const field = { name: 'note', label: 'Note', hint, required: false, type: 'longText' as const };
    const ask: Ask = { title: 'How are you?', invoke: { command: 'feel', input: {} }, fields: [field], submit: 'Send' };
    expect(textOf({ ...toModal(ask, 'p') })).toContain(hint.trim());
    expect(formId('p')).toHaveLength(4);
  });
});

describe('a slash command', () => {
  const sample = defineCommand({
    name: 'sample',
    who: 'anyone',
    reply: 'private',
    input: z.object({
      note: z.string().max(300).optional(),
      soreness: z.coerce.number().int().min(0).max(10),
      hours: z.coerce.number().min(0.5).max(16).optional(),
      side: z.enum(['left', 'right']).optional(),
      area: z.enum(Array.from({ length: 26 }, (_, index) => `a${index}`) as [string]).optional(),
      slot: z
        .string()
        .optional()
        .meta({ suggest: true } satisfies OptionMeta),
      file: z
        .unknown()
        .optional()
        .meta({ input: 'file' } satisfies OptionMeta),
      person: z
        .string()
        .optional()
        .meta({ input: 'person' } satisfies OptionMeta),
      place: z
        .string()
        .optional()
        .meta({ input: 'channel' } satisfies OptionMeta),
      token: z
        .string()
        .optional()
        .meta({ hidden: true } satisfies OptionMeta),
    }),
    examples: [],
    run: () => Promise.reject(new Error('not run')),
  });

  it('has typed options in Discord words, required ones first, hidden ones nowhere', () => {
    const options = toSlash(sample).options ?? [];
    expect(options.map(({ name, type }) => [name, type])).toEqual([
      ['soreness', 4],
      ['note', 3],
      ['hours', 10],
      ['side', 3],
      ['area', 3],
      ['slot', 3],
      ['file', 11],
      ['person', 6],
      ['place', 7],
    ]);
    expect(options[0]).toMatchObject({ min_value: 0, max_value: 10, required: false });
    expect(options[1]).toMatchObject({ max_length: 300 });
    expect(options[3]).toMatchObject({ choices: [{ value: 'left' }, { value: 'right' }] });
    expect(options[4]).toMatchObject({ autocomplete: true });
    expect(options[5]).toMatchObject({ autocomplete: true });
  });

  it('is offered in guilds and in direct messages, in every language', () => {
    const json = toSlash(sample);
    expect(json.contexts).toEqual([0, 1]);
    expect(Object.keys(json.description_localizations ?? {})).toContain('en-US');
  });

  it('of every command of the house is one Discord registers', () => {
    const all = [sample, ...commands].map(toSlash);
    expect(all.length).toBeGreaterThan(1);
    expect(problemsOf((problems) => checkCommands(all, problems))).toBe(null);
  });
});
