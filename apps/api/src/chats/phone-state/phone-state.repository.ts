import { Injectable } from '@nestjs/common';
import { rowsOf } from '../../platform/database/sql';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { SessionRef } from '../../sessions/state/session-ref';

/** A chat that is there, and what came in it last. */
export interface KnownChat {
  jid: string;
  /** When the first unread message came; null where all are read. */
  newestUnread: Date | null;
}

/** Chats that changes on the phone are about. */
@Injectable()
export class PhoneStateRepository {
  /** Those of these chats that are there. */
  async known(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    jids: readonly string[],
  ): Promise<Map<string, KnownChat>> {
    const rows = await rowsOf<KnownChat>(
      tx,
      `SELECT chat.jid, (
         SELECT message.sent_at FROM messages message
         WHERE chat.unread > 0 AND message.session_id = $1 AND message.chat = chat.jid
           AND message.direction = 'inbound' AND NOT message.history AND message.type <> 'reaction'
         ORDER BY message.id DESC LIMIT 1) AS "newestUnread"
       FROM chats chat WHERE chat.session_id = $1 AND chat.organization_id = $2 AND chat.jid = ANY ($3)`,
      [id, organizationId, jids],
    );
    return new Map(rows.map((row) => [row.jid, row]));
  }

  /** Keeps how the phone names chats, sorted by JID. */
  async name(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    names: ReadonlyMap<string, string>,
  ): Promise<void> {
    const sorted = [...names].sort(([one], [other]) => (one < other ? -1 : 1));
    await tx.query(
      `WITH given AS (
         SELECT chat.id, given.name FROM unnest($3::text[], $4::text[]) AS given (jid, name)
         JOIN chats chat ON chat.session_id = $1 AND chat.organization_id = $2 AND chat.jid = given.jid
           AND chat.state_jid IS DISTINCT FROM given.name
         ORDER BY chat.jid FOR NO KEY UPDATE OF chat)
       UPDATE chats chat SET state_jid = given.name FROM given WHERE chat.id = given.id`,
      [id, organizationId, sorted.map(([jid]) => jid), sorted.map(([, name]) => name)],
    );
  }
}
