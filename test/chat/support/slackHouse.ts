import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Care } from '../../../src/care/index.ts';
import { makeDoor } from '../../../src/chat/answer.ts';
import { type Command, defineCommand, press } from '../../../src/chat/command/command.ts';
import type { OptionMeta } from '../../../src/chat/command/options.ts';
import type { Doc } from '../../../src/chat/doc.ts';
import { makeInvokeCodec } from '../../../src/chat/invoke.ts';
import type { Door, Invocation } from '../../../src/chat/platform.ts';
import type { Installation } from '../../../src/chat/slack/installations.ts';
import { makeSlack, type SlackPlatform } from '../../../src/chat/slack/platform.ts';
import type { Log } from '../../../src/log.ts';
import type { Failures } from '../../support/failures.ts';
import { makeShelf } from '../../support/shelf.ts';
import { type SlackWire, startSlackWire } from '../../wire/slack.ts';

export const TEAM = 'T1';
export const MIA = 'U0MIA';
export const JON = 'U0JON';

const text = (words: string): Doc => ({ tone: 'plain', blocks: [{ kind: 'text', text: words }] });
const meta = (value: OptionMeta) => ({ ...value });

/** A promise the test decides about. */
export function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Everything the platform can be asked to draw and read, in a handful of commands. */
export function sampleCommands(slow: Promise<void>): readonly Command[] {
  const quiet = { who: 'anyone', reply: 'private', examples: [] } as const;
  return [
    defineCommand({
      ...quiet,
      name: 'checkin',
      input: z.object({
        soreness: z.coerce.number().int().min(0).max(10),
        side: z.enum(['left', 'right']).optional(),
        note: z.string().max(300).optional(),
      }),
      examples: ['7 left'],
      async run({ actor }, { soreness, side, note }) {
        return {
          title: 'Saved',
          tone: 'good',
          blocks: [
            { kind: 'meter', label: 'Soreness', value: soreness, max: 10, words: `${soreness} of 10` },
            {
              kind: 'text',
              text: `${actor.name} ${actor.locale} ${actor.zone}; ${side ?? 'both'}; ${note ?? 'no note'}`,
            },
          ],
          actions: [
            press('checkin', 'Again', { soreness: soreness + 1 }, { style: 'primary' }),
            press('checkin', 'Change', { soreness, note: 'kept & <b>' }, { ask: ['soreness', 'note'] }),
            press('checkin', 'Wrong', { soreness: 99 }),
          ],
        };
      },
    }),
    defineCommand({
      ...quiet,
      name: 'book',
      input: z.object({ slot: z.string().optional() }),
      async run(_, { slot }) {
        if (slot) return text(`Booked ${slot}`);
        const choices = [
          { value: 'thu', label: 'Thu 17:00' },
          { value: 'fri', label: 'Fri 9:00' },
        ];
        return {
          tone: 'plain',
          blocks: [
            {
              kind: 'choice',
              choice: { label: 'When?', invoke: { command: 'book', input: {} }, option: 'slot', choices },
            },
          ],
        };
      },
    }),
    defineCommand({
      ...quiet,
      name: 'mine',
      input: z.object({}),
      run: async ({ actor }) => ({
        title: `Hello ${actor.name}`,
        tone: 'plain',
        blocks: [{ kind: 'table', caption: 'Bookings', headings: ['When', 'What'], rows: [['Thu', 'Flush']] }],
        actions: [press('book', 'Book'), press('checkin', 'Check in'), press('slow', 'Slowly')],
      }),
    }),
    defineCommand({ ...quiet, name: 'help', input: z.object({}), run: async () => text('What you can ask here') }),
    defineCommand({
      ...quiet,
      name: 'slow',
      input: z.object({}),
      async run() {
        await slow;
        return text('Done at last.');
      },
    }),
    defineCommand({
      ...quiet,
      name: 'broken',
      input: z.object({}),
      run: () => Promise.reject(new Error('the roof fell in')),
    }),
    defineCommand({
      ...quiet,
      name: 'import',
      input: z.object({
        file: z
          .custom<{ name: string; bytes: Uint8Array }>((value) => value !== undefined)
          .meta(meta({ input: 'file' })),
      }),
      run: async (_, { file }) => text(`${file.name} says ${Buffer.from(file.bytes).toString('utf8')}`),
    }),
    defineCommand({
      ...quiet,
      name: 'role',
      input: z.object({
        person: z.string().meta(meta({ input: 'person' })),
        where: z.string().meta(meta({ input: 'channel' })),
      }),
      run: async (_, { person, where }) => text(`person ${person} in ${where}`),
    }),
    defineCommand({ ...quiet, name: 'long', input: z.object({}), run: async () => longDoc(60) }),
    defineCommand({
      ...quiet,
      name: 'twice',
      input: z.object({ name: z.string(), note: z.string().optional() }),
      // Asks for a second thing once it knows the first.
      ask: (known) => (known.name === undefined ? ['name'] : known.note === undefined ? ['note'] : []),
      run: async (_, { name, note }) => text(`${name} and ${note}`),
    }),
  ];
}

/** A list of people with two buttons each: more than one message holds. */
export function longDoc(people: number): Doc {
  return {
    title: 'Everybody',
    tone: 'plain',
    blocks: Array.from({ length: people }, (_, index) => ({
      kind: 'item' as const,
      text: `Person ${index} is here.`,
      actions: [press('checkin', 'Less', { soreness: 1 }), press('checkin', 'More', { soreness: 9 })],
    })),
  };
}

export interface SlackHouse {
  readonly wire: SlackWire;
  readonly slack: SlackPlatform;
  /** Installed workspaces. */
  readonly kept: ReadonlyMap<string, Installation>;
  /** The web server the listener is mounted in, in HTTP mode. */
  readonly address: string;
  /** What the road was asked. */
  readonly asked: readonly Invocation[];
  readonly acknowledged: readonly number[];
  /** What went wrong since the last look, taken: whatever is left fails the test. */
  readonly takeFailures: Failures['take'];
  /** What becomes of buttons: `old` ones are no longer known, `broken` is a database that is away. */
  buttons(are: ButtonState): void;
  close(): Promise<void>;
}

export type ButtonState = 'fine' | 'old' | 'broken';

export interface SlackHouseOptions {
  readonly mode?: 'socket' | 'http';
  readonly slow?: Promise<void>;
  readonly now?: () => number;
  readonly botToken?: string;
  readonly appToken?: string;
  /** Installed by OAuth: the token is kept in a store instead of the configuration. */
  readonly installed?: boolean;
  /** The road as the test wants it. */
  readonly adapt?: (door: Door) => Door;
}

/** A Slack and a bot in it, with a road that has no database behind it. */
export async function startSlackHouse(options: SlackHouseOptions = {}): Promise<SlackHouse> {
  const { mode = 'socket', slow = Promise.resolve(), now = Date.now } = options;
  const wire = await startSlackWire({
    now,
    teams: [
      {
        id: TEAM,
        botToken: 'xoxb-of-the-test',
        botUserId: 'UBOT',
        users: [
          { id: MIA, name: 'mia', locale: 'de-DE', tz: 'Europe/Berlin' },
          { id: JON, name: 'jon', locale: 'en-US', tz: 'America/New_York' },
        ],
        channels: [
          { id: 'C1', name: 'team' },
          { id: 'C2', name: 'others', botIsIn: false },
        ],
      },
    ],
  });
  const { log, take, check } = makeShelf({ secrets: ['xoxb-of-the-test', wire.signingSecret] });
  const acknowledged: number[] = [];
  const asked: Invocation[] = [];
  const shelf: { state: ButtonState } = { state: 'fine' };
  const commands = sampleCommands(slow);
  const kept = new Map<string, Installation>([[TEAM, { workspace: TEAM, botToken: 'xoxb-of-the-test' }]]);
  const slack = makeSlack({
    config: {
      botToken: options.installed ? null : (options.botToken ?? 'xoxb-of-the-test'),
      appToken: mode === 'socket' ? (options.appToken ?? wire.appToken) : null,
      signingSecret: mode === 'http' ? wire.signingSecret : null,
      client: options.installed ? { id: '1.2', secret: 'client-secret' } : null,
      apiUrl: wire.apiUrl,
    },
    ...(options.installed
      ? {
          installations: {
            save: async (installation) => void kept.set(installation.workspace, installation),
            find: async (workspace) => kept.get(workspace) ?? null,
            remove: async (workspace) => void kept.delete(workspace),
          },
        }
      : {}),
    commands,
    log,
    now,
    home: { command: 'mine' },
    onAcknowledged: (milliseconds) => acknowledged.push(milliseconds),
  });
  const server = createServer((request, response) => {
    if (slack.slackListener) slack.slackListener(request, response);
    else response.writeHead(404).end();
  });
  if (mode === 'http') {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    wire.deliverTo({ mode: 'http', url: `http://127.0.0.1:${port}/slack/events` });
  }
  try {
    await slack.start((options.adapt ?? ((door) => door))(makeSampleDoor(commands, now, asked, shelf, log)));
  } catch (error) {
    await wire.close();
    // Whoever starts it is told by what is thrown.
    await take();
    throw error;
  }
  return {
    wire,
    slack,
    kept,
    address: `http://127.0.0.1:${(server.address() as AddressInfo | null)?.port}`,
    asked,
    acknowledged,
    takeFailures: take,
    buttons(are) {
      shelf.state = are;
    },
    async close() {
      await slack.stop();
      server.close();
      server.closeAllConnections();
      await wire.close();
      await check();
    },
  };
}

function makeSampleDoor(
  commands: readonly Command[],
  now: () => number,
  asked: Invocation[],
  shelf: { readonly state: ButtonState },
  log: Log,
): Door {
  const codec = makeInvokeCodec('a secret of the test', { put: async () => 'row', get: async () => null });
  // The road asks care one thing only: who is this?
  const care = {
    messages: { receive: async () => true },
    people: {
      identify: async ({ user }: { user: Invocation['user'] }) => ({
        kind: 'member',
        workspace: TEAM,
        person: {
          teamId: 't1',
          personId: user.id,
          name: user.name,
          roles: ['athlete'],
          locale: user.locale ?? 'none',
          zone: user.zone ?? 'utc',
        },
      }),
    },
  } as unknown as Care;
  const door = makeDoor({
    commands,
    care,
    codec: {
      pack: codec.pack,
      unpack: async (packed) => {
        if (shelf.state === 'broken') throw new Error('the shelf fell down');
        if (shelf.state === 'old') return null;
        return codec.unpack(packed);
      },
    },
    now,
    onError: (error, { command }) => log.error({ command, err: error }, 'a command failed'),
  });
  return {
    ...door,
    answer(invocation) {
      asked.push(invocation);
      return door.answer(invocation);
    },
  };
}
