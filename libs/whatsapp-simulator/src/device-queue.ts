import { type BinaryNode, decodeBinaryNode, encodeBinaryNode } from '@whiskeysockets/baileys';
import { parseJid } from './addresses';
import type { Device } from './accounts';
import type { SimulatorDatabase } from './database';

interface QueueRow {
  seq: number;
  sender: string;
  stanza: Uint8Array;
}

/**
 * Stanzas a device has not settled. Each is on disk before anybody is told it was accepted, and
 * stays until the device settles it: by a receipt, an ack, or a refusal.
 */
export class DeviceQueue {
  constructor(private readonly database: SimulatorDatabase) {}

  add(device: Device, stanza: BinaryNode): void {
    this.database.run(
      'INSERT INTO queue (phone, device, tag, id, sender, stanza) VALUES (?, ?, ?, ?, ?, ?)',
      device.phone,
      device.id,
      stanza.tag,
      stanza.attrs['id'] ?? '',
      parseJid(stanza.attrs['from'] ?? '').user,
      encodeBinaryNode(stanza),
    );
  }

  size(device: Device): number {
    const row = this.database.get<{ n: number }>(
      'SELECT count(*) AS n FROM queue WHERE phone = ? AND device = ?',
      device.phone,
      device.id,
    );
    return row?.n ?? 0;
  }

  /** Everything unsettled, oldest first, marked as sent while the device was away. */
  async backlog(device: Device): Promise<BinaryNode[]> {
    const rows = this.database.all<QueueRow>(
      'SELECT seq, sender, stanza FROM queue WHERE phone = ? AND device = ? ORDER BY seq',
      device.phone,
      device.id,
    );
    // The first byte says whether the rest is compressed, as it does for a decrypted frame.
    const stanzas = await Promise.all(rows.map((row) => decodeBinaryNode(Buffer.from(row.stanza))));
    stanzas.forEach((stanza, index) => {
      stanza.attrs['offline'] = String(index);
    });
    return stanzas;
  }

  /**
   * Removes what a device settled.
   *
   * @param sender whose stanza it was, where the device says so; ids alone may meet by chance.
   * @returns how many stanzas that were.
   */
  settle(device: Device, tag: string, id: string, sender: string | null): number {
    const precise = sender
      ? this.database.run(
          'DELETE FROM queue WHERE phone = ? AND device = ? AND tag = ? AND id = ? AND sender = ?',
          device.phone,
          device.id,
          tag,
          id,
          sender,
        )
      : 0;
    if (precise > 0) return precise;
    const others = this.database.get<{ n: number }>(
      'SELECT count(DISTINCT sender) AS n FROM queue WHERE phone = ? AND device = ? AND tag = ? AND id = ?',
      device.phone,
      device.id,
      tag,
      id,
    );
    if (others?.n !== 1) return 0;
    return this.database.run(
      'DELETE FROM queue WHERE phone = ? AND device = ? AND tag = ? AND id = ?',
      device.phone,
      device.id,
      tag,
      id,
    );
  }
}
