import { type BinaryNode, proto, unpadRandomMax16 } from '@whiskeysockets/baileys';
import type { Account, Device } from '../store/accounts';
import { parseJid, phoneJid } from '../wire/addresses';
import type { Exchange } from '../exchange/exchange';
import { authorAttrs, type Group, memberJid, STATUS, statusGroup } from '../store/groups';
import { bytes, child, children, node, seconds } from '../wire/nodes';
import type { OnlineDevice } from '../exchange/online-device';
import { askAgain, decryptCopy } from '../activity/companions/phone-reads';

/** Error of the ack for somebody who may not write to a group. */
export const NOT_A_MEMBER = '403';

/** A message on its way to a group. */
interface Posting {
  online: OnlineDevice;
  group: Group;
  stanza: BinaryNode;
  /** What all members read with the key of the group; null in a message that one device asked for again. */
  shared: BinaryNode | null;
  /** What single devices get: the key of the group, or all of the message. By number and device. */
  copies: Map<string, BinaryNode>;
}

/** Messages that companions send to groups. */
export class CompanionGroupMessages {
  constructor(private readonly exchange: Exchange) {}

  /** @returns what to tell the companion afterwards; null for somebody who is no member. */
  async distribute(online: OnlineDevice, stanza: BinaryNode): Promise<(() => void)[] | null> {
    const group = this.groupOf(online.account, stanza);
    if (!group || !this.exchange.groups.mayWrite(group, online.account.phone)) return null;
    const posting = this.posting(online, group, stanza);
    const told = this.exchange.groups.members(group).map((member) => {
      this.toCompanions(posting, member);
      return this.toPhone(posting, member);
    });
    return (await Promise.all(told)).flat();
  }

  /** A status post names everybody who may see it, and one device alone where that asked for it again. */
  private groupOf(account: Account, stanza: BinaryNode): Group | undefined {
    const { groups, accounts } = this.exchange;
    const { to = '', participant } = stanza.attrs;
    if (to !== STATUS) return groups.find(to);
    const named = children(child(stanza, 'participants'), 'to').map(({ attrs }) => attrs['jid']);
    const readers = [participant, ...named].flatMap(
      (jid) => accounts.named(jid ?? '')?.phone ?? [],
    );
    return statusGroup(account, readers);
  }

  private posting(online: OnlineDevice, group: Group, stanza: BinaryNode): Posting {
    const { participant } = stanza.attrs;
    const direct = child(stanza, 'enc');
    const copies = new Map<string, BinaryNode>();
    const add = (jid: string, enc: BinaryNode | undefined): void => {
      const account = this.exchange.accounts.named(jid);
      if (account && enc) copies.set(nameOf(account, parseJid(jid).device), enc);
    };
    for (const to of children(child(stanza, 'participants'), 'to'))
      add(to.attrs['jid'] ?? '', child(to, 'enc'));
    if (participant) add(participant, direct);
    return { online, group, stanza, shared: participant ? null : (direct ?? null), copies };
  }

  /** Other companions get what is theirs as it is: only they can read it. */
  private toCompanions({ online, group, stanza, shared, copies }: Posting, member: Account): void {
    const { account, device: writer } = online;
    const identity = child(stanza, 'device-identity');
    for (const device of this.exchange.accounts.companions(member.phone)) {
      const copy = copies.get(nameOf(member, device.id));
      const content = [copy, shared, copy && identity].filter((part) => part != null);
      if (device === writer || !(copy ?? shared)) continue;
      const attrs = {
        id: stanza.attrs['id'],
        t: seconds(),
        type: stanza.attrs['type'],
        notify: account.name,
        ...authorAttrs(group, account, writer.id),
      };
      this.exchange.enqueue(device, node('message', attrs, content));
    }
  }

  private async toPhone(posting: Posting, reader: Account): Promise<(() => void)[]> {
    const { online, group, stanza, shared, copies } = posting;
    const { exchange } = this;
    const { id = '' } = stanza.attrs;
    const copy = copies.get(nameOf(reader, 0));
    if (!copy && !shared) return [];
    let content: proto.IMessage | null;
    try {
      content = await exchange.inOrder(reader.phone, () => this.read(posting, reader, copy));
    } catch {
      const who = { from: group.jid, participant: memberJid(group, reader) };
      return [() => askAgain(exchange, online.device, reader, id, who)];
    }
    if (!content) return [];
    const own = reader === online.account;
    exchange.chats.add(reader.phone, {
      id,
      peer: group.jid,
      direction: own ? 'out' : 'in',
      content,
      at: new Date(),
      author: online.account.phone,
    });
    exchange.changed(reader.phone);
    if (own) return [];
    const from = { from: group.jid, participant: memberJid(group, reader) };
    return [
      () => {
        exchange.chats.advance(online.account.phone, group.jid, id, 'delivered');
        exchange.sendReceipt(online.account, from, id, null);
      },
    ];
  }

  /** @returns null when nothing but a key was in it. */
  private async read(
    { online, group, shared }: Posting,
    reader: Account,
    copy: BinaryNode | undefined,
  ): Promise<proto.IMessage | null> {
    const keys = this.exchange.phone(reader).groupKeys;
    const author = phoneJid(online.account.phone, online.device.id);
    let content: proto.IMessage | null = null;
    if (copy) {
      const direct = await decryptCopy(this.exchange, reader, online.device, copy);
      const said = direct.deviceSentMessage?.message ?? direct;
      if (said.senderKeyDistributionMessage)
        await keys.take(said.senderKeyDistributionMessage, author);
      content = said;
    }
    if (!shared) return content;
    const padded = await keys.decrypt(group, author, bytes(shared));
    return proto.Message.decode(unpadRandomMax16(padded));
  }
}

function nameOf({ phone }: Pick<Device, 'phone'>, device: number): string {
  return `${phone}:${device}`;
}
