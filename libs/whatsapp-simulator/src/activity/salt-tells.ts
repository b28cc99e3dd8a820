import { proto } from '@whiskeysockets/baileys';
import type { Account } from '../store/accounts';
import { lengthDelimited } from '../phone/app-state';
import { type Exchange, newMessageId } from '../exchange/exchange';
import { node, seconds, SERVER } from '../wire/nodes';
import { tellHistory, tellOwnDevice } from './phone-tells';
import { withSalt } from '../phone/history-salt';

/** How a phone tells the salt: in a history, or in the state of the account. */
export const SALT_WAYS = ['history', 'app-state'] as const;
export type SaltWay = (typeof SALT_WAYS)[number];

const COLLECTION = 'regular_high';

/** Number of the salt's action in a `SyncActionValue`, which Baileys' description of it does not have. */
const ACTION_FIELD = 80;

/** The phone tells its companions the salt of the tokens that they compute. */
export function tellSalt(
  exchange: Exchange,
  account: Account,
  via: SaltWay = 'history',
): Promise<void> {
  return via === 'history' ? inHistory(exchange, account) : inState(exchange, account);
}

/** A history has no way to say that there is none any more. */
async function inHistory(exchange: Exchange, account: Account): Promise<void> {
  const salt = exchange.tokens.saltOf(account);
  if (!salt) return;
  const { NON_BLOCKING_DATA } = proto.Message.HistorySyncType;
  const history = proto.HistorySync.encode({
    syncType: proto.HistorySync.HistorySyncType.NON_BLOCKING_DATA,
  }).finish();
  for (const device of exchange.accounts.companions(account.phone)) {
    await tellHistory(exchange, account, device, NON_BLOCKING_DATA, withSalt(history, salt));
  }
}

async function inState(exchange: Exchange, account: Account): Promise<void> {
  const { phone } = account;
  const salt = exchange.tokens.saltOf(account);
  const value = salt && lengthDelimited(ACTION_FIELD, lengthDelimited(1, salt));
  const change = { index: ['nct_salt_sync'], value };
  const version = exchange.appState.change(phone, COLLECTION, change);
  const { id: keyId, data: keyData } = exchange.appState.keyOf(phone);
  for (const device of exchange.accounts.companions(phone)) {
    await tellOwnDevice(exchange, account, device, {
      type: proto.Message.ProtocolMessage.Type.APP_STATE_SYNC_KEY_SHARE,
      appStateSyncKeyShare: {
        keys: [
          { keyId: { keyId }, keyData: { keyData, timestamp: Math.floor(Date.now() / 1_000) } },
        ],
      },
    });
    const attrs = { from: SERVER, type: 'server_sync', id: newMessageId(account), t: seconds() };
    const collection = node('collection', { name: COLLECTION, version: String(version) });
    exchange.enqueue(device, node('notification', attrs, [collection]));
  }
}
