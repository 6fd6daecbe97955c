import type { App } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actions, button, JON, MIA, noteForm, plain, section, startSocketBot, startWire, TOKEN } from './slack/bot.ts';
import { type SlackWire, textOf } from './slack.ts';

describe('what Slack refuses', () => {
  let wire: SlackWire;
  let app: App;
  let clock = 0;
  const errorOf = async (promise: Promise<unknown>): Promise<{ error: string; messages: string }> => {
    const failure = (await promise.then(
      () => undefined,
      (reason: unknown) => reason,
    )) as { data?: { error: string; response_metadata?: { messages?: string[] } } };
    return {
      error: failure?.data?.error ?? `not refused: ${String(failure)}`,
      messages: failure?.data?.response_metadata?.messages?.join('\n') ?? '',
    };
  };
  const post = (message: object): Promise<unknown> =>
    app.client.apiCall('chat.postMessage', { channel: 'C1', text: 'x', ...message });
  /** A fresh trigger of Mia's. */
  const trigger = async (): Promise<string> => {
    const exchange = wire.slash({ user: MIA, command: '/deload', text: 'hello' });
    await exchange.acked();
    return exchange.triggerId;
  };

  beforeAll(async () => {
    wire = await startWire({ now: () => Date.now() + clock, commands: ['/deload'] });
    app = await startSocketBot(wire);
  });
  afterAll(async () => {
    await app.stop();
    await wire.close();
  });

  const many = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => make(index));
  const option = (index: number) => ({ text: plain(`${index}`), value: `${index}` });
  const select = (part: object) => [
    { type: 'actions', elements: [{ type: 'static_select', action_id: 's', options: many(2, option), ...part }] },
  ];
  const table = (rows: number, columns = 1) => ({
    type: 'table',
    rows: many(rows, () => many(columns, () => ({ type: 'raw_text', text: 'x' }))),
  });

  it.each<[string, unknown[], string]>([
    ['51 blocks', many(51, () => ({ type: 'divider' })), '/blocks]'],
    ['a section over 3000', [section('x'.repeat(3001))], '/blocks/0/text/text'],
    ['an empty section', [section('')], '/blocks/0/text/text'],
    ['11 fields', [{ type: 'section', fields: many(11, () => plain('x')) }], '/fields'],
    ['a field over 2000', [{ type: 'section', fields: [plain('x'.repeat(2001))] }], '/fields/0'],
    ['a header over 150', [{ type: 'header', text: plain('x'.repeat(151)) }], '/text'],
    ['a header in mrkdwn', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }], 'plain_text'],
    ['26 actions', [{ type: 'actions', elements: many(26, (n) => button(`a${n}`, 'x')) }], '/elements'],
    ['a button over 75', [actions(button('a', 'x'.repeat(76)))], '/text/text'],
    ['a button value over 2000', [actions(button('a', 'x', 'x'.repeat(2001)))], '/value'],
    ['an action id over 255', [actions(button('x'.repeat(256), 'x'))], '/action_id'],
    ['an action id twice', [actions(button('a', 'x'), button('a', 'y'))], 'already exists'],
    [
      'a block id twice',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
      'already exists',
    ],
    ['no options', select({ options: [] }), '/options'],
    ['101 options', select({ options: many(101, option) }), '/options'],
    ['an option over 75', select({ options: [{ text: plain('x'.repeat(76)), value: 'a' }] }), '/text'],
    ['an option value over 150', select({ options: [{ text: plain('x'), value: 'x'.repeat(151) }] }), '/value'],
    ['an initial option that is none', select({ initial_option: option(5) }), 'initial_option'],
    ['11 context elements', [{ type: 'context', elements: many(11, () => plain('x')) }], '/elements'],
    ['an image without words', [{ type: 'image', image_url: 'https://example.org/a.png' }], '/alt_text'],
    ['an unknown file', [{ type: 'image', slack_file: { id: 'F0' }, alt_text: 'x' }], 'slack file'],
    ['a table of 101 rows', [table(101)], '/rows'],
    ['a table of 21 columns', [table(1, 21)], '/rows/0'],
    ['two tables', [table(1), table(1)], 'only one table'],
    ['an unknown block', [{ type: 'meter' }], 'unsupported type: meter'],
    ['an unknown property', [{ ...section('x'), colour: 'red' }], 'colour'],
    [
      'an input label over 2000',
      [{ type: 'input', label: plain('x'.repeat(2001)), element: { type: 'plain_text_input', action_id: 'a' } }],
      '/label',
    ],
  ])('refuses a message with %s', async (_, blocks, pointer) => {
    const { error, messages } = await errorOf(post({ blocks }));
    expect(error).toBe('invalid_blocks');
    expect(messages).toContain(pointer);
  });

  it('takes what is just within the limits', async () => {
    const blocks = [
      ...many(47, () => ({ type: 'divider' })),
      section('x'.repeat(3000)),
      ...select({ options: many(100, option), initial_option: option(99) }),
      table(100, 20),
    ];
    expect(await post({ blocks })).toMatchObject({ ok: true });
    expect(wire.warnings).toEqual([]);
    await post({ text: '', blocks: [section('x')] });
    expect(wire.warnings).toEqual(['missing_text_in_message']);
  });

  it.each<[string, object, string]>([
    ['no such channel', { channel: 'C9' }, 'channel_not_found'],
    ['a channel the bot is not in', { channel: 'C2' }, 'not_in_channel'],
    ['an unknown user', { channel: 'U9' }, 'channel_not_found'],
    ['nothing to say', { text: '' }, 'no_text'],
    ['over 40,000 characters', { text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['a wrong token', { token: 'xoxb-other' }, 'invalid_auth'],
    ['the app token', { token: 'xapp-test' }, 'not_allowed_token_type'],
  ])('refuses a message: %s', async (_, message, error) => {
    expect((await errorOf(post(message))).error).toBe(error);
  });

  it('updates by conversation only, and only its own messages', async () => {
    const sent = await app.client.chat.postMessage({ channel: MIA, text: 'x' });
    const ts = sent.ts ?? '';
    expect((await errorOf(app.client.chat.update({ channel: MIA, ts, text: 'y' }))).error).toBe('channel_not_found');
    await app.client.chat.update({ channel: sent.channel ?? '', ts, text: 'y' });
    expect(wire.dms(MIA).at(-1)).toMatchObject({ text: 'y', edits: 1 });
    wire.say({ user: MIA, text: 'mine' });
    const mine = wire.dms(MIA).at(-1);
    expect(
      (await errorOf(app.client.chat.update({ channel: mine?.channel ?? '', ts: mine?.ts ?? '', text: 'y' }))).error,
    ).toBe('cant_update_message');
  });

  it.each<[string, object, string]>([
    ['a title over 24', { title: plain('x'.repeat(25)) }, '/view/title/text'],
    ['a submit over 24', { submit: plain('x'.repeat(25)) }, '/view/submit/text'],
    ['metadata over 3000', { private_metadata: 'x'.repeat(3001) }, '/view/private_metadata'],
    ['101 blocks', { blocks: many(101, () => ({ type: 'divider' })) }, '/view/blocks'],
    ['inputs without a submit', { submit: undefined }, 'submit'],
    ['a table', { blocks: [table(1)] }, 'unsupported type: table'],
  ])('refuses a form with %s', async (_, part, pointer) => {
    const { error, messages } = await errorOf(
      app.client.apiCall('views.open', { trigger_id: await trigger(), view: { ...noteForm, ...part } }),
    );
    expect(error).toBe('invalid_arguments');
    expect(messages).toContain(pointer);
  });

  it('lets a trigger serve once and for three seconds, and a response URL five times', async () => {
    const open = (trigger_id: string) => app.client.views.open({ trigger_id, view: noteForm });
    const used = await trigger();
    await open(used);
    expect((await errorOf(open(used))).error).toBe('exchanged_trigger_id');
    expect((await errorOf(open('1.2.3'))).error).toBe('invalid_trigger_id');
    const old = await trigger();
    clock += 3001;
    expect((await errorOf(open(old))).error).toBe('expired_trigger_id');

    const { responseUrl } = wire.slash({ user: MIA, command: '/deload', text: 'hello' });
    const respond = () => fetch(responseUrl, { method: 'POST', body: JSON.stringify({ text: 'x' }) });
    for (const _ of many(5, () => 0)) expect((await respond()).status).toBe(200);
    expect((await respond()).status).toBe(404);
    const later = wire.slash({ user: MIA, command: '/deload', text: 'hello' }).responseUrl;
    clock += 30 * 60_000 + 1;
    expect((await fetch(later, { method: 'POST', body: JSON.stringify({ text: 'x' }) })).status).toBe(404);
  });

  it('refuses a fourth form on the stack and an outdated hash', async () => {
    const opened = await app.client.views.open({ trigger_id: await trigger(), view: noteForm });
    const push = async () => app.client.views.push({ trigger_id: await trigger(), view: noteForm });
    await push();
    await push();
    expect((await errorOf(push())).error).toBe('push_limit_reached');
    const update = (hash: string) => app.client.views.update({ view_id: opened.view?.id ?? '', hash, view: noteForm });
    expect((await errorOf(update('old'))).error).toBe('hash_conflict');
    expect(await update(opened.view?.hash ?? '')).toMatchObject({ ok: true });
  });

  it('keeps files behind the token, and shows uploaded ones', async () => {
    await app.client.filesUploadV2({
      channel_id: 'C1',
      file: Buffer.from('png'),
      filename: 'load.png',
      title: 'Your load',
      initial_comment: 'Look',
    });
    const [file] = wire.files;
    expect(textOf(wire.messagesIn('C1').at(-1))).toBe('Look\nYour load');
    expect(
      await post({ blocks: [{ type: 'image', slack_file: { id: file?.id }, alt_text: 'Load, rising' }] }),
    ).toMatchObject({ ok: true });
    const url = file?.urlPrivate ?? '';
    expect(await (await fetch(url)).text()).toContain('Sign in');
    expect(await (await fetch(url, { headers: { authorization: `Bearer ${TOKEN}` } })).text()).toBe('png');
  });

  it('does not send what a client could not', () => {
    expect(() => wire.slash({ user: MIA, command: '/other' })).toThrow(/manifest/);
    expect(() => wire.slash({ user: MIA, command: '/deload', channel: wire.dmChannelId(JON) })).toThrow(
      /not a conversation/,
    );
    expect(() => wire.click({ user: MIA, label: 'Nowhere' })).toThrow(/no button/);
  });

  it('limits the rate as asked, fails as asked, and can lose an answer', async () => {
    wire.fail('chat.postMessage', { status: 429, retryAfter: 0 });
    expect(await post({ text: 'at last' })).toMatchObject({ ok: true });
    wire.fail('chat.postMessage', { error: 'fatal_error' });
    expect((await errorOf(post({}))).error).toBe('fatal_error');
    wire.fail('chat.postMessage', { afterEffect: true, reset: true });
    await post({ text: 'twice' });
    expect(wire.messagesIn('C1').filter((message) => message.text === 'twice')).toHaveLength(2);
    expect(wire.requests.filter(({ args }) => args.text === 'at last').map(({ result }) => result)).toEqual([
      'injected 429',
      'ok',
    ]);
  });

  it('stops serving a workspace that removed the app', async () => {
    await wire.uninstall().acked();
    expect((await errorOf(post({}))).error).toBe('account_inactive');
  });
});
