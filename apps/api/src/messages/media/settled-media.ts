import { Injectable } from '@nestjs/common';
import type { MediaErrorCode, MediaView } from '@whathooks/dto';
import { FilesService } from '../../media/files/files.service';
import type { WrittenFile } from '../../media/files/file-facts';
import { type FoundInFile, MediaService } from '../../media/items/media.service';
import { publicId } from '../../platform/database/ids';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { EventBus } from '../../platform/events/event-bus';
import type { SessionContext, SessionGuard } from '../../sessions/state/session-inbox';
import { eventBase } from '../store/message-event';
import { BatchedWork } from './batched-work';
import { type MediaDownload, MediaDownloadsRepository } from './media-downloads.repository';

/** What is needed of a download to publish its result. */
export type Settling = Pick<MediaDownload, 'mediaId' | 'messageId' | 'waMessageId' | 'chat'>;

type MediaSession = Pick<SessionContext, 'id' | 'organizationId' | 'metadata'>;

/** A file that is here, and what was found in it. */
export type ReceivedFile = WrittenFile & FoundInFile;

interface WrittenDownload {
  download: Settling;
  written: ReceivedFile;
}

interface Owner {
  session: SessionContext;
  guard: SessionGuard;
}

/** Files that were downloaded or failed: written and published in one transaction, once. */
@Injectable()
export class SettledMedia {
  private readonly batches = new WeakMap<Owner, BatchedWork<WrittenDownload>>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FilesService,
    private readonly media: MediaService,
    private readonly rows: MediaDownloadsRepository,
    private readonly bus: EventBus,
  ) {}

  /** What is here while others are being written down is written together, in one transaction. */
  ready(owner: Owner, download: Settling, written: ReceivedFile): Promise<void> {
    let batches = this.batches.get(owner);
    if (!batches) {
      batches = new BatchedWork((files) => this.settleReady(owner, files));
      this.batches.set(owner, batches);
    }
    return batches.add({ download, written });
  }

  failed(owner: Owner, download: Settling, error: MediaErrorCode): Promise<void> {
    return this.settle(owner, download, (tx) =>
      this.media.becomeFailedWithin(tx, owner.session, download.mediaId, error),
    );
  }

  /** A number is linked no more: nothing will be downloaded over it. */
  async failAllWithin(tx: Transaction, session: MediaSession): Promise<void> {
    for (const download of await this.rows.ofSessionWithin(tx, session)) {
      await this.rows.removeWithin(tx, session, [download.mediaId]);
      const isChanged = await this.media.becomeFailedWithin(
        tx,
        session,
        download.mediaId,
        'unreachable',
      );
      if (isChanged) await this.publishUpdate(tx, session, download);
    }
  }

  private async settleReady(
    { session, guard }: Owner,
    files: readonly WrittenDownload[],
  ): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      const written = files.map((file) => file.written);
      const facts = await this.files.recordWithin(tx, session, written);
      const ready = new Map(
        files.flatMap(({ download, written: { pages, thumbnail } }, index) => {
          const file = facts[index];
          const found = { ...(pages && { pages }), ...(thumbnail && { thumbnail }) };
          return file ? [[download.mediaId, { ...file, ...found }] as const] : [];
        }),
      );
      const views = await this.media.becomeReadyWithin(tx, session, ready);
      await this.rows.removeWithin(tx, session, [...ready.keys()]);
      // A file without an event belongs to a deleted message, as a rule.
      const events = files.flatMap(({ download }) => {
        const view = views.get(download.mediaId);
        return view ? [fileEvent(session, download, view)] : [];
      });
      await this.bus.publish(tx, events);
    });
  }

  private async settle(
    { session, guard }: Owner,
    download: Settling,
    become: (tx: Transaction) => Promise<boolean>,
  ): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await guard(tx);
      const isChanged = await become(tx);
      await this.rows.removeWithin(tx, session, [download.mediaId]);
      // Its message was taken back meanwhile, as a rule.
      if (isChanged) await this.publishUpdate(tx, session, download);
    });
  }

  private async publishUpdate(
    tx: Transaction,
    session: MediaSession,
    download: Settling,
  ): Promise<void> {
    const { mediaId } = download;
    const media = (await this.media.viewsWithin(tx, session, [mediaId])).get(mediaId);
    if (media) await this.bus.publish(tx, [fileEvent(session, download, media)]);
  }
}

/** Adds the file to an event that waits for it; otherwise makes a new event for the file. */
function fileEvent(
  session: MediaSession,
  { mediaId, messageId, waMessageId, chat }: Settling,
  media: MediaView,
): AnyDomainEvent {
  const data = {
    id: publicId('message', messageId),
    sessionId: publicId('session', session.id),
    chat,
    waMessageId,
    media,
  };
  return { ...eventBase(session, chat), event: 'message.media', data, completes: mediaId };
}
