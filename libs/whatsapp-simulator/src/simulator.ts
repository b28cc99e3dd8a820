import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { BufferJSON, Curve, type KeyPair } from '@whiskeysockets/baileys';
import { type FastifyInstance } from 'fastify';
import { WebSocketServer } from 'ws';
import { makeCertificateChain } from './wire/certificates';
import { buildControlApi } from './control/control-api';
import { SimulatorDatabase } from './store/database';
import { Exchange } from './exchange/exchange';
import { WhatsAppServer } from './server/whatsapp-server';
import { isClientFromHere } from './wire/own-origin';
import type { RefLifetimes } from './linking/pairing';
import type { PreKeyWish } from './phone/pre-key-store';
import { SimulatorStartError } from './store/problem';

export interface SimulatorOptions {
  /** Port to listen on; 0 picks a free one. */
  port: number;
  /** A loopback address to listen on, default 127.0.0.1. There is no login: no other is taken. */
  host?: string;
  /** Folder of its database. Without one the database is kept in memory. */
  stateDir?: string;
  /** Delay of what it sends, in ms. Default 20: faster than any network, slow enough for clients. */
  roundTripMs?: number;
  /** How long linking codes live, in ms. Default 60 s for the first and 20 s for each further one. */
  refLifetimes?: RefLifetimes;
  /** How many one-time keys it wishes for, default all. */
  preKeys?: PreKeyWish;
  /** Folder of the phone page, served at `/`. */
  pageDir?: string;
  /** Further files of the page: path in the address → path of the file. */
  pageFiles?: Record<string, string>;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** Connections at once: numbers under load, and pages. */
const MAX_CONNECTIONS = 16_384;

/** The path that clients connect to; any path would do. */
const SOCKET_PATH = '/ws/chat';

/** Shared by all simulators of a process that have no folder: Baileys has one root key, which is set once. */
let sharedRoot: KeyPair | undefined;

/** A running simulator: the server side of WhatsApp Web, with phones, on one port. */
export class WhatsAppSimulator {
  private constructor(
    private readonly api: FastifyInstance,
    private readonly server: WhatsAppServer,
    private readonly sockets: WebSocketServer,
    private readonly exchange: Exchange,
    /** Public root key of its certificates: 64 hex digits. */
    readonly rootKey: string,
    readonly port: number,
    private readonly host: string,
  ) {}

  /** @throws SimulatorStartError when the port is taken or the folder cannot be written. */
  static async start(options: SimulatorOptions): Promise<WhatsAppSimulator> {
    const host = options.host ?? '127.0.0.1';
    if (!LOOPBACK.includes(host)) {
      throw new SimulatorStartError(`The simulator listens on this machine only, not on ${host}.`);
    }
    const database = new SimulatorDatabase(options.stateDir);
    const root = options.stateDir
      ? keyPair(database, 'root')
      : (sharedRoot ??= Curve.generateKeyPair());
    const serverStatic = keyPair(database, 'static');
    const mediaDir = options.stateDir && join(options.stateDir, 'media');
    const exchange = new Exchange(database, mediaDir, options.preKeys);
    const server = new WhatsAppServer(exchange, {
      roundTripMs: options.roundTripMs ?? 20,
      refLifetimes: options.refLifetimes ?? { first: 60_000, others: 20_000 },
      serverStatic,
      certificates: makeCertificateChain(root, serverStatic).encoded,
    });
    const rootKey = Buffer.from(root.public).toString('hex');
    const info = (): { wsUrl: string; rootKey: string } => ({
      wsUrl: socketUrl(host, portOf(api)),
      rootKey,
    });
    const { pageDir, pageFiles } = options;
    const api: FastifyInstance = await buildControlApi({
      exchange,
      server,
      info,
      pageDir,
      pageFiles,
    });
    const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    api.server.maxConnections = MAX_CONNECTIONS;
    api.server.on('upgrade', (request, socket, head) => {
      if (!isClientFromHere(request.headers)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      sockets.handleUpgrade(request, socket, head, (accepted) => server.take(accepted));
    });
    try {
      await api.listen({ port: options.port, host });
    } catch (error) {
      await api.close();
      database.close();
      throw listenError(error, options.port);
    }
    const port = portOf(api);
    exchange.media.host = authority(host, port);
    return new WhatsAppSimulator(api, server, sockets, exchange, rootKey, port, host);
  }

  /** Address for `waWebSocketUrl`. */
  get wsUrl(): string {
    return socketUrl(this.host, this.port);
  }

  /** Address of the phone page. */
  get pageUrl(): string {
    return `http://${authority(this.host, this.port)}/`;
  }

  /** Address of the control API. */
  get controlUrl(): string {
    return `http://${authority(this.host, this.port)}/control`;
  }

  /** Closes all connections. What is stored in a folder stays. */
  async close(): Promise<void> {
    const open = [...this.sockets.clients];
    this.server.closeAll();
    await Promise.all(
      open
        .filter((socket) => socket.readyState < socket.CLOSED)
        .map((socket) => once(socket, 'close')),
    );
    await this.api.close();
    this.exchange.media.close();
    this.exchange.database.close();
  }
}

function authority(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function socketUrl(host: string, port: number): string {
  return `ws://${authority(host, port)}${SOCKET_PATH}`;
}

function portOf(api: FastifyInstance): number {
  return (api.server.address() as AddressInfo).port;
}

function listenError(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new SimulatorStartError(`Port ${port} is taken by another program.`, { cause: error });
  }
  if (code === 'EACCES') {
    return new SimulatorStartError(`Port ${port} may not be used.`, { cause: error });
  }
  return error;
}

/** A key pair that stays the same over restarts. */
function keyPair(database: SimulatorDatabase, name: string): KeyPair {
  const row = database.get<{ value: Uint8Array }>(
    'SELECT value FROM settings WHERE name = ?',
    name,
  );
  if (row) return JSON.parse(Buffer.from(row.value).toString(), BufferJSON.reviver) as KeyPair;
  const made = Curve.generateKeyPair();
  database.run(
    'INSERT INTO settings VALUES (?, ?)',
    name,
    Buffer.from(JSON.stringify(made, BufferJSON.replacer)),
  );
  return made;
}
