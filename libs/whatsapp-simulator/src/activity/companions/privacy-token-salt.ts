import { proto } from '@whiskeysockets/baileys';
import type { Account } from '../../store/accounts';
import { lengthDelimited } from '../../wire/protobuf';
import type { Exchange } from '../../exchange/exchange';
import { sendHistory } from './phone-history';
import { shareStateKey, notifyOfState } from './state-changes';
import { withSalt } from '../../phone/history-salt';

/** How a phone sends the salt of privacy tokens: in a history, or in the app state. */
export const SALT_SOURCES = ['history', 'app-state'] as const;
export type SaltSource = (typeof SALT_SOURCES)[number];

const COLLECTION = 'regular_high';

/** Field number of the salt action in `SyncActionValue`. Baileys' schema lacks it. */
const ACTION_FIELD = 80;

/** The phone sends its companions the salt from which they compute privacy tokens. */
export function sendSalt(
  exchange: Exchange,
  account: Account,
  via: SaltSource = 'history',
): Promise<void> {
  return via === 'history' ? inHistory(exchange, account) : inState(exchange, account);
}

/** A history cannot remove the salt. */
async function inHistory(exchange: Exchange, account: Account): Promise<void> {
  const salt = exchange.tokens.saltOf(account);
  if (!salt) return;
  const { NON_BLOCKING_DATA } = proto.Message.HistorySyncType;
  const history = proto.HistorySync.encode({
    syncType: proto.HistorySync.HistorySyncType.NON_BLOCKING_DATA,
  }).finish();
  for (const device of exchange.accounts.companions(account.phone)) {
    await sendHistory(exchange, account, device, NON_BLOCKING_DATA, withSalt(history, salt));
  }
}

async function inState(exchange: Exchange, account: Account): Promise<void> {
  const salt = exchange.tokens.saltOf(account);
  const value = salt && lengthDelimited(ACTION_FIELD, lengthDelimited(1, salt));
  exchange.appState.change(account.phone, COLLECTION, { index: ['nct_salt_sync'], value });
  await shareStateKey(exchange, account);
  notifyOfState(exchange, account, COLLECTION);
}
