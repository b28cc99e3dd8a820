import { Injectable } from '@nestjs/common';
import type { MessageStatusName, RecipientStatus } from '@whathooks/dto';
import { DataSource } from 'typeorm';
import type { Tenant } from '../../../platform/database/tenant-repository';
import { rowsOf } from '../../../platform/database/sql';
import type { Transaction } from '../../../platform/database/unit-of-work';
import type { SessionContext } from '../../../sessions/state/session-inbox';
import { RECIPIENT_STEPS } from '../../store/message-status';
import type { Moved } from './moved';

/** How far a message came with one member of its group. */
export interface RecipientRow {
  recipient: string;
  recipientType: 'phone' | 'lid';
  status: RecipientStatus;
  at: Date;
}

/** A message that came further with one member of its group. */
export interface MovedRecipient extends Moved {
  /** The status of the message over all recipients. */
  messageStatus: MessageStatusName;
  member: RecipientRow;
}

/** A receipt of a group member's device for a message. */
export interface RecipientUpdate extends RecipientRow {
  waMessageId: string;
}

interface NotedRow extends Omit<MovedRecipient, 'member'>, Pick<RecipientRow, 'status' | 'at'> {
  member: string;
  memberType: RecipientRow['recipientType'];
}

const RANK = (status: string): string =>
  `array_position(ARRAY['${RECIPIENT_STEPS.join("', '")}'], ${status})`;

/** Each member of each message moves forward only, and is returned once for each step. */
const NOTE = `
  WITH updates AS (
    SELECT * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
      AS updates (name, recipient, recipient_type, status, at)
  ), noted AS (
    INSERT INTO message_recipients AS known (message_id, organization_id, recipient, recipient_type, status, at)
    SELECT message.id, $2, updates.recipient, updates.recipient_type, updates.status, updates.at
    FROM updates JOIN messages message ON message.session_id = $1 AND message.wa_message_id = updates.name
      AND message.direction = 'outbound' AND message.organization_id = $2
    ORDER BY 1, 3, 4
    ON CONFLICT (message_id, recipient_type, recipient) DO UPDATE SET status = excluded.status, at = excluded.at
      WHERE ${RANK('known.status')} < ${RANK('excluded.status')}
    RETURNING message_id, recipient, recipient_type, status, at
  )
  SELECT message.id, message.chat, message.recipient, message.wa_message_id, message.error, message.reference,
    message.status AS "messageStatus", noted.recipient AS member, noted.recipient_type AS "memberType",
    noted.status, noted.at
  FROM noted JOIN messages message ON message.id = noted.message_id
  ORDER BY message.id, ${RANK('noted.status')}, noted.at`;

/** A member known only by LID may meanwhile have a row under the phone number: the higher status wins. */
const LIST = `
  SELECT DISTINCT ON (2, 1) coalesce(known.phone, member.recipient) AS recipient,
    CASE WHEN known.phone IS NULL THEN member.recipient_type ELSE 'phone' END AS "recipientType",
    member.status, member.at
  FROM message_recipients member JOIN messages message ON message.id = member.message_id
  LEFT JOIN lid_numbers known ON member.recipient_type = 'lid' AND known.session_id = message.session_id
    AND known.lid = member.recipient AND known.phone IS NOT NULL
  WHERE member.message_id = $1 AND member.organization_id = $2
  ORDER BY 2, 1, ${RANK('member.status')} DESC`;

/** How far messages to groups came with each member. */
@Injectable()
export class MessageRecipientsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Stores receipts of group members.
   *
   * @param updates at most one for each member and message, sorted the same way by all writers.
   * @returns those with whom a message came further, in order.
   */
  async note(
    tx: Transaction,
    session: SessionContext,
    updates: readonly RecipientUpdate[],
  ): Promise<MovedRecipient[]> {
    if (updates.length === 0) return [];
    const rows = await tx.query<NotedRow>(NOTE, [
      session.id,
      session.organizationId,
      updates.map(({ waMessageId }) => waMessageId),
      updates.map(({ recipient }) => recipient),
      updates.map(({ recipientType }) => recipientType),
      updates.map(({ status }) => status),
      updates.map(({ at }) => at),
    ]);
    return rows.map(({ member: recipient, memberType: recipientType, status, at, ...moved }) => ({
      ...moved,
      member: { recipient, recipientType, status, at },
    }));
  }

  /** How far a message came with each member of whom that is known. */
  of({ organizationId }: Tenant, messageId: string): Promise<RecipientRow[]> {
    return rowsOf(this.dataSource, LIST, [messageId, organizationId]);
  }
}
