import {
  type BinaryNode,
  generateSignalPubKey,
  proto,
  unpadRandomMax16,
} from '@whiskeysockets/baileys';
import { ProtocolAddress, SessionBuilder } from 'libsignal';
import type { Account, Accounts, Device } from '../store/accounts';
import { CarefulCipher } from '../wire/careful-cipher';
import type { SimulatorDatabase } from '../store/database';
import { bigEndian, bytes, child, node, readNumber } from '../wire/nodes';
import { PhoneGroupKeys } from './phone-group-keys';
import { PhoneSignalStore } from '../store/signal-store';

/** What is needed to start an encrypted conversation with a device. */
export interface KeyBundle {
  registrationId: number;
  identity: Uint8Array;
  signedPreKey: { id: number; public: Uint8Array; signature: Uint8Array };
  preKey?: { id: number; public: Uint8Array };
}

/** Gives out a companion's keys, as the server keeps them. */
export type BundleSource = (device: Device) => KeyBundle;

/** The phone of an account: its ratchets with companions of others and of its own. */
export class EmulatedPhone {
  private readonly store: PhoneSignalStore;
  private keysOfGroups: PhoneGroupKeys | undefined;

  constructor(
    private readonly account: Account,
    accounts: Accounts,
    private readonly database: SimulatorDatabase,
    private readonly bundleOf: BundleSource,
  ) {
    this.store = new PhoneSignalStore(account, accounts, database);
  }

  /** Most phones are in no group. */
  get groupKeys(): PhoneGroupKeys {
    return (this.keysOfGroups ??= new PhoneGroupKeys(this.account.phone, this.database));
  }

  /**
   * Encrypts for a companion; a first message carries what it needs to answer.
   *
   * @param plaintext a padded message
   */
  async encryptFor(device: Device, plaintext: Uint8Array): Promise<BinaryNode> {
    const address = addressOf(device);
    const record = await this.store.loadSession(address.toString());
    if (!record?.haveOpenSession()) await this.startSession(device, this.bundleOf(device));
    const { type, body } = await new CarefulCipher(this.store, address).encrypt(
      Buffer.from(plaintext),
    );
    return node('enc', { v: '2', type: type === 3 ? 'pkmsg' : 'msg' }, body as unknown as Buffer);
  }

  /** @throws Error when no session fits. */
  async decryptFrom(device: Device, enc: BinaryNode): Promise<proto.Message> {
    const cipher = new CarefulCipher(this.store, addressOf(device));
    const ciphertext = bytes(enc);
    const padded =
      enc.attrs['type'] === 'pkmsg'
        ? await cipher.decryptPreKeyWhisperMessage(ciphertext)
        : await cipher.decryptWhisperMessage(ciphertext);
    return proto.Message.decode(unpadRandomMax16(padded));
  }

  /** Starts over with a device from these keys. */
  async startSession(device: Device, bundle: KeyBundle): Promise<void> {
    await new SessionBuilder(this.store, addressOf(device)).initOutgoing({
      registrationId: bundle.registrationId,
      identityKey: Buffer.from(generateSignalPubKey(bundle.identity)),
      signedPreKey: {
        keyId: bundle.signedPreKey.id,
        publicKey: Buffer.from(generateSignalPubKey(bundle.signedPreKey.public)),
        signature: Buffer.from(bundle.signedPreKey.signature),
      },
      // The library takes a bundle without a one-time key, though its types do not say so.
      preKey: (bundle.preKey && {
        keyId: bundle.preKey.id,
        publicKey: Buffer.from(generateSignalPubKey(bundle.preKey.public)),
      }) as { keyId: number; publicKey: Uint8Array },
    });
  }

  /** Forgets a device's session: its next message cannot be read, and a retry will be asked for. */
  forget(device: Device): void {
    this.store.forgetSession(addressOf(device).toString());
  }

  /** The phone's own keys, for somebody who wants to write to it. */
  bundle(): KeyBundle {
    const { account } = this;
    return {
      registrationId: account.registrationId,
      identity: account.identity.public,
      signedPreKey: {
        id: account.signedPreKey.keyId,
        public: account.signedPreKey.keyPair.public,
        signature: account.signedPreKey.signature,
      },
      preKey: this.store.newPreKey(),
    };
  }
}

function addressOf(device: Device): ProtocolAddress {
  return new ProtocolAddress(device.phone, device.id);
}

const KEY_TYPE = Buffer.from([5]);

/** A bundle as the protocol writes it. */
export function bundleNodes(bundle: KeyBundle): BinaryNode[] {
  return [
    node('registration', {}, bigEndian(bundle.registrationId, 4)),
    node('type', {}, KEY_TYPE),
    node('identity', {}, Buffer.from(bundle.identity)),
    node('skey', {}, [
      node('id', {}, bigEndian(bundle.signedPreKey.id, 3)),
      node('value', {}, Buffer.from(bundle.signedPreKey.public)),
      node('signature', {}, Buffer.from(bundle.signedPreKey.signature)),
    ]),
    ...(bundle.preKey
      ? [
          node('key', {}, [
            node('id', {}, bigEndian(bundle.preKey.id, 3)),
            node('value', {}, Buffer.from(bundle.preKey.public)),
          ]),
        ]
      : []),
  ];
}

/** Reads a bundle, from a key upload or from the `keys` of a retry receipt. */
export function readBundle(of: BinaryNode, registrationId: number): KeyBundle | null {
  const skey = child(of, 'skey');
  const identity = bytes(child(of, 'identity'));
  if (!skey || identity.length !== 32) return null;
  const key = child(of, 'key');
  return {
    registrationId,
    identity,
    signedPreKey: {
      id: readNumber(child(skey, 'id')),
      public: bytes(child(skey, 'value')),
      signature: bytes(child(skey, 'signature')),
    },
    ...(key
      ? { preKey: { id: readNumber(child(key, 'id')), public: bytes(child(key, 'value')) } }
      : {}),
  };
}
