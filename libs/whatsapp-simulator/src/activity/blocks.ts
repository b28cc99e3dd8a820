import { createHash } from 'node:crypto';
import type { Account } from '../store/accounts';
import { type Exchange, newMessageId } from '../exchange/exchange';
import { lidJid, phoneJid } from '../wire/addresses';
import { node, seconds } from '../wire/nodes';

/** An account blocks or unblocks a number; its companions are notified. */
export function block(
  exchange: Exchange,
  account: Account,
  other: Account,
  isBlocked: boolean,
): void {
  exchange.blocked.set(account.phone, other.phone, isBlocked);
  const item = { action: isBlocked ? 'block' : 'unblock', ...addressesOf(other) };
  const what = node('blocklist', { dhash: hashOf(exchange, account) }, [node('item', item)]);
  for (const device of exchange.accounts.companions(account.phone)) {
    const attrs = { id: newMessageId(account), from: phoneJid(account.phone), t: seconds() };
    exchange.enqueue(device, node('notification', { ...attrs, type: 'account_sync' }, [what]));
  }
  exchange.changed(account.phone);
}

/** An entry of a blocklist. */
export function addressesOf({ lid, phone }: Account): { jid: string; pn_jid: string } {
  return { jid: lidJid(lid), pn_jid: phoneJid(phone) };
}

/** Hash by which devices check that their list is up to date. */
export function hashOf({ blocked }: Exchange, { phone }: Account): string {
  return createHash('sha1').update(blocked.of(phone).join()).digest('base64');
}
