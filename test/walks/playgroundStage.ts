import { allCommands } from '../../commands/index.ts';
import type { FieldSpec } from '../../src/chat/doc.ts';
import type { Described } from '../../src/chat/playground/describe.ts';
import type { PlaygroundPerson } from '../../src/chat/playground/people.ts';
import { makePlayground, PLAYGROUND } from '../../src/chat/playground/platform.ts';
import { openHouseWith, type WalkHouse } from './house.ts';
import { keys, type OpenStage, reader, STAFF_CHANNEL, type Values, withMentions } from './stage.ts';

const WORKSPACE = 'club';
const TOKEN = 'token-of-this-run';
const PATIENCE_MS = 60_000;

interface Outcome {
  readonly said: Described | null;
  readonly form: { readonly title: string; readonly invoke: string; readonly fields: readonly FieldSpec[] } | null;
  readonly problem?: string;
}

/** The story in the browser playground, over its HTTP routes. */
export const openPlaygroundStage: OpenStage = async (people) => {
  let opened: WalkHouse | undefined;
  const known = async (): Promise<readonly PlaygroundPerson[]> => {
    const team = await opened?.store.directory.teamOf(PLAYGROUND, WORKSPACE);
    const members = team ? await opened?.store.team(team.id).people.inWorkspace(PLAYGROUND, WORKSPACE) : [];
    return people.map(({ key, name }) => ({
      user: key,
      name,
      roles: members?.find(({ user }) => user === key)?.person.roles ?? [],
      locale: 'en',
    }));
  };
  let made: ReturnType<typeof makePlayground> | undefined;
  const house = await openHouseWith({
    platforms: ({ now, log }) => {
      made = makePlayground({
        commands: allCommands,
        log,
        token: TOKEN,
        people: known,
        workspace: WORKSPACE,
        clock: { now, advance: async (to) => opened?.advance(to) },
        zone: 'Europe/Berlin',
      });
      return [made.platform];
    },
  });
  opened = house;
  if (!made) throw new Error('no playground was made');
  const { app: pages, platform } = made;
  const entered = await pages.request(`/?token=${TOKEN}`);
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const complaints: string[] = [];

  const post = async (path: string, body: object): Promise<Outcome> => {
    const response = await pages.request(path, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: 'http://localhost' },
      body: JSON.stringify(body),
    });
    const outcome = (await response.json()) as Outcome;
    if (!response.ok) complaints.push(`${path} ${response.status} ${outcome.problem}`);
    return outcome;
  };
  const messages = async (as: string, place: string): Promise<readonly Described[]> => {
    const response = await pages.request(`/state?as=${as}&in=${place}`, { headers: { cookie } });
    return ((await response.json()) as { messages: readonly Described[] }).messages;
  };
  const fresh = reader();
  const nextKey = keys();
  const forms = new Map<string, string>();
  // Reading is asynchronous here, and a story looks at once: what was sent is fetched after every act and delivery.
  const seen = new Map<string, readonly string[]>();
  const look = async () => {
    for (const { key } of people) {
      const all = await messages(key, 'bot');
      seen.set(
        key,
        all.filter((one) => one.unasked).map((one) => one.text),
      );
    }
    const staff = (await known()).find((one) => one.roles.includes('admin'));
    if (!staff) return;
    const all = await messages(staff.user, STAFF_CHANNEL);
    seen.set(
      '#',
      all.filter((one) => one.unasked).map((one) => one.text),
    );
  };
  const deliver = house.house.deliver;

  return {
    name: 'playground',
    house: {
      ...house,
      house: {
        ...house.house,
        deliver: async () => {
          await deliver();
          await look();
        },
      },
      advance: async (to, step) => {
        await house.advance(to, step);
        await look();
      },
    },
    as({ key, name }) {
      const read = (outcome: Outcome): string => {
        if (outcome.form) {
          forms.set(key, outcome.form.invoke);
          return [outcome.form.title, ...outcome.form.fields.map(({ label, error = '' }) => `${label} ${error}`)].join(
            '\n',
          );
        }
        return outcome.said?.text ?? outcome.problem ?? '';
      };
      return {
        async type(line, where) {
          const text = `/${withMentions(line, people, (person) => person.key)}`;
          return read(await post('/say', { as: key, in: where ? STAFF_CHANNEL : 'bot', text }));
        },
        async press(label) {
          const all = (await messages(key, 'bot')).toReversed();
          const button = all.flatMap((one) => one.buttons).find((one) => one.label.startsWith(label));
          if (!button) throw new Error(`${name} sees no button “${label}”`);
          return read(await post('/press', { as: key, in: 'bot', invoke: button.invoke, label: button.label }));
        },
        async fill(values) {
          return read(await post('/form', { as: key, in: 'bot', invoke: forms.get(key) ?? '', ...parts(values) }));
        },
        forge: async () => read(await post('/press', { as: key, in: 'bot', invoke: '0AAAAAAAAAAA["mine",{}]' })),
        async files() {
          const page = await (await pages.request(`/?as=${key}`, { headers: { cookie } })).text();
          const links = [...page.matchAll(/<a href="\/playground([^"]+)" download="([^"]+)"/g)];
          return Promise.all(
            links.map(async ([, address = '', name = '']) => {
              const response = await pages.request(address.replaceAll('&amp;', '&'), { headers: { cookie } });
              return { name, content: await response.text() };
            }),
          );
        },
        async sees(words) {
          const until = performance.now() + PATIENCE_MS;
          while (!(await messages(key, 'bot')).some((one) => one.text.includes(words)))
            if (performance.now() > until) throw new Error(`${name} sees no “${words}”`);
        },
        inbox: () => fresh(key, seen.get(key) ?? []),
      };
    },
    async send(person, doc) {
      const sent = await platform.send({ kind: 'person', workspace: WORKSPACE, user: person.key }, doc, nextKey());
      await look();
      return sent;
    },
    staffChannel: () => fresh('#', seen.get('#') ?? []),
    complaints: () => complaints,
    close: house.close,
  };
};

function parts(given: Values) {
  const values: Record<string, string> = {};
  const files: Record<string, { name: string; base64: string }> = {};
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string') values[name] = value;
    else files[name] = { name: value.name, base64: Buffer.from(value.content).toString('base64') };
  }
  return { values, files };
}
