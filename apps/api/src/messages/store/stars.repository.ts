import { Injectable } from '@nestjs/common';
import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { SessionRef } from '../../sessions/state/session-ref';

/** A star that was set on the phone. */
export interface Star {
  /** JID of the chat, by phone number wherever it is known. */
  chat: string;
  waMessageId: string;
  isOutbound: boolean;
  starred: boolean;
  at: Date;
}

/** A star, and the UUID of its message; null where that has not come. */
export interface FoundStar extends Star {
  id: string | null;
}

/** A message that was starred, or is not any more. */
export interface ChangedStar {
  /** UUID of the message. */
  id: string;
  starred: boolean;
}

/** Stars of messages. */
@Injectable()
export class StarsRepository {
  /** @returns whether it was otherwise before. */
  async set(
    tx: Transaction,
    { organizationId }: Tenant,
    id: string,
    starred: boolean,
  ): Promise<boolean> {
    const rows = await rowsOf(
      tx,
      `UPDATE messages SET starred = $3 WHERE id = $1 AND organization_id = $2 AND starred <> $3 RETURNING id`,
      [id, organizationId, starred],
    );
    return rows.length > 0;
  }

  /** The messages of stars. */
  async find(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    stars: readonly Star[],
  ): Promise<FoundStar[]> {
    const rows = await rowsOf<{ id: string; at: number }>(
      tx,
      `SELECT message.id, star.at::int FROM unnest($3::text[], $4::text[], $5::text[]) WITH ORDINALITY
         AS star (chat, wa_message_id, direction, at)
       JOIN messages message ON message.session_id = $1 AND message.organization_id = $2
         AND message.wa_message_id = star.wa_message_id AND message.chat = star.chat
         AND message.direction = star.direction`,
      [id, organizationId, ...namesOf(stars)],
    );
    const ids = new Map(rows.map((row) => [row.at - 1, row.id]));
    return stars.map((star, at) => ({ ...star, id: ids.get(at) ?? null }));
  }

  /**
   * Puts stars on messages and takes them off; those of messages that have not come are kept for them.
   *
   * @returns the messages that were otherwise before.
   */
  async put(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    stars: readonly FoundStar[],
  ): Promise<ChangedStar[]> {
    const known = stars
      .filter((star) => star.id !== null)
      .toSorted((one, other) => ((one.id ?? '') < (other.id ?? '') ? -1 : 1));
    let changed: ChangedStar[] = [];
    if (known.length > 0)
      changed = await rowsOf<ChangedStar>(
        tx,
        `UPDATE messages message SET starred = star.starred FROM unnest($3::uuid[], $4::boolean[]) AS star (id, starred)
         WHERE message.id = star.id AND message.session_id = $1 AND message.organization_id = $2
           AND message.starred <> star.starred
         RETURNING message.id, message.starred`,
        [id, organizationId, known.map((star) => star.id), known.map(({ starred }) => starred)],
      );
    const early = stars.filter((star) => star.id === null);
    const [on, off] = [early.filter(({ starred }) => starred), early.filter((one) => !one.starred)];
    if (on.length > 0)
      await tx.query(
        `INSERT INTO early_stars (session_id, organization_id, chat, wa_message_id, direction)
         SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING`,
        [id, organizationId, ...namesOf(on)],
      );
    if (off.length > 0)
      await tx.query(
        `DELETE FROM early_stars WHERE session_id = $1 AND organization_id = $2
           AND (chat, wa_message_id, direction) IN (SELECT * FROM unnest($3::text[], $4::text[], $5::text[]))`,
        [id, organizationId, ...namesOf(off)],
      );
    return changed;
  }

  /** Applies stars that came before their messages. */
  async putEarly(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    messageIds: readonly string[],
  ): Promise<void> {
    await tx.query(
      `WITH come AS (
         DELETE FROM early_stars star USING messages message
         WHERE message.id = ANY ($3) AND star.session_id = $1 AND star.organization_id = $2
           AND message.session_id = $1 AND message.wa_message_id = star.wa_message_id
           AND message.chat = star.chat AND message.direction = star.direction
         RETURNING message.id)
       UPDATE messages message SET starred = true FROM come WHERE message.id = come.id`,
      [id, organizationId, messageIds],
    );
  }
}

function namesOf(stars: readonly Star[]): unknown[] {
  return [
    stars.map(({ chat }) => chat),
    stars.map(({ waMessageId }) => waMessageId),
    stars.map(({ isOutbound }) => (isOutbound ? 'outbound' : 'inbound')),
  ];
}
