import { type Account, chatJid } from '../store/accounts';
import { lidJid, phoneJid } from '../wire/addresses';
import { type Exchange, newMessageId } from './exchange';
import { node, seconds } from '../wire/nodes';

/**
 * A contact issues a token to a number, whose companions are told.
 *
 * @param t when, as unix time in seconds.
 */
export function issueToken(exchange: Exchange, contact: Account, to: Account, t: number): void {
  const { token } = exchange.tokens.issue(contact, to, t);
  for (const device of exchange.accounts.companions(to.phone)) {
    const attrs = {
      from: chatJid(contact),
      sender_lid: lidJid(contact.lid),
      type: 'privacy_token',
      id: newMessageId(contact),
      t: seconds(),
    };
    const given = { jid: phoneJid(to.phone, device.id), type: 'trusted_contact', t: String(t) };
    const tokens = node('tokens', {}, [node('token', given, token)]);
    exchange.enqueue(device, node('notification', attrs, [tokens]));
  }
}

/** Who writes to a number that needs a token to answer gives it one, once a week. */
export function issueTokenWith(exchange: Exchange, contact: Account, to: Account): void {
  if (exchange.limits.policy(to.phone, contact.phone).policy !== 'needs-token') return;
  if (!exchange.tokens.isDue(contact, to)) return;
  issueToken(exchange, contact, to, Math.floor(Date.now() / 1_000));
}
