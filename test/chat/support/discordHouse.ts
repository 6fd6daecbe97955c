import { z } from 'zod';
import type { Care } from '../../../src/care/index.ts';
import { makeDoor } from '../../../src/chat/answer.ts';
import { type Command, defineCommand, press } from '../../../src/chat/command/command.ts';
import type { OptionMeta } from '../../../src/chat/command/options.ts';
import { makeDiscord } from '../../../src/chat/discord/platform.ts';
import type { Doc } from '../../../src/chat/doc.ts';
import { makeInvokeCodec } from '../../../src/chat/invoke.ts';
import type { ChatPlatform, Door } from '../../../src/chat/platform.ts';
import type { Log } from '../../../src/log.ts';
import type { Failure, Failures } from '../../support/failures.ts';
import { makeShelf } from '../../support/shelf.ts';
import { type DiscordWire, startDiscordWire } from '../../wire/discord.ts';

export const GUILD = '100';
export const MIA = '201';
export const JON = '202';

/** A promise the test decides about. */
export function gate<T = void>() {
  let open: (value: T) => void = () => undefined;
  const opened = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

const text = (words: string): Doc => ({ tone: 'plain', blocks: [{ kind: 'text', text: words }] });

/** Everything the platform can be asked to draw and read, in a handful of commands. */
export function sampleCommands(slow: Promise<void>): readonly Command[] {
  return [
    defineCommand({
      name: 'feel',
      who: 'anyone',
      reply: 'private',
      input: z.object({
        note: z.string().max(300).optional(),
        soreness: z.coerce.number().int().min(0).max(10),
        sleep: z.coerce.number().min(0).max(16).optional(),
        side: z.enum(['left', 'right']).optional(),
        token: z
          .string()
          .optional()
          .meta({ hidden: true } satisfies OptionMeta),
      }),
      examples: ['7'],
      async run({ actor }, { soreness, sleep, side, note }) {
        return {
          title: 'Saved',
          tone: 'good',
          blocks: [
            { kind: 'meter', label: 'Soreness', value: soreness, max: 10, words: `${soreness} of 10` },
            { kind: 'text', text: `for ${actor.name}; sleep ${sleep ?? '-'}; ${side ?? 'both'}; ${note ?? 'no note'}` },
          ],
          actions: [
            press('feel', 'Again', { soreness: soreness + 1 }, { style: 'primary' }),
            press('feel', 'Change', { soreness, note: 'kept' }, { ask: ['soreness', 'note'] }),
            press('feel', 'Much more', { soreness: 9, note: 'n'.repeat(250) }),
          ],
        };
      },
    }),
    defineCommand({
      name: 'choose',
      who: 'anyone',
      reply: 'private',
      input: z.object({
        day: z.string().optional(),
        area: z
          .string()
          .optional()
          .meta({ suggest: true } satisfies OptionMeta),
      }),
      examples: [],
      suggest: async (_, option, typed) =>
        Array.from({ length: 40 }, (_unused, index) => ({
          value: `${option}-${index}`,
          label: `${typed} ${'long '.repeat(30)}${index}`,
        })),
      async run(_, { day, area }) {
        if (day || area) return text(`Chosen: ${day ?? area}`);
        const choices = ['mon', 'tue'].map((value) => ({ value, label: `On ${value}` }));
        return {
          tone: 'plain',
          blocks: [
            {
              kind: 'choice',
              choice: { label: 'Which day?', invoke: { command: 'choose', input: {} }, option: 'day', choices },
            },
          ],
        };
      },
    }),
    defineCommand({
      name: 'areas',
      who: 'anyone',
      reply: 'private',
      input: z.object({
        area: z.enum(Array.from({ length: 30 }, (_, index) => `area-${index}`) as [string]).optional(),
      }),
      examples: [],
      run: async (_, { area }) => text(`Area ${area}`),
    }),
    defineCommand({
      name: 'slow',
      who: 'anyone',
      reply: 'private',
      input: z.object({}),
      examples: [],
      async run() {
        await slow;
        return text('Done at last.');
      },
    }),
    defineCommand({
      name: 'broken',
      who: 'anyone',
      reply: 'private',
      input: z.object({}),
      examples: [],
      run: () => Promise.reject(new Error('the roof fell in')),
    }),
    defineCommand({
      name: 'import',
      who: 'anyone',
      reply: 'private',
      input: z.object({
        file: z
          .custom<{ name: string; bytes: Uint8Array }>((value) => value !== undefined)
          .meta({ input: 'file' } satisfies OptionMeta),
      }),
      examples: [],
      run: async (_, { file }) => text(`${file.name} says ${Buffer.from(file.bytes).toString('utf8')}`),
    }),
    defineCommand({
      name: 'role',
      who: 'anyone',
      reply: 'private',
      input: z.object({
        person: z.string().meta({ input: 'person' } satisfies OptionMeta),
        where: z.string().meta({ input: 'channel' } satisfies OptionMeta),
      }),
      examples: [],
      run: async (_, { person, where }) => text(`person ${person} in ${where}`),
    }),
    defineCommand({
      name: 'long',
      who: 'anyone',
      reply: 'private',
      input: z.object({}),
      examples: [],
      run: async () => longDoc(60),
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
      text: `Person ${index} is here. ${'Words and words. '.repeat(8)}`,
      actions: [press('feel', 'Less', { soreness: 1 }), press('feel', 'More', { soreness: index })],
    })),
    actions: [press('choose', 'Finish')],
  };
}

export interface DiscordHouse {
  readonly wire: DiscordWire;
  readonly discord: ChatPlatform;
  /** The first line of the log, said already or still to come, that is so. */
  logged(is: (line: Failure) => boolean): Promise<Failure>;
  /** What went wrong since the last look, taken: whatever is left fails the test. */
  readonly takeFailures: Failures['take'];
  readonly acknowledged: readonly number[];
  /** Another bot process beside or after the first. */
  another(more?: Partial<{ token: string; commands: readonly Command[]; door: Door }>): {
    readonly discord: ChatPlatform;
    readonly door: Door;
  };
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly slow?: Promise<void>;
  /** What unpacking a button waits for. */
  readonly beforeUnpack?: () => Promise<void>;
  /** The road as the test wants it. */
  readonly adapt?: (door: Door) => Door;
}

/** A Discord and a bot in it, with a road that has no database behind it. */
export async function startDiscordHouse({
  slow = Promise.resolve(),
  beforeUnpack,
  adapt = (door) => door,
}: HouseOptions = {}): Promise<DiscordHouse> {
  const wire = await startDiscordWire({
    guilds: [{ id: GUILD, name: 'Rowing', ownerId: MIA }],
    users: [
      { id: MIA, name: 'Mia' },
      { id: JON, name: 'Jon' },
    ],
  });
  const readers = new Set<() => void>();
  const { log, lines, take, check } = makeShelf({
    secrets: [wire.botToken],
    onLine: () => {
      for (const read of [...readers]) read();
    },
  });
  const acknowledged: number[] = [];
  const commands = sampleCommands(slow);
  const door = adapt(makeSampleDoor(commands, beforeUnpack, log));
  const make = (token: string, list: readonly Command[]) =>
    makeDiscord({ token, apiUrl: wire.apiUrl, commands: list, log, onAcknowledged: (ms) => acknowledged.push(ms) });
  const discord = make(wire.botToken, commands);
  await discord.start(door);
  const others: ChatPlatform[] = [];
  return {
    wire,
    discord,
    acknowledged,
    takeFailures: take,
    logged: (is) =>
      new Promise((resolve) => {
        const read = () => {
          const line = lines.find(is);
          if (!line) return;
          readers.delete(read);
          resolve(line);
        };
        readers.add(read);
        read();
      }),
    another(more = {}) {
      const other = make(more.token ?? wire.botToken, more.commands ?? commands);
      others.push(other);
      return { discord: other, door: more.door ?? door };
    },
    async close() {
      for (const one of [discord, ...others]) await one.stop();
      await wire.close();
      await check();
    },
  };
}

function makeSampleDoor(commands: readonly Command[], beforeUnpack: HouseOptions['beforeUnpack'], log: Log): Door {
  const shelf = new Map<string, string>();
  const codec = makeInvokeCodec('a secret of the test', {
    put: async (payload) => {
      const id = `row-${shelf.size}`;
      shelf.set(id, payload);
      return id;
    },
    get: async (id) => shelf.get(id) ?? null,
  });
  // The road asks care one thing only: who is this?
  const care = {
    messages: { receive: async () => true },
    people: {
      identify: async ({ user }: { user: { id: string; name: string; locale?: string } }) => ({
        kind: 'member',
        workspace: GUILD,
        person: {
          teamId: 't1',
          personId: user.id,
          name: user.name,
          roles: ['athlete'],
          locale: user.locale ?? 'en',
          zone: 'utc',
        },
      }),
    },
  } as unknown as Care;
  return makeDoor({
    commands,
    care,
    codec: {
      pack: codec.pack,
      async unpack(packed) {
        await beforeUnpack?.();
        return codec.unpack(packed);
      },
    },
    now: () => Date.UTC(2025, 2, 12, 9),
    onError: (error, { command }) => log.error({ command, err: error }, 'a command failed'),
  });
}
