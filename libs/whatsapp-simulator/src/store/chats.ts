import { normalizeMessageContent, proto } from '@whiskeysockets/baileys';
import type { SimulatorDatabase } from './database';

export type SeenStatus = 'sent' | 'delivered' | 'read' | 'played';

/** A message as a phone stored it. */
export interface NotedMessageView {
  id: string;
  direction: 'in' | 'out';
  /** Number of who wrote it. */
  from: string;
  /** Number it was written to, or JID of a group. */
  to: string;
  text: string | null;
  /** ISO 8601. */
  timestamp: string;
  status: SeenStatus;
  /** How often it was decrypted: more than once would be a message that a person sees twice. */
  deliveries: number;
  /** Message timer of the chat when the message came, in seconds; 0: off. */
  timer: number;
  content: proto.Message;
}

/** Criteria for a search; missing ones match anything. */
export interface MessageCriteria {
  /** Number of who wrote it. */
  from?: string;
  text?: string;
  id?: string;
}

/** A message as a phone stores it. */
export interface NotedMessage {
  id: string;
  /** Number of the other one, or JID of a group. */
  peer: string;
  direction: 'in' | 'out';
  content: proto.IMessage;
  at: Date;
  /** JID that it was sent to, for a receipt to come from the same. */
  address?: string;
  /** Number of who wrote it to a group. */
  author?: string;
}

interface Row {
  id: string;
  direction: 'in' | 'out';
  peer: string;
  author: string;
  text: string | null;
  at: number;
  status: SeenStatus;
  deliveries: number;
  timer: number;
  content: Uint8Array;
}

/** The messages of all phones, decrypted. */
export class Chats {
  constructor(private readonly database: SimulatorDatabase) {}

  /** Stores a message; a repeated one is counted, not added. */
  add(
    phone: string,
    { id, peer, direction, content, at, address = '', author = '' }: NotedMessage,
  ): void {
    this.database.run(
      `INSERT INTO messages (phone, peer, id, direction, text, content, at, status, address, author, timer)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,
         coalesce((SELECT seconds FROM timers WHERE phone = ?1 AND peer = ?2), 0))
       ON CONFLICT (phone, peer, id, direction) DO UPDATE SET deliveries = deliveries + 1`,
      phone,
      peer,
      id,
      direction,
      textOf(content),
      proto.Message.encode(content).finish(),
      at.getTime(),
      direction === 'in' ? 'delivered' : 'sent',
      address,
      author,
    );
    const timer = timerIn(content);
    if (timer !== null) this.setTimer(phone, peer, timer);
  }

  /** Sets the message timer of a phone's chat, in seconds; 0 turns it off. */
  setTimer(phone: string, peer: string, seconds: number): void {
    this.database.run(
      `INSERT INTO timers (phone, peer, seconds) VALUES (?, ?, ?)
       ON CONFLICT (phone, peer) DO UPDATE SET seconds = excluded.seconds`,
      phone,
      peer,
      seconds,
    );
  }

  /** JID that a message to this phone was sent to; null when it was sent by a phone. */
  address(phone: string, peer: string, id: string): string | null {
    const row = this.database.get<{ address: string }>(
      `SELECT address FROM messages WHERE phone = ? AND peer = ? AND id = ? AND direction = 'in'`,
      phone,
      peer,
      id,
    );
    return row?.address || null;
  }

  /** JID of the group to which a number wrote a message that came to this phone; null when it was none. */
  groupOf(phone: string, author: string, id: string): string | null {
    const row = this.database.get<{ peer: string }>(
      `SELECT peer FROM messages WHERE phone = ? AND author = ? AND id = ? AND direction = 'in'`,
      phone,
      author,
      id,
    );
    return row?.peer ?? null;
  }

  /** The newest message that came to a phone and fits. */
  find(phone: string, wanted: MessageCriteria): NotedMessageView | null {
    const row = this.database.get<Row>(
      `SELECT * FROM messages WHERE phone = ?1 AND direction = 'in'
       AND (?2 IS NULL OR peer = ?2 OR author = ?2) AND (?3 IS NULL OR text = ?3) AND (?4 IS NULL OR id = ?4)
       ORDER BY seq DESC LIMIT 1`,
      phone,
      wanted.from ?? null,
      wanted.text ?? null,
      wanted.id ?? null,
    );
    return row ? shown(phone, row) : null;
  }

  /** Advances the status of a sent message: sent, delivered, read, played. Never back. */
  advance(phone: string, peer: string, id: string, status: SeenStatus): void {
    this.database.run(
      `UPDATE messages SET status = ? WHERE phone = ? AND peer = ? AND id = ?
       AND CASE status WHEN 'sent' THEN 1 WHEN 'delivered' THEN 2 WHEN 'read' THEN 3 ELSE 4 END
         < CASE ? WHEN 'sent' THEN 1 WHEN 'delivered' THEN 2 WHEN 'read' THEN 3 ELSE 4 END`,
      status,
      phone,
      peer,
      id,
      status,
    );
  }

  /** The newest messages of a phone with their content, newest first. */
  newest(phone: string, limit: number): KeptMessage[] {
    return this.database
      .all<KeptRow>(
        'SELECT id, peer, author, direction, content, at FROM messages WHERE phone = ? ORDER BY seq DESC LIMIT ?',
        phone,
        limit,
      )
      .map(kept);
  }

  /** The messages of a chat before one of them, newest first. */
  before(phone: string, peer: string, id: string, limit: number): KeptMessage[] {
    return this.database
      .all<KeptRow>(
        `SELECT id, peer, author, direction, content, at FROM messages
         WHERE phone = ?1 AND peer = ?2
           AND seq < coalesce((SELECT min(seq) FROM messages WHERE phone = ?1 AND peer = ?2 AND id = ?3), 0)
         ORDER BY seq DESC LIMIT ?4`,
        phone,
        peer,
        id,
        limit,
      )
      .map(kept);
  }

  /** A message of a phone with its content; null when there is none. */
  kept(
    phone: string,
    { peer, id, direction }: Pick<NotedMessage, 'peer' | 'id' | 'direction'>,
  ): KeptMessage | null {
    const row = this.database.get<KeptRow>(
      `SELECT id, peer, author, direction, content, at FROM messages
       WHERE phone = ? AND peer = ? AND id = ? AND direction = ?`,
      phone,
      peer,
      id,
      direction,
    );
    return row ? kept(row) : null;
  }

  /** The newest message of a phone with an id; null when there is none. */
  withId(phone: string, id: string): KeptMessage | null {
    const row = this.database.get<KeptRow>(
      `SELECT id, peer, author, direction, content, at FROM messages
       WHERE phone = ? AND id = ? ORDER BY seq DESC LIMIT 1`,
      phone,
      id,
    );
    return row ? kept(row) : null;
  }

  /** Messages of a phone, oldest first: with one other number or group, and unread ones alone, if so asked. */
  list(phone: string, { peer = null, unread = false }: ChatFilter = {}): NotedMessageView[] {
    const rows = this.database.all<Row>(
      `SELECT * FROM messages
       WHERE phone = ?1 AND (?2 IS NULL OR peer = ?2)
         AND (?3 = 0 OR (direction = 'in' AND status NOT IN ('read', 'played')))
       ORDER BY seq`,
      phone,
      peer,
      Number(unread),
    );
    return rows.map((row) => shown(phone, row));
  }
}

/** Which messages of a phone. */
export interface ChatFilter {
  /** Number of the other one, or JID of a group. */
  peer?: string | null;
  /** That came and were not read. */
  unread?: boolean;
}

/** A message as a phone passes it on. */
export interface KeptMessage {
  id: string;
  /** Number of the other one, or JID of a group. */
  peer: string;
  /** Number of who wrote it to a group, else empty. */
  author: string;
  direction: 'in' | 'out';
  content: proto.Message;
  /** Unix time in seconds. */
  at: number;
}

interface KeptRow extends Omit<KeptMessage, 'content' | 'at'> {
  content: Uint8Array;
  at: number;
}

function kept({ content, at, ...row }: KeptRow): KeptMessage {
  return { ...row, content: proto.Message.decode(content), at: Math.floor(at / 1000) };
}

function shown(phone: string, row: Row): NotedMessageView {
  return {
    id: row.id,
    direction: row.direction,
    from: row.direction === 'in' ? row.author || row.peer : phone,
    to: row.direction === 'in' && !row.author ? phone : row.peer,
    text: row.text,
    timestamp: new Date(row.at).toISOString(),
    status: row.status,
    deliveries: row.deliveries,
    timer: row.timer,
    content: proto.Message.decode(row.content),
  };
}

/** The message timer that a message sets for its chat; null where it sets none. */
function timerIn(message: proto.IMessage): number | null {
  const { protocolMessage: done } = normalizeMessageContent(message) ?? message;
  const { EPHEMERAL_SETTING } = proto.Message.ProtocolMessage.Type;
  return done?.type === EPHEMERAL_SETTING ? (done.ephemeralExpiration ?? 0) : null;
}

/** Text or caption. */
function textOf(message: proto.IMessage): string | null {
  const content = normalizeMessageContent(message) ?? message;
  const file = content.imageMessage ?? content.videoMessage ?? content.documentMessage;
  return content.conversation ?? content.extendedTextMessage?.text ?? file?.caption ?? null;
}
