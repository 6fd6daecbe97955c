import { allCommands } from '../../commands/index.ts';
import { readWords, wordsOf } from '../../src/chat/command/options.ts';
import { type Action, type Answer, type Ask, type Doc, isAsk } from '../../src/chat/doc.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import type { Address, ChatPlatform, Door, Invocation, Sent } from '../../src/chat/platform.ts';

export interface FakeUser {
  readonly id: string;
  readonly name: string;
  readonly locale?: string;
  readonly zone?: string;
}

/**
 * A platform that remembers what it was sent, and lets a test type, press and fill in forms as anybody. Every press is
 * packed and unpacked.
 */
export interface FakePlatform extends ChatPlatform {
  readonly sent: { readonly address: Address; readonly doc: Doc; readonly text: string; readonly key: string }[];
  /** A typed line without the slash: `checkin 7 calf left`. */
  type(user: FakeUser, line: string, channel?: string): Promise<Answer>;
  press(user: FakeUser, action: Action): Promise<Answer>;
  /** The button of an answer with this label (or part of it). */
  pressLabel(user: FakeUser, answer: Answer, label: string): Promise<Answer>;
  fill(user: FakeUser, form: Answer, values: Record<string, unknown>): Promise<Answer>;
  /** The texts sent to somebody, or to a channel, since the last look. */
  inbox(user: FakeUser | string): readonly string[];
  /** The newest message somebody got, for pressing its buttons. */
  lastTo(user: FakeUser | string): Doc;
  /** What the next sends return. */
  readonly failing: Sent[];
  /** What was shown while answers were being worked out. */
  readonly progress: Doc[];
  /** What another fake platform needs to go on from here. */
  memory(): PlatformMemory;
  recall(memory: PlatformMemory): void;
}

/** Plain data. */
export interface PlatformMemory {
  readonly invocations: number;
  readonly sent: FakePlatform['sent'];
  readonly read: readonly (readonly [inbox: string, messages: number])[];
}

export function makeFakePlatform(name = 'fake', workspace = 'club'): FakePlatform {
  let door: Door | undefined;
  let serial = 0;
  const sent: FakePlatform['sent'] = [];
  const failing: Sent[] = [];
  const progress: Doc[] = [];
  const show = async (doc: Doc) => void progress.push(doc);
  const read = new Map<string, number>();
  const open = (): Door => {
    if (!door) throw new Error('the platform has not been started');
    return door;
  };
  const invocation = (
    user: FakeUser,
    more: Pick<Invocation, 'command' | 'input' | 'origin'> & Partial<Invocation>,
  ): Invocation => ({
    id: String(++serial),
    platform: name,
    workspace,
    channel: 'general',
    user,
    ...more,
  });
  const mine = (who: FakeUser | string) =>
    sent.filter(({ address }) =>
      typeof who === 'string'
        ? address.kind === 'channel' && address.channel === who
        : address.kind === 'person' && address.user === who.id,
    );

  const press = async (user: FakeUser, action: Action): Promise<Answer> => {
    const back = await open().unpack(await open().pack(action.invoke, 100));
    if (!back) throw new Error(`the button ${action.label} did not survive packing`);
    return open().answer(invocation(user, { ...back, origin: 'button' }), show);
  };
  return {
    name,
    sent,
    failing,
    progress,
    start: async (given) => {
      door = given;
    },
    stop: async () => {},
    send: async (address, doc, key) => {
      const failure = failing.shift();
      if (failure) return failure;
      sent.push({ address, doc, text: toPlainText(doc), key });
      return { ok: true, message: String(sent.length) };
    },
    type(user, line, channel = 'general') {
      const [command = '', ...words] = wordsOf(line);
      const found = allCommands.find((one) => one.name === command);
      const input = found ? readWords(found, words) : {};
      return open().answer(invocation(user, { command, input, origin: 'typed', channel }), show);
    },
    press,
    pressLabel(user, answer, label) {
      if (isAsk(answer)) throw new Error(`a form has no buttons: ${toPlainText(answer)}`);
      const action = actionsOf(answer).find((one) => one.label.includes(label));
      if (!action) throw new Error(`no button “${label}” in:\n${toPlainText(answer)}`);
      return press(user, action);
    },
    async fill(user, form, values) {
      const ask = asForm(form);
      return open().answer(
        invocation(user, { command: ask.invoke.command, input: { ...ask.invoke.input, ...values }, origin: 'form' }),
        show,
      );
    },
    inbox(who) {
      const key = typeof who === 'string' ? `#${who}` : who.id;
      const all = mine(who);
      const fresh = all.slice(read.get(key) ?? 0);
      read.set(key, all.length);
      return fresh.map((one) => one.text);
    },
    lastTo(who) {
      const last = mine(who).at(-1);
      if (!last) throw new Error('nothing was sent there');
      return last.doc;
    },
    memory: () => ({ invocations: serial, sent: [...sent], read: [...read] }),
    recall(memory) {
      serial = memory.invocations;
      sent.push(...memory.sent);
      for (const [inbox, messages] of memory.read) read.set(inbox, messages);
    },
  };
}

export function actionsOf(doc: Doc): readonly Action[] {
  const inside = doc.blocks.flatMap((block) => (block.kind === 'item' ? block.actions : []));
  return [...inside, ...(doc.actions ?? [])];
}

export function asForm(answer: Answer): Ask {
  if (!isAsk(answer)) throw new Error(`not a form:\n${toPlainText(answer)}`);
  return answer;
}

export function asDoc(answer: Answer): Doc {
  if (isAsk(answer)) throw new Error(`a form, not an answer:\n${toPlainText(answer)}`);
  return answer;
}
