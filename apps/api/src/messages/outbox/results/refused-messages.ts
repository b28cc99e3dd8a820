import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { SessionConnection } from '../../../sessions/state/session-inbox';
import type { OutboxEntry } from '../tables/outbox-entry';
import { OutboxRepository } from '../tables/outbox.repository';
import type { SendOutcome } from '../tables/send-outcome';
import { SentMessagesService } from './sent-messages.service';

/** Messages, edits and deletions that are given up: by WhatsApp's word, or by a check before. */
@Injectable()
export class RefusedMessages {
  constructor(
    private readonly rows: OutboxRepository,
    private readonly sent: SentMessagesService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Stores and publishes that it failed. Returns this as its outcome. */
  async refuse(
    { session, guard }: Pick<SessionConnection, 'session' | 'guard'>,
    { id, isChange }: Pick<OutboxEntry, 'id' | 'isChange'>,
    error: string,
  ): Promise<SendOutcome> {
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      if (isChange) await this.rows.failChange(tx, id, error);
      else await this.sent.move(tx, session, id, 'failed', error);
    });
    return { result: 'refused', error };
  }
}
