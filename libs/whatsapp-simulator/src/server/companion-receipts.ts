import type { BinaryNode } from '@whiskeysockets/baileys';
import { type Account, chatJid, senderAttrs } from '../store/accounts';
import { answerMediaRetry } from '../activity/companions/media-retry';
import { parseJid, phoneJid } from '../wire/addresses';
import { readBundle } from '../phone/emulated-phone';
import type { Exchange } from '../exchange/exchange';
import { authorAttrs, isGroup, memberJid } from '../store/groups';
import { child, children, node, readNumber, seconds } from '../wire/nodes';
import type { OnlineDevice } from '../exchange/online-device';

/** Receipts and acks of companions: they settle what was handed over, or ask for it again. */
export class CompanionReceipts {
  /** Messages that were encrypted anew and whose old form the companion has yet to refuse. */
  private readonly superseded = new Set<string>();

  constructor(private readonly exchange: Exchange) {}

  async takeReceipt(online: OnlineDevice, stanza: BinaryNode): Promise<void> {
    const { account, connection } = online;
    const { id = '', to = '', type } = stanza.attrs;
    if (type === 'retry') await this.retry(online, stanza);
    else if (type === 'server-error') answerMediaRetry(this.exchange, online, stanza);
    else this.settle(online, stanza);
    connection.send(node('ack', { class: 'receipt', id, from: to, type }));
    this.exchange.changed(account.phone);
  }

  takeAck(online: OnlineDevice, stanza: BinaryNode): void {
    const { exchange } = this;
    const { id = '', class: of = '', to = '', type = '', error, participant } = stanza.attrs;
    if (of !== 'message') {
      exchange.queue.settleOther(online.device, of, id, type);
      return;
    }
    // A client that asks for a retry refuses the first form besides: the new one stays.
    if (error && this.superseded.delete(nameOf(online, id))) return;
    if (error) exchange.stats(online.account.phone).nacks += 1;
    exchange.queue.settleMessage(online.device, id, parseJid(participant ?? to).user);
    exchange.changed(online.account.phone);
  }

  private settle({ account, device }: OnlineDevice, stanza: BinaryNode): void {
    const { id = '', to = '', type, participant } = stanza.attrs;
    const items = children(child(stanza, 'list'), 'item');
    const ids = [id, ...items.map((item) => item.attrs['id'] ?? '')];
    const sender = parseJid(participant ?? to).user;
    const stats = this.exchange.stats(account.phone);
    for (const settled of ids) {
      stats.receipts += this.exchange.queue.settleMessage(device, settled, sender);
    }
    if (type === 'read' || type === 'played')
      this.markRead(account, to, participant ?? to, ids, type);
  }

  private markRead(
    reader: Account,
    chat: string,
    writerJid: string,
    ids: string[],
    status: 'read' | 'played',
  ): void {
    const { accounts, chats } = this.exchange;
    const writer = accounts.named(writerJid);
    if (!writer) return;
    for (const id of ids) {
      chats.advance(writer.phone, isGroup(chat) ? chat : reader.phone, id, status);
      chats.advance(reader.phone, isGroup(chat) ? chat : writer.phone, id, status);
    }
    this.exchange.changed(writer.phone);
  }

  /** A companion could not read a message: its writer sends it anew. */
  private async retry(online: OnlineDevice, receipt: BinaryNode): Promise<void> {
    this.exchange.stats(online.account.phone).retries += 1;
    const { to = '', participant = to } = receipt.attrs;
    const { user, device: writingDevice } = parseJid(participant);
    const writer = this.exchange.accounts.find(user);
    if (!writer) return;
    if (writingDevice === 0) await this.encryptAgain(online, receipt, writer, user);
    else this.passOn(online, receipt, writer, writingDevice);
  }

  /** The writer was a phone: it encrypts the message with a new session, and the old one is void. */
  private async encryptAgain(
    online: OnlineDevice,
    receipt: BinaryNode,
    writer: Account,
    writerUser: string,
  ): Promise<void> {
    const { exchange } = this;
    const { device } = online;
    const { id = '', to = '', recipient } = receipt.attrs;
    const plaintext = exchange.queue.plaintext(device, id, writerUser);
    if (!plaintext) return;
    const keys = child(receipt, 'keys');
    const registration = readNumber(child(receipt, 'registration')) || device.registrationId;
    const bundle = keys && readBundle(keys, registration);
    if (bundle) {
      await exchange.inOrder(writer.phone, () =>
        exchange.phone(writer).startSession(device, bundle),
      );
    }
    exchange.queue.settleMessage(device, id, writerUser);
    this.superseded.add(nameOf(online, id));
    const group = exchange.groups.find(to);
    // What one device could not read, it may not be able to read the next time either.
    if (group) exchange.phone(writer).groupKeys.removeReader(group, device);
    const peer = recipient === undefined ? undefined : exchange.accounts.named(recipient);
    const own = { from: phoneJid(writer.phone), recipient: peer && chatJid(peer) };
    const alone = writer === online.account ? own : senderAttrs(writer);
    const from = group ? authorAttrs(group, writer) : alone;
    const count = child(receipt, 'retry')?.attrs['count'] ?? '1';
    const attrs = { id, t: seconds(), ...from };
    await exchange.sendEncrypted(writer, device, plaintext, attrs, { count });
  }

  /** The writer was a companion: only it can encrypt the message again. */
  private passOn(
    online: OnlineDevice,
    receipt: BinaryNode,
    writer: Account,
    writingDevice: number,
  ): void {
    const device = this.exchange.accounts.companion(writer.phone, writingDevice);
    if (!device) return;
    const { id, type, recipient, to = '', participant = to } = receipt.attrs;
    const { account } = online;
    const group = this.exchange.groups.find(to);
    const own = phoneJid(account.phone, online.device.id);
    const alone = account === writer ? own : chatJid(account, online.device.id);
    const asking = group
      ? { from: to, participant: memberJid(group, account, online.device.id) }
      : { from: alone };
    this.exchange.queue.settleMessage(online.device, id ?? '', parseJid(participant).user);
    this.superseded.add(nameOf(online, id ?? ''));
    this.exchange.enqueue(
      device,
      node('receipt', { ...asking, id, type, t: seconds(), recipient }, children(receipt)),
    );
  }
}

function nameOf({ device }: OnlineDevice, id: string): string {
  return `${device.phone}:${device.id}/${id}`;
}
