import { Injectable } from '@nestjs/common';
import type { MediaErrorCode } from '@whathooks/dto';
import type { FileFacts } from '../../media/files.service';
import { MediaService } from '../../media/media.service';
import { publicId } from '../../platform/database/ids';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { EventBus } from '../../platform/events/event-bus';
import type { SessionContext, SessionGuard } from '../../sessions/state/session-inbox';
import { eventBase } from '../store/message-event';
import { type MediaDownload, MediaDownloadsRepository } from './media-downloads.repository';

/** What is needed of a download to tell what became of it. */
export type Settling = Pick<MediaDownload, 'mediaId' | 'messageId' | 'waMessageId' | 'chat'>;

type TellingSession = Pick<SessionContext, 'id' | 'organizationId' | 'metadata'>;

interface Owner {
  session: SessionContext;
  guard: SessionGuard;
}

/** Files that are here, or will not come: written and told in one transaction, once. */
@Injectable()
export class SettledMedia {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly media: MediaService,
    private readonly rows: MediaDownloadsRepository,
    private readonly bus: EventBus,
  ) {}

  ready(owner: Owner, download: Settling, file: FileFacts): Promise<void> {
    return this.settle(owner, download, (tx) =>
      this.media.becomeReadyWithin(tx, owner.session, download.mediaId, file),
    );
  }

  failed(owner: Owner, download: Settling, error: MediaErrorCode): Promise<void> {
    return this.settle(owner, download, (tx) =>
      this.media.becomeFailedWithin(tx, owner.session, download.mediaId, error),
    );
  }

  /** A number is linked no more: nothing will be downloaded over it. */
  async failAllWithin(tx: Transaction, session: TellingSession): Promise<void> {
    for (const download of await this.rows.ofSessionWithin(tx, session)) {
      await this.rows.removeWithin(tx, session, download.mediaId);
      const isChanged = await this.media.becomeFailedWithin(
        tx,
        session,
        download.mediaId,
        'unreachable',
      );
      if (isChanged) await this.tell(tx, session, download);
    }
  }

  private async settle(
    { session, guard }: Owner,
    download: Settling,
    become: (tx: Transaction) => Promise<boolean>,
  ): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      const isChanged = await become(tx);
      await this.rows.removeWithin(tx, session, download.mediaId);
      // Its message was taken back meanwhile, as a rule.
      if (isChanged) await this.tell(tx, session, download);
    });
  }

  /** An event that waits for the file takes it over; otherwise the file is told by an event of its own. */
  private async tell(tx: Transaction, session: TellingSession, download: Settling): Promise<void> {
    const { mediaId, messageId, waMessageId, chat } = download;
    const media = (await this.media.viewsWithin(tx, session, [mediaId])).get(mediaId);
    if (!media) return;
    const data = {
      id: publicId('message', messageId),
      sessionId: publicId('session', session.id),
      chat,
      waMessageId,
      media,
    };
    await this.bus.publish(tx, [
      { ...eventBase(session, chat), event: 'message.media', data, completes: mediaId },
    ]);
  }
}
