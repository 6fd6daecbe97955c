/** The HTTP side: Web API calls, response URLs, uploads and private files; authorization, faults and the record. */
import { type Fields, fields, parseJson, text } from '../json.ts';
import type { Ledger } from '../ledger.ts';
import { type Fault, type Faults, readForm, type WireRequest, type WireResponse } from '../server.ts';
import { checkMessage, type Method, needScope, SlackRefused } from './api.ts';
import type { Delivery } from './delivery.ts';
import type { Exchanges } from './exchanges.ts';
import { textOf } from './reading.ts';
import type { SlackRefusal, SlackRequest, SlackTeam } from './types.ts';
import type { StoredMessage, Workspace } from './workspace.ts';

const STRUCTURED = ['blocks', 'attachments', 'view', 'metadata', 'files'];

export interface HttpParts {
  readonly workspace: Workspace;
  readonly exchanges: Exchanges;
  readonly delivery: Delivery;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly methods: Readonly<Record<string, Method>>;
  readonly appToken: string;
  readonly warn: (warning: string) => void;
}

export interface SlackHttp {
  handle(request: WireRequest): Promise<WireResponse>;
  readonly requests: readonly SlackRequest[];
  readonly refusals: readonly SlackRefusal[];
}

export function openHttp({
  workspace,
  exchanges,
  delivery,
  ledger,
  faults,
  methods,
  appToken,
  warn,
}: HttpParts): SlackHttp {
  const requests: SlackRequest[] = [];
  const refusals: SlackRefusal[] = [];

  /** Runs one request with its fault, and records it. `fail` makes the answer for an error. */
  const run = async (
    method: string,
    team: string | null,
    args: Fields,
    act: () => WireResponse | Promise<WireResponse>,
    fail: (error: SlackRefused) => WireResponse,
  ): Promise<WireResponse> => {
    const record = (result: string): void => {
      requests.push({ method, team, args, result, at: workspace.now() });
      ledger.note(
        `${method} ${result} ${textOf(args.view === undefined ? args : fields(args.view)).replaceAll('\n', ' / ')}`,
      );
    };
    const fault = faults.next('*', method);
    if (fault && !fault.afterEffect) {
      record(`injected ${fault.status ?? 200}`);
      return faulty(fault);
    }
    try {
      const response = await act();
      record(fault ? `injected ${fault.status ?? 200} after its effect` : 'ok');
      return fault ? faulty(fault) : response;
    } catch (error) {
      if (!(error instanceof SlackRefused)) throw error;
      refusals.push({ method, error: error.error, messages: error.messages });
      record(`REFUSED ${error.message}`);
      return fail(error);
    }
  };

  const teamOf = (token: string): SlackTeam => {
    if (token === '') throw new SlackRefused('not_authed');
    const team = [...workspace.teams.values()].find((one) => one.botToken === token);
    if (!team) throw new SlackRefused(token === appToken ? 'not_allowed_token_type' : 'invalid_auth');
    if (workspace.uninstalled.has(team.id)) throw new SlackRefused('account_inactive');
    return team;
  };

  const bearer = (request: WireRequest, args: Fields): string =>
    /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? text(args.token);

  const call = async (request: WireRequest, method: string): Promise<WireResponse> => {
    const args = await readArgs(request);
    const token = bearer(request, args);
    const team = [...workspace.teams.values()].find((one) => one.botToken === token)?.id ?? null;
    const { token: _, ...shown } = args;
    return run(
      method,
      team,
      shown,
      () => {
        if (method === 'apps.connections.open') {
          if (token !== appToken)
            throw new SlackRefused(token.startsWith('xoxb') ? 'not_allowed_token_type' : 'invalid_auth');
          return { status: 200, json: { ok: true, url: delivery.ticket() } };
        }
        const act = methods[method];
        if (!act) throw new SlackRefused('unknown_method');
        const owner = teamOf(token);
        needScope(method, owner);
        return { status: 200, json: { ok: true, ...act(args, owner) } };
      },
      ({ error, messages }) => ({
        status: 200,
        json: { ok: false, error, ...(messages.length > 0 ? { response_metadata: { messages } } : {}) },
      }),
    );
  };

  const respond = (request: WireRequest, id: string): Promise<WireResponse> => {
    const payload = fields(parseJson(request.body.toString('utf8')));
    return run(
      'response_url',
      null,
      payload,
      () => {
        const opened = workspace.useResponseUrl(id);
        if (!opened.ok) throw new SlackRefused(opened.error);
        const { team, user, channel, message } = opened.value;
        const source = message as StoredMessage | null;
        if (payload.delete_original === true) {
          if (source) source.deleted = true;
          return { status: 200, json: { ok: true } };
        }
        checkMessage(workspace, payload, warn);
        if (payload.replace_original === true && source) {
          workspace.edit(source, payload, true);
          exchanges.effect({ team, user, channel, responseUrl: id, message: source });
          return { status: 200, json: { ok: true } };
        }
        const posted = workspace.post({
          team,
          channel: channel ?? workspace.dmChannel(team, user),
          user: workspace.team(team).botUserId,
          via: 'response_url',
          ephemeralFor: payload.response_type === 'in_channel' ? null : user,
          threadTs: text(payload.thread_ts) || null,
          payload,
        });
        exchanges.effect({ team, user, channel, responseUrl: id, message: posted });
        return { status: 200, json: { ok: true } };
      },
      ({ error }) => ({ status: error.endsWith('_url') ? 404 : 400, json: { ok: false, error } }),
    );
  };

  const upload = async (request: WireRequest, id: string): Promise<WireResponse> => {
    const isForm = (request.headers['content-type'] ?? '').startsWith('multipart/form-data');
    const sent = isForm ? (await readForm(request)).files[0]?.bytes : request.body;
    const name = request.query.get('name') ?? id;
    return run(
      'upload',
      request.query.get('team'),
      { id, name },
      () => {
        if (!sent || sent.length !== Number(request.query.get('length')))
          throw new SlackRefused('invalid_length', [`${sent?.length ?? 0} bytes came`]);
        const team = workspace.team(request.query.get('team') ?? undefined);
        workspace.addFile({
          id,
          team: team.id,
          name,
          title: name,
          mimetype: 'application/octet-stream',
          user: team.botUserId,
          bytes: sent,
          altText: request.query.get('alt') ?? '',
        });
        return { status: 200, text: `OK - ${sent.length}` };
      },
      ({ error }) => ({ status: 400, text: error }),
    );
  };

  const download = (request: WireRequest, team: string, id: string): Promise<WireResponse> =>
    run(
      'download',
      team,
      { id },
      (): WireResponse => {
        const file = workspace.files.get(id);
        // Slack sends whoever has no token to the sign-in page, with a friendly 200 at the end.
        if (bearer(request, {}) !== workspace.teams.get(team)?.botToken || !file)
          return { status: 302, headers: { location: '/signin' } };
        return { status: 200, bytes: file.bytes, headers: { 'content-type': file.mimetype } };
      },
      ({ error }) => ({ status: 404, text: error }),
    );

  return {
    requests,
    refusals,
    handle(request) {
      const [, first = '', second = '', third = ''] = request.path.split('/');
      if (first === 'api' && request.method === 'POST') return call(request, second);
      if (first === 'actions' && request.method === 'POST') return respond(request, third);
      if (first === 'upload' && request.method === 'POST') return upload(request, second);
      if (first === 'files-pri') {
        const [team = '', id = ''] = (second === 'download' ? third : second).split('-');
        return download(request, team, id);
      }
      if (first === 'signin')
        return Promise.resolve({
          status: 200,
          text: '<!DOCTYPE html><title>Sign in to Slack</title>',
          headers: { 'content-type': 'text/html' },
        });
      ledger.note(`${request.method} ${request.path} 404`);
      return Promise.resolve({ status: 404, text: 'not found' });
    },
  };
}

/** The arguments of a call, sent as a form (structured ones as JSON texts) or as JSON. */
async function readArgs(request: WireRequest): Promise<Fields> {
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('application/json')) return fields(parseJson(request.body.toString('utf8')));
  if (request.body.length === 0) return {};
  const { texts } = await readForm(request);
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [key, STRUCTURED.includes(key) ? parseJson(value) : value]),
  );
}

function faulty({ status = 200, retryAfter = 1, body, reset = false }: Fault): WireResponse {
  if (status === 429)
    return {
      status,
      reset,
      json: body ?? { ok: false, error: 'ratelimited' },
      headers: { 'retry-after': String(retryAfter) },
    };
  return { status, reset, json: body ?? { ok: false, error: 'injected' } };
}
