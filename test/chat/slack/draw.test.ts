import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineCommand, press } from '../../../src/chat/command/command.ts';
import type { Ask, Block, Doc, FieldSpec } from '../../../src/chat/doc.ts';
import { toPlainText } from '../../../src/chat/plainText.ts';
import { readLine, readMenu } from '../../../src/chat/slack/input.ts';
import { LIMITS } from '../../../src/chat/slack/limits.ts';
import { slackManifest } from '../../../src/chat/slack/manifest.ts';
import { askView, readMetadata, readValues, reopening } from '../../../src/chat/slack/modal.ts';
import { renderDoc } from '../../../src/chat/slack/render.ts';
import { escapeText, fitEscaped, splitText, unescapeText } from '../../../src/chat/slack/text.ts';
import { checkBlocks, checkView } from '../../wire/slack/blocks.ts';
import { buttonsOf as buttonsIn, textOf as textIn } from '../../wire/slack/reading.ts';

const pack = async (invoke: { command: string }, limit: number) => `packed ${invoke.command}`.slice(0, limit);
const draw = (doc: Doc, surface: 'message' | 'view' = 'message') => renderDoc(doc, surface, pack, 'There is more.');
const one = (block: Block): Doc => ({ tone: 'plain', blocks: [block] });
const noFiles = () => false;
const textOf = (shown: object | undefined) => textIn({ ...shown });
const buttonsOf = (shown: object | undefined) => buttonsIn({ ...shown });

describe('text', () => {
  it('is escaped and read back', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(unescapeText(escapeText(text))).toBe(text);
      }),
    ));

  it('fits its limit and says so where it was cut', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 4, max: 60 }), (text, limit) => {
        const fitted = fitEscaped(text, limit);
        expect(fitted.length).toBeLessThanOrEqual(limit);
        expect(fitted === escapeText(text) || fitted.endsWith('…')).toBe(true);
        expect(fitted).not.toMatch(/[\ud800-\udbff]$/);
      }),
    ));

  it('is split into pieces that fit, without losing a word', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 30 }), { maxLength: 40 }),
        fc.integer({ min: 8, max: 90 }),
        (words, limit) => {
          const text = words.join(' ');
          const pieces = splitText(text, limit);
          expect(pieces.every((piece) => escapeText(piece).length <= limit)).toBe(true);
          expect(pieces.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
        },
      ),
    ));
});

const word = fc.string({ unit: 'grapheme', maxLength: 120 });
const long = fc.string({ minLength: 2900, maxLength: 9000 });
const action = word.map((label) => press('feel', label));
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: fc.oneof(
      word,
      long,
      word.map((text) => `${text} https://a.example/b?c=1&d=2.`),
    ),
  }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: word, value: fc.oneof(word, long) }), { maxLength: 25 }),
  }),
  fc.integer({ min: 0, max: 25 }).chain((columns) =>
    fc.record({
      kind: fc.constant('table' as const),
      caption: word,
      headings: fc.array(word, { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.array(word, { minLength: columns, maxLength: columns }), { maxLength: 120 }),
    }),
  ),
  fc.record({ kind: fc.constant('meter' as const), label: word, value: fc.double(), max: fc.double(), words: word }),
  fc.record({ kind: fc.constant('progress' as const), label: word, done: fc.nat(), of: fc.nat(), words: word }),
  fc.record({ kind: fc.constant('time' as const), label: word, instant: fc.nat(), words: word }),
  fc.record({
    kind: fc.constant('item' as const),
    text: fc.oneof(word, long),
    actions: fc.array(action, { maxLength: 30 }),
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    choice: fc.record({
      label: word,
      option: fc.constant('day'),
      invoke: fc.constant({ command: 'feel', input: {} }),
      choices: fc.array(fc.record({ value: fc.string({ minLength: 1, maxLength: 200 }), label: word }), {
        maxLength: 230,
      }),
    }),
  }),
);
const doc: fc.Arbitrary<Doc> = fc.record({
  title: fc.oneof(word, fc.string({ minLength: 140, maxLength: 200 })),
  tone: fc.constantFrom('plain', 'good', 'warning', 'refused'),
  blocks: fc.array(block, { maxLength: 30 }),
  actions: fc.array(action, { maxLength: 60 }),
});

describe('a document', () => {
  it('is always something Slack takes, on as many pages as it needs', () =>
    fc.assert(
      fc.asyncProperty(doc, fc.constantFrom('message' as const, 'view' as const), async (some, surface) => {
        const pages = await draw(some, surface);
        for (const page of pages) {
          expect(checkBlocks(page.blocks, surface === 'view' ? 'modal' : 'message', noFiles)).toEqual([]);
          expect(page.text.length).toBeLessThanOrEqual(LIMITS.text);
          expect(page.blocks.length).toBeGreaterThan(0);
        }
        const ids = pages.flatMap((page) => buttonsOf(page).map((button) => button.actionId));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 150 },
    ));

  it('says the same in `text` as in its blocks', async () => {
    const some: Doc = {
      title: 'Saved',
      tone: 'good',
      blocks: [
        { kind: 'meter', label: 'Soreness', value: 7, max: 10, words: '7 of 10, strong' },
        { kind: 'fields', fields: [{ label: 'Sleep', value: '6 h' }] },
        { kind: 'time', label: 'Next', instant: 0, words: 'Thu 12 Mar, 17:00' },
      ],
      actions: [press('book', 'Book now', {}, { style: 'primary' })],
    };
    const [page, ...rest] = await draw(some);
    expect(rest).toEqual([]);
    expect(page?.text).toBe(toPlainText(some));
    expect(textOf(page)).toBe(
      '✅ Saved\nSoreness: 7 of 10, strong\n■■■■■■■□□□\nSleep\n6 h\nNext: Thu 12 Mar, 17:00\nBook now',
    );
    expect(buttonsOf(page)).toMatchObject([{ label: 'Book now', value: 'packed book' }]);
  });

  it('mentions nobody and formats nothing, whatever people write', async () => {
    const wicked = '<!channel> <@U1> *bold* _under_ ~no~ `code` &lt;!here&gt; > quote';
    const some: Doc = {
      title: wicked,
      tone: 'plain',
      blocks: [
        { kind: 'text', text: wicked },
        { kind: 'fields', fields: [{ label: wicked, value: wicked }] },
        { kind: 'item', text: wicked, actions: [press('feel', wicked)] },
      ],
    };
    for (const page of await draw(some)) {
      expect(JSON.stringify(page)).not.toContain('<!');
      expect(JSON.stringify(page)).not.toContain('mrkdwn');
      expect(page.text).toContain('&lt;!channel&gt; &lt;@U1&gt;');
    }
  });

  it('makes links of addresses and of nothing else', async () => {
    const [page] = await draw(one({ kind: 'text', text: 'See https://deload.example/x?a=1&b=2. <!here>' }));
    expect(page?.blocks).toMatchObject([
      {
        type: 'rich_text',
        elements: [
          {
            elements: [
              { type: 'text', text: 'See ' },
              { type: 'link', url: 'https://deload.example/x?a=1&b=2' },
              { type: 'text', text: '. <!here>' },
            ],
          },
        ],
      },
    ]);
  });

  const rows = (count: number) => Array.from({ length: count }, (_, row) => [`Athlete ${row}`, `${row} h`]);
  const table = (count: number): Block => ({
    kind: 'table',
    caption: 'Roster',
    headings: ['Who', 'Sleep'],
    rows: rows(count),
  });

  it('draws one table a message, and goes on in the next', async () => {
    const pages = await draw({ tone: 'plain', blocks: [table(3), table(4)] });
    expect(pages.map((page) => page.blocks.map((drawn) => drawn.type))).toEqual([
      ['section', 'table'],
      ['section', 'table'],
    ]);
  });

  it.each([
    { where: 'in a view', count: 3, surface: 'view' as const },
    { where: 'with more rows than a table holds', count: 100, surface: 'message' as const },
  ])('says a table in rows $where', async ({ count, surface }) => {
    const pages = await draw(one(table(count)), surface);
    expect(pages.flatMap((page) => page.blocks.map((drawn) => drawn.type))).not.toContain('table');
    expect(pages.map((page) => textOf(page)).join('\n')).toContain(`Athlete ${count - 1}; Sleep: ${count - 1} h`);
  });

  it('loses nothing of a document that is far too long', async () => {
    const people = Array.from({ length: 130 }, (_, index) => `Person ${index} & friends`);
    const pages = await draw({
      title: 'Everybody',
      tone: 'plain',
      blocks: people.map((text) => ({ kind: 'item', text, actions: [press('feel', 'Less'), press('feel', 'More')] })),
      actions: [press('feel', 'Finish')],
    });
    expect(pages.length).toBeGreaterThan(4);
    const all = unescapeText(pages.map((page) => page.text).join('\n'));
    expect(people.filter((person) => !all.includes(person))).toEqual([]);
    expect(pages.flatMap((page) => buttonsOf(page))).toHaveLength(261);
  });

  it('puts more than a hundred choices into groups', async () => {
    const choices = Array.from({ length: 130 }, (_, index) => ({ value: `v${index}`, label: `Slot ${index}` }));
    const [page] = await draw(
      one({
        kind: 'choice',
        choice: { label: 'When?', option: 'slot', invoke: { command: 'book', input: {} }, choices },
      }),
    );
    const [section] = page?.blocks ?? [];
    const { accessory } = section as { accessory: { action_id: string; option_groups: { options: unknown[] }[] } };
    expect(accessory.option_groups.map((group) => group.options.length)).toEqual([100, 30]);
    expect(readMenu(accessory.action_id)).toEqual({ option: 'slot', packed: 'packed book' });
  });
});

describe('a form', () => {
  const opened = { from: 'message', channel: 'C1', responseUrl: 'https://hooks.slack.com/commands/x' } as const;
  const field = (type: FieldSpec['type'], more: Partial<FieldSpec> = {}): FieldSpec => ({
    name: type,
    label: type,
    required: true,
    type,
    ...more,
  });
  const ask = (fields: readonly FieldSpec[], title = 'How are you?'): Ask => ({
    title,
    invoke: { command: 'feel', input: { kept: 'yes' } },
    fields,
    submit: 'Send',
  });

  const anyField: fc.Arbitrary<FieldSpec> = fc.record(
    {
      name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      label: word,
      hint: word,
      required: fc.boolean(),
      type: fc.constantFrom(
        'text' as const,
        'longText' as const,
        'number' as const,
        'choice' as const,
        'file' as const,
        'person' as const,
        'channel' as const,
      ),
      choices: fc.constant([
        { value: 'x', label: 'X & Y' },
        { value: 'z', label: 'Z' },
      ]),
      min: fc.integer(),
      max: fc.integer(),
      maxLength: fc.integer({ min: 1, max: 6000 }),
      value: fc.oneof(word, long, fc.constantFrom('x', '5', 'U123', 'C123')),
      error: word,
    },
    { requiredKeys: ['name', 'label', 'required', 'type', 'choices'] },
  );

  it('is always a view Slack takes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyField, { selector: (one) => one.name, minLength: 1, maxLength: 5 }),
        word,
        async (fields, title) => {
          expect(checkView({ ...(await askView(ask(fields, title), opened, pack)) }, 'modal', noFiles)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    ));

  it('shows a title that is too long whole, below', async () => {
    const title = 'How do you feel after the long run this morning?';
    expect(textOf({ ...(await askView(ask([field('text')], title), opened, pack)) })).toContain(`\n${title}\n`);
  });

  it('carries where it was opened and what is known', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.constantFrom(null, 'C1'),
        fc.constantFrom(null, 'https://x.example/y'),
        async (packed, channel, responseUrl) => {
          const place = { from: 'home', channel, responseUrl } as const;
          const view = await askView(ask([field('text')]), place, async () => packed);
          expect(readMetadata(view.private_metadata ?? '')).toEqual({ opened: place, packed });
        },
      ),
    ));

  it('does not fill in what Slack would refuse', async () => {
    const view = await askView(
      ask([
        field('number', { min: 0, max: 10, value: '99' }),
        field('choice', { choices: [{ value: 'a', label: 'A' }], value: 'b' }),
        field('person', { value: 'anna' }),
      ]),
      opened,
      pack,
    );
    expect(JSON.stringify(view)).not.toContain('initial');
    expect(view.blocks[0]).toMatchObject({ element: { min_value: '0', max_value: '10' } });
  });

  it('reads every kind of field by its name', () => {
    const values = {
      'field:note': { value: { type: 'plain_text_input', value: 'stiff' } },
      'field:soreness': { value: { type: 'number_input', value: '7' } },
      'field:side': {
        value: {
          type: 'static_select',
          selected_option: { text: { type: 'plain_text' as const, text: 'Left' }, value: 'left' },
        },
      },
      'field:who': { value: { type: 'users_select', selected_user: 'U1' } },
      'field:where': { value: { type: 'conversations_select', selected_conversation: 'C1' } },
      'field:empty': { value: { type: 'plain_text_input', value: null } },
      'field:noFile': { value: { type: 'file_input', files: [] } },
      somethingElse: { value: { type: 'plain_text_input', value: 'not ours' } },
    };
    expect(readValues(values)).toEqual({ note: 'stiff', soreness: '7', side: 'left', who: 'U1', where: 'C1' });
  });

  it('can be opened again with what was typed', () => {
    expect(reopening(ask([field('number', { value: '99', error: 'too much' }), field('text')]))).toEqual({
      command: 'feel',
      input: { kept: 'yes', number: '99' },
      ask: ['number', 'text'],
    });
  });
});

const feel = defineCommand({
  name: 'checkin',
  who: 'anyone',
  reply: 'private',
  input: z.object({ soreness: z.coerce.number(), note: z.string().optional() }),
  examples: ['7 calf left'],
  run: async () => ({ tone: 'plain', blocks: [] }),
});
const help = defineCommand({ ...feel, name: 'help', examples: [] });
const commands = [feel, help];

describe('a typed line', () => {
  it.each([
    {
      slash: '/deload',
      text: 'checkin 7 calf is sore',
      is: { command: 'checkin', input: { soreness: '7', note: 'calf is sore' } },
    },
    { slash: '/checkin', text: '7 calf', is: { command: 'checkin', input: { soreness: '7', note: 'calf' } } },
    {
      slash: '/deload',
      text: 'CheckIn note:"a b" 3',
      is: { command: 'checkin', input: { soreness: '3', note: 'a b' } },
    },
    { slash: '/deload', text: '', is: { command: 'help', input: {} } },
    { slash: '/deload', text: 'chekin 7', is: { command: 'help', input: {} } },
    { slash: '/deload', text: 'help', is: { command: 'help', input: {} } },
    {
      slash: '/deload',
      text: 'checkin 7 a &lt;b&gt; &amp; c',
      is: { command: 'checkin', input: { soreness: '7', note: 'a <b> & c' } },
    },
    {
      slash: '/deload',
      text: 'checkin 7 <@U123|anna b> <#C9|team>',
      is: { command: 'checkin', input: { soreness: '7', note: 'U123 C9' } },
    },
    {
      slash: '/deload',
      text: 'checkin 7 <https://a.example/x|a.example> <mailto:a@b.example|a@b.example>',
      is: { command: 'checkin', input: { soreness: '7', note: 'https://a.example/x a@b.example' } },
    },
  ])('$slash $text', ({ slash, text, is }) => expect(readLine(slash, text, commands)).toEqual(is));

  it('never breaks', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['checkin', 'help']).toContain(readLine('/deload', text, commands).command);
      }),
    ));
});

describe('the manifest', () => {
  it('offers every command by /deload and the daily ones by name', () => {
    const { features, settings, oauth_config } = slackManifest(commands, { socketMode: true });
    expect(features?.slash_commands).toMatchObject([
      { command: '/deload', usage_hint: 'checkin | help', should_escape: true },
      { command: '/checkin', usage_hint: '7 calf left', should_escape: true },
    ]);
    expect(settings).toMatchObject({
      socket_mode_enabled: true,
      event_subscriptions: { bot_events: ['app_home_opened', 'app_uninstalled', 'tokens_revoked'] },
    });
    expect(JSON.stringify(settings)).not.toContain('request_url');
    expect(oauth_config?.scopes?.bot).toContain('files:read');
  });

  it('names our address in HTTP mode', () => {
    const manifest = slackManifest(commands, { socketMode: false, publicUrl: 'https://deload.example.org' });
    const address = 'https://deload.example.org/slack/events';
    expect(manifest.settings).toMatchObject({
      interactivity: { request_url: address },
      event_subscriptions: { request_url: address },
    });
    expect(manifest.features?.slash_commands?.map((command) => command.url)).toEqual([address, address]);
  });
});
