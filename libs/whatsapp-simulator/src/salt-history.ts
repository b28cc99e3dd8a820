import { proto } from '@whiskeysockets/baileys';
import type { Account } from './accounts';
import type { Exchange } from './exchange';
import { withSalt } from './nct-salt';
import { tellHistory } from './phone-tells';

/** The phone tells its companions the salt of the tokens that they compute. */
export async function tellSalt(exchange: Exchange, account: Account): Promise<void> {
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
