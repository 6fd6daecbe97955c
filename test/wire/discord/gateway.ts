/** The gateway: discord.com/developers/docs/events/gateway, JSON encoding, version 10, one shard. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Fields, fields, parseJson, text } from '../json.ts';
import type { Ledger } from '../ledger.ts';
import type { World } from './world.ts';

const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const ALL_INTENTS = (1 << 26) - 1;
const MAX_PAYLOAD = 4096;
const MAX_SENDS_PER_MINUTE = 120;

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly events: { readonly s: number; readonly t: string; readonly d: unknown }[];
  socket: WebSocket | null;
}

export interface Gateway {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * Sends an event to every session, also to those that are cut off and may resume. Sessions without one of `intents`
   * (0: always sent) do not get it. The number of sessions it went to.
   */
  dispatch(name: string, data: unknown, intents?: number): number;
  readonly counts: { identifies: number; resumes: number; heartbeats: number; readonly open: number };
  drop(): void;
  closeWith(code: number): void;
  sendReconnect(): void;
  sendInvalidSession(resumable: boolean): void;
  close(): void;
}

export interface GatewayOptions {
  readonly world: World;
  readonly ledger: Ledger;
  readonly botToken: string;
  readonly heartbeatMs: number;
  readonly privilegedIntents: number;
  /** `ws://127.0.0.1:PORT` */
  readonly url: () => string;
}

export function openGateway({ world, ledger, botToken, heartbeatMs, privilegedIntents, url }: GatewayOptions): Gateway {
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const sockets = new Set<WebSocket>();
  const counts = {
    identifies: 0,
    resumes: 0,
    heartbeats: 0,
    get open() {
      return [...sessions.values()].filter((session) => session.socket !== null).length;
    },
  };

  const send = (socket: WebSocket, frame: Fields): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  };

  const dispatchTo = (session: Session, t: string, d: unknown): void => {
    const event = { s: session.events.length + 1, t, d };
    session.events.push(event);
    if (session.socket) send(session.socket, { op: 0, ...event });
  };

  const invalidate = (socket: WebSocket, resumable: boolean): void => {
    ledger.note(`gateway <- INVALID_SESSION ${resumable}`);
    if (!resumable)
      for (const session of [...sessions.values()]) if (session.socket === socket) sessions.delete(session.id);
    send(socket, { op: 9, d: resumable });
  };

  const identify = (socket: WebSocket, data: Fields): void => {
    counts.identifies += 1;
    if (text(data.token).replace(/^Bot /, '') !== botToken) {
      socket.close(4004, 'Authentication failed.');
      return;
    }
    const { intents } = data;
    if (typeof intents !== 'number' || intents < 0 || intents > ALL_INTENTS) {
      socket.close(4013, 'Invalid intent(s).');
      return;
    }
    if ((intents & PRIVILEGED & ~privilegedIntents) !== 0) {
      socket.close(4014, 'Disallowed intent(s).');
      return;
    }
    if (data.properties === undefined) {
      socket.close(4002, 'Error while decoding payload.');
      return;
    }
    const session: Session = { id: `session-${world.snowflake()}`, intents, events: [], socket };
    sessions.set(session.id, session);
    const guilds = [...world.guilds.keys()];
    dispatchTo(session, 'READY', {
      v: 10,
      user: { ...world.userJson(world.botUserId), verified: true, mfa_enabled: false, email: null },
      guilds: guilds.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url(),
      session_type: 'normal',
      shard: [0, 1],
      application: { id: world.applicationId, flags: 0 },
    });
    if ((intents & 1) !== 0) for (const id of guilds) dispatchTo(session, 'GUILD_CREATE', world.guildJson(id));
    ledger.note(`gateway -> IDENTIFY intents ${intents}`);
  };

  const resume = (socket: WebSocket, data: Fields): void => {
    counts.resumes += 1;
    const session = sessions.get(text(data.session_id));
    if (text(data.token).replace(/^Bot /, '') !== botToken) {
      socket.close(4004, 'Authentication failed.');
      return;
    }
    if (!session || typeof data.seq !== 'number' || data.seq > session.events.length) {
      invalidate(socket, false);
      return;
    }
    session.socket = socket;
    const { seq } = data;
    const missed = session.events.filter((event) => event.s > seq);
    for (const event of missed) send(socket, { op: 0, ...event });
    dispatchTo(session, 'RESUMED', { _trace: [] });
    ledger.note(`gateway -> RESUME from ${seq}, ${missed.length} replayed`);
  };

  const receive = (socket: WebSocket, frame: Fields): void => {
    const session = [...sessions.values()].find((one) => one.socket === socket);
    switch (frame.op) {
      case 1:
        counts.heartbeats += 1;
        send(socket, { op: 11 });
        ledger.note('gateway -> HEARTBEAT');
        return;
      case 2:
        session ? socket.close(4005, 'Already authenticated.') : identify(socket, fields(frame.d));
        return;
      case 6:
        session ? socket.close(4005, 'Already authenticated.') : resume(socket, fields(frame.d));
        return;
      case 3:
      case 4:
      case 8:
        if (!session) socket.close(4003, 'Not authenticated.');
        return;
      default:
        socket.close(4001, 'Unknown opcode.');
    }
  };

  const open = (socket: WebSocket, request: IncomingMessage): void => {
    const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
    sockets.add(socket);
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      sockets.delete(socket);
      for (const session of [...sessions.values()]) {
        if (session.socket !== socket) continue;
        session.socket = null;
        // A client that closes with 1000 or 1001 gives its session up.
        if (code === 1000 || code === 1001) sessions.delete(session.id);
      }
      ledger.note(`gateway closed ${code}`);
    });
    if (query.get('v') !== '10') {
      socket.close(4012, 'Invalid API version.');
      return;
    }
    if (query.get('encoding') !== 'json') {
      socket.close(4002, 'Only JSON is spoken here.');
      return;
    }
    const sent: number[] = [];
    socket.on('message', (raw) => {
      const data = Array.isArray(raw) ? Buffer.concat(raw) : Buffer.from(raw as ArrayBuffer);
      const minute = Date.now() - 60_000;
      sent.push(Date.now());
      while ((sent[0] ?? minute) < minute) sent.shift();
      const frame = parseJson(data.toString('utf8'));
      if (sent.length > MAX_SENDS_PER_MINUTE) socket.close(4008, 'Rate limited.');
      else if (data.length > MAX_PAYLOAD || frame === undefined) socket.close(4002, 'Error while decoding payload.');
      else receive(socket, fields(frame));
    });
    send(socket, { op: 10, d: { heartbeat_interval: heartbeatMs } });
  };

  return {
    counts,
    upgrade: (request, socket, head) => server.handleUpgrade(request, socket, head, open),
    dispatch(name, data, intents = 0) {
      const told = [...sessions.values()].filter((session) => intents === 0 || (session.intents & intents) !== 0);
      for (const session of told) dispatchTo(session, name, data);
      return told.length;
    },
    drop() {
      for (const session of sessions.values()) session.socket = null;
      for (const socket of sockets) socket.terminate();
    },
    closeWith(code) {
      for (const session of sessions.values()) session.socket = null;
      for (const socket of sockets) socket.close(code);
    },
    sendReconnect() {
      ledger.note('gateway <- RECONNECT');
      for (const socket of sockets) send(socket, { op: 7, d: null });
    },
    sendInvalidSession(resumable) {
      for (const socket of sockets) invalidate(socket, resumable);
    },
    close() {
      for (const socket of sockets) socket.terminate();
      server.close();
    },
  };
}
