import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { SessionRef } from '../../sessions/state/session-ref';

/** A chat that stands under a LID, and the chat of the number, where there is one. */
export interface ChatOfLid {
  id: string;
  /** JID of the chat of the number. */
  jid: string;
  /** UUID of that; null where this chat becomes it. */
  into: string | null;
}

/** Chats of LIDs whose number is known now, and those of the numbers, locked in the order of their JIDs. */
const OF_LIDS = `
  WITH pair AS (SELECT * FROM unnest($3::text[], $4::text[]) AS pair (lid, phone)),
  named AS (
    SELECT pair.lid || '@lid' AS jid, pair.phone || '@s.whatsapp.net' AS known FROM pair
    UNION ALL SELECT pair.lid || '@hosted.lid', pair.phone || '@s.whatsapp.net' FROM pair
  ), found AS (
    SELECT DISTINCT unnest(ARRAY[named.jid, named.known]) AS jid FROM named
    WHERE EXISTS (SELECT FROM chats WHERE chats.session_id = $2 AND chats.jid = named.jid)
  ), locked AS (
    SELECT chat.id, chat.jid FROM chats chat
    WHERE chat.session_id = $2 AND chat.organization_id = $1 AND chat.jid = ANY (ARRAY(SELECT jid FROM found))
    ORDER BY chat.jid FOR UPDATE
  )
  SELECT old.id, named.known AS jid, target.id AS into FROM locked old JOIN named USING (jid)
    LEFT JOIN locked target ON target.jid = named.known
  ORDER BY old.jid`;

/** Statements that move what belongs to a chat (`$1`) to another one (`$2`). */
const MOVE = [
  'UPDATE notes SET chat_id = $2 WHERE chat_id = $1',
  'UPDATE chat_notices SET chat_id = $2 WHERE chat_id = $1',
  'UPDATE reply_times SET chat_id = $2 WHERE chat_id = $1',
  'UPDATE joined_chats SET chat_id = $2 WHERE chat_id = $1',
  `INSERT INTO chat_labels (chat_id, label_id, organization_id)
   SELECT $2, label_id, organization_id FROM chat_labels WHERE chat_id = $1 ON CONFLICT DO NOTHING`,
  // Of two drafts of one person, the later one stays.
  `INSERT INTO drafts AS draft (chat_id, user_id, organization_id, text, reply_to, updated_at)
   SELECT $2, user_id, organization_id, text, reply_to, updated_at FROM drafts WHERE chat_id = $1
   ON CONFLICT (chat_id, user_id) DO UPDATE SET text = excluded.text, reply_to = excluded.reply_to,
     updated_at = excluded.updated_at WHERE draft.updated_at < excluded.updated_at`,
  `UPDATE chats chat SET
     position = greatest(chat.position, old.position),
     unread = chat.unread + old.unread,
     first_unread_id = least(chat.first_unread_id, old.first_unread_id),
     marked_unread = chat.marked_unread OR old.marked_unread,
     needs_reply_since = least(chat.needs_reply_since, old.needs_reply_since),
     missed_call_at = greatest(chat.missed_call_at, old.missed_call_at),
     state = CASE WHEN 'open' IN (chat.state, old.state) THEN 'open' ELSE 'closed' END,
     assignee_id = coalesce(chat.assignee_id, old.assignee_id),
     archived = chat.archived AND old.archived,
     pinned_at = coalesce(chat.pinned_at, old.pinned_at),
     muted_until = greatest(chat.muted_until, old.muted_until),
     created_at = least(chat.created_at, old.created_at), updated_at = now()
   FROM chats old WHERE old.id = $1 AND chat.id = $2`,
] as const;

/**
 * Recomputes from the messages the columns of chats (`$3`, JIDs) whose messages were joined, or became fewer. Whoever waited for a
 * reply under one address and got it under the other waits no more.
 */
const MEND = `
  WITH locked AS (
    SELECT * FROM chats WHERE organization_id = $1 AND session_id = $2 AND jid = ANY ($3)
    ORDER BY jid FOR NO KEY UPDATE
  )
  UPDATE chats chat SET last_message_id = said.newest, position = greatest(chat.position, said.newest),
    unread = least(chat.unread, cardinality(said.unread)), first_unread_id = said.unread[1],
    needs_reply_since = CASE WHEN chat.kind = 'group' THEN chat.needs_reply_since
      WHEN chat.needs_reply_since IS NOT NULL AND coalesce(said.asked, said.missed) IS NOT NULL
      THEN greatest(chat.needs_reply_since, least(said.asked, said.missed)) END,
    missed_call_at = said.missed
  FROM locked CROSS JOIN LATERAL (SELECT
    (SELECT id FROM messages WHERE session_id = locked.session_id AND chat = locked.jid AND type <> 'reaction'
       AND status <> 'scheduled' ORDER BY id DESC LIMIT 1) AS newest,
    ARRAY(SELECT id FROM messages WHERE session_id = locked.session_id AND chat = locked.jid
       AND id >= locked.first_unread_id AND direction = 'inbound' AND NOT history AND type <> 'reaction'
       ORDER BY id) AS unread,
    (SELECT sent_at FROM messages WHERE session_id = locked.session_id AND chat = locked.jid
       AND direction = 'inbound' AND NOT history AND type <> 'reaction' AND id > coalesce((
         SELECT id FROM messages WHERE session_id = locked.session_id AND chat = locked.jid
           AND direction = 'outbound' AND NOT history AND status <> 'scheduled' AND type <> 'reaction'
           AND sent_by_kind IS DISTINCT FROM 'automatic' ORDER BY id DESC LIMIT 1),
         '00000000-0000-0000-0000-000000000000')
       ORDER BY id LIMIT 1) AS asked,
    (SELECT locked.missed_call_at WHERE locked.missed_call_at > coalesce((
       SELECT created_at FROM messages WHERE session_id = locked.session_id AND chat = locked.jid
         AND direction = 'outbound' AND NOT history AND status <> 'scheduled' AND type <> 'reaction'
           AND sent_by_kind IS DISTINCT FROM 'automatic' ORDER BY id DESC LIMIT 1),
       '-infinity')) AS missed) said
  WHERE chat.id = locked.id
  RETURNING chat.id`;

export function lockChatsOfLids(
  tx: Transaction,
  { id, organizationId }: SessionRef,
  lids: readonly string[],
  phones: readonly string[],
): Promise<ChatOfLid[]> {
  return rowsOf(tx, OF_LIDS, [organizationId, id, lids, phones]);
}

/** The chat of a LID is the chat of its number from now on. */
export async function renameChat(
  tx: Transaction,
  { organizationId }: Tenant,
  { id, jid }: ChatOfLid,
): Promise<void> {
  await tx.query(
    'UPDATE chats SET jid = $3, updated_at = now() WHERE id = $1 AND organization_id = $2',
    [id, organizationId, jid],
  );
}

/** Moves everything that belongs to a chat into another one, and keeps a redirect from its id. */
export async function moveChat(
  tx: Transaction,
  { organizationId }: Tenant,
  from: string,
  into: string,
): Promise<void> {
  for (const statement of MOVE) await tx.query(statement, [from, into]);
  await removeChat(tx, { organizationId }, from);
  await tx.query(
    'INSERT INTO joined_chats (id, organization_id, chat_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [from, organizationId, into],
  );
}

export async function removeChat(
  tx: Transaction,
  { organizationId }: Tenant,
  id: string,
): Promise<void> {
  await tx.query('DELETE FROM chats WHERE id = $1 AND organization_id = $2', [id, organizationId]);
}

/** Returns the UUIDs of these chats. */
export async function mendChats(
  tx: Transaction,
  { id, organizationId }: SessionRef,
  jids: readonly string[],
): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(tx, MEND, [organizationId, id, jids]);
  return rows.map((row) => row.id);
}

/** JIDs of the chats in which messages stand. */
export async function chatsOfMessages(
  tx: Transaction,
  { id, organizationId }: SessionRef,
  messageIds: readonly string[],
): Promise<string[]> {
  const rows = await rowsOf<{ chat: string }>(
    tx,
    'SELECT DISTINCT chat FROM messages WHERE organization_id = $1 AND session_id = $2 AND id = ANY ($3)',
    [organizationId, id, messageIds],
  );
  return rows.map(({ chat }) => chat);
}
