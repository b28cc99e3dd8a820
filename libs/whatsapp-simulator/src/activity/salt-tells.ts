import { proto } from '@whiskeysockets/baileys';
import type { Account } from '../store/accounts';
import { lengthDelimited } from '../wire/protobuf';
import type { Exchange } from '../exchange/exchange';
import { tellHistory } from './phone-tells';
import { shareStateKey, tellOfState } from './state-tells';
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
  const salt = exchange.tokens.saltOf(account);
  const value = salt && lengthDelimited(ACTION_FIELD, lengthDelimited(1, salt));
  exchange.appState.change(account.phone, COLLECTION, { index: ['nct_salt_sync'], value });
  await shareStateKey(exchange, account);
  tellOfState(exchange, account, COLLECTION);
}
