import type { App } from '@slack/bolt';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { actions, button, JON, MIA, plain, section, startHttpBot, startSocketBot, startWire } from './slack/bot.ts';
import { buttonsOf, fieldsOf, type SlackWire, textOf } from './slack.ts';

describe.each<[string, (wire: SlackWire) => Promise<App>]>([
  ['Socket Mode', startSocketBot],
  ['signed HTTP', startHttpBot],
])('the Slack wire server and bolt over %s', (_, startBot) => {
  let wire: SlackWire;
  let app: App;
  beforeAll(async () => {
    wire = await startWire();
    app = await startBot(wire);
  });
  afterEach(() => {
    expect(wire.refusals).toEqual([]);
  });
  afterAll(async () => {
    await app.stop();
    await wire.close();
  });

  it('answers a slash command in the acknowledgement', async () => {
    const answer = await wire.slash({ user: MIA, command: '/deload', text: 'hello', channel: 'C1' }).reply();
    expect(answer.text).toBe('You said hello');
    expect(answer.message).toMatchObject({ ephemeralFor: MIA, channel: 'C1', via: 'ack' });
  });

  it('tells why an acknowledgement is not shown', async () => {
    const { refused } = await wire.slash({ user: MIA, command: '/deload', text: 'bad ack' }).acked();
    expect(refused).toContain('/blocks/0/text/text');
  });

  it('answers privately by response_url, and replaces that on a click', async () => {
    const answer = await wire.slash({ user: MIA, command: '/deload', text: 'private' }).reply();
    expect(answer.message).toMatchObject({ ephemeralFor: MIA, via: 'response_url' });
    expect(buttonsOf(answer.message).map(({ label, actionId }) => ({ label, actionId }))).toEqual([
      { label: 'More', actionId: 'more' },
    ]);
    expect(() => wire.click({ user: JON, label: 'More' })).toThrow(/no button/);
    const clicked = await wire.click({ user: MIA, label: 'More' }).reply();
    expect(clicked.message).toBe(answer.message);
    expect(textOf(answer.message)).toBe('Replaced');
  });

  it('updates a message on a click, and takes a date', async () => {
    const picker = {
      type: 'section' as const,
      text: plain('Day'),
      accessory: { type: 'datepicker' as const, action_id: 'day' },
    };
    await app.client.chat.postMessage({
      channel: 'C1',
      text: 'Pick',
      blocks: [section('Pick'), picker, actions(button('more', 'More'))],
    });
    expect(() => wire.select({ user: MIA, actionId: 'day', value: 'Friday' })).toThrow(/does not take/);
    expect((await wire.select({ user: MIA, actionId: 'day', value: '2026-03-01' }).reply()).text).toBe(
      'Day 2026-03-01',
    );
    expect((await wire.click({ user: MIA, label: 'More' }).reply()).text).toBe('Updated');
  });

  it('opens a form, shows errors beside the fields, goes on and saves it', async () => {
    const { view } = await wire.slash({ user: MIA, command: '/deload', text: 'form' }).reply();
    if (!view) throw new Error('no form');
    expect(fieldsOf(view).map(({ label }) => label)).toEqual(['Your note', 'Hours', 'File', 'Area']);
    expect(() => wire.submit({ view })).toThrow(/Your note is required/);
    expect(() => wire.submit({ view, values: { note: 'x', Hours: 15 } })).toThrow(/at most 14/);
    expect(() => wire.submit({ view, values: { note: 'x'.repeat(21) } })).toThrow(/0 to 20/);
    expect((await wire.suggest({ user: MIA, actionId: 'area', value: 'ca' }).acked()).options).toEqual([
      { text: 'calf', value: 'calf' },
    ]);
    const { errors } = await wire.submit({ view, values: { note: 'bad' } }).acked();
    expect(errors).toEqual({ note: 'Say more' });
    expect(textOf(view)).toContain('Say more');
    const next = await wire.submit({ view, values: { note: 'next' } }).reply();
    expect(next.view).toBe(view);
    expect(view.title).toBe('Step 2');
    const file = wire.uploadFile({ user: MIA, name: 'load.csv', content: 'a,b' });
    const saved = await wire.submit({ view, values: { 'Your note': 'tight', Hours: '7', File: [file] } }).reply();
    expect(saved.text).toBe('booking 7: tight, 7, a,b');
    expect(wire.openView(MIA)).toBeNull();
    expect(wire.dms(MIA).at(-1)?.text).toBe(saved.text);
  });

  it('publishes a home with the language and zone of the user', async () => {
    const { view } = await wire.openHome({ user: MIA }).reply();
    expect(textOf(view)).toBe('Hello de-DE Europe/Vienna');
    expect(wire.home(MIA)).toBe(view);
    await wire.openHome({ user: MIA }).reply();
    expect(view?.updates).toBe(1);
  });

  it('delivers what a user writes', async () => {
    expect((await wire.say({ user: JON, text: 'my load please' }).reply()).message).toMatchObject({
      text: 'Your load',
      channel: wire.dmChannelId(JON),
    });
  });
});

describe('signatures', () => {
  let wire: SlackWire;
  let app: App;
  beforeAll(async () => {
    wire = await startWire();
    app = await startHttpBot(wire);
  });
  afterAll(async () => {
    await app.stop();
    await wire.close();
  });

  it.each([
    ['as Slack signs', undefined, 200],
    ['with a wrong secret', { signature: 'wrong' }, 401],
    ['not at all', { signature: 'missing' }, 401],
    ['six minutes ago', { timestampShift: -360 }, 401],
    ['for another body', { tampered: true }, 401],
    // Bolt looks at the past only: whoever needs more must check it.
    ['an hour from now', { timestampShift: 3600 }, 200],
  ] as const)('signed %s', async (_, forge, status) => {
    const ack = await wire.slash({ user: MIA, command: '/deload', text: 'hello', ...(forge ? { forge } : {}) }).acked();
    expect(ack.status).toBe(status);
  });

  it('replays the very same request', async () => {
    const first = wire.slash({ user: MIA, command: '/deload', text: 'again' });
    await first.acked();
    expect((await wire.replay(first).acked()).status).toBe(200);
    expect(wire.messages.filter((message) => message.text === 'You said again')).toHaveLength(2);
  });

  it('verifies the URL', async () => {
    const answer = await wire.post(JSON.stringify({ type: 'url_verification', challenge: 'abc' }), 'application/json');
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('abc') });
  });
});

it('comes back after a disconnect and after a cut', async () => {
  const wire = await startWire();
  const app = await startSocketBot(wire, 500);
  const { opened } = wire.sockets;
  wire.sendDisconnect();
  expect(() => wire.slash({ user: MIA, command: '/deload', text: 'gap' })).toThrow(/No Socket Mode connection/);
  await wire.waitFor(() => wire.sockets.opened > opened && wire.sockets.open === 1, 'the new connection');
  expect((await wire.slash({ user: MIA, command: '/deload', text: 'back' }).reply()).text).toBe('You said back');
  wire.dropSocket();
  await wire.waitFor(() => wire.sockets.opened > opened + 1 && wire.sockets.open === 1, 'the next connection');
  expect((await wire.slash({ user: MIA, command: '/deload', text: 'again' }).reply()).text).toBe('You said again');
  await app.stop();
  await wire.close();
});
