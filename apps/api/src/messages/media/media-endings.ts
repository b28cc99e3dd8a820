import { Injectable } from '@nestjs/common';
import { MediaService } from '../../media/items/media.service';
import { parseId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { OnEventsInTransaction } from '../../platform/events/listeners';
import { MediaDownloads } from './downloads/media-downloads';
import { SettledMedia } from './downloads/settled-media';

/** Ends downloads whose message was taken back, or whose number is linked no more. */
@Injectable()
export class MediaEndings {
  constructor(
    private readonly media: MediaService,
    private readonly settled: SettledMedia,
    private readonly downloads: MediaDownloads,
  ) {}

  @OnEventsInTransaction()
  async endDownloads(tx: Transaction, events: readonly AnyDomainEvent[]): Promise<void> {
    for (const event of events) {
      const { organizationId } = event;
      if (event.event === 'message.deleted') {
        // Its download goes with it, and so does the file where nothing else refers to it.
        const messageId = parseId('message', event.data.id);
        const { sessionId } = event;
        const tenant = { organizationId };
        const removed = await this.media.removeOfMessagesWithin(tx, tenant, [messageId]);
        tx.afterCommit(() => removed.forEach((id) => this.downloads.abandon(sessionId, id)));
      }
      if (event.event === 'session.status' && event.data.status === 'LOGGED_OUT') {
        const { sessionId: id, metadata } = event;
        await this.settled.failAllWithin(tx, { id, organizationId, metadata });
      }
    }
  }
}
