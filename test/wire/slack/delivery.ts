/** The two roads to the bot: Socket Mode envelopes, and HTTP requests signed with the signing secret. */
import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Fields, fields, isFields, parseJson, text } from '../json.ts';
import type { Ledger } from '../ledger.ts';
import type { Forgery, SlackDelivery } from './types.ts';
import { APP_ID, type Workspace } from './workspace.ts';

export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Fields;
}

/** A delivery that can be made again, byte for byte over HTTP. */
export interface Parcel {
  send(onAck: (payload: Fields, status: number) => void): void;
}

export interface Delivery {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** A URL for one new Socket Mode connection. */
  ticket(): string;
  pack(envelope: Envelope, forge?: Forgery): Parcel;
  post(body: string, contentType: string, forge?: Forgery): Promise<{ readonly status: number; readonly body: string }>;
  deliverTo(delivery: SlackDelivery): void;
  readonly sockets: { readonly open: number; readonly opened: number; readonly pongs: number };
  sendDisconnect(reason: string, which: 'one' | 'all'): void;
  drop(): void;
  close(): void;
}

export interface DeliveryOptions {
  readonly workspace: Workspace;
  readonly ledger: Ledger;
  readonly signingSecret: string;
  readonly deliver: SlackDelivery;
  readonly pingMs: number;
  readonly origin: () => string;
}

export function openDelivery({ workspace, ledger, signingSecret, deliver, pingMs, origin }: DeliveryOptions): Delivery {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  /** Connections that take envelopes, oldest first. */
  const pool: WebSocket[] = [];
  const all = new Set<WebSocket>();
  const awaiting = new Map<string, (payload: Fields, status: number) => void>();
  let road = deliver;
  let opened = 0;
  let pongs = 0;
  let turn = 0;

  const retire = (socket: WebSocket): void => {
    const index = pool.indexOf(socket);
    if (index >= 0) pool.splice(index, 1);
  };

  const open = (socket: WebSocket, request: IncomingMessage): void => {
    const ticket = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) {
      socket.close(1008, 'invalid ticket');
      return;
    }
    opened += 1;
    all.add(socket);
    pool.push(socket);
    const pinging = setInterval(() => socket.ping(), pingMs);
    socket.on('pong', () => {
      pongs += 1;
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      clearInterval(pinging);
      all.delete(socket);
      retire(socket);
      ledger.note(`socket closed ${code}`);
    });
    socket.on('message', (raw) => {
      const data = Array.isArray(raw) ? Buffer.concat(raw) : Buffer.from(raw as ArrayBuffer);
      const frame = fields(parseJson(data.toString('utf8')));
      const onAck = awaiting.get(text(frame.envelope_id));
      if (onAck) {
        awaiting.delete(text(frame.envelope_id));
        onAck(fields(frame.payload), 200);
      } else ledger.note(`socket -> unexpected ${data.toString('utf8')}`);
    });
    socket.ping();
    const host = 'applink-1';
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: pool.length,
        debug_info: { host, build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: APP_ID },
      }),
    );
    ledger.note(`socket open, ${pool.length} now`);
  };

  const sign = (body: string, forge: Forgery): Record<string, string> => {
    // Bolt compares with the real clock, so the signature's time is real even when the wire's clock is not.
    const timestamp = Math.floor(Date.now() / 1000) + (forge.timestampShift ?? 0);
    const secret = forge.signature === 'wrong' ? `${signingSecret}-not` : signingSecret;
    const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    if (forge.signature === 'missing') return {};
    return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${digest}` };
  };

  const request = (body: string, contentType: string, forge: Forgery) => {
    const headers = {
      'content-type': contentType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...sign(body, forge),
    };
    const sent = forge.tampered ? body.replace(/user/, 'usar') : body;
    return async (): Promise<{ readonly status: number; readonly body: string }> => {
      if (road.mode !== 'http')
        throw new Error('The wire delivers over Socket Mode; give `deliver: {mode: "http", url}`');
      const response = await fetch(road.url, { method: 'POST', headers, body: sent });
      const answer = { status: response.status, body: await response.text() };
      ledger.note(`POST ${road.url} ${answer.status} ${answer.body}`);
      return answer;
    };
  };

  const overHttp = ({ type, payload }: Envelope, forge: Forgery): Parcel => {
    const form = 'application/x-www-form-urlencoded';
    const body =
      type === 'events_api'
        ? JSON.stringify(payload)
        : type === 'interactive'
          ? new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
          : new URLSearchParams(payload as Record<string, string>).toString();
    const go = request(body, type === 'events_api' ? 'application/json' : form, forge);
    return {
      send(onAck) {
        go().then(
          (answer) => {
            const parsed = parseJson(answer.body);
            onAck(isFields(parsed) ? parsed : answer.body === '' ? {} : { text: answer.body }, answer.status);
          },
          (error: unknown) => {
            ledger.note(`POST failed: ${String(error)}`);
            onAck({}, 0);
          },
        );
      },
    };
  };

  const overSocket = ({ type, payload }: Envelope): Parcel => ({
    send(onAck) {
      const socket = pool[turn % Math.max(pool.length, 1)];
      turn += 1;
      if (!socket)
        throw new Error(
          'No Socket Mode connection is open, so Slack shows the user an error. Await wire.connected() first.',
        );
      const envelope_id = workspace.newId('envelope-');
      awaiting.set(envelope_id, onAck);
      socket.send(
        JSON.stringify({
          envelope_id,
          type,
          payload,
          accepts_response_payload: type !== 'events_api',
          ...(type === 'events_api' ? { retry_attempt: 0, retry_reason: '' } : {}),
        }),
      );
    },
  });

  return {
    sockets: {
      get open() {
        return pool.length;
      },
      get opened() {
        return opened;
      },
      get pongs() {
        return pongs;
      },
    },
    upgrade: (request_, socket, head) => server.handleUpgrade(request_, socket, head, open),
    ticket() {
      const ticket = workspace.newId('ticket-');
      tickets.add(ticket);
      return `${origin().replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${APP_ID}`;
    },
    pack: (envelope, forge = {}) => (road.mode === 'http' ? overHttp(envelope, forge) : overSocket(envelope)),
    post: (body, contentType, forge = {}) => request(body, contentType, forge)(),
    deliverTo(delivery) {
      road = delivery;
    },
    sendDisconnect(reason, which) {
      for (const socket of which === 'all' ? [...pool] : pool.slice(0, 1)) {
        // After a warning the connection still works for a while; otherwise nothing more is sent on it.
        if (reason !== 'warning') retire(socket);
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-1' } }));
      }
      ledger.note(`socket <- disconnect ${reason}`);
    },
    drop() {
      pool.length = 0;
      for (const socket of all) socket.terminate();
    },
    close() {
      for (const socket of all) socket.terminate();
      server.close();
    },
  };
}
