import type { LidNumber } from '@whathooks/whatsapp';
import { publicId } from '../../platform/database/ids';
import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';

/*
 * Moves what stands under LIDs to the numbers behind them. Parameters of all statements, but where they say
 * otherwise: `$1` the session, `$2` LIDs, `$3` the numbers behind them, `$4` the organization.
 */

type Table = 'messages' | 'message_changes';

/** Whether anything of a table stands under these LIDs. */
const IS_CONCERNED = `
  WITH pair AS (SELECT * FROM unnest($2::text[], $3::text[]) AS pair (lid, phone))
  SELECT ${isConcerned('messages')} OR ${isConcerned('message_changes')} AS concerned`;

function isConcerned(table: Table): string {
  return `EXISTS (${concernedIn(table)})`;
}

/** Ids of the rows that stand under one of the LIDs, by their chat or by who wrote them. */
function concernedIn(table: Table): string {
  return `
    SELECT id FROM ${table} JOIN pair ON chat IN (pair.lid || '@lid', pair.lid || '@hosted.lid')
    WHERE session_id = $1 AND organization_id = $4
    UNION
    SELECT id FROM ${table} JOIN pair ON sender_type = 'lid' AND sender = pair.lid
    WHERE session_id = $1 AND organization_id = $4`;
}

/** Common table expressions: `moved` has those rows beside what they become. */
function movedIn(table: Table): string {
  return `
    WITH pair AS (SELECT * FROM unnest($2::text[], $3::text[]) AS pair (lid, phone)),
    concerned AS (${concernedIn(table)}),
    moved AS (
      SELECT was.*, COALESCE(place.phone || '@s.whatsapp.net', was.chat) AS to_chat,
        COALESCE(writer.phone, was.sender) AS to_sender,
        CASE WHEN writer.phone IS NULL THEN was.sender_type ELSE 'phone' END AS to_sender_type
      FROM concerned JOIN ${table} was USING (id)
      LEFT JOIN pair place ON was.chat IN (place.lid || '@lid', place.lid || '@hosted.lid')
      LEFT JOIN pair writer ON was.sender_type = 'lid' AND was.sender = writer.lid)`;
}

/** Which of two rows of one message is kept: one that was deleted, one with its content, the older. */
const WORSE: Record<Table, (row: string) => string> = {
  messages: (row) => `(${row}.deleted_at IS NULL, octet_length(${row}.content) = 0, ${row}.id)`,
  message_changes: (row) => `(${row}.message_id IS NULL, false, ${row}.id)`,
};

/**
 * Removes rows of which another one is the same once they stand under the number. Returns what was removed
 * and what is kept instead.
 */
function removeDoubled(table: Table): string {
  return `
    ${movedIn(table)},
    together AS (
      SELECT moved.id, moved.wa_message_id, to_chat, to_sender_type, to_sender,
        ${WORSE[table]('moved')} AS worse
      FROM moved
      UNION
      SELECT known.id, known.wa_message_id, known.chat, known.sender_type, known.sender,
        ${WORSE[table]('known')}
      FROM moved JOIN ${table} known ON known.session_id = $1
        AND known.wa_message_id = moved.wa_message_id AND known.chat = moved.to_chat
        AND known.sender_type = moved.to_sender_type AND known.sender = moved.to_sender),
    ranked AS (
      SELECT id, first_value(id) OVER (
        PARTITION BY wa_message_id, to_chat, to_sender_type, to_sender ORDER BY worse) AS kept
      FROM together),
    removed AS (
      DELETE FROM ${table} USING ranked
      WHERE ${table}.id = ranked.id AND ranked.id <> ranked.kept
      RETURNING ${table}.id AS removed, ranked.kept)
    SELECT removed, kept FROM removed`;
}

/** Changes that were applied to a removed message (`$1`) belong to the kept one (`$2`). */
const REPOINT_CHANGES = `
  UPDATE message_changes SET message_id = pair.kept
  FROM unnest($1::uuid[], $2::uuid[]) AS pair (removed, kept)
  WHERE message_changes.message_id = pair.removed`;

/** Replies to a removed message (`$1`, public ids) answer the kept one (`$2`). `$3` is the session, `$4` the organization. */
const REPOINT_REPLIES = `
  UPDATE messages SET details = jsonb_set(details, '{replyTo,id}', to_jsonb(pair.kept))
  FROM unnest($1::text[], $2::text[]) AS pair (removed, kept)
  WHERE session_id = $3 AND organization_id = $4 AND details->'replyTo'->>'id' = pair.removed`;

/** Moves the rows to the number. */
function moveRows(table: Table): string {
  const recipient =
    table === 'messages'
      ? `, recipient = CASE WHEN moved.direction = 'outbound' AND split_part(moved.chat, '@', 1) = moved.recipient
           THEN split_part(moved.to_chat, '@', 1) ELSE moved.recipient END`
      : '';
  return `
    ${movedIn(table)}
    UPDATE ${table} SET chat = moved.to_chat, sender = moved.to_sender,
      sender_type = moved.to_sender_type${recipient}
    FROM moved WHERE moved.id = ${table}.id`;
}

/** Result of moving messages from LIDs to numbers. */
export interface Joined {
  /** UUIDs of messages of which another row was the same, which is gone. */
  kept: string[];
}

/** Moves what stands under LIDs to their numbers. Returns whether there was anything. */
export async function joinChats(
  tx: Transaction,
  { id, organizationId }: Tenant & { id: string },
  pairs: readonly LidNumber[],
): Promise<Joined | null> {
  const lids = pairs.map(({ lid }) => lid);
  const phones = pairs.map(({ phone }) => phone);
  const parameters = [id, lids, phones, organizationId];
  const [row] = await rowsOf<{ concerned: boolean }>(tx, IS_CONCERNED, parameters);
  if (!row?.concerned) return null;
  await tx.query(removeDoubled('message_changes'), parameters);
  const doubled = await rowsOf<{ removed: string; kept: string }>(
    tx,
    removeDoubled('messages'),
    parameters,
  );
  if (doubled.length > 0) {
    const removed = doubled.map((pair) => pair.removed);
    const kept = doubled.map((pair) => pair.kept);
    await tx.query(REPOINT_CHANGES, [removed, kept]);
    const names = [removed, kept].map((ids) => ids.map((one) => publicId('message', one)));
    await tx.query(REPOINT_REPLIES, [...names, id, organizationId]);
  }
  await tx.query(moveRows('messages'), parameters);
  await tx.query(moveRows('message_changes'), parameters);
  return { kept: doubled.map((pair) => pair.kept) };
}
