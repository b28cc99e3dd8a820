import type { FindOptionsWhere } from 'typeorm';
import type { Tenant } from '../../platform/database/tenant-repository';
import { besideSql, type Side } from '../../platform/database/side';
import { type Database, rowsOf } from '../../platform/database/sql';
import type { Transaction } from '../../platform/database/unit-of-work';
import { Message } from './message.entity';
import type { SessionRef } from '../../sessions/state/session-ref';

/** Columns of an inserted message, in the order of the statement's parameters. */
const COLUMNS = [
  ['id', 'uuid', 'id'],
  ['organization_id', 'uuid', 'organizationId'],
  ['session_id', 'uuid', 'sessionId'],
  ['direction', 'text', 'direction'],
  ['chat', 'text', 'chat'],
  ['origin_chat', 'text', 'originChat'],
  ['author', 'text', 'author'],
  ['sender', 'text', 'sender'],
  ['sender_type', 'text', 'senderType'],
  ['recipient', 'text', 'recipient'],
  ['push_name', 'text', 'pushName'],
  ['type', 'text', 'type'],
  ['text', 'text', 'text'],
  ['details', 'jsonb', 'details'],
  ['content', 'bytea', 'bytes'],
  ['wa_message_id', 'text', 'waMessageId'],
  ['status', 'text', 'status'],
  ['history', 'boolean', 'history'],
  ['awaits_phone', 'boolean', 'awaitsPhone'],
  ['reacts_to', 'text', 'reactsTo'],
  ['sent_at', 'timestamptz', 'sentAt'],
  ['created_at', 'timestamptz', 'createdAt'],
] as const satisfies readonly (readonly [string, string, keyof Message])[];

const NAMES = COLUMNS.map(([name]) => name).join(', ');

/**
 * A message has one identity,
 * whichever address of its writer it came from; a history may name its chat and author otherwise.
 */
const INSERT = `
  INSERT INTO messages (${NAMES})
  SELECT ${NAMES} FROM unnest(${COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})
    AS fresh (${NAMES})
  WHERE NOT fresh.history OR NOT EXISTS (
    SELECT FROM messages known
    WHERE known.session_id = fresh.session_id AND known.wa_message_id = fresh.wa_message_id
      AND known.direction = fresh.direction
      AND (known.chat = fresh.chat OR known.origin_chat = fresh.origin_chat))
  ON CONFLICT (session_id, wa_message_id, chat, sender_type, sender) DO NOTHING
  RETURNING id, EXISTS (
    SELECT FROM message_changes waiting
    WHERE waiting.session_id = messages.session_id AND waiting.target = messages.wa_message_id
      AND waiting.message_id IS NULL) AS "isAwaited"`;

/** Stores messages that are not there yet. Returns those, and whether a change waits for them. */
export function insertNew(
  tx: Transaction,
  rows: readonly Message[],
): Promise<{ id: string; isAwaited: boolean }[]> {
  return rowsOf(tx, INSERT, columnsOf(rows));
}

/** Parameters of {@link INSERT}: one list for each column. */
function columnsOf(rows: readonly Message[]): unknown[] {
  return COLUMNS.map(([, type, property]) =>
    rows.map(({ [property]: value }) =>
      type === 'jsonb' && value ? JSON.stringify(value) : value,
    ),
  );
}

/** A message, by what a reply to it says of it. */
export type Answered = Pick<Message, 'id' | 'waMessageId' | 'chat' | 'originChat' | 'sender'>;

/** Messages of a session with these ids of the protocol, in whichever chat. */
export function findAnswered(
  tx: Transaction,
  { id, organizationId }: SessionRef,
  waMessageIds: readonly string[],
): Promise<Answered[]> {
  return rowsOf(
    tx,
    `SELECT id, wa_message_id AS "waMessageId", chat, origin_chat AS "originChat", sender
     FROM messages WHERE session_id = $1 AND organization_id = $2 AND wa_message_id = ANY ($3)`,
    [id, organizationId, waMessageIds],
  );
}

/** Messages that could not be read when they came, and were not deleted since. */
export function findWithoutContent(
  tx: Transaction,
  { id: sessionId, organizationId }: SessionRef,
  where: FindOptionsWhere<Message>,
): Promise<Message[]> {
  return tx.manager
    .getRepository(Message)
    .createQueryBuilder('message')
    .where({ ...where, organizationId, sessionId })
    .andWhere(`message.type = 'unsupported' AND octet_length(message.bytes) = 0`)
    .andWhere('message.deletedAt IS NULL')
    .getMany();
}

/** Removes messages that are none: what they are about stands elsewhere. */
export async function removeMessages(
  tx: Transaction,
  { organizationId }: Tenant,
  rows: readonly Pick<Message, 'id'>[],
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await tx.query('DELETE FROM messages WHERE organization_id = $1 AND id = ANY ($2)', [
    organizationId,
    ids,
  ]);
}

/** A message, and where it stands. */
export interface PlacedMessage {
  /** UUID. */
  id: string;
  /** As an id: its own, unless it was moved to another time before it was sent. */
  place: string;
}

/** Messages of one chat on one side of a place in it, the nearest first. */
export function findBeside(
  database: Database,
  { id, organizationId }: SessionRef,
  chat: string,
  side: Side,
  limit: number,
): Promise<PlacedMessage[]> {
  const of = 'organization_id = $1 AND session_id = $2 AND chat = $3';
  const [own, moved] = [besideSql(side, '$4'), besideSql(side, '$4', 'place')];
  return rowsOf(
    database,
    `SELECT id, place FROM (
       (SELECT id, id AS place FROM messages WHERE ${of} AND messages.place IS NULL AND ${own.where}
        ORDER BY ${own.order} LIMIT $5)
       UNION ALL
       (SELECT id, place FROM messages WHERE ${of} AND place IS NOT NULL AND ${moved.where}
        ORDER BY ${moved.order} LIMIT $5)) beside
     ORDER BY ${moved.order} LIMIT $5`,
    [organizationId, id, chat, side.from, limit],
  );
}
