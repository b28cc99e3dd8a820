import { type Account, chatJid } from '../store/accounts';
import { phoneJid } from '../wire/addresses';
import { type Exchange, newMessageId } from '../exchange/exchange';
import { node, seconds } from '../wire/nodes';

/**
 * A phone calls a number: its companions hear it ring, and that the caller gave up.
 *
 * @returns the id of the call.
 */
export function placeCall(exchange: Exchange, from: Account, to: Account, hangUp: boolean): string {
  const callId = newMessageId(from);
  const details = {
    'call-id': callId,
    'call-creator': chatJid(from),
    caller_pn: from.addressing === 'lid' ? phoneJid(from.phone) : undefined,
  };
  for (const device of exchange.accounts.companions(to.phone)) {
    for (const what of hangUp ? ['offer', 'terminate'] : ['offer']) {
      const attrs = { id: newMessageId(from), from: chatJid(from), t: seconds() };
      exchange.enqueue(device, node('call', attrs, [node(what, details, [node('audio')])]));
    }
  }
  return callId;
}

/** The server tells the companions of a number that its picture changed. */
export function notifyOfProfile(exchange: Exchange, account: Account): void {
  const own = phoneJid(account.phone);
  for (const device of exchange.accounts.companions(account.phone)) {
    const attrs = { id: newMessageId(account), from: own, type: 'picture', t: seconds() };
    exchange.enqueue(device, node('notification', attrs, [node('set', { jid: own, id: '1' })]));
  }
}
