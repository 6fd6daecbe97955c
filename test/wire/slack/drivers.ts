/** People using Slack: each driver checks what a client would let them do, then delivers the payload to the bot. */
import { type Fields, fields, text } from '../json.ts';
import type { Delivery, Envelope, Parcel } from './delivery.ts';
import type { Exchanges, Pending } from './exchanges.ts';
import { fileJson, fill, impossible, stateOf } from './filling.ts';
import { type Found, openPeople, TOKEN } from './people.ts';
import type { ActionInput, Forgery, SlackExchange, SlackTeam, SlackView, SlackWire } from './types.ts';
import { APP_ID, type Scene, type Workspace } from './workspace.ts';

type Drivers = Pick<
  SlackWire,
  | 'slash'
  | 'click'
  | 'select'
  | 'submit'
  | 'closeView'
  | 'suggest'
  | 'openHome'
  | 'say'
  | 'event'
  | 'uploadFile'
  | 'replay'
  | 'uninstall'
>;

export interface Stage {
  readonly workspace: Workspace;
  readonly exchanges: Exchanges;
  readonly delivery: Delivery;
  readonly commands: readonly string[] | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  ics: 'text/calendar',
  txt: 'text/plain',
  png: 'image/png',
  pdf: 'application/pdf',
  json: 'application/json',
};

export function openDrivers({ workspace, exchanges, delivery, commands }: Stage): Drivers {
  const { actor, about, channelName, find } = openPeople(workspace);
  const parcels = new WeakMap<SlackExchange, { readonly parcel: Parcel; readonly pending: Pending }>();

  const deliver = (pending: Pending, envelope: Envelope, forge: Forgery | undefined): SlackExchange => {
    const exchange = exchanges.exchangeOf(pending);
    const parcel = delivery.pack(envelope, forge);
    parcels.set(exchange, { parcel, pending });
    parcel.send((payload, status) => exchanges.acknowledge(pending, payload, status));
    return exchange;
  };

  const act = (input: ActionInput, found: Found, label: string, chosen: Fields): SlackExchange => {
    const { team, user } = actor(input);
    const { message, view, element, blockId } = found;
    const scene: Scene = { team: team.id, user, channel: message?.channel ?? null, message, view };
    const pending = exchanges.begin('click', label, scene);
    const values = fill((message ?? view)?.blocks ?? [], input.values ?? {}, true, false);
    const state = stateWith(values, blockId, element, chosen);
    const place: Fields = message
      ? {
          container: {
            type: 'message',
            message_ts: message.ts,
            channel_id: message.channel,
            is_ephemeral: message.ephemeralFor !== null,
          },
          channel: { id: message.channel, name: channelName(team, message.channel) },
          // Slack does not hand an ephemeral message back.
          ...(message.ephemeralFor === null ? { message: workspace.messageJson(message) } : {}),
          response_url: pending.responseUrl,
          state: { values: state },
        }
      : view
        ? { container: { type: 'view', view_id: view.id }, view: workspace.viewJson(view, state) }
        : {};
    const action = {
      action_id: element.action_id,
      block_id: blockId,
      type: element.type,
      action_ts: workspace.ts(),
      ...(element.text === undefined ? {} : { text: element.text }),
      ...chosen,
    };
    return deliver(
      pending,
      {
        type: 'interactive',
        payload: {
          type: 'block_actions',
          ...about(team, user),
          trigger_id: pending.triggerId,
          ...place,
          actions: [action],
        },
      },
      input.forge,
    );
  };

  const sendEvent = (
    label: string,
    team: SlackTeam,
    user: string,
    channel: string | null,
    event: Fields,
    forge: Forgery | undefined,
  ): SlackExchange => {
    const pending = exchanges.begin('event', label, { team: team.id, user, channel, message: null, view: null });
    const payload = {
      token: TOKEN,
      team_id: team.id,
      context_team_id: team.id,
      context_enterprise_id: null,
      api_app_id: APP_ID,
      event: { event_ts: workspace.ts(), ...event },
      type: 'event_callback',
      event_id: workspace.newId('Ev'),
      event_time: Math.floor(workspace.now() / 1000),
      authorizations: [
        { enterprise_id: null, team_id: team.id, user_id: team.botUserId, is_bot: true, is_enterprise_install: false },
      ],
      is_ext_shared_channel: false,
      event_context: workspace.newId('EC'),
    };
    return deliver(pending, { type: 'events_api', payload }, forge);
  };

  const viewActor = (view: SlackView): { readonly team: SlackTeam; readonly user: string } =>
    actor({ user: view.user, team: view.team });

  return {
    slash(input) {
      const { team, user } = actor(input);
      const channel = input.channel ?? workspace.channels(team)[0]?.id ?? impossible('there is no channel to type in');
      if (!input.command.startsWith('/')) impossible(`a slash command starts with a slash: ${input.command}`);
      if (commands && !commands.includes(input.command))
        impossible(`${input.command} is not in the manifest (${commands.join(', ')})`);
      const dmUser = workspace.dmUser(channel);
      if (dmUser !== undefined && dmUser !== user) impossible(`${channel} is not a conversation of ${user}`);
      const words = (input.text ?? '').trim();
      const pending = exchanges.begin('slash', `${input.command} ${words}`, {
        team: team.id,
        user,
        channel,
        message: null,
        view: null,
      });
      const payload = {
        token: TOKEN,
        team_id: team.id,
        team_domain: 'wire',
        channel_id: channel,
        channel_name: channelName(team, channel),
        user_id: user,
        user_name: (workspace.user(team.id, user)?.name ?? user).toLowerCase(),
        command: input.command,
        text: words,
        api_app_id: APP_ID,
        is_enterprise_install: 'false',
        response_url: pending.responseUrl,
        trigger_id: pending.triggerId,
      };
      return deliver(pending, { type: 'slash_commands', payload }, input.forge);
    },

    click(input) {
      const what = `button "${input.label ?? input.forged?.actionId ?? input.actionId ?? ''}"`;
      const found = find(
        input,
        ({ element, blockId }) =>
          element.type === 'button' &&
          named(input, element, blockId) &&
          (input.label === undefined || fields(element.text).text === input.label),
        what,
      );
      return act(input, found, what, found.element.value === undefined ? {} : { value: found.element.value });
    },

    select(input) {
      const what = `menu "${input.actionId ?? input.blockId ?? ''}"`;
      const found = find(
        input,
        ({ element, blockId }) =>
          element.type !== 'button' && text(element.action_id) !== '' && named(input, element, blockId),
        what,
      );
      const { type: _, ...chosen } = stateOf(found.element, input.value);
      return act(input, found, `${what} ${JSON.stringify(input.value)}`, chosen);
    },

    suggest(input) {
      const { team, user } = actor(input);
      const found = find(
        input,
        ({ element, blockId }) => text(element.type).includes('external_select') && named(input, element, blockId),
        `external menu "${input.actionId ?? ''}"`,
      );
      const { message, view } = found;
      const pending = exchanges.begin('suggest', `typing ${input.value}`, {
        team: team.id,
        user,
        channel: message?.channel ?? null,
        message,
        view,
      });
      const place: Fields = view
        ? { container: { type: 'view', view_id: view.id }, view: workspace.viewJson(view) }
        : {
            container: { type: 'message', message_ts: message?.ts, channel_id: message?.channel },
            channel: { id: message?.channel },
          };
      const payload = {
        type: 'block_suggestion',
        ...about(team, user),
        ...place,
        action_id: found.element.action_id,
        block_id: found.blockId,
        value: input.value,
      };
      return deliver(pending, { type: 'interactive', payload }, input.forge);
    },

    submit(input) {
      const { view } = input;
      const { team, user } = viewActor(view);
      if (view.closed) impossible(`the form "${view.title}" is closed`);
      if (view.submit === null && !input.forged) impossible(`the view "${view.title}" has no submit button`);
      const state = fill(view.blocks, input.values ?? {}, input.forged !== true, true);
      const pending = exchanges.begin('submit', `form "${view.title}"`, {
        team: team.id,
        user,
        channel: null,
        message: null,
        view,
      });
      const payload = {
        type: 'view_submission',
        ...about(team, user),
        trigger_id: pending.triggerId,
        view: workspace.viewJson(view, state),
        response_urls: [],
      };
      return deliver(pending, { type: 'interactive', payload }, input.forge);
    },

    closeView({ view, all = false }) {
      const { team, user } = viewActor(view);
      const closing = all
        ? workspace.stack(team.id, user)
        : workspace.stack(team.id, user).filter((one) => one.id === view.id);
      for (const one of closing) one.closed = true;
      const pending = exchanges.begin('close', `closing "${view.title}"`, {
        team: team.id,
        user,
        channel: null,
        message: null,
        view,
      });
      if (!view.notifyOnClose) {
        // Without notify_on_close the bot hears nothing.
        exchanges.acknowledge(pending, {}, 200);
        return exchanges.exchangeOf(pending);
      }
      const payload = { type: 'view_closed', ...about(team, user), view: workspace.viewJson(view), is_cleared: all };
      return deliver(pending, { type: 'interactive', payload }, undefined);
    },

    openHome(input) {
      const { team, user } = actor(input);
      const home = workspace.home(team.id, user);
      const channel = workspace.dmChannel(team.id, user);
      const event = {
        type: 'app_home_opened',
        user,
        channel,
        tab: input.tab ?? 'home',
        ...(home ? { view: workspace.viewJson(home) } : {}),
      };
      return sendEvent('app_home_opened', team, user, null, event, input.forge);
    },

    say(input) {
      const { team, user } = actor(input);
      const channel = input.channel ?? workspace.dmChannel(team.id, user);
      const message = workspace.post({
        team: team.id,
        channel,
        user,
        via: 'user',
        ephemeralFor: null,
        threadTs: null,
        payload: { text: input.text },
        files: input.files ?? [],
      });
      const isDm = workspace.dmUser(channel) !== undefined;
      const event = {
        ...workspace.messageJson(message),
        channel,
        channel_type: isDm ? 'im' : 'channel',
        ...(message.files.length > 0 ? { subtype: 'file_share', files: message.files.map(fileJson) } : {}),
      };
      return sendEvent(`message ${input.text}`, team, user, channel, event, input.forge);
    },

    event: ({ team, event, forge }) =>
      sendEvent(text(event.type), workspace.team(team), text(event.user), null, event, forge),

    uploadFile(input) {
      const { team, user } = actor(input);
      const mimetype = input.mimetype ?? TYPES[input.name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
      return workspace.addFile({
        team: team.id,
        name: input.name,
        title: input.name,
        mimetype,
        user,
        bytes: Buffer.from(input.content),
        altText: '',
      });
    },

    replay(exchange) {
      const sent = parcels.get(exchange);
      if (!sent) throw new Error('Only a delivered exchange can be sent again');
      const pending: Pending = {
        ...sent.pending,
        messages: [],
        ack: null,
        shown: null,
        startedAt: workspace.now(),
        sentAt: performance.now(),
      };
      const again = exchanges.again(pending);
      parcels.set(again, { parcel: sent.parcel, pending });
      sent.parcel.send((payload, status) => exchanges.acknowledge(pending, payload, status));
      return again;
    },

    uninstall(team) {
      const { id } = workspace.team(team);
      workspace.uninstalled.add(id);
      return sendEvent('app_uninstalled', workspace.team(id), '', null, { type: 'app_uninstalled' }, undefined);
    },
  };
}

function named({ actionId, blockId }: ActionInput, element: Fields, block: string): boolean {
  return (actionId === undefined || element.action_id === actionId) && (blockId === undefined || block === blockId);
}

/** The state with the element that was just used; a button has no state. */
function stateWith(values: Fields, blockId: string, element: Fields, chosen: Fields): Fields {
  if (element.type === 'button' || element.type === 'overflow' || Object.keys(chosen).length === 0) return values;
  return {
    ...values,
    [blockId]: { ...fields(values[blockId]), [text(element.action_id)]: { type: element.type, ...chosen } },
  };
}
