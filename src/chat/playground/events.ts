import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { drawMessage } from './card.ts';
import { isSeenBy, type Message } from './conversations.ts';
import type { News } from './hub.ts';
import { look, type Stage } from './stage.ts';
import { stateOf } from './state.ts';
import type { Speaker } from './talk.ts';

/** An open page hears something this often even when nothing happens, in milliseconds. */
const HEARTBEAT = 20_000;
/** News within this time are told together, in milliseconds. */
const BREATH = 100;

/**
 * Server-sent events for one page: the messages of its conversation (`after` and newer), the state, and requests to
 * draw the page again. What arrives on an open page counts as read.
 */
export function streamNews(c: Context, stage: Stage, speaker: Speaker, after: number): Response {
  const { person, conversation } = speaker;
  const reader = { user: person.user, locale: person.locale, zone: stage.zone, path: stage.path };
  return streamSSE(c, async (stream) => {
    const waiting: News[] = stage.conversations
      .read(person.user, conversation)
      .filter((message) => message.seq > after)
      .map((message) => ({ kind: 'message', message }));
    let wake = () => {};
    let open = true;
    const stop = stage.hub.listen((news) => {
      waiting.push(news);
      wake();
    });
    stream.onAbort(() => {
      open = false;
      wake();
    });
    const tellMessage = async (message: Message) => {
      if (!isSeenBy(message, person.user, conversation)) return;
      look(stage, speaker);
      const html = String(await drawMessage(message, reader));
      await stream.writeSSE({
        event: 'message',
        id: String(message.seq),
        data: JSON.stringify({ seq: message.seq, html }),
      });
    };
    try {
      while (open) {
        const batch = waiting.splice(0);
        if (batch.some((news) => news.kind === 'close')) break;
        for (const news of batch) if (news.kind === 'message') await tellMessage(news.message);
        if (batch.some((news) => news.kind === 'redraw')) await stream.writeSSE({ event: 'redraw', data: '{}' });
        const state = stateOf(stage, await stage.people(), person.user);
        await stream.writeSSE({ event: 'state', data: JSON.stringify(state) });
        await stream.sleep(BREATH);
        if (waiting.length > 0 || !open) continue;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, HEARTBEAT);
          timer.unref();
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    } finally {
      stop();
    }
  });
}
