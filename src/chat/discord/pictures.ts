import { DiscordAPIError } from 'discord.js';
import { type Message, withoutPictures } from './draw.ts';
import { isGone, isTooLate } from './errors.ts';

/** Discord may refuse a file (its size, the server's rules): then the message goes without, and its words say it all. */
export async function withPictures<T>(message: Message, send: (message: Message) => Promise<T>): Promise<T> {
  try {
    return await send(message);
  } catch (error) {
    if (message.files.length === 0 || !isAboutFiles(error)) throw error;
    return send(withoutPictures(message));
  }
}

/** 400, 403 and 413 judge the request; what is gone or answered already is not about files. */
function isAboutFiles(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError) || isTooLate(error) || isGone(error)) return false;
  return [400, 403, 413].includes(error.status) && ![50007, 50278].includes(Number(error.code));
}
