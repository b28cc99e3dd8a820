import { Injectable } from '@nestjs/common';
import { isGroup } from '@whathooks/whatsapp';
import { DataSource } from 'typeorm';
import { newId, newIdAt } from '../../platform/database/ids';
import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { SessionRef } from '../../sessions/state/session-ref';

/** A label of the phone. */
export interface WaLabel {
  labelId: string;
  name: string;
  color: number;
}

/** A label, by UUID, that the phone of a session does not have as it is here. */
export interface RefusedLabel {
  labelId: string;
  sessionId: string;
  reason: string;
}

/** Which labels of a number's WhatsApp stand for which of its organization. */
@Injectable()
export class SessionLabelsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Labels were made, or have other names now: each stands for the label of the organization with its name, which is
   * made where there is none. Chats of the number that had the old one have the new one.
   */
  async learn(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    labels: readonly WaLabel[],
  ): Promise<void> {
    const sorted = labels.toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const byName = [...new Map(sorted.map((one) => [one.name.toLowerCase(), one])).values()];
    await tx.query(
      `INSERT INTO labels (id, organization_id, name, color, created_at)
       SELECT given.id, $1, given.name, given.color, now()
       FROM unnest($2::uuid[], $3::text[], $4::integer[]) AS given (id, name, color)
       ON CONFLICT (organization_id, lower(name)) DO NOTHING`,
      [
        organizationId,
        byName.map(() => newId()),
        byName.map(({ name }) => name),
        byName.map(({ color }) => color),
      ],
    );
    await tx.query(
      `WITH given AS (
         SELECT given.wa_id, label.id AS label_id FROM unnest($3::text[], $4::text[]) AS given (wa_id, name)
         JOIN labels label ON label.organization_id = $2 AND lower(label.name) = lower(given.name)
       ), moved AS (
         SELECT was.label_id AS old, given.label_id AS new FROM session_labels was JOIN given USING (wa_id)
         WHERE was.session_id = $1 AND was.label_id <> given.label_id
       ), marks AS (
         DELETE FROM chat_labels mark USING moved, chats chat
         WHERE mark.label_id = moved.old AND chat.id = mark.chat_id AND chat.session_id = $1
         RETURNING mark.chat_id, moved.new
       ), marked AS (
         INSERT INTO chat_labels (chat_id, label_id, organization_id)
         SELECT DISTINCT chat_id, new, $2::uuid FROM marks ON CONFLICT DO NOTHING
       )
       INSERT INTO session_labels (session_id, organization_id, wa_id, label_id)
       SELECT $1, $2, wa_id, label_id FROM given ORDER BY wa_id
       ON CONFLICT (session_id, wa_id) DO UPDATE SET label_id = excluded.label_id`,
      [id, organizationId, sorted.map(({ labelId }) => labelId), sorted.map(({ name }) => name)],
    );
  }

  /** Labels are gone on the phone: chats of the number have them no more. The organization keeps its own. */
  async forget(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    waIds: readonly string[],
  ): Promise<void> {
    await tx.query(
      `WITH gone AS (
         DELETE FROM session_labels WHERE session_id = $1 AND organization_id = $2 AND wa_id = ANY ($3)
         RETURNING label_id)
       DELETE FROM chat_labels mark USING gone, chats chat
       WHERE mark.label_id = gone.label_id AND chat.id = mark.chat_id AND chat.session_id = $1`,
      [id, organizationId, waIds],
    );
  }

  /** Chats got labels, or lost them. A chat that is not there is begun. */
  async label(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    given: readonly { labelId: string; chat: string; labeled: boolean; at: Date }[],
  ): Promise<void> {
    const on = given.filter(({ labeled }) => labeled);
    const begun = [...new Map(on.map((one) => [one.chat, one])).values()].toSorted((one, other) =>
      one.chat < other.chat ? -1 : 1,
    );
    if (begun.length > 0)
      await tx.query(
        `INSERT INTO chats (id, organization_id, session_id, jid, kind, position, created_at, updated_at)
         SELECT given.id, $2, $1, given.jid, given.kind, given.position, now(), now()
         FROM unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[]) AS given (id, jid, kind, position)
         ON CONFLICT (session_id, jid) DO NOTHING`,
        [
          id,
          organizationId,
          begun.map(() => newId()),
          begun.map(({ chat }) => chat),
          begun.map(({ chat }) => (isGroup(chat) ? 'group' : 'person')),
          begun.map(({ at }) => newIdAt(at)),
        ],
      );
    const named = `
      SELECT chat.id AS chat_id, label.label_id, given.labeled
      FROM unnest($3::text[], $4::text[], $5::boolean[]) AS given (wa_id, jid, labeled)
      JOIN session_labels label ON label.session_id = $1 AND label.organization_id = $2 AND label.wa_id = given.wa_id
        AND label.label_id IS NOT NULL
      JOIN chats chat ON chat.session_id = $1 AND chat.jid = given.jid`;
    const values = [
      id,
      organizationId,
      given.map(({ labelId }) => labelId),
      given.map(({ chat }) => chat),
      given.map(({ labeled }) => labeled),
    ];
    await tx.query(
      `DELETE FROM chat_labels mark USING (${named}) given
       WHERE NOT given.labeled AND mark.chat_id = given.chat_id AND mark.label_id = given.label_id`,
      values,
    );
    await tx.query(
      `INSERT INTO chat_labels (chat_id, label_id, organization_id)
       SELECT given.chat_id, given.label_id, $2::uuid FROM (${named}) given WHERE given.labeled
       ORDER BY given.chat_id, given.label_id ON CONFLICT DO NOTHING`,
      values,
    );
  }

  /** What phones did not take over of the labels of an organization, or of one of them. */
  refused({ organizationId }: Tenant, labelId: string | null): Promise<RefusedLabel[]> {
    return rowsOf(
      this.dataSource,
      `SELECT DISTINCT held.label_id AS "labelId", intent.session_id AS "sessionId", intent.refused AS reason
       FROM app_state_intents intent
       JOIN session_labels held ON held.session_id = intent.session_id AND held.wa_id = intent.intent ->> 'waId'
       WHERE intent.organization_id = $1 AND intent.refused IS NOT NULL AND intent.intent ->> 'kind' = 'label'
         AND held.label_id IS NOT NULL AND ($2::uuid IS NULL OR held.label_id = $2)
       ORDER BY intent.session_id`,
      [organizationId, labelId],
    );
  }

  /** Numbers whose phones have a label, and its id there. */
  heldBy(
    tx: Transaction,
    { organizationId }: Tenant,
    labelId: string,
  ): Promise<{ sessionId: string; waId: string }[]> {
    return rowsOf(
      tx,
      `SELECT session_id AS "sessionId", wa_id AS "waId" FROM session_labels
       WHERE organization_id = $1 AND label_id = $2 ORDER BY session_id, wa_id`,
      [organizationId, labelId],
    );
  }

  /**
   * Ids of the number's WhatsApp for labels of the organization. Those that it does not have yet get one, the next
   * that is free; none where its WhatsApp has no labels at all, which only those of businesses have.
   *
   * @returns ids by UUID of the label. `isNew` says that the phone does not have the label yet.
   */
  async waIdsOf(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    labelIds: readonly string[],
  ): Promise<Map<string, { waId: string; isNew: boolean; name: string; color: number }>> {
    await tx.lock(`session_labels ${id}`);
    const rows = await rowsOf<{
      labelId: string;
      waId: string | null;
      name: string;
      color: number;
    }>(
      tx,
      `SELECT label.id AS "labelId", min(known.wa_id) AS "waId", label.name, label.color FROM labels label
       LEFT JOIN session_labels known ON known.session_id = $1 AND known.label_id = label.id
       WHERE label.organization_id = $2 AND label.id = ANY ($3)
         AND EXISTS (SELECT FROM session_labels WHERE session_id = $1)
       GROUP BY label.id ORDER BY label.id`,
      [id, organizationId, labelIds],
    );
    const [last] = await rowsOf<{ last: number }>(
      tx,
      `SELECT coalesce(max(wa_id::int) FILTER (WHERE wa_id ~ '^[0-9]{1,6}$'), 0)::int AS last
       FROM session_labels WHERE session_id = $1`,
      [id],
    );
    let next = (last?.last ?? 0) + 1;
    const found = new Map<string, { waId: string; isNew: boolean; name: string; color: number }>();
    for (const { labelId, waId, name, color } of rows) {
      found.set(labelId, { waId: waId ?? String(next), isNew: waId === null, name, color });
      if (waId !== null) continue;
      await tx.query(
        'INSERT INTO session_labels (session_id, organization_id, wa_id, label_id) VALUES ($1, $2, $3, $4)',
        [id, organizationId, String(next), labelId],
      );
      next += 1;
    }
    return found;
  }
}
