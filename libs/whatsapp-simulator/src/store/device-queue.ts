import { type BinaryNode, decodeBinaryNode, encodeBinaryNode } from '@whiskeysockets/baileys';
import { parseJid } from '../wire/addresses';
import type { Device } from './accounts';
import type { SimulatorDatabase } from './database';

interface QueueRow {
  seq: number;
  stanza: Uint8Array;
}

/** Stanzas that are read at once from a long queue. */
const BATCH = 200;

const OF_DEVICE = 'phone = ? AND device = ? AND tag = ? AND id = ?';

/**
 * Stanzas that a device has not settled. Each is stored before its sender gets an ack, and
 * stays until the device settles it: by a receipt, an ack, or a refusal.
 */
export class DeviceQueue {
  constructor(private readonly database: SimulatorDatabase) {}

  /**
   * @param plaintext what the writer encrypted, so that it can be encrypted anew when asked to.
   * @returns the stanza as it goes over the connection.
   */
  add(device: Device, stanza: BinaryNode, plaintext: Uint8Array | null): Buffer {
    const encoded = encodeBinaryNode(stanza);
    this.database.run(
      `INSERT INTO queue (phone, device, tag, id, sender, type, stanza, plaintext)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      device.phone,
      device.id,
      stanza.tag,
      stanza.attrs['id'] ?? '',
      parseJid(stanza.attrs['participant'] ?? stanza.attrs['from'] ?? '').user,
      stanza.attrs['type'] ?? '',
      encoded,
      plaintext,
    );
    return encoded;
  }

  size(device: Device): number {
    const row = this.database.get<{ n: number }>(
      'SELECT count(*) AS n FROM queue WHERE phone = ? AND device = ?',
      device.phone,
      device.id,
    );
    return row?.n ?? 0;
  }

  /**
   * Hands over everything unsettled, oldest first, marked as sent while the device was away. What
   * comes in meanwhile is handed over too: when this is done the queue holds nothing unseen.
   *
   * @returns how many there were.
   */
  async handOver(device: Device, send: (stanza: BinaryNode) => void): Promise<number> {
    let last = 0;
    let count = 0;
    for (;;) {
      const rows = this.database.all<QueueRow>(
        `SELECT seq, stanza FROM queue WHERE phone = ? AND device = ? AND seq > ?
         ORDER BY seq LIMIT ${BATCH}`,
        device.phone,
        device.id,
        last,
      );
      if (rows.length === 0) return count;
      for (const row of rows) {
        // The first byte says whether the rest is compressed, as it does for a decrypted frame.
        const stanza = await decodeBinaryNode(Buffer.from(row.stanza));
        stanza.attrs['offline'] = String(count);
        send(stanza);
        last = row.seq;
        count += 1;
      }
    }
  }

  /** What the writer of a message encrypted; null when it is settled, or was written by a companion. */
  plaintext(device: Device, id: string, sender: string): Buffer | null {
    const row = this.database.get<{ plaintext: Uint8Array | null }>(
      `SELECT plaintext FROM queue WHERE ${OF_DEVICE} AND sender = ? ORDER BY seq LIMIT 1`,
      device.phone,
      device.id,
      'message',
      id,
      sender,
    );
    return row?.plaintext ? Buffer.from(row.plaintext) : null;
  }

  /**
   * Removes a message that a device settled.
   *
   * @param sender whose it was; ids alone may meet by chance. A device that answers under the
   *   sender's other address is understood when only one message has the id.
   * @returns how many stanzas that were.
   */
  settleMessage(device: Device, id: string, sender: string): number {
    const key = [device.phone, device.id, 'message', id] as const;
    const precise = this.database.run(
      `DELETE FROM queue WHERE ${OF_DEVICE} AND sender = ?`,
      ...key,
      sender,
    );
    if (precise > 0) return precise;
    const senders = this.database.get<{ n: number }>(
      `SELECT count(DISTINCT sender) AS n FROM queue WHERE ${OF_DEVICE}`,
      ...key,
    );
    if (senders?.n !== 1) return 0;
    return this.database.run(`DELETE FROM queue WHERE ${OF_DEVICE}`, ...key);
  }

  /** Removes a receipt or notification that a device acknowledged: the oldest that fits. */
  settleOther(device: Device, tag: string, id: string, type: string): void {
    const key = [device.phone, device.id, tag, id, type] as const;
    this.database.run(
      `DELETE FROM queue WHERE seq = (SELECT min(seq) FROM queue WHERE ${OF_DEVICE} AND type = ?)`,
      ...key,
    );
  }
}
