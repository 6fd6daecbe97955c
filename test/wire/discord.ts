/**
 * A Discord on loopback for the unmodified discord.js: REST v10, gateway and CDN over real sockets, as strict about what
 * it receives as Discord is. What Discord would refuse is refused here with Discord's code and body; what a Discord
 * client could not send, a driver refuses to send (it throws).
 *
 *     const wire = await startDiscordWire({
 *       guilds: [{ id: '100', name: 'Rowing', ownerId: '201' }],
 *       users: [{ id: '201', name: 'Mia', locale: 'de' }, { id: '202', name: 'Jon' }],
 *     });
 *     const client = new Client({ intents, partials: [Partials.Channel], rest: { api: wire.apiUrl, cdn: wire.cdnUrl } });
 *     await client.login(wire.botToken);
 *     await wire.connected();
 *
 *     const answer = await wire.slash({ guildId: '100', user: '202', command: 'checkin', options: { soreness: 7 } }).reply();
 *     expect(answer.ephemeral).toBe(true);
 *     expect(textOf(answer.message)).toContain('7 of 10');
 *     const next = await wire.click({ message: answer.message ?? undefined, label: 'Book', user: '202' }).reply();
 *     const form = (await wire.click({ user: '202', customId: 'x' }).reply()).modal;   // a modal: form.title, textOf(form)
 *     if (form) await wire.submitModal({ modal: form, values: { Note: 'left calf', sleep: '7' } }).reply();
 *     await wire.close();
 *
 * - Drivers: `slash` (`command: 'plan accept'` for sub-commands, `guildId: null` for direct messages), `autocomplete`,
 *   `click`, `select`, `submitModal`, `say`, `upload`; a file option or file field takes `{filename, content}`. They
 *   return an exchange at once: `.acked()`, `.settled()` (same as `.reply()`), `.refusals`. Options are checked against
 *   the registered definition, so register commands first. `expired: true` makes the callback too late (10062);
 *   `forged: true` sends a component the message does not have.
 * - An answer's `message` is live: read it again after the bot edits it. `answer.text` is everything visible.
 * - Seen so far: `messages`, `messagesIn(channelId)`, `dms(userId)`, `registrations`, `commands(guildId)`, `requests`,
 *   `refusals` (assert that it stays empty), `gateway`. Wait with `waitFor(() => wire.dms('202').at(-1), 'the reminder')`.
 * - Faults: `fail('POST', /^\/channels\/\d+\/messages$/, { status: 429, retryAfter: 0.05, times: 2 })`, with
 *   `afterEffect` (done, but the answer is lost) or `reset`; `blockDms(userId)` (50007), `dropSocket()`,
 *   `sendReconnect()`, `sendInvalidSession(false)`, `closeSocket(4000)`, `leaveGuild`, `joinGuild`.
 * - Guild and DM ids: a guild's only channel has the guild's id unless `channels` are given; `dmChannelId(userId)`.
 *
 * Limits follow discord.com/developers/docs; where Discord's exact error wording is not documented, the code is
 * Discord's and the sentence is ours.
 */
import { openDrivers } from './discord/drivers.ts';
import { openGateway } from './discord/gateway.ts';
import { openInteractions } from './discord/interactions.ts';
import { openMessages } from './discord/messages.ts';
import { openRest } from './discord/rest.ts';
import type { DiscordWire, DiscordWireOptions } from './discord/types.ts';
import { openWorld } from './discord/world.ts';
import { openLedger } from './ledger.ts';
import { openFaults, serve, type WireResponse } from './server.ts';

export { buttonsOf, selectsOf, textOf } from './discord/reading.ts';
export type * from './discord/types.ts';

/** Starts the server on a free loopback port. */
export async function startDiscordWire(options: DiscordWireOptions): Promise<DiscordWire> {
  const botToken = options.botToken ?? 'test-token';
  const ledger = openLedger('Discord wire');
  const faults = openFaults();
  let origin = '';
  const gatewayUrl = (): string => origin.replace('http', 'ws');
  const world = openWorld(options, () => origin);
  const messages = openMessages(world);
  const interactions = openInteractions(world, messages, ledger);
  const gateway = openGateway({
    world,
    ledger,
    botToken,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    privilegedIntents: options.privilegedIntents ?? 0,
    url: gatewayUrl,
  });
  const rest = openRest({ world, messages, interactions, gateway, ledger, faults, botToken, gatewayUrl });

  const download = (path: string): WireResponse => {
    const fault = faults.next('CDN', path);
    if (fault) return { status: fault.status ?? 500, text: 'injected', reset: fault.reset ?? false };
    const file = world.file(path);
    ledger.note(`CDN ${path} ${file ? 200 : 404}`);
    return file
      ? { status: 200, bytes: file.bytes, headers: { 'content-type': file.contentType } }
      : { status: 404, text: 'This content is no longer available.' };
  };

  const server = await serve(
    (request) =>
      request.path.startsWith('/cdn/') ? download(request.path.slice('/cdn'.length)) : rest.handle(request),
    gateway.upgrade,
  );
  origin = server.origin;

  return {
    apiUrl: `${origin}/api`,
    cdnUrl: `${origin}/cdn`,
    applicationId: world.applicationId,
    botUserId: world.botUserId,
    botToken,
    ...openDrivers({ world, messages, interactions, gateway, ledger, commands: rest.commands }),
    upload: (file) => world.store('0', file),
    messages: messages.all,
    messagesIn: (channelId) => messages.all.filter((message) => message.channelId === channelId),
    dms: (userId) =>
      messages.all.filter((message) => message.channelId === world.dmChannel(userId) && message.via === 'channel'),
    dmChannelId: (userId) => world.dmChannel(userId),
    blockDms: (userId) => void world.blocked.add(userId),
    allowDms: (userId) => void world.blocked.delete(userId),
    joinGuild(guild) {
      world.addGuild(guild);
      gateway.dispatch('GUILD_CREATE', world.guildJson(guild.id), 1);
    },
    leaveGuild(guildId) {
      world.removeGuild(guildId);
      gateway.dispatch('GUILD_DELETE', { id: guildId }, 1);
    },
    registrations: rest.registrations,
    commands: rest.commands,
    requests: rest.requests,
    refusals: rest.refusals,
    gateway: gateway.counts,
    fail: faults.add,
    connected: async () => {
      await ledger.waitFor(() => gateway.counts.open > 0, 'a bot at the gateway');
    },
    dropSocket: gateway.drop,
    sendReconnect: gateway.sendReconnect,
    sendInvalidSession: gateway.sendInvalidSession,
    closeSocket: gateway.closeWith,
    waitFor: ledger.waitFor,
    transcript: ledger.lines,
    async close() {
      ledger.close();
      gateway.close();
      await server.close();
    },
  };
}
