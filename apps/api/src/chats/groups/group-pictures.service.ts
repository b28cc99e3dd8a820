import { Injectable } from '@nestjs/common';
import { MediaProcessor } from '../../media/processing/media-processor';
import { MediaService } from '../../media/items/media.service';
import { FilesService } from '../../media/files/files.service';
import type { Tenant } from '../../platform/database/tenant-repository';
import { notFound } from '../../platform/http/problems/api-error';

/** Makes pictures of groups of what was uploaded. */
@Injectable()
export class GroupPictures {
  constructor(
    private readonly media: MediaService,
    private readonly files: FilesService,
    private readonly processor: MediaProcessor,
  ) {}

  /** @throws ApiError not_found, media_not_convertible */
  async square(tenant: Tenant, mediaId: string): Promise<Buffer> {
    const { fileId } = await this.media.upload(tenant, mediaId);
    const file = fileId && (await this.files.find(tenant, fileId));
    if (!file) throw notFound('media');
    return this.processor.square(tenant, file);
  }
}
