import type { BinaryNode, proto } from '@whiskeysockets/baileys';
import type { Account, Device } from './accounts';
import { parseJid, phoneJid } from './addresses';
import { bundleNodes, readBundle, readNumber } from './emulated-phone';
import { accountOf, type Exchange, senderAttrs } from './exchange';
import { bigEndian, child, children, node, seconds } from './nodes';
import type { OnlineDevice } from './online-device';

/** What a companion sends that is no query: messages, receipts, acks. */
export class CompanionStanzas {
  /** Messages that were encrypted anew and whose old form the companion has yet to refuse. */
  private readonly superseded = new Set<string>();

  constructor(private readonly exchange: Exchange) {}

  async handle(online: OnlineDevice, stanza: BinaryNode): Promise<void> {
    switch (stanza.tag) {
      case 'message':
        return this.message(online, stanza);
      case 'receipt':
        return this.receipt(online, stanza);
      case 'ack':
        return this.ack(online, stanza);
      case 'ib':
        if (child(stanza, 'offline_batch')) await online.sendBacklog();
        return;
      default:
        // Presence, chat states and telemetry change nothing here.
        return;
    }
  }

  private async message(online: OnlineDevice, stanza: BinaryNode): Promise<void> {
    const id = stanza.attrs['id'] ?? '';
    const to = stanza.attrs['to'] ?? '';
    const { withholdAcks, refuseMessages } = this.exchange.faults.of(online.account.phone);
    if (refuseMessages !== null) {
      const attrs = { class: 'message', id, from: to, t: seconds(), error: String(refuseMessages) };
      online.connection.send(node('ack', attrs));
      return;
    }
    const copies = children(child(stanza, 'participants'), 'to').map((copy) => ({
      jid: copy.attrs['jid'] ?? '',
      enc: child(copy, 'enc'),
    }));
    const direct = child(stanza, 'enc');
    if (direct) copies.push({ jid: stanza.attrs['to'] ?? '', enc: direct });
    const received: (() => void)[] = [];
    for (const { jid, enc } of copies) {
      const account = accountOf(this.exchange.accounts, jid);
      if (!account || !enc) continue;
      const { device } = parseJid(jid);
      if (device > 0) this.forward(online, account, device, stanza, enc);
      else received.push(await this.toPhone(online, account, stanza, enc));
    }
    // Everything is stored: only now is it accepted.
    if (!withholdAcks) {
      online.connection.send(node('ack', { class: 'message', id, from: to, t: seconds() }));
    }
    for (const tell of received) tell();
  }

  /** Hands a copy to another companion, as it is: only that device can read it. */
  private forward(
    online: OnlineDevice,
    to: Account,
    deviceId: number,
    stanza: BinaryNode,
    enc: BinaryNode,
  ): void {
    const device = this.exchange.accounts.companion(to.phone, deviceId);
    if (!device) return;
    const identity = child(stanza, 'device-identity');
    const { account } = online;
    const own = account === to;
    this.exchange.enqueue(
      device,
      node(
        'message',
        {
          id: stanza.attrs['id'],
          t: seconds(),
          type: stanza.attrs['type'],
          notify: account.name,
          ...senderAttrs(account),
          from: phoneJid(account.phone, online.device.id),
          recipient: own ? stanza.attrs['to'] : undefined,
        },
        identity ? [enc, identity] : [enc],
      ),
    );
  }

  /** The phone of an account reads its copy. Answers what to tell the companion afterwards. */
  private async toPhone(
    online: OnlineDevice,
    reader: Account,
    stanza: BinaryNode,
    enc: BinaryNode,
  ): Promise<() => void> {
    const id = stanza.attrs['id'] ?? '';
    const { exchange } = this;
    let message: proto.Message;
    try {
      message = await exchange.inOrder(reader.phone, () =>
        this.decrypt(reader, online.device, enc),
      );
    } catch {
      return () => this.askAgain(online, reader, id);
    }
    const own = message.deviceSentMessage;
    if (reader === online.account) {
      const peer = accountOf(exchange.accounts, own?.destinationJid ?? '');
      if (peer && own?.message)
        exchange.chats.add(reader.phone, peer.phone, 'out', id, own.message, new Date());
      exchange.changed(reader.phone);
      return () => undefined;
    }
    exchange.chats.add(reader.phone, online.account.phone, 'in', id, message, new Date());
    exchange.changed(reader.phone);
    return () => {
      exchange.chats.advance(online.account.phone, reader.phone, id, 'delivered');
      exchange.sendReceipt(online.account, reader, id, null);
    };
  }

  private async decrypt(reader: Account, from: Device, enc: BinaryNode): Promise<proto.Message> {
    const { faults } = this.exchange;
    const { unreadable } = faults.of(reader.phone);
    const phone = this.exchange.phone(reader);
    if (unreadable > 0) {
      faults.set(reader.phone, { unreadable: unreadable - 1 });
      phone.forget(from);
      throw new Error('unreadable on purpose');
    }
    return phone.decryptFrom(from, enc);
  }

  /** The phone could not read a message: it asks for it again, with fresh keys. */
  private askAgain(online: OnlineDevice, reader: Account, id: string): void {
    const bundle = this.exchange.phone(reader).bundle();
    const [registration, ...keys] = bundleNodes(bundle);
    this.exchange.enqueue(
      online.device,
      node('receipt', { from: phoneJid(reader.phone), id, type: 'retry', t: seconds() }, [
        node('retry', { count: '1', id, t: seconds(), v: '1' }),
        registration ?? node('registration', {}, bigEndian(bundle.registrationId, 4)),
        node('keys', {}, keys),
      ]),
    );
  }

  private async receipt(online: OnlineDevice, stanza: BinaryNode): Promise<void> {
    const { exchange } = this;
    const { account, device } = online;
    const { id = '', to = '', type } = stanza.attrs;
    const ids = [
      id,
      ...children(child(stanza, 'list'), 'item').map((item) => item.attrs['id'] ?? ''),
    ];
    const sender = parseJid(stanza.attrs['participant'] ?? to).user;
    const stats = exchange.stats(account.phone);
    if (type === 'retry') {
      stats.retries += 1;
      await this.encryptAgain(online, stanza, sender, id);
    } else {
      for (const settled of ids) {
        if (exchange.queue.settle(device, 'message', settled, sender) > 0) stats.receipts += 1;
      }
      if (type === 'read') this.markRead(account, to, ids);
    }
    online.connection.send(node('ack', { class: 'receipt', id, from: to, type }));
    exchange.changed(account.phone);
  }

  private markRead(reader: Account, writerJid: string, ids: string[]): void {
    const writer = accountOf(this.exchange.accounts, writerJid);
    if (!writer) return;
    for (const id of ids) this.exchange.chats.advance(writer.phone, reader.phone, id, 'read');
    this.exchange.changed(writer.phone);
  }

  /** A companion could not read a message: its writer encrypts it anew, and the old one is void. */
  private async encryptAgain(
    online: OnlineDevice,
    receipt: BinaryNode,
    writerUser: string,
    id: string,
  ): Promise<void> {
    const { exchange } = this;
    const { account, device } = online;
    const writer = exchange.accounts.find(writerUser);
    if (!writer) return;
    const keys = child(receipt, 'keys');
    const bundle =
      keys && readBundle(keys, readNumber(child(receipt, 'registration')) || device.registrationId);
    if (bundle)
      await exchange.inOrder(writer.phone, () =>
        exchange.phone(writer).startSession(device, bundle),
      );
    exchange.queue.settle(device, 'message', id, writerUser);
    this.superseded.add(nameOf(online, id));
    const count = child(receipt, 'retry')?.attrs['count'] ?? '1';
    if (writer === account) {
      const recipient = parseJid(receipt.attrs['recipient'] ?? '').user;
      const message = exchange.chats.content(account.phone, recipient, id);
      if (!message) return;
      const copy = { deviceSentMessage: { destinationJid: phoneJid(recipient), message } };
      const attrs = { from: phoneJid(account.phone), recipient: phoneJid(recipient) };
      await exchange.sendEncrypted(writer, device, id, copy, new Date(), attrs, { count });
      return;
    }
    const message = exchange.chats.content(writer.phone, account.phone, id);
    if (!message) return;
    await exchange.sendEncrypted(writer, device, id, message, new Date(), senderAttrs(writer), {
      count,
    });
  }

  private ack(online: OnlineDevice, stanza: BinaryNode): void {
    const { exchange } = this;
    const { id = '', class: of = '', to = '', error } = stanza.attrs;
    // A client that asks for a retry refuses the first form besides: the new one stays.
    if (of === 'message' && error && this.superseded.delete(nameOf(online, id))) return;
    if (of === 'message' && error) exchange.stats(online.account.phone).nacks += 1;
    exchange.queue.settle(online.device, of, id, parseJid(to).user);
  }
}

function nameOf({ device }: OnlineDevice, id: string): string {
  return `${device.phone}:${device.id}/${id}`;
}
