import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Account } from '../store/accounts';
import { addressesOf, block, hashOf } from '../activity/blocks';
import type { Exchange } from '../exchange/exchange';
import { children, node, SERVER } from '../wire/nodes';
import { QueryRefused } from './query-refused';

/** Tells whom an account blocks, or blocks somebody. */
export function answerBlocklistQuery(
  exchange: Exchange,
  account: Account,
  iq: BinaryNode,
): BinaryNode[] {
  if (iq.attrs['type'] === 'set') {
    for (const { attrs } of children(iq, 'item')) {
      const other = exchange.accounts.named(attrs['jid'] ?? '');
      if (!other) throw new QueryRefused('404', 'item-not-found');
      block(exchange, account, other, attrs['action'] === 'block');
    }
  }
  return [listOf(exchange, account)];
}

function listOf(exchange: Exchange, account: Account): BinaryNode {
  const items = exchange.blocked
    .of(account.phone)
    .map((phone) => node('item', addressesOf(exchange.accounts.get(phone))));
  return node('list', { dhash: hashOf(exchange, account), from: SERVER }, items);
}
