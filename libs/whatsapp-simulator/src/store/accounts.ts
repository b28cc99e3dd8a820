import { randomInt } from 'node:crypto';
import {
  BufferJSON,
  Curve,
  type KeyPair,
  signedKeyPair,
  type SignedKeyPair,
} from '@whiskeysockets/baileys';
import { lidJid, parseJid, phoneJid } from '../wire/addresses';
import type { SimulatorDatabase } from './database';
import { SimulatorProblem } from './problem';

/**
 * How an account appears to those it writes to: under its phone number, under its LID with the
 * number beside it, or under its LID alone.
 */
export type Addressing = 'phone' | 'lid' | 'hidden-lid';

/** An account on WhatsApp, with its phone. */
export interface Account {
  phone: string;
  lid: string;
  name: string;
  addressing: Addressing;
  /** False for a number that is not on WhatsApp, or no longer: nobody can write to it. */
  registered: boolean;
  /** Signal identity of the phone; it signs for every companion. */
  identity: KeyPair;
  signedPreKey: SignedKeyPair;
  registrationId: number;
  nextPreKeyId: number;
  nextDeviceId: number;
}

/** Options of a new account. */
export type AccountRequest = Pick<Account, 'phone'> &
  Partial<Pick<Account, 'name' | 'addressing' | 'registered'>>;

/** A companion device that was linked. */
export interface Device {
  phone: string;
  id: number;
  /** Static key it must show at login. */
  noiseKey: Buffer;
  identity: Buffer;
  signedPreKey: { id: number; public: Buffer; signature: Buffer };
  registrationId: number;
  platform: string;
  name: string;
  linkedAt: string;
  historySent: boolean;
}

/** LIDs have 15 digits and tell nothing of the number. */
const LID_BASE = 100_000_000_000_000;

/** The JID under which others know an account's chats, or one of its companions. */
export function chatJid(account: Account, device = 0): string {
  return account.addressing === 'phone'
    ? phoneJid(account.phone, device)
    : lidJid(account.lid, device);
}

/** How the phone of an account names itself and a contact on the copies for its own companions. */
export function ownCopyAttrs(own: Account, to: Account): Record<string, string | undefined> {
  if (to.addressing === 'phone') return { from: phoneJid(own.phone), recipient: chatJid(to) };
  return {
    from: lidJid(own.lid),
    recipient: chatJid(to),
    peer_recipient_pn: to.addressing === 'lid' ? phoneJid(to.phone) : undefined,
  };
}

/** Address attributes of an account's messages. */
export function senderAttrs(account: Account, device = 0): Record<string, string | undefined> {
  const from = chatJid(account, device);
  if (account.addressing === 'phone') return { from, sender_lid: lidJid(account.lid) };
  return {
    from,
    addressing_mode: 'lid',
    sender_pn: account.addressing === 'lid' ? phoneJid(account.phone) : undefined,
  };
}

/** Accounts and their devices, as stored. */
export class Accounts {
  private readonly accounts = new Map<string, Account>();
  private readonly byLid = new Map<string, Account>();
  private readonly devices = new Map<string, Map<number, Device>>();

  constructor(private readonly database: SimulatorDatabase) {
    for (const { value } of database.all<{ value: string }>('SELECT value FROM accounts')) {
      const account = JSON.parse(value, BufferJSON.reviver) as Account;
      // Accounts of the first version did not say.
      account.registered ??= true;
      this.remember(account);
    }
    for (const { value } of database.all<{ value: string }>('SELECT value FROM devices')) {
      const device = JSON.parse(value, BufferJSON.reviver) as Device;
      this.devicesOf(device.phone).set(device.id, device);
    }
  }

  all(): Account[] {
    return [...this.accounts.values()];
  }

  /** By phone number or LID. */
  find(user: string): Account | undefined {
    return this.accounts.get(user) ?? this.byLid.get(user);
  }

  /** An account, by a JID with its phone number or LID. */
  named(jid: string): Account | undefined {
    const { user, server } = parseJid(jid);
    const account = (server === 'lid' ? this.byLid : this.accounts).get(user);
    return account?.registered ? account : undefined;
  }

  /** @throws SimulatorProblem when nobody has this number. */
  get(phone: string): Account {
    const account = this.find(phone);
    if (!account)
      throw new SimulatorProblem(`No account has the number ${phone}. Create it first.`, 404);
    return account;
  }

  /** As `get`, but only for numbers that are on WhatsApp. */
  getRegistered(phone: string): Account {
    const account = this.get(phone);
    if (!account.registered) throw new SimulatorProblem(`${phone} is not on WhatsApp.`, 409);
    return account;
  }

  /** Makes an account, or changes what is given of the one that exists. */
  create({ phone, ...given }: AccountRequest): Account {
    const known = this.accounts.get(phone);
    if (known) {
      Object.assign(known, given);
      this.save(known);
      return known;
    }
    const identity = Curve.generateKeyPair();
    const account: Account = {
      phone,
      lid: String(LID_BASE + this.accounts.size * 7_919 + randomInt(7_919)),
      name: phone,
      addressing: 'phone',
      registered: true,
      identity,
      signedPreKey: signedKeyPair(identity, 1),
      registrationId: randomInt(1, 16_380),
      nextPreKeyId: 1,
      nextDeviceId: 1,
      ...given,
    };
    this.remember(account);
    this.save(account);
    return account;
  }

  save(account: Account): void {
    this.database.run(
      'INSERT INTO accounts VALUES (?, ?) ON CONFLICT (phone) DO UPDATE SET value = excluded.value',
      account.phone,
      JSON.stringify(account, BufferJSON.replacer),
    );
  }

  companions(phone: string): Device[] {
    return [...this.devicesOf(phone).values()];
  }

  companion(phone: string, id: number): Device | undefined {
    return this.devicesOf(phone).get(id);
  }

  saveDevice(device: Device): void {
    this.devicesOf(device.phone).set(device.id, device);
    this.database.run(
      'INSERT INTO devices VALUES (?, ?, ?) ON CONFLICT (phone, id) DO UPDATE SET value = excluded.value',
      device.phone,
      device.id,
      JSON.stringify(device, BufferJSON.replacer),
    );
  }

  /** Deletes a device with everything stored for it. */
  removeDevice(device: Device): void {
    this.devicesOf(device.phone).delete(device.id);
    for (const [table, column] of [
      ['devices', 'id'],
      ['prekeys', 'device'],
      ['queue', 'device'],
    ]) {
      this.database.run(
        `DELETE FROM ${table} WHERE phone = ? AND ${column} = ?`,
        device.phone,
        device.id,
      );
    }
  }

  private remember(account: Account): void {
    this.accounts.set(account.phone, account);
    this.byLid.set(account.lid, account);
  }

  private devicesOf(phone: string): Map<number, Device> {
    let devices = this.devices.get(phone);
    if (!devices) {
      devices = new Map();
      this.devices.set(phone, devices);
    }
    return devices;
  }
}
