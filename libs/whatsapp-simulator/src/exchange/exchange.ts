import { EventEmitter } from 'node:events';
import { type BinaryNode, encodeWAMessage, generateMessageIDV2 } from '@whiskeysockets/baileys';
import {
  type Account,
  Accounts,
  chatJid,
  type Device,
  ownCopyAttrs,
  senderAttrs,
} from '../store/accounts';
import { phoneJid } from '../wire/addresses';
import { AppState } from '../phone/app-state/app-state';
import { Blocked } from '../store/blocked';
import { Chats } from '../store/chats';
import type { SimulatorDatabase } from '../store/database';
import { DeviceQueue } from '../store/device-queue';
import { EmulatedPhone } from '../phone/emulated-phone';
import { FaultBook } from './faults';
import { Groups } from '../store/groups';
import type { EncodedMessage } from '../phone/messages/message-kinds';
import { stanzaType } from '../phone/messages/stanza-types';
import { node, seconds } from '../wire/nodes';
import type { OnlineDevice } from './online-device';
import { Pictures } from '../store/pictures';
import { Passkeys } from '../phone/passkeys/passkeys';
import { PreKeyShelf, type PreKeyWish } from '../phone/pre-key-store';
import { PrivacyTokens } from './privacy-tokens';
import { MediaFaultBook } from '../media/media-faults';
import { MediaStore } from '../media/media-store';
import { LimitBook } from './send-limits';
import { SentStanzas } from './sent-stanzas';
import { Signals } from './signals';
import { UploadRights } from '../media/upload-rights';

/** What a number's companions and its phone did, counted since the start. */
export interface Stats {
  /** Messages settled by a receipt. */
  receipts: number;
  /** Messages refused. */
  nacks: number;
  /** Messages asked for again. */
  retries: number;
  /** Messages of other companions that its phone could not read and asked for again. */
  phoneRetries: number;
  /** Times a companion logged in. */
  logins: number;
  /** Times it tried to and was refused. */
  refusedLogins: number;
  /** Presences of its companions that say neither available nor unavailable. */
  blankPresences: number;
  /** How often its companions asked who is in a group. */
  groupQuestions: number;
  /** How often its companions asked where files are uploaded. */
  mediaQuestions: number;
  /** How often its companions asked its phone to upload a file again. */
  mediaRetries: number;
  /** How often its companions asked for the state of the account, or patched it. */
  stateQuestions: number;
  /** How many of their patches came too late. */
  stateConflicts: number;
}

/** State that all connections of the simulator share: accounts, devices online, stanzas in progress. */
export class Exchange {
  readonly accounts: Accounts;
  readonly groups: Groups;
  readonly chats: Chats;
  readonly queue: DeviceQueue;
  readonly preKeys: PreKeyShelf;
  readonly faults = new FaultBook();
  readonly tokens = new PrivacyTokens();
  readonly limits: LimitBook;
  readonly sent = new SentStanzas();
  readonly signals = new Signals();
  readonly appState: AppState;
  readonly passkeys = new Passkeys();
  readonly media: MediaStore;
  readonly mediaFaults = new MediaFaultBook();
  readonly pictures: Pictures;
  readonly blocked: Blocked;
  readonly uploadRights: UploadRights;
  /** `change` with the number of a phone whose screen should be drawn anew. */
  readonly events = new EventEmitter().setMaxListeners(0);
  private readonly phones = new Map<string, EmulatedPhone>();
  private readonly online = new Map<string, OnlineDevice>();
  private readonly statsOf = new Map<string, Stats>();
  private readonly order = new Map<string, Promise<unknown>>();

  /** @param mediaFolder where uploaded files are kept; without one they go with the simulator. */
  constructor(
    readonly database: SimulatorDatabase,
    mediaFolder?: string,
    preKeys: PreKeyWish = 'all',
  ) {
    this.appState = new AppState(database);
    this.pictures = new Pictures(database);
    this.blocked = new Blocked(database);
    this.media = new MediaStore(database, mediaFolder);
    this.uploadRights = new UploadRights(database);
    this.accounts = new Accounts(database);
    this.groups = new Groups(database, this.accounts);
    this.chats = new Chats(database);
    this.limits = new LimitBook(this.chats, this.tokens);
    this.queue = new DeviceQueue(database);
    this.preKeys = new PreKeyShelf(database, (device, low) => this.enqueue(device, low), preKeys);
  }

  phone(account: Account): EmulatedPhone {
    let phone = this.phones.get(account.phone);
    if (!phone) {
      phone = new EmulatedPhone(account, this.accounts, this.database, (device) =>
        this.preKeys.takeBundle(device),
      );
      this.phones.set(account.phone, phone);
    }
    return phone;
  }

  stats(phone: string): Stats {
    let stats = this.statsOf.get(phone);
    if (!stats) {
      stats = {
        receipts: 0,
        nacks: 0,
        retries: 0,
        phoneRetries: 0,
        logins: 0,
        refusedLogins: 0,
        blankPresences: 0,
        groupQuestions: 0,
        mediaQuestions: 0,
        mediaRetries: 0,
        stateQuestions: 0,
        stateConflicts: 0,
      };
      this.statsOf.set(phone, stats);
    }
    return stats;
  }

  onlineDevice(device: Device): OnlineDevice | undefined {
    return this.online.get(keyOf(device));
  }

  setOnline(online: OnlineDevice): void {
    this.online.set(keyOf(online.device), online);
    this.stats(online.device.phone).logins += 1;
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

  /** Puts a stanza into a device's queue and hands it over when the device is there. */
  enqueue(device: Device, stanza: BinaryNode, plaintext: Uint8Array | null = null): void {
    const encoded = this.queue.add(device, stanza, plaintext);
    this.onlineDevice(device)?.deliver(stanza, encoded);
  }

  /** A phone writes to a number: the other phone sees it, and so do all companions of both. */
  async phoneSends(
    from: Account,
    to: Account,
    { message, plaintext }: EncodedMessage,
    { id = newMessageId(from), at = new Date() }: { id?: string; at?: Date } = {},
  ): Promise<string> {
    const noted = { id, content: message, at };
    const { type, mediatype, edit } = stanzaType(message);
    this.chats.add(from.phone, { ...noted, peer: to.phone, direction: 'out' });
    if (from !== to) {
      this.chats.add(to.phone, { ...noted, peer: from.phone, direction: 'in' });
      this.chats.advance(from.phone, to.phone, id, 'delivered');
      for (const device of this.accounts.companions(to.phone)) {
        const attrs = { id, t: seconds(at), type, edit, ...senderAttrs(from) };
        if (plaintext) await this.sendEncrypted(from, device, plaintext, attrs, { mediatype });
        else this.enqueue(device, shownOnPhoneOnly({ ...attrs, notify: from.name }));
      }
    }
    const copy = { deviceSentMessage: { destinationJid: chatJid(to), message } };
    const attrs = { id, t: seconds(at), type, edit, ...ownCopyAttrs(from, to) };
    for (const device of this.accounts.companions(from.phone)) {
      if (plaintext)
        await this.sendEncrypted(from, device, encodeWAMessage(copy), attrs, { mediatype });
      else this.enqueue(device, shownOnPhoneOnly(attrs));
    }
    this.changed(from.phone);
    this.changed(to.phone);
    return id;
  }

  /**
   * Encrypts with a phone's ratchet for a companion and puts the stanza under way.
   *
   * @param plaintext a padded message
   * @param attrs of the stanza; its id, time and sender at least
   * @param beside attributes of the encrypted text
   */
  sendEncrypted(
    from: Account,
    device: Device,
    plaintext: Uint8Array,
    attrs: Record<string, string | undefined>,
    beside: { count?: string; mediatype?: string | undefined } = {},
  ): Promise<void> {
    return this.inOrder(from.phone, async () => {
      const enc = await this.phone(from).encryptFor(device, plaintext);
      for (const [name, value] of Object.entries(beside)) if (value) enc.attrs[name] = value;
      const stanza = node('message', { type: 'text', notify: from.name, ...attrs }, [enc]);
      this.enqueue(device, stanza, plaintext);
    });
  }

  /**
   * Tells all companions of a number about a message it sent.
   *
   * @param from the address the message was sent to, and in a group who got it
   */
  sendReceipt(
    to: Account,
    from: { from: string; participant?: string },
    id: string,
    type: 'read' | 'played' | null,
  ): void {
    for (const device of this.accounts.companions(to.phone)) {
      const attrs = { ...from, id, t: seconds(), type: type ?? undefined };
      this.enqueue(device, node('receipt', attrs));
    }
  }
}

/** What a companion gets of a message that only the phone may show. */
export function shownOnPhoneOnly(attrs: Record<string, string | undefined>): BinaryNode {
  return node('message', { type: 'media', ...attrs }, [node('unavailable', { type: 'view_once' })]);
}

/** An id as the phone of an account makes them. */
export function newMessageId(account: Account): string {
  return generateMessageIDV2(phoneJid(account.phone));
}

function keyOf(device: Device): string {
  return `${device.phone}:${device.id}`;
}
