import { HTTPError } from 'discord.js';
import { type Message, withoutPictures } from './draw.ts';
import { isTooLate, toFailure } from './errors.ts';

/**
 * Discord may refuse a file (for its size, or by the server's rules). Then the message goes without it: its words say
 * it all.
 */
export async function withPictures<T>(message: Message, send: (message: Message) => Promise<T>): Promise<T> {
  try {
    return await send(message);
  } catch (error) {
    if (message.files.length === 0 || !isRefused(error)) throw error;
    return send(withoutPictures(message));
  }
}

/** Discord refused what was sent, not to whom, when or by whom. */
function isRefused(error: unknown): boolean {
  if (error instanceof HTTPError) return error.status === 413;
  return !isTooLate(error) && toFailure(error).reason === 'rejected';
}
