import { z } from 'zod';
import type { Care } from '../../../src/care/index.ts';
import { makeDoor } from '../../../src/chat/answer.ts';
import { type Command, defineCommand, press } from '../../../src/chat/command/command.ts';
import type { OptionMeta } from '../../../src/chat/command/options.ts';
import type { FieldSpec } from '../../../src/chat/doc.ts';
import { makeInvokeCodec } from '../../../src/chat/invoke.ts';
import type { Door } from '../../../src/chat/platform.ts';
import type { Described } from '../../../src/chat/playground/describe.ts';
import type { PlaygroundPerson } from '../../../src/chat/playground/people.ts';
import { makePlayground } from '../../../src/chat/playground/platform.ts';
import type { State } from '../../../src/chat/playground/state.ts';
import type { PlaygroundClock } from '../../../src/chat/playground/travel.ts';
import { makeShelf } from '../../support/shelf.ts';

export const TOKEN = 'token-of-this-run';
const ZONE = 'Europe/Berlin';
/** Thu 12 Mar 2026, 17:05 in Berlin. */
export const START = Date.parse('2026-03-12T16:05:00Z');

export const MIA: PlaygroundPerson = {
  user: 'mia',
  name: 'Mia Berger',
  roles: ['athlete'],
  squad: 'First',
  locale: 'en',
};
export const KARL: PlaygroundPerson = { user: 'karl', name: 'Karl Brandt', roles: ['trainer'], locale: 'en' };
export const ROBIN: PlaygroundPerson = { user: 'robin', name: 'Robin <b>New</b>', roles: [], locale: 'en' };

/** Everything the playground can be asked to draw and read, in a handful of commands. */
const commands: readonly Command[] = [
  defineCommand({
    name: 'feel',
    who: 'anyone',
    reply: 'private',
    input: z.object({
      soreness: z.coerce.number().int().min(0).max(10),
      side: z.enum(['left', 'right']).optional(),
      note: z
        .string()
        .max(300)
        .meta({ input: 'longText' } satisfies OptionMeta)
        .optional(),
    }),
    examples: ['7 left'],
    async run({ actor, place }, { soreness, side, note }) {
      return {
        title: 'Saved',
        tone: 'good',
        blocks: [
          { kind: 'meter', label: 'Soreness', value: soreness, max: 10, words: `${soreness} of 10` },
          {
            kind: 'text',
            text: `${actor.name}, ${side ?? 'both'}, ${note ?? 'no note'}, in ${place.channel ?? 'private'}`,
          },
          { kind: 'table', caption: 'Days', headings: ['Day', 'Load'], rows: [['Mon', '300']] },
          { kind: 'item', text: 'Row', actions: [press('feel', 'Same', { soreness })] },
          {
            kind: 'choice',
            choice: {
              label: 'Which side',
              invoke: { command: 'feel', input: { soreness } },
              option: 'side',
              choices: [
                { value: 'left', label: 'Left' },
                { value: 'right', label: 'Right' },
              ],
            },
          },
        ],
        actions: [
          press('feel', 'Again', { soreness: soreness + 1 }, { style: 'primary' }),
          press('feel', 'Change', { soreness, note: 'kept' }, { ask: ['soreness', 'note'] }),
          press('feel', 'With all words', { soreness: 9, note: 'n'.repeat(250) }),
        ],
      };
    },
  }),
  defineCommand({
    name: 'load',
    who: ['trainer'],
    reply: 'private',
    input: z.object({
      who: z.string().meta({ input: 'person' } satisfies OptionMeta),
      week: z
        .string()
        .meta({ suggest: true } satisfies OptionMeta)
        .optional(),
    }),
    examples: [],
    suggest: async (_context, _option, typed) =>
      ['this', 'last'].filter((week) => week.startsWith(typed)).map((week) => ({ value: week, label: `${week} week` })),
    run: async (_context, { who, week }) => ({
      tone: 'plain',
      blocks: [{ kind: 'text', text: `load of ${who}, ${week ?? 'this'} week` }],
    }),
  }),
  defineCommand({
    name: 'upload',
    who: 'anyone',
    reply: 'private',
    input: z.object({
      title: z.string().min(3),
      file: z
        .object({ name: z.string(), bytes: z.instanceof(Uint8Array) })
        .meta({ input: 'file' } satisfies OptionMeta),
    }),
    examples: [],
    run: async (_context, { title, file }) => ({
      tone: 'good',
      blocks: [{ kind: 'text', text: `${title}: ${file.name}, ${Buffer.from(file.bytes).toString('utf8')}` }],
    }),
  }),
  defineCommand({
    name: 'join',
    who: 'stranger',
    reply: 'private',
    input: z.object({}),
    examples: [],
    run: async () => ({ title: 'Welcome', tone: 'good', blocks: [] }),
  }),
];

interface Form {
  readonly title: string;
  readonly invoke: string;
  readonly fields: readonly FieldSpec[];
  readonly html: string;
}
export interface Outcome {
  readonly said: Described | null;
  readonly form: Form | null;
}
interface Seen extends State {
  readonly messages: readonly (Described & { readonly seq: number })[];
}

/** The playground over a small door: real road, pretend people, a clock that only moves when told. */
export async function playgroundHouse(
  options: {
    readonly people?: readonly PlaygroundPerson[];
    readonly advance?: (to: number) => Promise<void>;
    readonly adapt?: (door: Door) => Door;
  } = {},
) {
  const people = options.people ?? [ROBIN, MIA, KARL];
  const { log, take } = makeShelf();
  let now = START;
  const shelf = new Map<string, string>();
  const codec = makeInvokeCodec('s'.repeat(32), {
    put: async (payload) => {
      shelf.set(`row${shelf.size}`, payload);
      return `row${shelf.size - 1}`;
    },
    get: async (id) => shelf.get(id) ?? null,
  });
  const identify: Care['people']['identify'] = async ({ user, workspace }) => {
    const person = people.find((one) => one.user === user.id);
    const facts = { teamId: 'team', name: user.name, locale: 'en', zone: ZONE };
    return person && person.roles.length > 0
      ? {
          kind: 'member',
          workspace,
          person: {
            ...facts,
            personId: person.user,
            roles: person.roles.includes('trainer') ? ['trainer'] : ['athlete'],
          },
        }
      : { kind: 'stranger', workspace, person: facts };
  };
  const road: Door = makeDoor({
    commands,
    care: { people: { identify }, messages: { receive: async () => true } } as unknown as Care,
    codec,
    now: () => now,
    onError: (error, { command }) => log.error({ command, err: error }, 'a command failed'),
  });
  const door = (options.adapt ?? ((given) => given))(road);
  const clock: PlaygroundClock = {
    now: () => now,
    async advance(to) {
      await options.advance?.(to);
      now = to;
    },
  };
  const { platform, app } = makePlayground({
    commands,
    log,
    token: TOKEN,
    people: async () => people,
    workspace: 'club',
    clock,
    zone: ZONE,
  });
  await platform.start(door);

  const entered = await app.request(`/?token=${TOKEN}`);
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers: { cookie, accept: 'text/html', ...headers } });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: 'http://localhost', ...headers },
      body: JSON.stringify(body),
    });
  const act = async (path: string, body: object): Promise<Outcome> => {
    const response = await post(path, { as: MIA.user, ...body });
    return (await response.json()) as Outcome;
  };
  return {
    platform,
    door,
    app,
    clock,
    cookie,
    takeFailures: take,
    get,
    post,
    say: (text: string, as = MIA.user, place = 'bot') => act('/say', { text, as, in: place }),
    press: (invoke: string | undefined, more: object = {}) => act('/press', { invoke: invoke ?? '', ...more }),
    send: (invoke: string | undefined, values: object, more: object = {}) => act('/form', { invoke, values, ...more }),
    see: async (as: string, place = 'bot') => (await (await get(`/state?as=${as}&in=${place}`)).json()) as Seen,
    button: (outcome: Outcome, label: string) => outcome.said?.buttons.find((one) => one.label === label)?.invoke,
  };
}

/** Reads server-sent events until one is what is waited for. */
export async function readUntil(response: Response, found: (event: string, data: string) => boolean): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) throw new Error('no stream');
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`the stream ended before it came: ${text}`);
    text += decoder.decode(value, { stream: true });
    for (const block of text.split('\n\n')) {
      const event = /^event: (.*)$/m.exec(block)?.[1] ?? '';
      const data = /^data: (.*)$/m.exec(block)?.[1] ?? '';
      if (data && found(event, data)) {
        await reader.cancel();
        return data;
      }
    }
  }
}
