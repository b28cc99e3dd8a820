import { Inject, Injectable } from '@nestjs/common';
import type { UploadedMedia } from '@whathooks/dto';
import type { FastifyRequest } from 'fastify';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { newId, publicId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { IdempotencyClaim } from '../../platform/http/idempotency/idempotency-claim';
import { notFound } from '../../platform/http/problems/api-error';
import { FileTooLarge } from '../files/file-errors';
import type { FileFacts } from '../files/file-facts';
import { FilesService } from '../files/files.service';
import type { MediaItem } from '../items/media-item.entity';
import { MediaService } from '../items/media.service';
import { UploadForm } from './upload-form';

/** An upload that no message uses for so long is deleted. */
const KEPT_MS = 24 * 60 * 60_000;

/** What a form has besides its file. */
const FORM_BYTES = 64 * 1024;

/** A file that has arrived and is stored. */
export interface ReceivedFile {
  file: FileFacts;
  name: string | null;
  /** As the sender says. */
  mimeType: string;
}

/** Files that are uploaded to be sent. */
@Injectable()
export class UploadsService {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FilesService,
    private readonly media: MediaService,
  ) {}

  /**
   * Stores the file of a form as it arrives.
   *
   * @throws ApiError unsupported_media_type, invalid_upload, file_too_large, request_timeout,
   *   storage_full, storage_unavailable. Then nothing is left behind.
   */
  async receive(tenant: Tenant, request: FastifyRequest['raw']): Promise<ReceivedFile> {
    const maxBytes = this.environment.mediaMaxBytes;
    if (Number(request.headers['content-length']) > maxBytes + FORM_BYTES) {
      throw new FileTooLarge(maxBytes);
    }
    const form = new UploadForm(request);
    try {
      const { name, mimeType, bytes } = await form.file;
      const file = await this.files.store(tenant, bytes, { maxBytes });
      return { file, name, mimeType };
    } finally {
      form.stop();
    }
  }

  /** @throws ApiError not_found when an earlier request with the same key created what is gone. */
  async create(
    tenant: Tenant,
    { file, name, mimeType }: ReceivedFile,
    claim?: IdempotencyClaim,
  ): Promise<UploadedMedia> {
    const id = claim?.made ?? newId();
    if (!claim?.made) {
      const expiresAt = new Date(Date.now() + KEPT_MS);
      const row = { id, messageId: null, type: null, mimeType, file, fileName: name, expiresAt };
      await this.unitOfWork.run(async (tx) => {
        await claim?.make(tx, id);
        await this.media.insertWithin(tx, tenant, [row]);
      });
    }
    const item = await this.media.find(tenant, id);
    if (!item) throw notFound('media');
    return uploadView(item);
  }
}

function uploadView({ id, mimeType, size, sha256, expiresAt }: MediaItem): UploadedMedia {
  return {
    id: publicId('media', id),
    mimeType,
    size: Number(size),
    sha256: sha256?.toString('hex') ?? '',
    expiresAt: expiresAt?.toISOString() ?? '',
  };
}
