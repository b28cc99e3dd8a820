import { Injectable } from '@nestjs/common';
import type { MessageStatusName } from '@whathooks/dto';
import type { Tenant } from '../../../platform/database/tenant-repository';
import { rowsOf } from '../../../platform/database/sql';
import type { Transaction } from '../../../platform/database/unit-of-work';
import { statusesBefore } from '../../store/message-status';
import type { Moved } from './moved';

/** Moves messages forward to a status. */
@Injectable()
export class SentMessagesRepository {
  /**
   * @param by what names the messages.
   * @param errors the error of each, by its name.
   * @returns those that moved, in the order in which they were sent, whatever plan the database chose.
   */
  async advance(
    tx: Transaction,
    { id, organizationId }: Tenant & { id: string },
    by: 'id' | 'wa_message_id',
    errors: ReadonlyMap<string, string | null>,
    status: MessageStatusName,
  ): Promise<Moved[]> {
    const rows = await rowsOf<Moved>(
      tx,
      `UPDATE messages SET status = $1, error = step.error
       FROM unnest($4::${by === 'id' ? 'uuid' : 'text'}[], $5::text[]) AS step (name, error)
       WHERE session_id = $2 AND organization_id = $6 AND ${by} = step.name AND direction = 'outbound'
         AND status = ANY($3)
       RETURNING id, chat, recipient, wa_message_id, messages.error, reference`,
      [
        status,
        id,
        statusesBefore(status),
        [...errors.keys()],
        [...errors.values()],
        organizationId,
      ],
    );
    return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
