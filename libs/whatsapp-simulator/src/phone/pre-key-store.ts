import { randomBytes } from 'node:crypto';
import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Device } from '../store/accounts';
import type { SimulatorDatabase } from '../store/database';
import type { KeyBundle } from './emulated-phone';
import { bytes, node, readNumber, SERVER } from '../wire/nodes';

/**
 * How many one-time keys the server wishes for. `all`: as WhatsApp, which gets 812 of a device that has just
 * been linked, and more whenever few are left. `few`: five at each login until there are more than that, and
 * none besides; who finds none starts a session without one. A link then costs a third less.
 */
export type PreKeyWish = 'all' | 'few';

/** A companion that has fewer keys left is asked for more. */
const LOW = 5;

/** The keys that companions left with the server for those who want to write to them. */
export class PreKeyShelf {
  constructor(
    private readonly database: SimulatorDatabase,
    private readonly tell: (device: Device, notification: BinaryNode) => void,
    private readonly wish: PreKeyWish,
  ) {}

  /** How many keys the server says it has left. Clients bring all of theirs where it has none. */
  told(device: Device): number {
    const count = this.count(device);
    return this.wish === 'few' ? Math.max(count, 1) : count;
  }

  private count(device: Device): number {
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
      if (this.wish === 'all' && left === LOW - 1) this.tell(device, low(left));
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
