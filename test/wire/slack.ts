/**
 * A Slack on loopback for the unmodified @slack/bolt: Web API, Socket Mode, signed HTTP delivery, response URLs and
 * files over real sockets, as strict about what it receives as Slack is. What Slack would refuse is refused here with
 * Slack's error (`invalid_blocks`, `expired_trigger_id`, ...); what a Slack client could not send, a driver refuses to
 * send (it throws).
 *
 *     const wire = await startSlackWire({
 *       teams: [{ id: 'T1', botToken: 'xoxb-1', botUserId: 'UBOT', users: [{ id: 'U1', name: 'Mia', locale: 'de-DE', tz: 'Europe/Berlin' }] }],
 *     });
 *     const app = new App({ token: 'xoxb-1', appToken: wire.appToken, socketMode: true, clientOptions: { slackApiUrl: wire.apiUrl } });
 *     await app.start();
 *     await wire.connected();
 *
 *     const answer = await wire.slash({ user: 'U1', command: '/deload', text: 'checkin 7 calf' }).reply();
 *     expect(answer.message?.ephemeralFor).toBe('U1');
 *     expect(textOf(answer.message)).toContain('7 of 10');
 *     const { view } = await wire.click({ user: 'U1', label: 'Add a note' }).reply();
 *     if (view) {
 *       const { errors } = await wire.submit({ view, values: { Note: '', sleep: '7' } }).acked();   // by label, action or block id
 *       await wire.submit({ view, values: { Note: 'left calf' } }).acked();
 *     }
 *     const home = (await wire.openHome({ user: 'U1' }).reply()).view;
 *     await wire.close();
 *
 * - HTTP instead of Socket Mode: `deliver: { mode: 'http', url: 'http://127.0.0.1:PORT/slack/events' }` or
 *   `wire.deliverTo(...)`; the drivers are the same. `forge: { signature: 'wrong' | 'missing', timestampShift: -360,
 *   tampered: true }` spoils one delivery, `replay(exchange)` sends it again, `post(body, contentType)` sends any body.
 * - Drivers return an exchange at once. `.acked()`: payload, status, ms, `errors` (by block id), `options` (suggest) and
 *   `refused` (why Slack would show an error instead). `.reply()` (same as `.settled()`) waits until something is
 *   visible: the acknowledgement's text, a response_url post, a view, or a message to that user or place.
 * - Drivers: `slash`, `click`, `select` (menus, pickers, checkboxes), `submit`, `closeView`, `suggest`, `openHome`,
 *   `say`, `event`, `uploadFile` (a value for a file_input: `values: { File: [file] }`), `uninstall`. Without `message`
 *   or `view` the newest one visible to the user that has the element is taken.
 * - Messages and views are live objects: read them again after an update. Seen so far: `messages`, `messagesIn`, `dms`,
 *   `ephemerals`, `responseUrlPosts`, `views`, `openView(user)`, `home(user)`, `files`, `requests`, `refusals` (assert
 *   that it stays empty), `warnings` (blocks without `text`). Wait with `waitFor(() => wire.dms('U1').at(-1), 'reminder')`.
 * - Faults: `fail('chat.postMessage', { status: 429, retryAfter: 1 })`, `{ error: 'fatal_error' }`, `{ status: 500,
 *   afterEffect: true }`, `{ reset: true }`; also for 'response_url', 'upload', 'download'. `dropSocket()`,
 *   `sendDisconnect()`.
 * - Triggers live three seconds and serve once, response URLs thirty minutes and five times, by `now`.
 */

import { openLedger } from './ledger.ts';
import { openFaults, serve } from './server.ts';
import { openMethods } from './slack/api.ts';
import { openDelivery } from './slack/delivery.ts';
import { openDrivers } from './slack/drivers.ts';
import { openExchanges } from './slack/exchanges.ts';
import { openHttp } from './slack/http.ts';
import type { SlackWire, SlackWireOptions } from './slack/types.ts';
import { APP_ID, openWorkspace } from './slack/workspace.ts';

export { buttonsOf, fieldsOf, textOf } from './slack/reading.ts';
export type * from './slack/types.ts';

/** Starts the server on a free loopback port. */
export async function startSlackWire(options: SlackWireOptions): Promise<SlackWire> {
  const {
    appToken = 'xapp-test',
    signingSecret = 'test-signing-secret',
    deliver = { mode: 'socket' },
    pingMs = 5000,
  } = options;
  const ledger = openLedger('Slack wire');
  const faults = openFaults();
  const warnings: string[] = [];
  let address = '';
  const origin = (): string => address;
  const warn = (warning: string): void => void warnings.push(warning);

  const workspace = openWorkspace(options, origin, ledger);
  const exchanges = openExchanges(workspace, ledger);
  const delivery = openDelivery({ workspace, ledger, signingSecret, deliver, pingMs, origin });
  const methods = openMethods({ workspace, exchanges, origin, warn });
  const http = openHttp({ workspace, exchanges, delivery, ledger, faults, methods, appToken, warn });
  const server = await serve(http.handle, delivery.upgrade);
  address = server.origin;

  const teamId = (team: string | undefined): string => workspace.team(team).id;
  const dmChannelId = (user: string, team?: string): string => workspace.dmChannel(teamId(team), user);

  return {
    apiUrl: `${address}/api/`,
    appId: APP_ID,
    appToken,
    signingSecret,
    ...openDrivers({ workspace, exchanges, delivery, commands: options.commands }),
    post: delivery.post,
    messages: workspace.messages,
    messagesIn: (channel) => workspace.messages.filter((message) => message.channel === channel),
    dms: (user, team) =>
      workspace.messages.filter(
        (message) => message.channel === dmChannelId(user, team) && message.ephemeralFor === null,
      ),
    ephemerals: (user, team) =>
      workspace.messages.filter((message) => message.team === teamId(team) && message.ephemeralFor === user),
    get responseUrlPosts() {
      return workspace.messages.filter((message) => message.via === 'response_url');
    },
    dmChannelId,
    views: workspace.views,
    openView: (user, team) => workspace.stack(teamId(team), user).at(-1) ?? null,
    home: (user, team) => workspace.home(teamId(team), user),
    get files() {
      return [...workspace.files.values()];
    },
    requests: http.requests,
    refusals: http.refusals,
    warnings,
    sockets: delivery.sockets,
    fail(method, { error, ...fault }) {
      const pattern = method === '*' ? /.*/ : new RegExp(`^${method.replaceAll('.', '\\.')}$`);
      faults.add('*', pattern, error === undefined ? fault : { ...fault, body: { ok: false, error } });
    },
    deliverTo: delivery.deliverTo,
    connected: async (count = 1) => {
      await ledger.waitFor(() => delivery.sockets.open >= count, `${count} Socket Mode connections`);
    },
    sendDisconnect: (reason = 'refresh_requested', which = 'one') => delivery.sendDisconnect(reason, which),
    dropSocket: delivery.drop,
    waitFor: ledger.waitFor,
    transcript: ledger.lines,
    async close() {
      ledger.close();
      delivery.close();
      await server.close();
    },
  };
}
