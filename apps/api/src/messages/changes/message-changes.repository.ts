import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { MessageChange } from '../store/changes/message-change.entity';
import { Message } from '../store/message.entity';
import type { SessionRef } from '../../sessions/state/session-ref';

/** A message, as those name it who speak of it. */
export type Named = Pick<MessageChange, 'target' | 'direction' | 'chat' | 'originChat'> & {
  /** Who must have written it; null for anybody. */
  by: Pick<MessageChange, 'author' | 'sender' | 'senderType'> | null;
};

/** Stores a change. Returns false when it is there already. */
export async function insertChange(tx: Transaction, change: MessageChange): Promise<boolean> {
  const inserted = await rowsOf(
    tx,
    `INSERT INTO message_changes (id, organization_id, session_id, kind, target, direction, chat,
       origin_chat, author, sender, sender_type, text, wa_message_id, sent_at, created_at, target_author,
       details, push_name, said, content)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
     ON CONFLICT (session_id, wa_message_id, chat, sender_type, sender) DO NOTHING
     RETURNING id`,
    [
      change.id,
      change.organizationId,
      change.sessionId,
      change.kind,
      change.target,
      change.direction,
      change.chat,
      change.originChat,
      change.author,
      change.sender,
      change.senderType,
      change.text,
      change.waMessageId,
      change.sentAt,
      change.createdAt,
      change.targetAuthor,
      change.details,
      change.pushName,
      change.said,
      change.bytes,
    ],
  );
  return inserted.length > 0;
}

/** Whether a later one counts: of a vote or an answer by the same person, of a pin or a keep by anybody. */
export async function isOvertaken(
  tx: Transaction,
  answer: MessageChange,
  target: Pick<Message, 'id'>,
): Promise<boolean> {
  const { id, kind, sender, senderType, sentAt } = answer;
  const rows = await rowsOf(
    tx,
    `SELECT FROM message_changes later
     WHERE message_id = $1 AND kind = $2 AND id <> $3 AND sent_at > $4
       AND (outbound_status IS NULL OR outbound_status = 'sent')
       AND (kind IN ('pin', 'keep') OR sender = $5 AND sender_type = $6) LIMIT 1`,
    [target.id, kind, id, sentAt, sender, senderType],
  );
  return rows.length > 0;
}

/** Finds a message and keeps others from changing it. */
export async function findTarget(
  tx: Transaction,
  session: SessionRef,
  { target, direction, chat, originChat, by }: Named,
): Promise<Message | null> {
  const query = tx.manager
    .getRepository(Message)
    .createQueryBuilder('message')
    .where({
      organizationId: session.organizationId,
      sessionId: session.id,
      waMessageId: target,
      direction,
    })
    .andWhere('(message.chat = :chat OR message.originChat = :originChat)', { chat, originChat })
    .setLock('pessimistic_write');
  // What our own number wrote stands under more than one of its addresses.
  if (by && direction === 'inbound') {
    const { author, sender, senderType } = by;
    query.andWhere(
      `(message.author = :author OR (message.sender = :sender AND message.senderType = :senderType))`,
      { author, sender, senderType },
    );
  }
  return query.getOne();
}

/** Encoded protobufs of a change and of its message; null for a change that is not encrypted, or is open already. */
export async function sealedBytes(
  tx: Transaction,
  { organizationId }: Tenant,
  { id }: MessageChange,
  target: Pick<Message, 'id'>,
): Promise<{ change: Buffer; target: Buffer } | null> {
  const [row] = await rowsOf<{ change: Buffer | null; target: Buffer }>(
    tx,
    `SELECT change.content AS change, target.content AS target
     FROM message_changes change, messages target
     WHERE change.id = $1 AND change.organization_id = $3
       AND target.id = $2 AND target.organization_id = $3`,
    [id, target.id, organizationId],
  );
  return row?.change ? { change: row.change, target: row.target } : null;
}

/** Identifies the message of a live location. */
export interface Sharing extends Pick<Message, 'chat' | 'sender' | 'senderType' | 'waMessageId'> {
  /** Not one that was sent earlier. */
  since: Date;
}

/** Locks the newest message with which a person shares where they go in a chat, or the one with this id. */
export async function findSharing(
  tx: Transaction,
  { id: sessionId, organizationId }: SessionRef,
  { chat, sender, senderType, waMessageId, since }: Sharing,
): Promise<Message | null> {
  const [found] = await rowsOf<{ id: string }>(
    tx,
    `SELECT id FROM messages
     WHERE session_id = $1 AND organization_id = $2 AND chat = $3 AND sender = $4 AND sender_type = $5
       AND (wa_message_id = $6 OR type = 'location' AND sent_at > $7 AND deleted_at IS NULL
         AND details->'location'->>'live' = 'true')
     ORDER BY wa_message_id = $6 DESC, id DESC LIMIT 1 FOR UPDATE`,
    [sessionId, organizationId, chat, sender, senderType, waMessageId, since],
  );
  return found
    ? tx.manager.getRepository(Message).findOneBy({ organizationId, id: found.id })
    : null;
}
