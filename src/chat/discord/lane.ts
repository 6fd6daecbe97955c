import { setTimeout as wait } from 'node:timers/promises';
import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import type { Log } from '../../log.ts';
import type { Message } from './draw.ts';
import { factsOf, isAnswered, isBroken, isTooLate } from './errors.ts';
import { PATIENCE } from './limits.ts';
import { withPictures } from './pictures.ts';

/** What an interaction tells us about how to answer it. */
export interface Addressee {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  /** Only whoever asked sees the answer. */
  readonly ephemeral: boolean;
}

/**
 * The way back to one interaction. The first thing said acknowledges it. Each of these returns false when Discord no
 * longer takes an acknowledgement, and throws when a request failed for good.
 */
export interface Lane {
  readonly acknowledged: boolean;
  defer(): Promise<boolean>;
  open(modal: APIModalInteractionResponseCallbackData): Promise<boolean>;
  offer(choices: readonly APIApplicationCommandOptionChoice<string>[]): Promise<boolean>;
  /** Into the reply: the first message is the answer, or replaces "thinking"; the others follow. */
  say(messages: readonly Message[]): Promise<boolean>;
}

/** `rest` needs no token: an interaction brings its own, and no global rate limit applies. */
export function openLane(rest: REST, to: Addressee, log: Log, onAcknowledged: () => void): Lane {
  let acknowledged = false;
  const privately = to.ephemeral ? MessageFlags.Ephemeral : 0;

  const acknowledge = async (
    type: InteractionResponseType,
    data: unknown,
    files: Message['files'] = [],
  ): Promise<boolean> => {
    try {
      await persist((tries) =>
        rest
          .post(Routes.interactionCallback(to.id, to.token), { auth: false, body: { type, data }, files: [...files] })
          // The earlier try arrived after all; only its response was lost.
          .catch((error: unknown) => (tries > 0 && isAnswered(error) ? undefined : Promise.reject(error))),
      );
    } catch (error) {
      if (!isTooLate(error)) throw error;
      log.info({ interaction: to.id, ...factsOf(error) }, 'discord interaction was answered already or is over');
      return false;
    }
    acknowledged = true;
    onAcknowledged();
    return true;
  };

  const first = async ({ body, files }: Message): Promise<boolean> => {
    if (!acknowledged) {
      const data = { ...body, flags: body.flags | privately };
      return acknowledge(InteractionResponseType.ChannelMessageWithSource, data, files);
    }
    const route = Routes.webhookMessage(to.applicationId, to.token, '@original');
    await persist(() => rest.patch(route, { auth: false, body, files: [...files] }));
    return true;
  };

  return {
    get acknowledged() {
      return acknowledged;
    },
    defer: () => acknowledge(InteractionResponseType.DeferredChannelMessageWithSource, { flags: privately }),
    open: (modal) => acknowledge(InteractionResponseType.Modal, modal),
    offer: (choices) => acknowledge(InteractionResponseType.ApplicationCommandAutocompleteResult, { choices }),
    async say([answer, ...more]) {
      if (answer && !(await withPictures(answer, first))) return false;
      for (const message of more) {
        await withPictures(message, ({ body, files }) => {
          const data = { auth: false, body: { ...body, flags: body.flags | privately }, files: [...files] };
          return persist(() => rest.post(Routes.webhook(to.applicationId, to.token), data));
        });
      }
      return true;
    },
  };
}

/** A person is waiting for this answer: when a server breaks, try again at growing intervals. */
async function persist<T>(request: (tries: number) => Promise<T>): Promise<T> {
  for (const [tries, pause] of PATIENCE.retries.entries()) {
    try {
      return await request(tries);
    } catch (error) {
      if (!isBroken(error)) throw error;
      await wait(pause);
    }
  }
  return request(PATIENCE.retries.length);
}
