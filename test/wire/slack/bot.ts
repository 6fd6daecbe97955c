/** A bot small enough to be read at once: what the tests of the Slack wire server talk to. */
import { createServer } from 'node:net';
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { type SlackWire, type SlackWireOptions, startSlackWire } from '../slack.ts';

export const MIA = 'U0MIA';
export const JON = 'U0JON';
export const TOKEN = 'xoxb-one';

export const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const section = (text: string) => ({ type: 'section' as const, text: { type: 'mrkdwn' as const, text } });
export const button = (action_id: string, label: string, value = 'v') => ({
  type: 'button' as const,
  action_id,
  text: plain(label),
  value,
});
export const actions = (...elements: ReturnType<typeof button>[]) => ({ type: 'actions' as const, elements });
export const noteForm = {
  type: 'modal' as const,
  callback_id: 'note',
  private_metadata: 'booking 7',
  title: plain('A note'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'note',
      label: plain('Your note'),
      element: { type: 'plain_text_input' as const, action_id: 'text', max_length: 20 },
    },
    {
      type: 'input' as const,
      block_id: 'hours',
      label: plain('Hours'),
      optional: true,
      element: {
        type: 'number_input' as const,
        action_id: 'hours',
        is_decimal_allowed: false,
        min_value: '0',
        max_value: '14',
      },
    },
    {
      type: 'input' as const,
      block_id: 'file',
      label: plain('File'),
      optional: true,
      element: { type: 'file_input' as const, action_id: 'file' },
    },
    {
      type: 'input' as const,
      block_id: 'area',
      label: plain('Area'),
      optional: true,
      element: { type: 'external_select' as const, action_id: 'area', min_query_length: 0 },
    },
  ],
};

/** What the small bot does; the same over Socket Mode and HTTP. */
function teach(app: App): void {
  app.command('/deload', async ({ ack, command, client, respond }) => {
    if (command.text === 'form') {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: noteForm });
    } else if (command.text === 'private') {
      await ack();
      await respond({ text: 'Only you', blocks: [section('Only you'), actions(button('more', 'More'))] });
    } else if (command.text === 'bad ack') await ack({ text: 'x', blocks: [section('')] });
    else await ack({ text: `You said ${command.text}`, response_type: 'ephemeral' });
  });
  app.action('more', async ({ ack, body, client, respond }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    if (body.message && body.channel)
      await client.chat.update({
        channel: body.channel.id,
        ts: body.message.ts,
        text: 'Updated',
        blocks: [section('Updated')],
      });
    else await respond({ replace_original: true, text: 'Replaced' });
  });
  app.action('day', async ({ ack, action, respond }) => {
    await ack();
    if (action.type === 'datepicker') await respond({ text: `Day ${action.selected_date}` });
  });
  app.options('area', async ({ ack, payload }) => {
    await ack({
      options: ['calf', 'hamstring']
        .filter((area) => area.startsWith(payload.value))
        .map((area) => ({ text: plain(area), value: area })),
    });
  });
  app.view('note', async ({ ack, view, body, client }) => {
    const { values } = view.state;
    const note = values.note?.text?.value ?? '';
    if (note === 'bad') return ack({ response_action: 'errors', errors: { note: 'Say more' } });
    if (note === 'next') return ack({ response_action: 'update', view: { ...noteForm, title: plain('Step 2') } });
    await ack();
    const [file] = values.file?.file?.files ?? [];
    const content = file
      ? await (await fetch(file.url_private ?? '', { headers: { authorization: `Bearer ${TOKEN}` } })).text()
      : 'no file';
    await client.chat.postMessage({
      channel: body.user.id,
      text: `${view.private_metadata}: ${note}, ${values.hours?.hours?.value}, ${content}`,
    });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const { user } = await client.users.info({ user: event.user, include_locale: true });
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [section(`Hello ${user?.locale} ${user?.tz}`)] },
    });
  });
  app.message('load', async ({ say }) => {
    await say('Your load');
  });
  app.error(async () => undefined);
}

const quiet = {
  logLevel: LogLevel.ERROR,
  clientOptions: { retryConfig: { retries: 2, factor: 1, minTimeout: 1, maxTimeout: 1 } },
};
const noLog = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

export const startWire = (options: Partial<SlackWireOptions> = {}): Promise<SlackWire> =>
  startSlackWire({
    teams: [
      {
        id: 'T1',
        botToken: TOKEN,
        botUserId: 'UBOT',
        users: [
          { id: MIA, name: 'Mia', locale: 'de-DE', tz: 'Europe/Vienna' },
          { id: JON, name: 'Jon' },
        ],
        channels: [
          { id: 'C1', name: 'rowing' },
          { id: 'C2', name: 'judo', botIsIn: false },
        ],
      },
    ],
    ...options,
  });

/** Starts it over Socket Mode. A short ping timeout is a short wait before bolt reconnects, and a bolt that takes a busy computer for a dead one. */
export async function startSocketBot(wire: SlackWire, clientPingTimeout = 3000): Promise<App> {
  const clientOptions = { ...quiet.clientOptions, slackApiUrl: wire.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: wire.appToken,
    logger: noLog,
    clientPingTimeout,
    installerOptions: { clientOptions },
  });
  const app = new App({ token: TOKEN, receiver, logger: noLog, clientOptions });
  teach(app);
  await app.start();
  await wire.connected();
  return app;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

export async function startHttpBot(wire: SlackWire): Promise<App> {
  const app = new App({
    token: TOKEN,
    signingSecret: wire.signingSecret,
    logger: noLog,
    clientOptions: { ...quiet.clientOptions, slackApiUrl: wire.apiUrl },
  });
  teach(app);
  const port = await freePort();
  await app.start({ port, host: '127.0.0.1' });
  wire.deliverTo({ mode: 'http', url: `http://127.0.0.1:${port}/slack/events` });
  return app;
}
