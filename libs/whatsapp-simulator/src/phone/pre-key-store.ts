import { randomBytes } from 'node:crypto';
import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Device } from '../store/accounts';
import type { SimulatorDatabase } from '../store/database';
import type { KeyBundle } from './emulated-phone';
import { bytes, node, readNumber, SERVER } from '../wire/nodes';

/** A companion that has fewer keys left is asked for more. */
const LOW = 5;

/** The keys that companions left with the server for those who want to write to them. */
export class PreKeyShelf {
  constructor(
    private readonly database: SimulatorDatabase,
    private readonly tell: (device: Device, notification: BinaryNode) => void,
  ) {}

  count(device: Device): number {
    const row = this.database.get<{ n: number }>(
      'SELECT count(*) AS n FROM prekeys WHERE phone = ? AND device = ?',
      device.phone,
      device.id,
    );
    return row?.n ?? 0;
  }

  /** One-time keys that are left, in the order in which they are given out. */
  all(device: Device): { id: number; public: Uint8Array }[] {
    return this.database.all(
      'SELECT id, public FROM prekeys WHERE phone = ? AND device = ? ORDER BY id',
      device.phone,
      device.id,
    );
  }

  /** @param key node with an id and a value */
  put(device: Device, key: { id: BinaryNode | undefined; value: BinaryNode | undefined }): void {
    this.database.run(
      'INSERT OR REPLACE INTO prekeys VALUES (?, ?, ?, ?)',
      device.phone,
      device.id,
      readNumber(key.id),
      bytes(key.value),
    );
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
      const left = this.count(device);
      if (left === LOW - 1) this.tell(device, low(left));
    }
    return {
      registrationId: device.registrationId,
      identity: device.identity,
      signedPreKey: device.signedPreKey,
      ...(preKey ? { preKey } : {}),
    };
  }
}

function low(left: number): BinaryNode {
  const id = randomBytes(4).toString('hex');
  return node('notification', { from: SERVER, type: 'encrypt', id }, [
    node('count', { value: String(left) }),
  ]);
}
