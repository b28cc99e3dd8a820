import { Injectable } from '@nestjs/common';
import { parseId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import { notFound } from '../../platform/http/problems/api-error';
import type { Download } from './download';
import { MediaAddresses } from '../items/media-addresses';
import type { MediaItem } from '../items/media-item.entity';
import { isExpired, MediaService } from '../items/media.service';

/** Query of a signed address, as it came. */
export interface SignedQuery {
  expires?: unknown;
  signature?: unknown;
}

/** Files that are asked for, with credentials or by a signed address. */
@Injectable()
export class DownloadsService {
  constructor(
    private readonly media: MediaService,
    private readonly addresses: MediaAddresses,
  ) {}

  /**
   * A file of the caller's organization.
   *
   * @param id public id.
   * @throws ApiError not_found
   */
  async ofTenant(tenant: Tenant, id: string): Promise<Download> {
    return { item: ready(await this.media.find(tenant, parseId('media', id))), expiresAt: null };
  }

  /**
   * A file by its signed address, for anybody who has it. Whatever is wrong with the address, the
   * caller learns nothing but that.
   *
   * @param id as it stands in the address.
   * @throws ApiError not_found
   */
  async bySignature(id: string, { expires, signature }: SignedQuery): Promise<Download> {
    if (typeof expires !== 'string' || typeof signature !== 'string') throw notFound('media');
    if (!this.addresses.isValid(id, expires, signature)) throw notFound('media');
    const item = ready(await this.media.findSigned(parseId('media', id)));
    return { item, expiresAt: new Date(Number(expires) * 1_000) };
  }
}

function ready(item: MediaItem | null): Download['item'] {
  if (!item || isExpired(item)) throw notFound('media');
  const { fileId, sha256, size } = item;
  if (!fileId || !sha256 || size === null) throw notFound('media');
  return { ...item, fileId, sha256, size };
}
