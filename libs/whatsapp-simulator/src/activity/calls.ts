import type { BinaryNode } from '@whiskeysockets/baileys';
import { type Account, chatJid } from '../store/accounts';
import { phoneJid } from '../wire/addresses';
import { type Exchange, newMessageId } from '../exchange/exchange';
import { node, seconds } from '../wire/nodes';

/** What happens to a call after it rings: it is accepted, rejected or terminated. */
export const CALL_STEPS = ['accept', 'reject', 'terminate'] as const;
export type CallStep = (typeof CALL_STEPS)[number];

/** How a phone calls. */
export interface CallRequest {
  /** Whether the caller hangs up at once. */
  hangUp: boolean;
  video: boolean;
  /** JID of the group that is called. */
  group?: string | undefined;
}

/**
 * A phone calls a number; the companions of the number are notified of the call and of its end.
 *
 * @returns the id of the call.
 */
export function placeCall(
  exchange: Exchange,
  from: Account,
  to: Account,
  { hangUp, video, group }: CallRequest,
): string {
  const callId = newMessageId(from);
  const details = {
    caller_pn: from.addressing === 'lid' ? phoneJid(from.phone) : undefined,
    'group-jid': group,
  };
  const content = [node('audio'), ...(video ? [node('video')] : [])];
  for (const what of hangUp ? ['offer', 'terminate'] : ['offer'])
    notifyOfCall(exchange, from, to, node(what, { ...naming(from, callId), ...details }, content));
  return callId;
}

/**
 * Accepts, rejects or terminates a call.
 *
 * @param reason why it is over, such as `timeout` or `accepted_elsewhere`.
 */
export function moveCall(
  exchange: Exchange,
  from: Account,
  to: Account,
  { id, step, reason }: { id: string; step: CallStep; reason?: string | undefined },
): void {
  notifyOfCall(exchange, from, to, node(step, { ...naming(from, id), reason }));
}

function naming(from: Account, callId: string): Record<string, string> {
  return { 'call-id': callId, 'call-creator': chatJid(from) };
}

function notifyOfCall(exchange: Exchange, from: Account, to: Account, what: BinaryNode): void {
  for (const device of exchange.accounts.companions(to.phone)) {
    const attrs = { id: newMessageId(from), from: chatJid(from), t: seconds() };
    exchange.enqueue(device, node('call', attrs, [what]));
  }
}

/** The server tells the companions of a number that its picture changed. */
export function notifyOfProfile(exchange: Exchange, account: Account): void {
  const own = phoneJid(account.phone);
  for (const device of exchange.accounts.companions(account.phone)) {
    const attrs = { id: newMessageId(account), from: own, type: 'picture', t: seconds() };
    exchange.enqueue(device, node('notification', attrs, [node('set', { jid: own, id: '1' })]));
  }
}
