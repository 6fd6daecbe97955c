import type { Log } from '../../log.ts';
import type { Clients } from './clients.ts';
import { isAboutBlocks } from './failure.ts';
import { CALL_MS } from './limits.ts';
import { type Page, withoutPictures } from './render.ts';

/** Where an answer for one person only can go. */
export interface PrivatePlace {
  readonly user: string;
  readonly channel: string | null;
  readonly responseUrl: string | null;
}

/**
 * Says a page to one person: at the interaction's own address, or else as a message only they see, or else in their
 * direct messages. An address is good for five answers within half an hour, and the bot is not a member everywhere.
 */
export async function sayPrivately(
  clients: Clients,
  place: PrivatePlace,
  page: Page,
  log: Log,
  onRefusedPictures: () => void = () => undefined,
): Promise<void> {
  const words = { text: page.text };
  const whole = { ...words, blocks: [...page.blocks] };
  const { user, channel, responseUrl } = place;
  const ways: ((message: typeof words) => Promise<unknown>)[] = [
    ...(responseUrl ? [(message: typeof words) => respond(responseUrl, message)] : []),
    ...(channel && /^[CG]/.test(channel)
      ? [(message: typeof words) => clients.ui.chat.postEphemeral({ ...message, channel, user })]
      : []),
    (message) => clients.ui.chat.postMessage({ ...message, channel: user, unfurl_links: false, unfurl_media: false }),
  ];
  for (const way of ways) {
    try {
      await way(whole);
      return;
    } catch (error) {
      log.info({ cause: String(error) }, 'slack did not take a private answer');
      if (!isAboutBlocks(error) && !String(error).includes('invalid_blocks')) continue;
      const bare = withoutPictures(page.blocks);
      if (bare !== null) {
        onRefusedPictures();
        if (await worked(() => way({ ...words, blocks: bare } as typeof words))) return;
      }
      log.error({ cause: String(error) }, 'slack refused blocks; sent as words');
      if (await worked(() => way(words))) return;
    }
  }
  log.warn({ ways: ways.length }, 'slack took no private answer at all');
}

async function worked(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch {
    return false;
  }
}

async function respond(url: string, message: { readonly text: string }): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...message, response_type: 'ephemeral', replace_original: false }),
    redirect: 'error',
    signal: AbortSignal.timeout(CALL_MS),
  });
  const says = await response.text();
  if (!response.ok || says.includes('"ok":false')) {
    throw new Error(`response_url ${response.status} ${says.slice(0, 100)}`);
  }
}
