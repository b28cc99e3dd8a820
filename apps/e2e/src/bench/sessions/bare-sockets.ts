import {
  type AuthenticationState,
  DEFAULT_CONNECTION_CONFIG,
  initAuthCreds,
  makeWASocket,
  type SignalDataTypeMap,
  type SignalKeyStore,
  WA_CERT_DETAILS,
  type WASocket,
} from '@whiskeysockets/baileys';
import pino from 'pino';

/**
 * A process of bare Baileys sockets with keys in memory, as the baseline of the gateway. It
 * executes what its parent sends over IPC and responds to each order with one message.
 */
export type Order =
  | { do: 'connect'; id: string }
  | { do: 'received' }
  | { do: 'send'; id: string; to: string; count: number; concurrency: number };

export type Report =
  | { qr: string; id: string }
  | { open: string }
  | { received: number }
  | { sent: number; milliseconds: number };

const [url, rootKey] = process.argv.slice(2);
WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(rootKey ?? '', 'hex');
// libsignal prints sessions; printing costs time, and a bare gateway would disable it too.
console.info = () => undefined;

const logger = pino({ level: 'silent' });
const sockets = new Map<string, WASocket>();
let received = 0;

const report = (message: Report): void => {
  process.send?.(message);
};

function memoryKeys(): SignalKeyStore {
  const values = new Map<string, unknown>();
  return {
    get: (type, ids) => {
      const found: Record<string, never> = {};
      for (const id of ids) {
        const value = values.get(`${type}:${id}`);
        if (value !== undefined) found[id] = value as never;
      }
      return found as Record<string, SignalDataTypeMap[typeof type]>;
    },
    set: (data) => {
      for (const [type, entries] of Object.entries(data)) {
        for (const [id, value] of Object.entries(entries as Record<string, unknown>)) {
          if (value === null) values.delete(`${type}:${id}`);
          else values.set(`${type}:${id}`, value);
        }
      }
    },
  };
}

function connect(id: string, auth: AuthenticationState): void {
  const socket = makeWASocket({
    ...DEFAULT_CONNECTION_CONFIG,
    auth,
    logger,
    waWebSocketUrl: url ?? '',
    markOnlineOnConnect: false,
    syncFullHistory: false,
  });
  sockets.set(id, socket);
  socket.ev.on('creds.update', (update) => Object.assign(auth.creds, update));
  socket.ev.on('messages.upsert', ({ messages }) => {
    received += messages.filter((message) => !message.key.fromMe && message.message).length;
  });
  socket.ev.on('connection.update', ({ qr, connection }) => {
    if (qr) report({ qr, id });
    if (connection === 'open') report({ open: id });
    if (connection === 'close') connect(id, auth);
  });
}

async function send(id: string, to: string, count: number, concurrency: number): Promise<void> {
  const socket = sockets.get(id);
  if (!socket) throw new Error(`no socket ${id}`);
  const acks = new Map<string, () => void>();
  const onAck = (node: { attrs: Record<string, string> }): void =>
    acks.get(node.attrs['id'] ?? '')?.();
  socket.ws.on('CB:ack,class:message', onAck);
  const started = performance.now();
  let left = count;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const messageId = `BARE${left}${Date.now()}`;
      const acked = new Promise<void>((resolve) => acks.set(messageId, resolve));
      await socket.sendMessage(`${to}@s.whatsapp.net`, { text: `bare ${left}` }, { messageId });
      await acked;
      acks.delete(messageId);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  socket.ws.off('CB:ack,class:message', onAck);
  report({ sent: count, milliseconds: performance.now() - started });
}

process.on('message', (order: Order) => {
  if (order.do === 'connect') {
    connect(order.id, { creds: initAuthCreds(), keys: memoryKeys() });
  } else if (order.do === 'received') {
    report({ received });
  } else {
    void send(order.id, order.to, order.count, order.concurrency);
  }
});
