import { type BinaryNode, type proto } from '@whiskeysockets/baileys';
import { pushLimits } from './account-queries';
import { type Account, type Device, senderAttrs } from '../store/accounts';
import { parseJid, phoneJid } from '../wire/addresses';
import { CompanionGroupMessages, NOT_A_MEMBER } from './companion-group-messages';
import type { Exchange } from '../exchange/exchange';
import { isGroup, STATUS } from '../store/groups';
import { askAgain, decryptCopy } from '../activity/companions/phone-reads';
import { resendPlaceholders, sendOlderHistory } from '../activity/companions/phone-history';
import { shareStateKey } from '../activity/companions/state-changes';
import { child, children, node, seconds } from '../wire/nodes';
import type { OnlineDevice } from '../exchange/online-device';

/** One device's copy of a message that a companion sends. */
interface Copy {
  account: Account;
  deviceId: number;
  enc: BinaryNode;
}

/** Messages that companions send: to phones, which read them, and to other companions. */
export class CompanionMessages {
  private readonly groups: CompanionGroupMessages;

  constructor(private readonly exchange: Exchange) {
    this.groups = new CompanionGroupMessages(exchange);
  }

  async take(online: OnlineDevice, stanza: BinaryNode): Promise<void> {
    const { id = '', to = '' } = stanza.attrs;
    const faults = this.exchange.faults.of(online.account.phone);
    const { withholdAcks, delayAcksMs, withholdReceipts, loseMessages } = faults;
    if (loseMessages) return;
    const ack = { class: 'message', id, from: to, t: seconds() };
    const refusal = this.refusalOf(online, stanza);
    this.exchange.sent.add(online.account.phone, stanza, refusal);
    if (refusal) {
      online.connection.send(node('ack', { ...ack, error: refusal }));
      return;
    }
    const recipient = this.recipientOf(stanza);
    const isNew =
      recipient !== null && this.exchange.limits.areStrangers(online.account, recipient);
    const received =
      isGroup(to) || to === STATUS
        ? await this.groups.distribute(online, stanza)
        : await this.distribute(online, stanza);
    if (!received) {
      online.connection.send(node('ack', { ...ack, error: NOT_A_MEMBER }));
      return;
    }
    if (this.exchange.limits.took(online.account, recipient, isNew))
      pushLimits(this.exchange, online.account, 'newChats');
    // Everything is stored: only now is it accepted.
    const acknowledge = (): void => online.connection.send(node('ack', ack));
    if (!withholdAcks && delayAcksMs > 0) setTimeout(acknowledge, delayAcksMs).unref();
    else if (!withholdAcks) acknowledge();
    if (!withholdReceipts) for (const tell of received) tell();
  }

  /** The error with which the server refuses a message; null when it takes it. */
  private refusalOf({ account }: OnlineDevice, stanza: BinaryNode): string | null {
    const { refuseMessages } = this.exchange.faults.of(account.phone);
    if (refuseMessages !== null) return String(refuseMessages);
    return this.exchange.limits.refusalOf(account, this.recipientOf(stanza), stanza);
  }

  /** Whom a message goes to; null for a group. */
  private recipientOf({ attrs: { to = '' } }: BinaryNode): Account | null {
    return isGroup(to) ? null : (this.exchange.accounts.named(to) ?? null);
  }

  /** @returns what to tell the companion afterwards. */
  private async distribute(online: OnlineDevice, stanza: BinaryNode): Promise<(() => void)[]> {
    const received: (() => void)[] = [];
    for (const copy of this.copies(stanza)) {
      const device = this.exchange.accounts.companion(copy.account.phone, copy.deviceId);
      if (device) this.forward(online, copy.account, device, stanza, copy.enc);
      else if (copy.deviceId === 0) {
        received.push(await this.toPhone(online, copy.account, stanza, copy.enc));
      }
    }
    return received;
  }

  /** One copy for each device, whichever way and however often the stanza names it. */
  private copies(stanza: BinaryNode): Copy[] {
    const direct = { jid: stanza.attrs['to'] ?? '', enc: child(stanza, 'enc') };
    const others = children(child(stanza, 'participants'), 'to').map((to) => ({
      jid: to.attrs['jid'] ?? '',
      enc: child(to, 'enc'),
    }));
    const copies = new Map<string, Copy>();
    for (const { jid, enc } of [direct, ...others]) {
      const account = this.exchange.accounts.named(jid);
      const deviceId = parseJid(jid).device;
      const device = `${account?.phone}:${deviceId}`;
      if (account && enc && !copies.has(device)) copies.set(device, { account, deviceId, enc });
    }
    return [...copies.values()];
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

  /** The phone of an account reads its copy. Returns what to tell the companion afterwards. */
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
        decryptCopy(exchange, reader, online.device, enc),
      );
    } catch {
      return () => this.askAgain(online, reader, id, address);
    }
    if (reader === online.account) {
      const said = message.deviceSentMessage?.message ?? message;
      const asked = said.protocolMessage?.peerDataOperationRequestMessage;
      if (asked) {
        const answer = asked.historySyncOnDemandRequest ? sendOlderHistory : resendPlaceholders;
        return () => void answer(exchange, reader, online.device, asked);
      }
      if (said.protocolMessage?.appStateSyncKeyRequest) {
        const isWithheld = exchange.faults.of(reader.phone).withholdStateKeys;
        return () => isWithheld || void shareStateKey(exchange, reader, [online.device]);
      }
      this.showOwn(reader, id, message);
      return () => undefined;
    }
    exchange.chats.add(reader.phone, {
      id,
      peer: online.account.phone,
      direction: 'in',
      content: message,
      at: new Date(),
      address,
    });
    exchange.changed(reader.phone);
    return () => {
      exchange.chats.advance(online.account.phone, reader.phone, id, 'delivered');
      exchange.sendReceipt(online.account, { from: address }, id, null);
    };
  }

  /** A copy of what a companion sent appears on the number's own phone. */
  private showOwn(account: Account, id: string, { deviceSentMessage: own }: proto.Message): void {
    const peer = this.exchange.accounts.named(own?.destinationJid ?? '');
    if (!peer || !own?.message) return;
    this.exchange.chats.add(account.phone, {
      id,
      peer: peer.phone,
      direction: 'out',
      content: own.message,
      at: new Date(),
    });
    this.exchange.changed(account.phone);
  }

  /** The phone could not read a message: it asks for it again, with fresh keys. */
  private askAgain(online: OnlineDevice, reader: Account, id: string, address: string): void {
    const who =
      reader === online.account
        ? { from: phoneJid(reader.phone), recipient: address }
        : { from: address };
    askAgain(this.exchange, online.device, reader, id, who);
  }
}

/** The address of a chat, without the device that a repetition is meant for. */
function chatAddress(jid: string): string {
  const { user, server } = parseJid(jid);
  return `${user}@${server}`;
}
