import { type BinaryNode, encodeWAMessage } from '@whiskeysockets/baileys';
import type { Account, Device } from '../store/accounts';
import { type Exchange, newMessageId, shownOnPhoneOnly } from '../exchange/exchange';
import { authorAttrs, type Group, memberJid } from '../store/groups';
import type { EncodedMessage } from '../phone/messages/message-kinds';
import { stanzaType } from '../phone/messages/stanza-types';
import { node, seconds } from '../wire/nodes';
import { SimulatorProblem } from '../store/problem';

/**
 * A phone writes to a group: all other phones in it see it, and so do all companions.
 *
 * @throws SimulatorProblem when it is no member.
 */
export async function phonePosts(
  exchange: Exchange,
  from: Account,
  group: Group,
  { message, plaintext }: EncodedMessage,
  { id = newMessageId(from), at = new Date() }: { id?: string; at?: Date } = {},
): Promise<string> {
  if (!group.members.includes(from.phone)) {
    throw new SimulatorProblem(`${from.phone} is not in the group "${group.subject}".`, 409);
  }
  const members = exchange.groups.members(group);
  for (const member of members) {
    const direction = member === from ? 'out' : 'in';
    const { phone: author } = from;
    exchange.chats.add(member.phone, {
      id,
      peer: group.jid,
      direction,
      content: message,
      at,
      author,
    });
  }
  exchange.chats.advance(from.phone, group.jid, id, 'delivered');
  const attrs = { id, t: seconds(at), notify: from.name, ...authorAttrs(group, from) };
  const devices = members.flatMap(({ phone }) => exchange.accounts.companions(phone));
  if (plaintext) {
    const { type, mediatype, edit } = stanzaType(message);
    const stanza = node('message', { type, edit, ...attrs });
    await exchange.inOrder(from.phone, () =>
      postEncrypted(exchange, from, group, devices, stanza, { plaintext, mediatype }),
    );
  } else for (const device of devices) exchange.enqueue(device, shownOnPhoneOnly(attrs));
  for (const member of members) exchange.changed(member.phone);
  return id;
}

/** One text for all; those who do not have the key of the group yet get it beside. */
async function postEncrypted(
  exchange: Exchange,
  from: Account,
  group: Group,
  devices: Device[],
  stanza: BinaryNode,
  { plaintext, mediatype }: { plaintext: Uint8Array; mediatype: string | undefined },
): Promise<void> {
  const phone = exchange.phone(from);
  const keys = phone.groupKeys;
  const { ciphertext, distribution } = await keys.encrypt(group, memberJid(group, from), plaintext);
  const shared = node('enc', { v: '2', type: 'skmsg', mediatype }, Buffer.from(ciphertext));
  for (const device of devices) {
    const content = [shared];
    if (!keys.isReader(group, device)) {
      content.unshift(await phone.encryptFor(device, encodeWAMessage(distribution)));
      keys.addReader(group, device);
    }
    exchange.enqueue(device, { ...stanza, content }, plaintext);
  }
}
