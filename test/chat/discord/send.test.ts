import { Client, Events, GatewayIntentBits } from 'discord.js';
import { getGlobalDispatcher, MockAgent, setGlobalDispatcher } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { press } from '../../../src/chat/command/command.ts';
import { connect } from '../../../src/chat/discord/connect.ts';
import { makeDiscord } from '../../../src/chat/discord/platform.ts';
import type { Doc } from '../../../src/chat/doc.ts';
import { makeShelf } from '../../support/shelf.ts';
import { buttonsOf, textOf } from '../../wire/discord.ts';
import {
  type DiscordHouse,
  GUILD,
  gate,
  JON,
  longDoc,
  MIA,
  sampleCommands,
  startDiscordHouse,
} from '../support/discordHouse.ts';

let house: DiscordHouse;

beforeAll(async () => {
  house = await startDiscordHouse();
});
afterAll(() => house.close());

const MESSAGES = /^\/channels\/\d+\/messages$/;
const toJon = { kind: 'person', workspace: GUILD, user: JON } as const;
const doc = (words: string): Doc => ({
  title: 'Reminder',
  tone: 'plain',
  blocks: [{ kind: 'text', text: words }],
  actions: [press('feel', 'Check in', { soreness: 2 })],
});

describe('a message unasked', () => {
  it('goes to a person, and says by which way', async () => {
    const sent = await house.discord.send(toJon, doc('Time to *check in*, @everyone'), 'a:1');
    expect(sent).toMatchObject({ ok: true, conversation: house.wire.dmChannelId(JON) });
    const message = house.wire.dms(JON).at(-1);
    expect(sent.ok && sent.message).toBe(message?.id);
    expect(textOf(message)).toContain('Time to \\*check in\\*, @everyone');
    const [request] = house.wire.requests.filter((one) => one.method === 'POST' && MESSAGES.test(one.path));
    expect(request?.body).toMatchObject({ allowed_mentions: { parse: [] }, enforce_nonce: true });
    const answer = await house.wire.click({ message, user: JON, label: 'Check in' }).reply();
    expect(answer.ephemeral).toBe(false);
    expect(answer.text).toContain('2 of 10');
  });

  it('needs no look-up where the way is known, and finds another where it is gone', async () => {
    const lookUps = () => house.wire.requests.filter((one) => one.path === '/users/@me/channels').length;
    const before = lookUps();
    await house.discord.send({ ...toJon, conversation: house.wire.dmChannelId(JON) }, doc('known'), 'b:1');
    expect(lookUps()).toBe(before);
    const sent = await house.discord.send({ ...toJon, conversation: '12345' }, doc('another way'), 'b:2');
    expect(sent).toMatchObject({ ok: true, conversation: house.wire.dmChannelId(JON) });
    expect(lookUps()).toBe(before + 1);
  });

  it('goes to a channel', async () => {
    const sent = await house.discord.send(
      { kind: 'channel', workspace: GUILD, channel: GUILD },
      doc('For staff'),
      'c:1',
    );
    expect(sent.ok).toBe(true);
    expect(textOf(house.wire.messagesIn(GUILD).at(-1))).toContain('For staff');
  });

  it('goes through an agent of its own, whatever another library made the process’s', async () => {
    const before = getGlobalDispatcher();
    const none = new MockAgent();
    none.disableNetConnect();
    setGlobalDispatcher(none);
    try {
      expect(await house.discord.send(toJon, doc('mine'), 'c:2')).toMatchObject({ ok: true });
    } finally {
      setGlobalDispatcher(before);
    }
  });

  it('is there once though it is sent twice', async () => {
    const before = house.wire.dms(JON).length;
    house.wire.fail('POST', MESSAGES, { status: 502, afterEffect: true });
    expect(await house.discord.send(toJon, doc('once'), 'd:1')).toMatchObject({ ok: false, retry: true });
    expect(await house.discord.send(toJon, doc('once'), 'd:1')).toMatchObject({ ok: true });
    expect(house.wire.dms(JON)).toHaveLength(before + 1);
  });

  it('too long for one message goes on in the next', async () => {
    const before = house.wire.dms(JON).length;
    const sent = await house.discord.send(toJon, longDoc(20), 'e:1');
    const messages = house.wire.dms(JON).slice(before);
    expect(messages.length).toBeGreaterThan(1);
    expect(sent).toMatchObject({ ok: true, message: messages[0]?.id });
    expect(messages.flatMap(buttonsOf)).toHaveLength(41);
  });
});

describe('a message that cannot be sent', () => {
  it.each([
    ['a closed door', 50007, 403, { reason: 'blocked', retry: false }],
    ['no server in common', 50278, 403, { reason: 'blocked', retry: false }],
    ['a person who left', 10013, 404, { reason: 'gone', retry: false }],
    ['no access', 50001, 403, { reason: 'gone', retry: false }],
    ['a form Discord refuses', 50035, 400, { reason: 'rejected', retry: false }],
    ['too many new conversations', 40003, 429, { reason: 'limited', retry: true }],
    ['a broken server', 0, 503, { reason: 'unreachable', retry: true }],
  ])('because of %s (%i) says so', async (_, code, status, expected) => {
    // A 429 is Discord's rate limit to the client library; this code is told apart by its body.
    const fault = { status: status === 429 ? 403 : status, body: { code, message: 'injected' } };
    house.wire.fail('POST', MESSAGES, fault);
    expect(await house.discord.send(toJon, doc('x'), `f:${code}`)).toMatchObject({ ok: false, ...expected });
  });

  it('because the person closed the door is not tried again', async () => {
    house.wire.blockDms(MIA);
    const toMia = { kind: 'person', workspace: GUILD, user: MIA } as const;
    const sent = await house.discord.send(toMia, doc('hello'), 'g:1');
    expect(sent).toMatchObject({ ok: false, reason: 'blocked', retry: false });
    house.wire.allowDms(MIA);
  });

  it('because the connection broke may have arrived', async () => {
    house.wire.fail('POST', MESSAGES, { reset: true });
    expect(await house.discord.send(toJon, doc('x'), 'h:1')).toMatchObject({
      ok: false,
      reason: 'unknown',
      retry: true,
    });
  });

  it('waits out a short rate limit, and hands back a long one', async () => {
    house.wire.fail('POST', MESSAGES, { status: 429, retryAfter: 0.05 });
    expect(await house.discord.send(toJon, doc('short'), 'i:1')).toMatchObject({ ok: true });
    house.wire.fail('POST', MESSAGES, { status: 429, retryAfter: 60 });
    const sent = await house.discord.send(toJon, doc('long'), 'i:2');
    expect(sent).toMatchObject({ ok: false, reason: 'limited', retry: true });
    expect(!sent.ok && (sent.afterMs ?? 0)).toBeGreaterThanOrEqual(60_000);
  });

  it('because the bot has not started is sent later', async () => {
    const { discord } = house.another();
    expect(await discord.send(toJon, doc('x'), 'j:1')).toMatchObject({ ok: false, retry: true });
  });
});

describe('registration', () => {
  it('happens once, and again only for what changed', async () => {
    const [first] = house.wire.registrations;
    expect(house.wire.registrations).toHaveLength(1);
    expect(first?.guildId).toBe(null);

    const same = house.another();
    await same.discord.start(same.door);
    expect(house.wire.registrations).toHaveLength(1);

    const fewer = house.another({ commands: sampleCommands(Promise.resolve()).slice(1) });
    await fewer.discord.start(fewer.door);
    expect(house.wire.registrations).toHaveLength(2);
  });

  it('that fails does not keep the bot from answering', async () => {
    const other = await startDiscordHouse();
    other.wire.fail('GET', /\/commands$/, { status: 500 });
    const again = other.another();
    await again.discord.start(again.door);
    expect(await other.logged((line) => String(line.msg).includes('could not be registered'))).toMatchObject({
      status: 500,
    });
    expect(await other.takeFailures()).toHaveLength(1);
    await other.close();
  });
});

describe('a connection', () => {
  it('with a wrong token fails with what to do', async () => {
    const { discord, door } = house.another({ token: 'wrong-token' });
    await expect(discord.start(door)).rejects.toThrow(/DISCORD_TOKEN/);
  });

  it('with intents that are not granted fails with the reason', async () => {
    const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMembers];
    const client = new Client({ intents, rest: { api: house.wire.apiUrl } });
    client.on(Events.ShardError, () => undefined);
    await expect(connect(client, house.wire.botToken)).rejects.toThrow(/intents/);
  });

  it('that Discord closes for good later is an error of the log', async () => {
    const other = await startDiscordHouse();
    other.wire.closeSocket(4004);
    const line = await other.logged((one) => one.msg === 'discord disconnected');
    expect(line).toMatchObject({ level: 50, code: 4004, cause: expect.stringContaining('DISCORD_TOKEN') });
    expect((await other.takeFailures()).map(({ msg }) => msg)).toEqual([
      'discord disconnected',
      'discord connection error',
    ]);
    await other.close();
  });

  it('to nobody fails with a sentence', async () => {
    const { log } = makeShelf();
    const lost = makeDiscord({ token: 't', apiUrl: 'http://127.0.0.1:9/api', commands: [], log });
    await expect(lost.start(house.another().door)).rejects.toThrow(/Discord/);
    await lost.stop();
  });

  it('that was cut is resumed, and what was pressed meanwhile is answered', async () => {
    const other = await startDiscordHouse();
    const { resumes } = other.wire.gateway;
    other.wire.dropSocket();
    const answer = await other.wire
      .slash({ guildId: GUILD, user: JON, command: 'feel', options: { soreness: 1 } })
      .reply();
    expect(answer.text).toContain('1 of 10');
    expect(other.wire.gateway.resumes).toBe(resumes + 1);
    await other.close();
  });
});

describe('answers on a bad day', () => {
  const slash = { guildId: GUILD, user: JON, command: 'feel', options: { soreness: 4 } };

  it.each([
    ['the acknowledgement', 'POST', /\/callback$/, { status: 500 }],
    ['an acknowledgement whose answer is lost', 'POST', /\/callback$/, { status: 502, afterEffect: true }],
    ['the answer', 'PATCH', /^\/webhooks/, { status: 500, times: 2 }],
  ])('are tried again: %s', async (_, method, path, fault) => {
    const other = await startDiscordHouse();
    other.wire.fail(method, path, fault);
    expect((await other.wire.slash(slash).reply()).text).toContain('4 of 10');
    await other.close();
  });

  it('become a sentence when Discord refuses them', async () => {
    const other = await startDiscordHouse();
    other.wire.fail('PATCH', /^\/webhooks/, { status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
    const answer = await other.wire.slash(slash).reply();
    expect(answer.text).toContain('That did not work');
    const line = await other.logged((one) => one.code === 50035);
    expect(line).toMatchObject({ msg: 'discord answer failed', status: 400 });
    expect(JSON.stringify(line)).not.toContain('4 of 10');
    expect(await other.takeFailures()).toEqual([line]);
    await other.close();
  });

  it('are acknowledged though a button takes long to understand, and its form comes as a message', async () => {
    const shelf = gate();
    let slow = false;
    const other = await startDiscordHouse({ beforeUnpack: () => (slow ? shelf.opened : Promise.resolve()) });
    await other.wire.slash(slash).reply();
    slow = true;
    const pressed = other.wire.click({ user: JON, label: 'Change' });
    expect(await pressed.acked()).toMatchObject({ ack: 'deferReply' });
    slow = false;
    shelf.open();
    expect(buttonsOf((await pressed.reply()).message).map((button) => button.label)).toEqual(['Open the form']);
    const { modal } = await other.wire.click({ user: JON, label: 'Open the form' }).reply();
    expect(textOf(modal)).toContain('kept');
    await other.close();
  });

  it('are finished before the bot stops', async () => {
    const slow = gate();
    const other = await startDiscordHouse({ slow: slow.opened });
    const exchange = other.wire.slash({ guildId: GUILD, user: JON, command: 'slow' });
    await exchange.acked();
    const stopped = other.discord.stop();
    slow.open();
    await stopped;
    expect((await exchange.reply()).text).toBe('Done at last.');
    await other.close();
  });
});
