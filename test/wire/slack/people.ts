/** Who may act where: what of the workspace a user sees, and how payloads describe them. */
import type { Fields } from '../json.ts';
import { impossible } from './filling.ts';
import { elementsOf, type PlacedElement } from './reading.ts';
import type { Act, ActionInput, SlackMessage, SlackTeam, SlackView } from './types.ts';
import { APP_ID, type Workspace } from './workspace.ts';

/** Slack's verification token, superseded by signatures but still in every payload. */
export const TOKEN = 'verification-token';

export interface Found extends PlacedElement {
  readonly message: SlackMessage | null;
  readonly view: SlackView | null;
}

export interface People {
  /** @throws for a user the team does not have */
  actor(act: Act): { readonly team: SlackTeam; readonly user: string };
  /** The part of a payload that says who acts, in which team and app. */
  about(team: SlackTeam, user: string): Fields;
  channelName(team: SlackTeam, channel: string): string;
  /** The element meant: in the given message or view, else in the user's open views, then the newest message. */
  find(input: ActionInput, matches: (placed: PlacedElement) => boolean, what: string): Found;
}

export function openPeople(workspace: Workspace): People {
  const actor: People['actor'] = ({ user, team: id }) => {
    const team = workspace.team(id);
    if (!workspace.user(team.id, user)) throw new Error(`No user ${user} was given for team ${team.id}`);
    return { team, user };
  };

  const about = (team: SlackTeam, user: string): Fields => {
    const { name = user } = workspace.user(team.id, user) ?? {};
    return {
      team: { id: team.id, domain: 'wire' },
      user: { id: user, username: name.toLowerCase(), name: name.toLowerCase(), team_id: team.id },
      api_app_id: APP_ID,
      token: TOKEN,
      enterprise: null,
      is_enterprise_install: false,
    };
  };

  const channelName = (team: SlackTeam, channel: string): string =>
    workspace.dmUser(channel) === undefined
      ? (workspace.channels(team).find((one) => one.id === channel)?.name ?? 'unknown')
      : 'directmessage';

  const sees = (message: SlackMessage, team: string, user: string): boolean =>
    message.team === team &&
    !message.deleted &&
    (message.ephemeralFor ?? user) === user &&
    (workspace.dmUser(message.channel) ?? user) === user;

  const find = (input: ActionInput, matches: (placed: PlacedElement) => boolean, what: string): Found => {
    const { team, user } = actor(input);
    const { message, view } = input;
    if (message && !input.forged && !sees(message, team.id, user))
      impossible(`${user} does not see the message with ${what}`);
    if (view?.closed) impossible(`the view with ${what} is closed`);
    const home = workspace.home(team.id, user);
    const views = view
      ? [view]
      : message
        ? []
        : [workspace.stack(team.id, user).at(-1) ?? null, home].filter(
            (one): one is NonNullable<typeof one> => one !== null,
          );
    const messages = message
      ? [message]
      : view
        ? []
        : workspace.messages.filter((one) => sees(one, team.id, user)).reverse();
    for (const one of views) {
      const placed = elementsOf(one.blocks).find(matches);
      if (placed) return { ...placed, message: null, view: one };
    }
    for (const one of messages) {
      const placed = elementsOf(one.blocks).find(matches);
      if (placed) return { ...placed, message: one, view: null };
    }
    if (input.forged && (message || view))
      return {
        block: {},
        blockId: 'forged',
        element: { type: 'button', action_id: input.forged.actionId, value: input.forged.value },
        message: message ?? null,
        view: view ?? null,
      };
    return impossible(`there is no ${what} for ${user}`);
  };

  return { actor, about, channelName, find };
}
