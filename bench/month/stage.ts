import type { Action, Answer, Doc } from '../../src/chat/doc.ts';
import type { ChatPlatform, Door, Invocation } from '../../src/chat/platform.ts';
import { ZONE } from './club.ts';

export const PLATFORM = 'bench';
export const WORKSPACE = 'club';

export interface Message {
  readonly to: string;
  readonly key: string;
  readonly doc: Doc;
}

/** A chat platform whose people are in this process. */
export interface Stage {
  readonly platform: ChatPlatform;
  /** Messages that arrived since the last look. */
  arrived(): readonly Message[];
  /** How many people were sent, by the first part of the message's key. */
  readonly sent: Map<string, { readonly to: string; readonly key: string }[]>;
  say(who: { readonly id: string; readonly name: string }, command: string, input?: object): Promise<Answer>;
  press(who: { readonly id: string; readonly name: string }, action: Action): Promise<Answer>;
}

export function makeStage(): Stage {
  let door: Door | undefined;
  let serial = 0;
  let waiting: Message[] = [];
  const sent: Stage['sent'] = new Map();
  const opened = (): Door => {
    if (!door) throw new Error('the platform has not been started');
    return door;
  };
  const ask = (
    who: { readonly id: string; readonly name: string },
    about: Pick<Invocation, 'command' | 'input' | 'origin'>,
  ): Promise<Answer> =>
    opened().answer({
      ...{ id: String(++serial), platform: PLATFORM, workspace: WORKSPACE, channel: 'general' },
      ...{ user: { id: who.id, name: who.name, locale: 'en', zone: ZONE }, ...about },
    });
  return {
    platform: {
      name: PLATFORM,
      start: async (given) => {
        door = given;
      },
      stop: async () => {},
      send: async (address, doc, key) => {
        const to = address.kind === 'person' ? address.user : `#${address.channel}`;
        const kind = key.split(':')[0] ?? key;
        sent.set(kind, [...(sent.get(kind) ?? []), { to, key }]);
        waiting.push({ to, key, doc });
        return { ok: true, message: String(++serial) };
      },
    },
    sent,
    arrived() {
      const messages = waiting;
      waiting = [];
      return messages;
    },
    say: (who, command, input = {}) => ask(who, { command, input: { ...input }, origin: 'typed' }),
    async press(who, action) {
      const back = await opened().unpack(await opened().pack(action.invoke, 100));
      if (!back) throw new Error(`the button ${action.label} did not survive packing`);
      return ask(who, { command: back.command, input: back.input, origin: 'button' });
    },
  };
}

/** Every button of an answer or a message. */
export function buttonsOf(answer: Answer): readonly Action[] {
  if (!('blocks' in answer)) return [];
  const inside = answer.blocks.flatMap((block) => (block.kind === 'item' ? block.actions : []));
  return [...inside, ...(answer.actions ?? [])];
}

/** Does the bot say no? */
export function isRefused(answer: Answer): boolean {
  return 'tone' in answer && answer.tone === 'refused';
}
