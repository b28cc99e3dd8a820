import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import type { MessageReceipt, SessionStore } from './door';
import { bareJid } from './addresses';
import type { StanzaContexts } from './stanzas';

type Listener = (stanza: BinaryNode) => Promise<void> | void;

/** Takes over Baileys' listener of an event; ours decides when the stock one runs. */
function takeOver(socket: WASocket, event: string): Listener {
  const listeners = socket.ws.listeners(event) as Listener[];
  socket.ws.removeAllListeners(event);
  return async (stanza) => {
    for (const listener of listeners) await listener(stanza);
  };
}

/**
 * Hands message stanzas to Baileys one at a time, in the order they came. Left alone, those that
 * waited on the server run in the background and are overtaken by live ones.
 */
export function orderMessages(socket: WASocket, contexts: StanzaContexts): void {
  const stock = takeOver(socket, 'CB:message');
  let last = Promise.resolve();
  socket.ws.on('CB:message', (stanza: BinaryNode) => {
    contexts.remember(stanza, stanza.attrs['offline'] !== undefined);
    // Baileys would put it into its background queue.
    delete stanza.attrs['offline'];
    last = last.then(() => stock(stanza)).catch(() => undefined);
  });
}

const STATUSES: Partial<Record<string, MessageReceipt['status']>> = {
  '': 'delivered',
  inactive: 'delivered',
  read: 'read',
  'read-self': undefined,
  played: 'played',
};

/**
 * Commits receipts before Baileys acknowledges them. Its events come after the acknowledgement, and
 * merge and drop some.
 *
 * @param onCommitFailed ends the connection: what was not stored must not be acknowledged.
 */
export function commitReceipts(
  socket: WASocket,
  store: SessionStore,
  onCommitFailed: (error: unknown) => void,
): void {
  const stock = takeOver(socket, 'CB:receipt');
  let last = Promise.resolve();
  socket.ws.on('CB:receipt', (stanza: BinaryNode) => {
    last = last
      .then(async () => {
        const receipts = receiptsOf(stanza);
        if (receipts.length > 0) await store.commit({ keys: [], messages: [], receipts });
      })
      .then(
        () => stock(stanza),
        (error: unknown) => onCommitFailed(error),
      )
      .catch(() => undefined);
  });
}

/** What a receipt stanza tells of our messages. */
export function receiptsOf(stanza: BinaryNode): MessageReceipt[] {
  const status = STATUSES[stanza.attrs['type'] ?? ''];
  if (!status) return [];
  const list = Array.isArray(stanza.content)
    ? stanza.content.find(({ tag }) => tag === 'list')
    : undefined;
  const items = Array.isArray(list?.content) ? list.content : [];
  const ids = [stanza.attrs['id'], ...items.map(({ attrs }) => attrs['id'])];
  return ids
    .filter((id): id is string => Boolean(id))
    .map((waMessageId) => ({
      waMessageId,
      chat: bareJid(stanza.attrs['from'] ?? ''),
      status,
      error: null,
      timestamp: new Date(Number(stanza.attrs['t'] ?? Date.now() / 1000) * 1000),
    }));
}
