import { proto } from '@whiskeysockets/baileys';
import type { Account } from '../store/accounts';
import { type Exchange, newMessageId } from '../exchange/exchange';
import { stanzaType } from '../phone/messages/stanza-types';
import { node, seconds } from '../wire/nodes';

/** A message of a channel. It is not encrypted. */
export interface ChannelPost {
  /** JID of the channel. */
  jid: string;
  content: proto.IMessage;
  /** Number of the message in the channel. */
  serverId: number;
}

/** A channel posts; the companions of its followers are notified. @returns id of the message. */
export function postToFollowers(
  exchange: Exchange,
  followers: readonly Account[],
  { jid, content, serverId }: ChannelPost,
): string {
  const [first] = followers;
  if (!first) return '';
  const id = newMessageId(first);
  const { type, mediatype } = stanzaType(content);
  const plaintext = Buffer.from(proto.Message.encode(content).finish());
  for (const device of followers.flatMap(({ phone }) => exchange.accounts.companions(phone))) {
    const attrs = { from: jid, id, type, server_id: String(serverId), t: seconds() };
    exchange.enqueue(device, node('message', attrs, [node('plaintext', { mediatype }, plaintext)]));
  }
  return id;
}
