import { proto } from '@whiskeysockets/baileys';
import { type Account, chatJid, type Device } from '../../store/accounts';
import { type Exchange, newMessageId } from '../../exchange/exchange';
import type { CollectionName } from '../../phone/app-state/app-state';
import type { StateChange } from '../../phone/app-state/collection';
import {
  ACTIONS,
  changesOf,
  type Named,
  type StateChangeRequest,
} from '../../phone/app-state/state-actions';
import { isGroup } from '../../store/groups';
import { SimulatorProblem } from '../../store/problem';
import { lidJid } from '../../wire/addresses';
import { node, seconds, SERVER } from '../../wire/nodes';
import { sendToCompanion } from './phone-history';

/** How many newest messages of a chat a phone names in a message range. */
const RANGE = 1;

/** Changes the app state on the phone of an account and notifies its companions. */
export function changeState(
  exchange: Exchange,
  account: Account,
  requests: readonly StateChangeRequest[],
): { collection: string; version: number }[] {
  const changed = new Map<CollectionName, StateChange[]>();
  for (const request of requests) {
    for (const change of changesOf(request, named(exchange, account, request))) {
      const collection = ACTIONS[change.index[0] ?? '']?.collection ?? 'regular';
      changed.set(collection, [...(changed.get(collection) ?? []), change]);
    }
  }
  return [...changed].map(([collection, changes]) => {
    const version = exchange.appState.change(account.phone, collection, ...changes);
    notifyOfState(exchange, account, collection);
    return { collection, version };
  });
}

/** The server notifies companions of a newer version of a collection. */
export function notifyOfState(
  exchange: Exchange,
  account: Account,
  collection: string,
  except?: Device,
): void {
  const version = String(exchange.appState.version(account.phone, collection));
  for (const device of exchange.accounts.companions(account.phone)) {
    if (device.id === except?.id) continue;
    const attrs = { from: SERVER, type: 'server_sync', id: newMessageId(account), t: seconds() };
    const content = [node('collection', { name: collection, version })];
    exchange.enqueue(device, node('notification', attrs, content));
  }
  exchange.changed(account.phone);
}

/** The phone shares its app state key with all its companions, or with some of them. */
export async function shareStateKey(
  exchange: Exchange,
  account: Account,
  devices: readonly Device[] = exchange.accounts.companions(account.phone),
): Promise<void> {
  const { id: keyId, data: keyData } = exchange.appState.keyOf(account.phone);
  const timestamp = Math.floor(Date.now() / 1_000);
  for (const device of devices) {
    await sendToCompanion(exchange, account, device, {
      type: proto.Message.ProtocolMessage.Type.APP_STATE_SYNC_KEY_SHARE,
      appStateSyncKeyShare: { keys: [{ keyId: { keyId }, keyData: { keyData, timestamp } }] },
    });
  }
}

function named(exchange: Exchange, account: Account, { chat, id }: StateChangeRequest): Named {
  const { accounts, groups, chats } = exchange;
  const none: Named = { chat: '', author: ['0', '0'], range: {}, lid: null };
  if (chat === undefined) return none;
  const isOfGroup = isGroup(chat);
  if (isOfGroup && !groups.find(chat))
    throw new SimulatorProblem(`There is no group ${chat}.`, 404);
  const other = isOfGroup ? null : accounts.get(chat);
  const jid = other ? chatJid(other) : chat;
  const message = id === undefined ? null : chats.withId(account.phone, id);
  if (id !== undefined && !message)
    throw new SimulatorProblem(`The phone has no message ${id}.`, 404);
  const isOwn = message?.direction === 'out';
  const writer = message?.author && !isOwn ? accounts.get(message.author) : null;
  const newest = chats.list(account.phone, { peer: other?.phone ?? chat }).slice(-RANGE);
  const messages = newest.map(({ id: one, direction, from, timestamp }) => ({
    key: {
      remoteJid: jid,
      fromMe: direction === 'out',
      id: one,
      ...(isOfGroup && direction === 'in' && { participant: lidJid(accounts.get(from).lid) }),
    },
    timestamp: Math.floor(Date.parse(timestamp) / 1_000),
  }));
  return {
    chat: jid,
    author: [isOwn ? '1' : '0', writer ? lidJid(writer.lid) : '0'],
    range: { lastMessageTimestamp: messages.at(-1)?.timestamp ?? 0, messages },
    lid: other && lidJid(other.lid),
  };
}
