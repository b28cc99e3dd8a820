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
  /** Id of the post that is edited, or taken back. */
  edits?: string | undefined;
  deletes?: string | undefined;
}

/** What the attribute `edit` says of a post that stands for an earlier one. */
const EDITED = '3';
const TAKEN_BACK = '8';

/** A channel posts; the companions of its followers are notified. @returns id of the message. */
export function postToFollowers(
  exchange: Exchange,
  followers: readonly Account[],
  { jid, content, serverId, edits, deletes }: ChannelPost,
): string {
  const [first] = followers;
  if (!first) return '';
  const id = edits ?? deletes ?? newMessageId(first);
  const edit = edits ? { edit: EDITED } : deletes ? { edit: TAKEN_BACK } : {};
  const meta = edits ? [node('meta', { msg_edit_t: String(Date.now()) })] : [];
  const { type, mediatype } = stanzaType(content);
  const plaintext = Buffer.from(proto.Message.encode(content).finish());
  for (const device of followers.flatMap(({ phone }) => exchange.accounts.companions(phone))) {
    const attrs = { from: jid, id, type, server_id: String(serverId), t: seconds(), ...edit };
    const said = deletes ? node('plaintext') : node('plaintext', { mediatype }, plaintext);
    exchange.enqueue(device, node('message', attrs, [...meta, said]));
  }
  return id;
}
