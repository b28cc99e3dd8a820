import { type BinaryNode, type proto } from '@whiskeysockets/baileys';
import { type Account, type Device, senderAttrs } from './accounts';
import { parseJid, phoneJid } from './addresses';
import type { Exchange } from './exchange';
import { bundleNodes } from './emulated-phone';
import { resendPlaceholders } from './phone-tells';
import { child, children, node, seconds } from './nodes';
import type { OnlineDevice } from './online-device';

/** One device's copy of a message that a companion sends. */
interface Copy {
  account: Account;
  deviceId: number;
  enc: BinaryNode;
}

/** Messages that companions send: to phones, which read them, and to other companions. */
export class CompanionMessages {
  constructor(private readonly exchange: Exchange) {}

  async take(online: OnlineDevice, stanza: BinaryNode): Promise<void> {
    const { id = '', to = '' } = stanza.attrs;
    const { withholdAcks, refuseMessages } = this.exchange.faults.of(online.account.phone);
    const ack = { class: 'message', id, from: to, t: seconds() };
    if (refuseMessages !== null) {
      online.connection.send(node('ack', { ...ack, error: String(refuseMessages) }));
      return;
    }
    const received: (() => void)[] = [];
    for (const copy of this.copies(stanza)) {
      const device = this.exchange.accounts.companion(copy.account.phone, copy.deviceId);
      if (device) this.forward(online, copy.account, device, stanza, copy.enc);
      else if (copy.deviceId === 0) {
        received.push(await this.toPhone(online, copy.account, stanza, copy.enc));
      }
    }
    // Everything is stored: only now is it accepted.
    if (!withholdAcks) online.connection.send(node('ack', ack));
    for (const tell of received) tell();
  }

  private copies(stanza: BinaryNode): Copy[] {
    const direct = child(stanza, 'enc');
    const all = children(child(stanza, 'participants'), 'to').map((to) => ({
      jid: to.attrs['jid'] ?? '',
      enc: child(to, 'enc'),
    }));
    if (direct) all.push({ jid: stanza.attrs['to'] ?? '', enc: direct });
    return all.flatMap(({ jid, enc }) => {
      const account = this.exchange.accounts.named(jid);
      return account && enc ? [{ account, deviceId: parseJid(jid).device, enc }] : [];
    });
  }

  /** Hands a copy to another companion, as it is: only that device can read it. */
  private forward(
    online: OnlineDevice,
    to: Account,
    device: Device,
    stanza: BinaryNode,
    enc: BinaryNode,
  ): void {
    const identity = child(stanza, 'device-identity');
    const { account } = online;
    const own = account === to;
    const attrs = {
      id: stanza.attrs['id'],
      t: seconds(),
      type: stanza.attrs['type'],
      notify: account.name,
      ...(own
        ? {
            from: phoneJid(account.phone, online.device.id),
            recipient: stanza.attrs['recipient'] ?? stanza.attrs['to'],
          }
        : senderAttrs(account, online.device.id)),
    };
    this.exchange.enqueue(device, node('message', attrs, identity ? [enc, identity] : [enc]));
  }

  /** The phone of an account reads its copy. Answers what to tell the companion afterwards. */
  private async toPhone(
    online: OnlineDevice,
    reader: Account,
    stanza: BinaryNode,
    enc: BinaryNode,
  ): Promise<() => void> {
    const { id = '', to = '' } = stanza.attrs;
    const { exchange } = this;
    // A message goes to the chat's own address, a copy or a repetition to that of one device.
    const address = chatAddress(to);
    let message: proto.Message;
    try {
      message = await exchange.inOrder(reader.phone, () =>
        this.decrypt(reader, online.device, enc),
      );
    } catch {
      return () => this.askAgain(online, reader, id, address);
    }
    if (reader === online.account) {
      const said = message.deviceSentMessage?.message ?? message;
      const asked = said.protocolMessage?.peerDataOperationRequestMessage;
      if (asked) return () => void resendPlaceholders(exchange, reader, online.device, asked);
      this.showOwn(reader, id, message);
      return () => undefined;
    }
    const now = new Date();
    exchange.chats.add(reader.phone, online.account.phone, 'in', id, message, now, address);
    exchange.changed(reader.phone);
    return () => {
      exchange.chats.advance(online.account.phone, reader.phone, id, 'delivered');
      exchange.sendReceipt(online.account, address, id, null);
    };
  }

  /** A copy of what a companion sent appears on the number's own phone. */
  private showOwn(account: Account, id: string, { deviceSentMessage: own }: proto.Message): void {
    const peer = this.exchange.accounts.named(own?.destinationJid ?? '');
    if (!peer || !own?.message) return;
    this.exchange.chats.add(account.phone, peer.phone, 'out', id, own.message, new Date());
    this.exchange.changed(account.phone);
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
  private askAgain(online: OnlineDevice, reader: Account, id: string, address: string): void {
    const [registration, ...keys] = bundleNodes(this.exchange.phone(reader).bundle());
    const t = seconds();
    const who =
      reader === online.account
        ? { from: phoneJid(reader.phone), recipient: address }
        : { from: address };
    this.exchange.enqueue(
      online.device,
      node('receipt', { ...who, id, type: 'retry', t }, [
        node('retry', { count: '1', id, t, v: '1' }),
        ...(registration ? [registration] : []),
        node('keys', {}, keys),
      ]),
    );
  }
}

/** The address of a chat, without the device that a repetition is meant for. */
function chatAddress(jid: string): string {
  const { user, server } = parseJid(jid);
  return `${user}@${server}`;
}
