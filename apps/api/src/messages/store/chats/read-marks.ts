import { Injectable } from '@nestjs/common';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';
import { MessageTopics } from '../../../platform/events/message-topics';
import { notFound } from '../../../platform/http/problems/api-error';
import { ReadMarksRepository, type UnreadMessage } from './read-marks.repository';

export type { UnreadMessage };

/** Which messages that came were marked as read. */
@Injectable()
export class ReadMarks {
  constructor(
    private readonly rows: ReadMarksRepository,
    private readonly topics: MessageTopics,
  ) {}

  /**
   * Messages of a chat that were not marked as read, newest first.
   *
   * @param chats JIDs of the one chat.
   * @param upTo none that is newer than this one.
   * @throws ApiError not_found when `upTo` is no message of the chat.
   */
  async unread(
    session: Tenant & { id: string },
    chats: readonly string[],
    upTo: string | null,
    most: number,
  ): Promise<UnreadMessage[]> {
    if (upTo && !(await this.rows.isIn(session, chats, upTo))) throw notFound('message');
    return this.rows.unread(session, chats, upTo, most);
  }

  /** Marks messages. Returns how many were not marked before. */
  mark(tx: Transaction, tenant: Tenant, ids: readonly string[]): Promise<number> {
    return this.rows.mark(tx, tenant, ids);
  }

  /** Takes what was read on another device of the number. */
  async readElsewhere(
    tx: Transaction,
    session: Tenant & { id: string },
    waMessageIds: readonly string[],
  ): Promise<void> {
    if (waMessageIds.length === 0) return;
    const marks = await this.rows.markElsewhere(tx, session, waMessageIds);
    if (marks.length === 0) return;
    const { id: sessionId, organizationId } = session;
    await this.topics.read.publish(tx, { organizationId, sessionId, marks });
  }
}
