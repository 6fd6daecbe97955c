import { type Answer, isAsk } from '../doc.ts';
import type { Invocation } from '../platform.ts';
import type { Asked } from './asked.ts';
import { type HomeDeps, showHome } from './home.ts';
import { openLane } from './lane.ts';
import type { SlackPerson } from './people.ts';
import { wordsOf } from './words.ts';

/** How many milliseconds a form may wait to learn somebody's language; an answer may wait longer. */
const FORM_PATIENCE_MS = 400;
const ANSWER_PATIENCE_MS = 1500;

export type Request = Pick<Invocation, 'id' | 'origin' | 'command' | 'input' | 'ask'>;

/** Everything that happens after the acknowledgement of what one person did. */
export interface Conversation {
  /** Opens the form that a request still needs, or runs it and shows the answer. */
  carryOut(request: Request): Promise<void>;
  /** Runs a form that is complete. */
  finish(request: Request): Promise<void>;
  present(answer: Answer): Promise<void>;
  /** Says that a button is good for nothing any more. */
  expired(): Promise<void>;
  /** Says that something broke, with the reference the log has. */
  broke(reference: string): Promise<void>;
}

export function converse(asked: Asked, deps: HomeDeps): Conversation {
  const { door, people } = deps;
  const { workspace, user } = asked;
  const lane = openLane(asked, deps);
  const learn = (patienceMs: number) => people.learn(workspace, user, patienceMs);

  const present = async (answer: Answer): Promise<void> => {
    if (isAsk(answer)) return lane.open(answer);
    await lane.show(answer);
    if (asked.from === 'home') await showHome(workspace, user, deps);
  };

  const finish = async (request: Request): Promise<void> => {
    const person = await learn(ANSWER_PATIENCE_MS);
    await present(await door.answer(invocationOf(asked, request, person), lane.progress()));
  };

  return {
    present,
    finish,
    async carryOut(request) {
      const form = door.form(invocationOf(asked, request, await learn(FORM_PATIENCE_MS)));
      if (form) await lane.open(form);
      else await finish(request);
    },
    async expired() {
      await learn(FORM_PATIENCE_MS);
      const text = wordsOf(people, workspace, user)('road.expired');
      await lane.show({ tone: 'refused', blocks: [{ kind: 'text', text }] });
    },
    async broke(reference) {
      const t = wordsOf(people, workspace, user);
      const text = t('road.error', { reference });
      await lane.say({ title: t('road.errorTitle'), tone: 'refused', blocks: [{ kind: 'text', text }] });
    },
  };
}

export function invocationOf(asked: Asked, request: Request, { name, locale, zone }: SlackPerson): Invocation {
  return {
    ...request,
    platform: 'slack',
    workspace: asked.workspace || null,
    channel: asked.channel,
    user: { id: asked.user, name: name ?? asked.name, locale, zone },
  };
}
