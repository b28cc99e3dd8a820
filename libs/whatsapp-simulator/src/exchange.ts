import { EventEmitter } from 'node:events';
import { type BinaryNode, generateMessageIDV2, type proto } from '@whiskeysockets/baileys';
import { type Account, Accounts, type Device } from './accounts';
import { lidJid, parseJid, phoneJid } from './addresses';
import { Chats } from './chats';
import type { SimulatorDatabase } from './database';
import { DeviceQueue } from './device-queue';
import { EmulatedPhone, type KeyBundle } from './emulated-phone';
import { FaultBook } from './faults';
import { node, seconds } from './nodes';
import type { OnlineDevice } from './online-device';

/** What a number's companions did, counted since the start. */
export interface Stats {
  receipts: number;
  nacks: number;
  retries: number;
}

/** The middle of the simulator: who exists, who is online, and what is under way between them. */
export class Exchange {
  readonly accounts: Accounts;
  readonly chats: Chats;
  readonly queue: DeviceQueue;
  readonly faults = new FaultBook();
  /** `change` with the number of a phone whose screen should be drawn anew. */
  readonly events = new EventEmitter().setMaxListeners(0);
  private readonly phones = new Map<string, EmulatedPhone>();
  private readonly online = new Map<string, OnlineDevice>();
  private readonly statsOf = new Map<string, Stats>();
  private readonly order = new Map<string, Promise<unknown>>();

  constructor(readonly database: SimulatorDatabase) {
    this.accounts = new Accounts(database);
    this.chats = new Chats(database);
    this.queue = new DeviceQueue(database);
  }

  phone(account: Account): EmulatedPhone {
    let phone = this.phones.get(account.phone);
    if (!phone) {
      phone = new EmulatedPhone(account, this.accounts, this.database, (device) =>
        this.takeBundle(device),
      );
      this.phones.set(account.phone, phone);
    }
    return phone;
  }

  stats(phone: string): Stats {
    let stats = this.statsOf.get(phone);
    if (!stats) {
      stats = { receipts: 0, nacks: 0, retries: 0 };
      this.statsOf.set(phone, stats);
    }
    return stats;
  }

  onlineDevice(device: Device): OnlineDevice | undefined {
    return this.online.get(keyOf(device));
  }

  setOnline(online: OnlineDevice): void {
    this.online.set(keyOf(online.device), online);
    this.changed(online.device.phone);
  }

  setOffline(online: OnlineDevice): void {
    if (this.online.get(keyOf(online.device)) === online) this.online.delete(keyOf(online.device));
    this.changed(online.device.phone);
  }

  changed(phone: string): void {
    this.events.emit('change', phone);
  }

  /** Runs the work of one number after its earlier work: ratchets advance one step at a time. */
  inOrder<T>(phone: string, work: () => Promise<T>): Promise<T> {
    const done = (this.order.get(phone) ?? Promise.resolve()).then(work);
    const settled = done.catch(() => undefined);
    this.order.set(phone, settled);
    return done;
  }

  /** A companion's keys; a one-time key is given out once. */
  takeBundle(device: Device): KeyBundle {
    const preKey = this.database.get<{ id: number; public: Uint8Array }>(
      'SELECT id, public FROM prekeys WHERE phone = ? AND device = ? ORDER BY id LIMIT 1',
      device.phone,
      device.id,
    );
    if (preKey) {
      this.database.run(
        'DELETE FROM prekeys WHERE phone = ? AND device = ? AND id = ?',
        device.phone,
        device.id,
        preKey.id,
      );
    }
    return {
      registrationId: device.registrationId,
      identity: device.identity,
      signedPreKey: device.signedPreKey,
      ...(preKey ? { preKey } : {}),
    };
  }

  /** Puts a stanza into a device's queue and hands it over when the device is there. */
  enqueue(device: Device, stanza: BinaryNode): void {
    this.queue.add(device, stanza);
    this.onlineDevice(device)?.deliver(stanza);
  }

  /** A phone writes to a number: the other phone sees it, and so do all companions of both. */
  async phoneSends(
    from: Account,
    to: Account,
    message: proto.IMessage,
    id = generateMessageIDV2(phoneJid(from.phone)),
    at = new Date(),
  ): Promise<string> {
    this.chats.add(from.phone, to.phone, 'out', id, message, at);
    if (from !== to) {
      this.chats.add(to.phone, from.phone, 'in', id, message, at);
      this.chats.advance(from.phone, to.phone, id, 'delivered');
    }
    if (from !== to) {
      for (const device of this.accounts.companions(to.phone)) {
        await this.sendEncrypted(from, device, id, message, at, senderAttrs(from));
      }
    }
    const copy = { deviceSentMessage: { destinationJid: phoneJid(to.phone), message } };
    for (const device of this.accounts.companions(from.phone)) {
      await this.sendEncrypted(from, device, id, copy, at, {
        from: phoneJid(from.phone),
        recipient: phoneJid(to.phone),
      });
    }
    this.changed(from.phone);
    this.changed(to.phone);
    return id;
  }

  /** Encrypts with a phone's ratchet for a companion and puts the stanza under way. */
  sendEncrypted(
    from: Account,
    device: Device,
    id: string,
    message: proto.IMessage,
    at: Date,
    attrs: Record<string, string | undefined>,
    retry?: { count: string },
  ): Promise<void> {
    return this.inOrder(from.phone, async () => {
      const enc = await this.phone(from).encryptFor(device, message);
      if (retry) enc.attrs['count'] = retry.count;
      this.enqueue(
        device,
        node('message', { id, t: seconds(at), type: 'text', notify: from.name, ...attrs }, [enc]),
      );
    });
  }

  /** Tells all companions of a number about a message it sent. */
  sendReceipt(to: Account, from: Account, id: string, type: 'read' | null): void {
    for (const device of this.accounts.companions(to.phone)) {
      this.enqueue(
        device,
        node('receipt', { from: phoneJid(from.phone), id, t: seconds(), type: type ?? undefined }),
      );
    }
  }
}

function keyOf(device: Device): string {
  return `${device.phone}:${device.id}`;
}

/** How a contact's address stands on its messages. */
export function senderAttrs(account: Account): Record<string, string | undefined> {
  if (account.addressing === 'phone') {
    return { from: phoneJid(account.phone), sender_lid: lidJid(account.lid) };
  }
  return {
    from: lidJid(account.lid),
    addressing_mode: 'lid',
    sender_pn: account.addressing === 'lid' ? phoneJid(account.phone) : undefined,
  };
}

/** The account that a JID names, by number or LID. */
export function accountOf(accounts: Accounts, jid: string): Account | undefined {
  return accounts.find(parseJid(jid).user);
}
