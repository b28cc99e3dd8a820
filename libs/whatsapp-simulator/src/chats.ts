import { proto } from '@whiskeysockets/baileys';
import type { SimulatorDatabase } from './database';

export type SeenStatus = 'sent' | 'delivered' | 'read';

/** A message as a phone shows it. */
export interface SeenMessage {
  id: string;
  direction: 'in' | 'out';
  /** Number of who wrote it. */
  from: string;
  /** Number it was written to. */
  to: string;
  text: string | null;
  /** ISO 8601. */
  timestamp: string;
  status: SeenStatus;
  /** How often it was decrypted: more than once would be a message that a person sees twice. */
  deliveries: number;
}

interface Row {
  id: string;
  direction: 'in' | 'out';
  peer: string;
  text: string | null;
  at: number;
  status: SeenStatus;
  deliveries: number;
}

/** What every phone has seen, in clear. */
export class Chats {
  constructor(private readonly database: SimulatorDatabase) {}

  /** Notes a message; the same one again is counted, not added. Tells whether it is new. */
  add(
    phone: string,
    peer: string,
    direction: 'in' | 'out',
    id: string,
    message: proto.IMessage,
    at: Date,
  ): boolean {
    const again = this.database.run(
      'UPDATE messages SET deliveries = deliveries + 1 WHERE phone = ? AND peer = ? AND id = ? AND direction = ?',
      phone,
      peer,
      id,
      direction,
    );
    if (again > 0) return false;
    this.database.run(
      `INSERT INTO messages (phone, peer, id, direction, text, content, at, status)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      phone,
      peer,
      id,
      direction,
      textOf(message),
      proto.Message.encode(message).finish(),
      at.getTime(),
      direction === 'in' ? 'delivered' : 'sent',
    );
    return true;
  }

  /** Moves a message that a phone sent forward: sent, delivered, read. Never back. */
  advance(phone: string, peer: string, id: string, status: SeenStatus): void {
    this.database.run(
      `UPDATE messages SET status = ? WHERE phone = ? AND peer = ? AND id = ?
       AND CASE status WHEN 'sent' THEN 1 WHEN 'delivered' THEN 2 ELSE 3 END
         < CASE ? WHEN 'sent' THEN 1 WHEN 'delivered' THEN 2 ELSE 3 END`,
      status,
      phone,
      peer,
      id,
      status,
    );
  }

  content(phone: string, peer: string, id: string): proto.Message | null {
    const row = this.database.get<{ content: Uint8Array }>(
      'SELECT content FROM messages WHERE phone = ? AND peer = ? AND id = ?',
      phone,
      peer,
      id,
    );
    return row ? proto.Message.decode(row.content) : null;
  }

  /** Messages of a phone, oldest first; with one other number where it is given. */
  list(phone: string, peer?: string): SeenMessage[] {
    const rows = peer
      ? this.database.all<Row>(
          'SELECT * FROM messages WHERE phone = ? AND peer = ? ORDER BY seq',
          phone,
          peer,
        )
      : this.database.all<Row>('SELECT * FROM messages WHERE phone = ? ORDER BY seq', phone);
    return rows.map((row) => ({
      id: row.id,
      direction: row.direction,
      from: row.direction === 'in' ? row.peer : phone,
      to: row.direction === 'in' ? phone : row.peer,
      text: row.text,
      timestamp: new Date(row.at).toISOString(),
      status: row.status,
      deliveries: row.deliveries,
    }));
  }
}

function textOf(message: proto.IMessage): string | null {
  return message.conversation ?? message.extendedTextMessage?.text ?? null;
}
