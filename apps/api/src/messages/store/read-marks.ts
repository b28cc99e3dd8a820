import { Injectable } from '@nestjs/common';
import type { Tenant } from '../../platform/database/tenant-repository';
import { notFound } from '../../platform/http/problems/api-error';
import { ReadMarksRepository, type UnreadMessage } from './read-marks.repository';

export type { UnreadMessage };

/** Which messages that came were marked as read. */
@Injectable()
export class ReadMarks {
  constructor(private readonly rows: ReadMarksRepository) {}

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
  mark(tenant: Tenant, ids: readonly string[]): Promise<number> {
    return this.rows.mark(tenant, ids);
  }
}
