import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, MoreThan, Not, Repository, type SelectQueryBuilder } from 'typeorm';
import { MessageChange } from '../store/changes/message-change.entity';
import type { SessionRef } from '../../sessions/state/session-ref';

/** Older deletions are no longer checked. */
const WITHIN_MS = 14 * 24 * 3_600_000;

/** Deletions in groups of what others wrote that are not decided yet, and whose message is there. */
@Injectable()
export class GroupDeletionsRepository {
  constructor(
    @InjectRepository(MessageChange) private readonly changes: Repository<MessageChange>,
  ) {}

  /**
   * JIDs of groups in which deletions wait, the one with the latest first.
   *
   * @param except JIDs of groups, and ids of deletions, that are left out.
   */
  async groups(session: SessionRef, except: string[], limit: number): Promise<string[]> {
    const groups = await this.undecided(session, except)
      .select('change.originChat', 'jid')
      .groupBy('change.originChat')
      .orderBy('MAX(change.createdAt)', 'DESC')
      .limit(limit)
      .getRawMany<{ jid: string }>();
    return groups.map(({ jid }) => jid);
  }

  /** Deletions that wait in a group, oldest first. */
  inGroup(
    session: SessionRef,
    group: string,
    except: string[],
    limit: number,
  ): Promise<MessageChange[]> {
    return this.undecided(session, except)
      .andWhere('change.originChat = :group', { group })
      .orderBy('change.id')
      .limit(limit)
      .getMany();
  }

  private undecided(
    { id, organizationId }: SessionRef,
    except: string[],
  ): SelectQueryBuilder<MessageChange> {
    return this.changes
      .createQueryBuilder('change')
      .where({
        organizationId,
        sessionId: id,
        messageId: IsNull(),
        deniedAt: IsNull(),
        targetAuthor: Not(IsNull()),
        createdAt: MoreThan(new Date(Date.now() - WITHIN_MS)),
      })
      .andWhere('change.originChat <> ALL(:except)', { except })
      .andWhere('CAST(change.id AS text) <> ALL(:except)')
      .andWhere(
        `EXISTS (SELECT FROM messages known
           WHERE known.session_id = change.session_id AND known.wa_message_id = change.target
             AND known.direction = change.direction AND known.deleted_at IS NULL
             AND (known.chat = change.chat OR known.origin_chat = change.origin_chat))`,
      );
  }
}
