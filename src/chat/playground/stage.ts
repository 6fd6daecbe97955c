import type { Door } from '../platform.ts';
import { BOT, type Conversations } from './conversations.ts';
import type { PlaygroundDeps } from './deps.ts';
import type { Hub } from './hub.ts';
import { ALERT_CHANNEL, isStaff, type PlaygroundPerson } from './people.ts';
import type { Speaker, Talk } from './talk.ts';
import type { Traveller } from './travel.ts';
import type { Happening, Walk } from './walk.ts';

/** Everything the routes work with. */
export interface Stage extends PlaygroundDeps {
  readonly path: string;
  readonly conversations: Conversations;
  readonly hub: Hub;
  readonly walk: Walk;
  readonly traveller: Traveller;
  readonly talk: () => Talk | null;
  readonly door: () => Door | null;
  readonly happened: (happening: Happening) => void;
}

/** Somebody is looking at this conversation. */
export function look(stage: Stage, { person, conversation }: Speaker): void {
  const { conversations, hub, happened } = stage;
  const unread = conversations.unread(person.user, conversation);
  conversations.markRead(person.user, conversation);
  const messages = conversations.read(person.user, conversation).filter((one) => one.unasked).length;
  happened({ kind: 'looked', conversation, person, messages });
  if (unread > 0) hub.tell({ kind: 'state' });
}

/** A person's conversations: their own with the bot and, for staff, the team's channels. */
export function placesOf(person: PlaygroundPerson, conversations: Conversations): readonly string[] {
  return isStaff(person) ? [BOT, ...new Set([ALERT_CHANNEL, ...conversations.channels()])] : [BOT];
}
