/** The REST API, version 10: routes, authorization, injected faults, and the record of it all. */
import { type Fields, fields, list, parseJson, text } from '../json.ts';
import type { Ledger } from '../ledger.ts';
import { type Fault, type Faults, readForm, type WireRequest, type WireResponse } from '../server.ts';
import { checkCommands, storedCommand } from './commands.ts';
import { announce } from './drivers.ts';
import type { Gateway } from './gateway.ts';
import type { Interactions } from './interactions.ts';
import type { Messages, Payload, StoredMessage } from './messages.ts';
import { openProblems, Refused, refuseIfAny } from './problems.ts';
import { textOf } from './reading.ts';
import type { DiscordRefusal, DiscordRegistration, DiscordRequest } from './types.ts';
import type { World } from './world.ts';

export interface RestParts {
  readonly world: World;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly gateway: Gateway;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly botToken: string;
  readonly gatewayUrl: () => string;
}

export interface Rest {
  handle(request: WireRequest): Promise<WireResponse>;
  commands(guildId: string | null): readonly Fields[];
  readonly registrations: readonly DiscordRegistration[];
  readonly requests: readonly DiscordRequest[];
  readonly refusals: readonly DiscordRefusal[];
}

type Route = readonly [method: string, path: RegExp, answer: (call: Call, ...parts: string[]) => WireResponse];

interface Call extends Payload {
  readonly query: URLSearchParams;
}

const ok = (json: unknown, status = 200): WireResponse => ({ status, json });
const NOTHING: WireResponse = { status: 204 };

export function openRest(parts: RestParts): Rest {
  const { world, messages, interactions, gateway, ledger, faults, botToken } = parts;
  const registrations: DiscordRegistration[] = [];
  const requests: DiscordRequest[] = [];
  const refusals: DiscordRefusal[] = [];
  const registered = new Map<string | null, readonly Fields[]>();
  const commands = (guildId: string | null): readonly Fields[] => registered.get(guildId) ?? [];

  const refuseOtherApplications = (path: string): void => {
    const id = /^\/(?:applications|webhooks)\/(\d+)/.exec(path)?.[1];
    if (id !== undefined && id !== world.applicationId)
      throw new Refused(403, 20012, 'You are not authorized to perform this action on this application');
  };

  const register = (guildId: string | null, wanted: unknown): WireResponse => {
    if (guildId !== null && !world.guilds.has(guildId)) throw new Refused(403, 50001, 'Missing Access');
    const problems = openProblems();
    checkCommands(wanted, problems);
    refuseIfAny(problems);
    const before = commands(guildId);
    const stored = list(wanted)
      .map(fields)
      .map((command) => {
        const known = before.find((one) => one.name === command.name && one.type === (command.type ?? 1));
        return storedCommand(command, text(known?.id) || world.snowflake(), world.applicationId, guildId);
      });
    registered.set(guildId, stored);
    registrations.push({ guildId, commands: stored, at: world.now() });
    return ok(stored);
  };

  const registerOne = (guildId: string | null, data: Fields): WireResponse => {
    const others = commands(guildId).filter((one) => one.name !== data.name || one.type !== (data.type ?? 1));
    register(guildId, [...others, data]);
    return ok(commands(guildId).at(-1), 201);
  };

  const post = (channelId: string, call: Call): WireResponse => {
    const place = world.place(channelId);
    if (!place) throw new Refused(404, 10003, 'Unknown Channel');
    const { dmWith } = place;
    if (dmWith !== null) {
      const shared = [...world.guilds.keys()].some((guild) => world.isMember(dmWith, guild));
      if (world.blocked.has(dmWith) || !shared) throw new Refused(403, 50007, 'Cannot send messages to this user');
    }
    const before = messages.all.length;
    const message = messages.create(call, { ...place, via: 'channel', authorId: world.botUserId, ephemeralFor: null });
    if (messages.all.length > before) announce(gateway, messages, message, 'MESSAGE_CREATE');
    return ok(messages.json(message));
  };

  const inChannel = (channelId: string, messageId: string): StoredMessage => {
    const message = messages.find(messageId);
    if (!message || message.channelId !== channelId || message.ephemeralFor !== null)
      throw new Refused(404, 10008, 'Unknown Message');
    return message;
  };

  const mine = (message: StoredMessage): StoredMessage => {
    if (message.authorId !== world.botUserId)
      throw new Refused(403, 50005, 'Cannot edit a message authored by another user');
    return message;
  };

  const found = (json: Fields | undefined, code: number, what: string): WireResponse => {
    if (!json) throw new Refused(404, code, `Unknown ${what}`);
    return ok(json);
  };

  const application = (): Fields => ({
    id: world.applicationId,
    name: 'Deload',
    icon: null,
    description: '',
    flags: 0,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    bot: world.userJson(world.botUserId),
  });

  const routes: readonly Route[] = [
    [
      'GET',
      /^\/gateway\/bot$/,
      () =>
        ok({
          url: parts.gatewayUrl(),
          shards: 1,
          session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
        }),
    ],
    ['GET', /^\/(?:oauth2\/)?applications\/@me$/, () => ok(application())],
    ['PATCH', /^\/applications\/@me$/, () => ok(application())],
    ['GET', /^\/users\/@me$/, () => ok(world.userJson(world.botUserId))],
    ['GET', /^\/users\/(\d+)$/, (_, id = '') => found(world.user(id) && world.userJson(id), 10013, 'User')],
    [
      'POST',
      /^\/users\/@me\/channels$/,
      ({ data }) => {
        const id = text(data.recipient_id);
        if (!world.user(id)) throw new Refused(400, 50033, 'Invalid Recipient(s)');
        return ok(world.channelJson(world.dmChannel(id)));
      },
    ],
    ['GET', /^\/guilds\/(\d+)$/, (_, id = '') => found(world.guildJson(id), 10004, 'Guild')],
    [
      'GET',
      /^\/guilds\/(\d+)\/members\/(\d+)$/,
      (_, guild = '', id = '') =>
        found(world.isMember(id, guild) ? world.memberJson(id, guild) : undefined, 10007, 'Member'),
    ],
    ['GET', /^\/channels\/(\d+)$/, (_, id = '') => found(world.channelJson(id), 10003, 'Channel')],
    ['POST', /^\/channels\/(\d+)\/typing$/, () => NOTHING],
    ['POST', /^\/channels\/(\d+)\/messages$/, (call, id = '') => post(id, call)],
    [
      'GET',
      /^\/channels\/(\d+)\/messages$/,
      (_, id = '') =>
        ok(
          messages.all
            .filter((one) => one.channelId === id && !one.deleted && one.ephemeralFor === null)
            .slice(-50)
            .reverse()
            .map(messages.json),
        ),
    ],
    [
      'GET',
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      (_, channel = '', id = '') => ok(messages.json(inChannel(channel, id))),
    ],
    [
      'PATCH',
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      (call, channel = '', id = '') => {
        const message = mine(inChannel(channel, id));
        messages.edit(message, call);
        announce(gateway, messages, message, 'MESSAGE_UPDATE');
        return ok(messages.json(message));
      },
    ],
    [
      'DELETE',
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      (_, channel = '', id = '') => {
        mine(inChannel(channel, id)).deleted = true;
        return NOTHING;
      },
    ],
    ['PUT', /^\/applications\/\d+\/commands$/, ({ data }) => register(null, data.list)],
    ['PUT', /^\/applications\/\d+\/guilds\/(\d+)\/commands$/, ({ data }, guild = '') => register(guild, data.list)],
    ['POST', /^\/applications\/\d+\/commands$/, ({ data }) => registerOne(null, data)],
    ['POST', /^\/applications\/\d+\/guilds\/(\d+)\/commands$/, ({ data }, guild = '') => registerOne(guild, data)],
    ['GET', /^\/applications\/\d+\/commands$/, () => ok(commands(null))],
    ['GET', /^\/applications\/\d+\/guilds\/(\d+)\/commands$/, (_, guild = '') => ok(commands(guild))],
    [
      'POST',
      /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      (call, id = '', token = '') => interactions.callback(id, token, call.query.get('with_response') === 'true', call),
    ],
    ['POST', /^\/webhooks\/\d+\/([^/]+)$/, (call, token = '') => ok(messages.json(interactions.followUp(token, call)))],
    [
      'GET',
      /^\/webhooks\/\d+\/([^/]+)\/messages\/(@original|\d+)$/,
      (_, token = '', id = '') => ok(messages.json(interactions.fetch(token, id))),
    ],
    [
      'PATCH',
      /^\/webhooks\/\d+\/([^/]+)\/messages\/(@original|\d+)$/,
      (call, token = '', id = '') => ok(messages.json(interactions.edit(token, id, call))),
    ],
    [
      'DELETE',
      /^\/webhooks\/\d+\/([^/]+)\/messages\/(@original|\d+)$/,
      (_, token = '', id = '') => {
        interactions.remove(token, id);
        return NOTHING;
      },
    ],
  ];

  const route = (request: WireRequest, path: string, call: Call): WireResponse => {
    const tokenInPath = /^\/(interactions|webhooks)\//.test(path);
    if (!tokenInPath && request.headers.authorization !== `Bot ${botToken}`)
      throw new Refused(401, 0, '401: Unauthorized');
    refuseOtherApplications(path);
    for (const [method, pattern, answer] of routes) {
      const match = method === request.method ? pattern.exec(path) : null;
      if (match) return answer(call, ...match.slice(1));
    }
    throw new Refused(404, 0, '404: Not Found');
  };

  return {
    commands,
    registrations,
    requests,
    refusals,
    async handle(request) {
      const path = request.path.replace(/^\/api\/v\d+/, '');
      const { method } = request;
      const version = /^\/api\/v(\d+)\//.exec(request.path)?.[1];
      const payload = await readPayload(request);
      const record = (status: number, note: string): void => {
        requests.push({
          method,
          path,
          query: Object.fromEntries(request.query),
          body: payload.raw,
          status,
          at: world.now(),
        });
        ledger.note(`${method} ${path} ${status}${note ? ` ${note}` : ''}`);
      };
      const fault = faults.next(method, path);
      if (fault && !fault.afterEffect) {
        record(fault.status ?? 0, 'injected');
        return faulty(fault);
      }
      try {
        if (version !== '10') throw new Refused(400, 50041, 'Invalid API version provided');
        if (payload.raw === undefined && request.body.length > 0)
          throw new Refused(400, 50109, 'The request body contains invalid JSON.');
        const response = route(request, path, { data: payload.data, files: payload.files, query: request.query });
        record(
          fault?.status ?? response.status,
          textOf(fields(payload.data.data ?? payload.data)).replaceAll('\n', ' / '),
        );
        return fault ? faulty(fault) : response;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const refusal = { method, path, status: error.status, code: Number(error.body.code), body: error.body };
        refusals.push(refusal);
        const token = /^\/(?:interactions\/\d+|webhooks\/\d+)\/([^/]+)/.exec(path)?.[1];
        if (token !== undefined) interactions.refused(token, refusal);
        record(error.status, error.message);
        return ok(error.body, error.status);
      }
    },
  };
}

async function readPayload(request: WireRequest): Promise<Payload & { readonly raw: unknown }> {
  const isForm = (request.headers['content-type'] ?? '').startsWith('multipart/form-data');
  const form = isForm ? await readForm(request) : { texts: {}, files: [] };
  const raw = parseJson(isForm ? (form.texts.payload_json ?? '{}') : request.body.toString('utf8'));
  // A bulk registration is a bare list; the routes find it under `list`.
  return { raw, data: Array.isArray(raw) ? { list: raw } : fields(raw), files: form.files };
}

function faulty({ status = 500, retryAfter = 0.1, body, global = false, reset = false }: Fault): WireResponse {
  if (status !== 429) return { status, json: body ?? { message: `${status}: injected`, code: 0 }, reset };
  return {
    status,
    reset,
    json: body ?? { message: 'You are being rate limited.', retry_after: retryAfter, global },
    headers: {
      'retry-after': String(retryAfter),
      'x-ratelimit-scope': global ? 'global' : 'user',
      via: '1.1 wire',
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
  };
}
