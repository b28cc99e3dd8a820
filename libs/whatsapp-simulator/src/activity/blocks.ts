import { createHash } from 'node:crypto';
import type { Account } from '../store/accounts';
import { type Exchange, newMessageId } from '../exchange/exchange';
import { lidJid, phoneJid } from '../wire/addresses';
import { node, seconds } from '../wire/nodes';

/** Somebody blocks a number, or lets it write again: all their companions hear of it. */
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

/** An account in a list of those who are blocked. */
export function addressesOf({ lid, phone }: Account): { jid: string; pn_jid: string } {
  return { jid: lidJid(lid), pn_jid: phoneJid(phone) };
}

/** By which devices see that they know the list. */
export function hashOf({ blocked }: Exchange, { phone }: Account): string {
  return createHash('sha1').update(blocked.of(phone).join()).digest('base64');
}
