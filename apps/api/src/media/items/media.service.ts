import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { MediaErrorCode, MediaTypeName, MediaView } from '@whathooks/dto';
import { In, Repository } from 'typeorm';
import { parseId } from '../../platform/database/ids';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/http/problems/api-error';
import { FilesRepository } from '../files/files.repository';
import type { FileFacts } from '../files/file-facts';
import { MediaAddresses } from './media-addresses';
import { MediaItem } from './media-item.entity';
import { mediaView } from './media-views';
import { becomeReady, removeOfMessages } from './media.repository';
import { finerMimeType } from '../files/mime-type';

/** A file of a message, or an upload, before it is written. What does not apply is left out. */
export interface NewMediaItem {
  /** UUID. */
  id: string;
  /** Null for an upload. */
  messageId: string | null;
  /** Kind of the message; null for an upload. */
  type: MediaTypeName | null;
  /** As the sender says. Once the bytes are here they decide, where they leave no choice. */
  mimeType: string;
  /** The bytes, when they are here: then it is `ready`. */
  file?: FileFacts;
  /** Why it will not come: then it is `failed`. Without file and error it is `pending`. */
  error?: MediaErrorCode;
  /** As the sender says, in bytes. */
  size?: number | null;
  /** As the sender says, 32 bytes. */
  sha256?: Buffer | null;
  fileName?: string | null;
  width?: number | null;
  height?: number | null;
  seconds?: number | null;
  pages?: number | null;
  /** One byte for each value, 0 to 100. */
  waveform?: Buffer | null;
  /** A small JPEG. */
  thumbnail?: Buffer | null;
  style?: MediaItem['style'];
  /** When an upload that no message uses is deleted. */
  expiresAt?: Date | null;
}

/** What was found in the bytes of a document. */
export interface FoundInFile {
  pages?: number;
  /** A small JPEG. */
  thumbnail?: Buffer;
}

/** The files of messages, and uploads that wait to be sent. */
@Injectable()
export class MediaService {
  private readonly media: TenantRepository<MediaItem>;

  constructor(
    @InjectRepository(MediaItem) private readonly rows: Repository<MediaItem>,
    private readonly files: FilesRepository,
    private readonly addresses: MediaAddresses,
  ) {
    this.media = new TenantRepository(rows.manager, MediaItem, 'media');
  }

  /** Adds rows in the transaction of what they belong to. */
  async insertWithin(
    tx: Transaction,
    tenant: Tenant,
    rows: readonly NewMediaItem[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const used = rows.flatMap(({ file }) => file?.id ?? []);
    await this.files.useWithin(tx, tenant, used);
    await tx.manager.getRepository(MediaItem).insert(rows.map((row) => rowOf(tenant, row)));
  }

  /**
   * The bytes of these files are here. Files that are no longer pending stay as they are.
   *
   * @param files by the ids of rows, recorded in the same transaction. What was found in them is kept where their
   *   sender said nothing of it.
   * @returns the views of those that became ready.
   */
  async becomeReadyWithin(
    tx: Transaction,
    tenant: Tenant,
    files: ReadonlyMap<string, FileFacts & FoundInFile>,
  ): Promise<Map<string, MediaView>> {
    const items = await this.media.within(tx).findManyLocked(tenant, [...files.keys()]);
    const ready = items.flatMap((item) => {
      const file = files.get(item.id);
      if (item.status !== 'pending' || !file) return [];
      const thumbnail = item.thumbnail ?? file.thumbnail ?? null;
      const pages = item.pages ?? file.pages ?? null;
      return [{ ...item, ...ofFile(file, item.mimeType), thumbnail, pages }];
    });
    if (ready.length > 0) await becomeReady(tx, tenant, ready);
    return new Map(ready.map((item) => [item.id, this.view(item)]));
  }

  /**
   * The bytes will not come.
   *
   * @returns false when it was not pending: then nothing is changed.
   */
  async becomeFailedWithin(
    tx: Transaction,
    tenant: Tenant,
    id: string,
    error: MediaErrorCode,
  ): Promise<boolean> {
    const item = await this.lockedWithin(tx, tenant, id);
    if (item?.status !== 'pending') return false;
    await this.media.within(tx).update(tenant, id, { status: 'failed', error });
    return true;
  }

  /**
   * Makes a file pending again: its download was requested again.
   *
   * @returns false when it was not failed: then nothing is changed.
   */
  async becomePendingWithin(tx: Transaction, tenant: Tenant, id: string): Promise<boolean> {
    const item = await this.lockedWithin(tx, tenant, id);
    if (item?.status !== 'failed') return false;
    await this.media.within(tx).update(tenant, id, { status: 'pending', error: null });
    return true;
  }

  /** The row of a file; null when there is none. */
  find(tenant: Tenant, id: string): Promise<MediaItem | null> {
    return this.media.findOne(tenant, { id });
  }

  /**
   * The row of a file of any organization, for a request with an address that we signed. It is the
   * only query without an organization: the signature takes its place.
   */
  findSigned(id: string): Promise<MediaItem | null> {
    return this.rows.findOneBy({ id });
  }

  /** The files of messages, by the id of the message. */
  async itemsOf(tenant: Tenant, messageIds: readonly string[]): Promise<Map<string, MediaItem>> {
    if (messageIds.length === 0) return new Map();
    const items = await this.media.find(tenant, { messageId: In([...messageIds]) });
    return new Map(items.map((item) => [item.messageId ?? '', item]));
  }

  /** `media` of messages, by the id of the message, for views and events. */
  async viewsOf(tenant: Tenant, messageIds: readonly string[]): Promise<Map<string, MediaView>> {
    const items = await this.itemsOf(tenant, messageIds);
    return new Map([...items].map(([messageId, item]) => [messageId, this.view(item)]));
  }

  /** `media` of these files as they stand in a transaction, by their id. */
  async viewsWithin(
    tx: Transaction,
    tenant: Tenant,
    ids: readonly string[],
  ): Promise<Map<string, MediaView>> {
    if (ids.length === 0) return new Map();
    const items = await this.media.within(tx).find(tenant, { id: In([...ids]) });
    return new Map(items.map((item) => [item.id, this.view(item)]));
  }

  /** `media` of messages as they stand in a transaction, by the id of the message. */
  async viewsOfWithin(
    tx: Transaction,
    tenant: Tenant,
    messageIds: readonly string[],
  ): Promise<Map<string, MediaView>> {
    if (messageIds.length === 0) return new Map();
    const items = await this.media.within(tx).find(tenant, { messageId: In([...messageIds]) });
    return new Map(items.map((item) => [item.messageId ?? '', this.view(item)]));
  }

  /**
   * A message was taken back: what it said of its file goes, and the file unless another message has it.
   *
   * @returns the ids of what was removed.
   */
  removeOfMessagesWithin(
    tx: Transaction,
    tenant: Tenant,
    messageIds: readonly string[],
  ): Promise<string[]> {
    return removeOfMessages(tx, tenant, messageIds);
  }

  /** The view of a file, with a fresh signed address when it is ready. */
  view(item: MediaItem): MediaView {
    return mediaView(item, item.status === 'ready' ? this.addresses.of(item.id) : null);
  }

  /**
   * A file of the organization that can be sent: an upload, or the file of a message.
   *
   * @param mediaId public id, `med_…`.
   * @throws ApiError not_found when there is none, or its bytes are not here.
   */
  async upload(tenant: Tenant, mediaId: string): Promise<MediaItem> {
    const item = await this.find(tenant, parseId('media', mediaId));
    if (item?.status !== 'ready' || isExpired(item)) throw notFound('media');
    return item;
  }

  private lockedWithin(tx: Transaction, tenant: Tenant, id: string): Promise<MediaItem | null> {
    return this.media.within(tx).findLocked(tenant, id);
  }
}

/** Expired uploads are deleted later; until then they count as deleted. */
export function isExpired({ expiresAt }: MediaItem): boolean {
  return expiresAt !== null && expiresAt <= new Date();
}

function rowOf({ organizationId }: Tenant, row: NewMediaItem): MediaItem {
  const { file, error = null, size = null, ...given } = row;
  return {
    sha256: null,
    fileName: null,
    width: null,
    height: null,
    seconds: null,
    pages: null,
    waveform: null,
    thumbnail: null,
    style: null,
    expiresAt: null,
    ...given,
    organizationId,
    createdAt: new Date(),
    ...(file
      ? ofFile(file, row.mimeType)
      : {
          fileId: null,
          status: error ? ('failed' as const) : ('pending' as const),
          error,
          size: size === null ? null : String(size),
        }),
  };
}

/** What a row says once the bytes are here. */
function ofFile(
  file: FileFacts,
  givenType: string,
): Pick<MediaItem, 'fileId' | 'status' | 'error' | 'mimeType' | 'size' | 'sha256'> {
  return {
    fileId: file.id,
    status: 'ready',
    error: null,
    mimeType: finerMimeType(file.mimeType, givenType),
    size: String(file.size),
    sha256: file.sha256,
  };
}
