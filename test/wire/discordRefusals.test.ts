import { DiscordAPIError, REST, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DiscordWire, startDiscordWire, textOf } from './discord.ts';

const GUILD = '100000000000000100';

const failureOf = async (promise: Promise<unknown>): Promise<DiscordAPIError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DiscordAPIError);
  return error as DiscordAPIError;
};

describe('what Discord refuses', () => {
  let wire: DiscordWire;
  let rest: REST;

  beforeAll(async () => {
    wire = await startDiscordWire({
      guilds: [{ id: GUILD, name: 'Rowing', ownerId: '201' }],
      users: [{ id: '201', name: 'Mia' }],
    });
    rest = new REST({ api: wire.apiUrl }).setToken(wire.botToken);
  });

  afterAll(() => wire.close());

  const text = (content: string) => ({ type: 10, content });
  const press = (custom_id: string, label = 'x') => ({ type: 2, style: 1, custom_id, label });
  const rowOf = (...components: unknown[]) => ({ type: 1, components });
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  const option = (index: number) => ({ label: `${index}`, value: `${index}` });
  const v2 = (...components: unknown[]) => ({ flags: 32768, components });

  it.each<[string, object, string]>([
    ['content over 2000', { content: 'x'.repeat(2001) }, 'content'],
    ['a long custom id', { components: [rowOf(press('x'.repeat(101)))] }, 'custom_id'],
    ['an empty custom id', { components: [rowOf(press(''))] }, 'custom_id'],
    [
      'the same custom id twice',
      { components: [rowOf(press('a')), rowOf(press('a'))] },
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    ['a long label', { components: [rowOf(press('a', 'x'.repeat(81)))] }, 'label'],
    ['six buttons in a row', { components: [rowOf(...many(6, (n) => press(`${n}`)))] }, 'components'],
    ['six rows', { components: many(6, (n) => rowOf(press(`${n}`))) }, 'components'],
    ['26 options', { components: [rowOf({ type: 3, custom_id: 's', options: many(26, option) })] }, 'options'],
    [
      'a select beside a button',
      { components: [rowOf({ type: 3, custom_id: 's', options: many(2, option) }, press('a'))] },
      'LAYOUT_WIDTH',
    ],
    ['new components without the flag', { components: [text('x')] }, 'UNION_TYPE_CHOICES'],
    ['content with the flag', { content: 'x', ...v2(text('x')) }, 'LEGACY_FIELDS'],
    ['embeds with the flag', { embeds: [{ title: 'x' }], ...v2(text('x')) }, 'LEGACY_FIELDS'],
    ['41 nested components', v2({ type: 17, components: many(40, () => text('x')) }), 'COMPONENT_MAX_TOTAL'],
    ['over 4000 characters in all', v2(text('x'.repeat(2001)), text('x'.repeat(2000))), 'TEXT_SIZE'],
    ['an empty text display', v2(text('')), 'content'],
    ['a section without accessory', v2({ type: 9, components: [text('x')] }), 'accessory'],
    [
      'a picture that is not attached',
      v2({ type: 12, items: [{ media: { url: 'attachment://a.png' } }] }),
      'ATTACHMENT_NOT_FOUND',
    ],
    ['an embed title over 256', { embeds: [{ title: 'x'.repeat(257) }] }, 'title'],
    ['26 embed fields', { embeds: [{ fields: many(26, () => ({ name: 'a', value: 'b' })) }] }, 'fields'],
  ])('refuses a message with %s', async (_, body, path) => {
    const error = await failureOf(rest.post(Routes.channelMessages(GUILD), { body }));
    expect([error.status, error.code]).toEqual([400, 50035]);
    expect(JSON.stringify(error.rawError)).toContain(path);
  });

  it('refuses an empty message and keeps the Components V2 flag on edits', async () => {
    expect((await failureOf(rest.post(Routes.channelMessages(GUILD), { body: {} }))).code).toBe(50006);
    const sent = (await rest.post(Routes.channelMessages(GUILD), {
      body: v2({ type: 17, components: many(39, () => text('x')) }),
    })) as { id: string };
    expect(
      (await failureOf(rest.patch(Routes.channelMessage(GUILD, sent.id), { body: { content: 'plain again' } }))).code,
    ).toBe(50035);
    await rest.patch(Routes.channelMessage(GUILD, sent.id), { body: { components: [text('edited')] } });
    expect(textOf(wire.messagesIn(GUILD).at(-1))).toBe('edited');
  });

  const command = (part: object) => [{ name: 'a', description: 'b', ...part }];
  const typed = (name: string, part: object = {}) => ({ type: 3, name, description: 'x', ...part });
  it.each<[string, unknown, string]>([
    ['an upper-case name', command({ name: 'CheckIn' }), 'INVALID_NAME'],
    ['a name over 32', command({ name: 'x'.repeat(33) }), 'name'],
    ['no description', command({ description: '' }), 'description'],
    [
      'a localized description over 100',
      command({ description_localizations: { de: 'x'.repeat(101) } }),
      'description_localizations',
    ],
    ['an unknown locale', command({ description_localizations: { tlh: 'x' } }), 'locale'],
    [
      'a required option after an optional one',
      command({ options: [typed('a'), typed('b', { required: true })] }),
      'REQUIRED_INVALID',
    ],
    ['26 options', command({ options: many(26, (n) => typed(`o${n}`)) }), 'options'],
    [
      '26 choices',
      command({ options: [typed('a', { choices: many(26, (n) => ({ name: `${n}`, value: `${n}` })) })] }),
      'choices',
    ],
    ['a choice of the wrong type', command({ options: [typed('a', { choices: [{ name: 'a', value: 1 }] })] }), 'value'],
    [
      'choices with autocomplete',
      command({ options: [typed('a', { autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
      'AUTOCOMPLETE',
    ],
    ['two commands of one name', [...command({}), ...command({})], 'DUPLICATE_NAME'],
    [
      'a command that is too large',
      command({
        options: many(25, (n) =>
          typed(`o${n}`, { choices: many(10, (m) => ({ name: `${m}`.repeat(20), value: `${m}`.repeat(20) })) }),
        ),
      }),
      'TOO_LARGE',
    ],
  ])('refuses to register %s', async (_, body, path) => {
    const error = await failureOf(rest.put(Routes.applicationCommands(wire.applicationId), { body }));
    expect([error.status, error.code]).toEqual([400, 50035]);
    expect(JSON.stringify(error.rawError)).toContain(path);
  });

  it('limits the rate as asked, and discord.js tries again', async () => {
    wire.fail('POST', /^\/channels\/\d+\/messages$/, { status: 429, retryAfter: 0.02 });
    await rest.post(Routes.channelMessages(GUILD), { body: { content: 'at last' } });
    const tries = wire.requests.filter((one) => (one.body as { content?: string } | undefined)?.content === 'at last');
    expect(tries.map(({ status }) => status)).toEqual([429, 200]);
  });

  it('can lose an answer after doing the work, and recognises a nonce', async () => {
    wire.fail('POST', /^\/channels\/\d+\/messages$/, { status: 502, afterEffect: true });
    const body = { content: 'once', nonce: 'n1', enforce_nonce: true };
    await rest.post(Routes.channelMessages(GUILD), { body });
    expect(wire.messagesIn(GUILD).filter((message) => message.content === 'once')).toHaveLength(1);
  });
});
