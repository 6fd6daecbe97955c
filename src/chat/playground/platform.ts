import type { Hono } from 'hono';
import { packAll } from '../invoke.ts';
import type { ChatPlatform, Door } from '../platform.ts';
import { BOT, type Content, type Message, makeConversations } from './conversations.ts';
import type { PlaygroundDeps } from './deps.ts';
import { makeHub } from './hub.ts';
import { makeRoutes } from './routes.ts';
import { makeTalk, PACK_LIMIT, type Speaker } from './talk.ts';
import { makeTraveller } from './travel.ts';
import { type Happening, makeWalk } from './walk.ts';

export const PLAYGROUND = 'playground';
/** Where `app` is mounted unless `path` says otherwise. */
export const PLAYGROUND_PATH = '/playground';

/**
 * A chat platform in a browser, on loopback, without tokens: made-up people, a private conversation for each, and
 * channels.
 */
export function makePlayground(deps: PlaygroundDeps): { readonly platform: ChatPlatform; readonly app: Hono } {
  const { clock, log, zone, workspace } = deps;
  const conversations = makeConversations();
  const hub = makeHub();
  const walk = makeWalk();
  const sent = new Map<string, string>();
  let door: Door | null = null;
  let sends = 0;

  const put = (message: Omit<Message, 'seq' | 'at'>): Message => {
    const kept = conversations.append({ ...message, at: clock.now() });
    hub.tell({ kind: 'message', message: kept });
    return kept;
  };
  const keep = ({ person, conversation }: Speaker, content: Content, instead?: Message) => {
    if (!instead) return put({ user: person.user, conversation, unasked: false, content });
    const edited = conversations.edit(instead, content);
    hub.tell({ kind: 'message', message: edited });
    return edited;
  };
  const happened = (happening: Happening) => {
    if (walk.notice(happening)) hub.tell({ kind: 'redraw' });
  };
  const traveller = makeTraveller(clock, {
    sent: () => sends,
    onChange: () => hub.tell({ kind: 'state' }),
    onError: (error) => log.error({ err: error }, 'playground clock stopped'),
  });
  const talk = () => door && makeTalk({ ...deps, door, now: clock.now, keep, happened });

  const platform: ChatPlatform = {
    name: PLAYGROUND,
    async start(given) {
      door = given;
    },
    async send(address, doc, key) {
      if (!door) return { ok: false, retry: true, reason: 'unreachable', detail: 'the playground has not started yet' };
      const before = sent.get(key);
      const conversation = address.kind === 'person' ? BOT : address.channel;
      if (before) return { ok: true, message: before, conversation };
      const packed = await packAll(doc, PACK_LIMIT, door.pack);
      const user = address.kind === 'person' ? address.user : null;
      const message = put({ user, conversation, unasked: true, content: { kind: 'doc', doc, packed } });
      sends += 1;
      remember(sent, key, String(message.seq));
      hub.tell({ kind: 'state' });
      happened({ kind: 'sent', key });
      return { ok: true, message: String(message.seq), conversation };
    },
    async stop() {
      traveller.stop();
      await traveller.idle();
      hub.tell({ kind: 'close' });
      door = null;
    },
  };
  const app = makeRoutes({
    ...deps,
    path: deps.path ?? PLAYGROUND_PATH,
    conversations,
    hub,
    walk,
    traveller,
    talk,
    happened,
    door: () => door,
    zone,
    workspace,
  });
  return { platform, app };
}

const KEYS_KEPT = 5_000;

/** Remembers only the newest keys: a message is sent again soon or never. */
function remember(sent: Map<string, string>, key: string, message: string): void {
  sent.set(key, message);
  const oldest = sent.keys().next().value;
  if (sent.size > KEYS_KEPT && oldest !== undefined) sent.delete(oldest);
}
