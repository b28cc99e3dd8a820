import { Injectable } from '@nestjs/common';
import type { FailureReason } from '@whathooks/dto';
import { fileOf, withRemoteFile } from '@whathooks/whatsapp';
import { MediaService } from '../../../media/items/media.service';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ApiError } from '../../../platform/http/problems/api-error';
import type { OutboxEntry } from '../tables/outbox-entry';
import type { OutboxConnection } from './outbox-connection';
import { OutboxRepository } from '../tables/outbox.repository';
import { FileUploads, NotUploaded, UploadRefused } from '../../media/uploads/file-uploads';

export { NotUploaded } from '../../media/uploads/file-uploads';

/** What a message is after its preparation: ready, over (given up meanwhile), or failed for a reason. */
export type Prepared = 'ready' | 'over' | Extract<FailureReason, 'file_gone' | 'upload_refused'>;

/** Uploads the file of a message that waits, and writes where it is into its bytes. */
@Injectable()
export class FilePreparation {
  constructor(
    private readonly media: MediaService,
    private readonly uploads: FileUploads,
    private readonly rows: OutboxRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws NotUploaded: it may be tried again. */
  async prepare(connection: OutboxConnection, entry: OutboxEntry): Promise<Prepared> {
    const { session, socket, guard, leaving } = connection;
    const item = (await this.media.itemsOf(session, [entry.id])).get(entry.id);
    if (!item?.fileId || !item.type) return 'file_gone';
    // A message that is sent on says where the file was when it came.
    const received = fileOf(entry.bytes, true)?.media.remote ?? null;
    const file = { fileId: item.fileId, kind: item.type, size: Number(item.size), received };
    try {
      const remote = await this.uploads.remoteOf(socket, session, file, leaving);
      const bytes = withRemoteFile(entry.bytes, remote);
      // From here on every attempt, in any process, sends these bytes.
      const isNoted = await this.unitOfWork.run(async (tx) => {
        await guard(tx);
        return this.rows.noteUploaded(tx, entry.id, bytes);
      });
      if (!isNoted) return 'over';
      entry.bytes = bytes;
      entry.awaitsUpload = false;
      return 'ready';
    } catch (error) {
      if (error instanceof UploadRefused) return 'upload_refused';
      if (error instanceof ApiError && error.code === 'not_found') return 'file_gone';
      throw error instanceof NotUploaded ? error : new NotUploaded(String(error), { cause: error });
    }
  }
}
