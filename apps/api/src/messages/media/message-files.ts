import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type {
  AlbumItemRequest,
  FileRequest,
  MediaTypeName,
  SessionMessageRequest,
  VideoRequest,
} from '@whathooks/dto';
import { MEDIA_TYPES } from '@whathooks/dto';
import type { MediaContent } from '@whathooks/whatsapp';
import { LRUCache } from 'lru-cache';
import type { FileFacts } from '../../media/files/file-facts';
import { FilesService } from '../../media/files/files.service';
import { MediaService, type NewMediaItem } from '../../media/items/media.service';
import { MediaProcessor, type ReadyFile } from '../../media/processing/media-processor';
import type { ProcessingTarget } from '../../media/processing/process-file';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { newId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { invalidField } from '../../platform/http/problems/invalid-field';
import { contentFieldOf } from '../content/content-field';
import { FetchedFiles } from './fetched-files';

/** A stored file that a message sends, as WhatsApp takes it. */
export interface TakenFile {
  content: MediaContent;
  item: Omit<NewMediaItem, 'id' | 'messageId'>;
}

/** Where the bytes come from, and what is known of them. */
interface Source {
  file: FileFacts;
  fileName?: string | undefined;
}

/** Files that were prepared lately: a campaign sends the same one to many. */
const KEPT = { max: 200, ttl: 3_600_000 };

/** The files of one request are ready in this time, in ms: a connection on which nothing moves is cut after 120 s. */
const READY_WITHIN_MS = 100_000;

/** Takes the file that a request sends, and makes it ready before the message is accepted. */
@Injectable()
export class MessageFiles {
  private readonly ready = new LRUCache<string, Promise<ReadyFile>>(KEPT);

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly files: FilesService,
    private readonly media: MediaService,
    private readonly processor: MediaProcessor,
    private readonly fetched: FetchedFiles,
  ) {}

  /**
   * The file that a request names, stored and ready; null for a request without.
   *
   * @throws ApiError invalid_request, not_found, media_not_fetched, media_not_convertible, media_too_large,
   *   file_too_large, storage_full, storage_unavailable
   */
  async take(tenant: Tenant, request: SessionMessageRequest): Promise<TakenFile | null> {
    const type = MEDIA_TYPES.find((one) => one === contentFieldOf(request));
    const wanted = type && request[type];
    if (!wanted) return null;
    return this.taken(tenant, type, wanted, type, AbortSignal.timeout(READY_WITHIN_MS));
  }

  /**
   * The files of an album, in their order, stored and ready; none for a request without.
   *
   * @throws ApiError as {@link take}
   */
  async takeAll(tenant: Tenant, items: readonly AlbumItemRequest[]): Promise<TakenFile[]> {
    const wanted = items.map(fileOfItem);
    const files: TakenFile[] = [];
    const signal = AbortSignal.timeout(READY_WITHIN_MS);
    for (const { type, file, path } of wanted)
      files.push(await namingIts(path, this.taken(tenant, type, file, path, signal)));
    return files;
  }

  /**
   * @param path of the file in the request.
   * @param signal ends it.
   */
  private async taken(
    tenant: Tenant,
    type: MediaTypeName,
    wanted: FileRequest,
    path: string,
    signal: AbortSignal,
  ): Promise<TakenFile> {
    assertOneSource(path, wanted);
    if (signal.aborted) throw tooManyAtOnce();
    const style = styleOf(type, wanted);
    const source = await this.sourceOf(tenant, path, wanted, signal);
    const fileName = wanted.fileName ?? source.fileName;
    const target = { type, style, fileName, mimeType: wanted.mimeType };
    return taken(type, await this.prepared(tenant, source.file, target, signal));
  }

  /**
   * The file of a message that is here, to be sent on.
   *
   * @throws ApiError invalid_request where its bytes are not here.
   */
  async ofMessage(tenant: Tenant, messageId: string): Promise<TakenFile> {
    const item = (await this.media.itemsOf(tenant, [messageId])).get(messageId);
    const file = item?.fileId ? await this.files.find(tenant, item.fileId) : null;
    if (!item?.type || !file) {
      const message = 'The file of the message is not here, so that it cannot be sent on.';
      throw invalidField('forward.messageId', message, 'not_forwardable');
    }
    const { type, mimeType, fileName, width, height, seconds, pages } = item;
    const { waveform, thumbnail, style } = item;
    return taken(type, {
      file,
      mimeType,
      details: {
        ...(fileName !== null && { fileName }),
        ...(width !== null && { width }),
        ...(height !== null && { height }),
        ...(seconds !== null && { seconds }),
        ...(pages !== null && { pages }),
        ...(waveform && { waveform }),
        ...(thumbnail && { thumbnail }),
        ...(style && { style }),
      },
    });
  }

  /** Writes the row of a file, in the transaction of its message. */
  insertWithin(
    tx: Transaction,
    tenant: Tenant,
    messageId: string,
    { item }: TakenFile,
  ): Promise<void> {
    return this.media.insertWithin(tx, tenant, [{ ...item, id: newId(), messageId }]);
  }

  private async sourceOf(
    tenant: Tenant,
    path: string,
    from: FileRequest,
    signal: AbortSignal,
  ): Promise<Source> {
    const { mediaId, url, base64 = '' } = from;
    if (mediaId !== undefined) return this.uploaded(tenant, mediaId);
    if (url !== undefined) return this.fetched.fetch(tenant, url, `${path}.url`, signal);
    const bytes = Readable.from([Buffer.from(base64, 'base64')]);
    const { mediaMaxBytes: maxBytes } = this.environment;
    return { file: await this.files.store(tenant, bytes, { maxBytes }) };
  }

  private async uploaded(tenant: Tenant, mediaId: string): Promise<Source> {
    const { fileId, fileName } = await this.media.upload(tenant, mediaId);
    const file = fileId ? await this.files.find(tenant, fileId) : null;
    if (!file) throw new ApiError('not_found', 'The file of this mediaId was deleted.');
    return { file, fileName: fileName ?? undefined };
  }

  /** The same file is processed once, also by requests that come at the same moment. */
  private async prepared(
    tenant: Tenant,
    file: FileFacts,
    target: ProcessingTarget,
    signal: AbortSignal,
  ): Promise<ReadyFile> {
    const { type, style, fileName, mimeType } = target;
    const said = type === 'document' ? { fileName, mimeType } : { style };
    const name = JSON.stringify([tenant.organizationId, file.id, type, said]);
    const known = await this.ready.get(name)?.catch(() => null);
    // Who does not send it for a while may find it deleted.
    if (known && (await this.files.find(tenant, known.file.id))) return known;
    const processing = this.processor.process(tenant, file, target, signal);
    this.ready.set(name, processing);
    processing.catch(() => this.ready.delete(name));
    return processing;
  }
}

function tooManyAtOnce(): ApiError {
  return new ApiError(
    'media_not_convertible',
    `The files took longer than ${READY_WITHIN_MS / 1_000} seconds to be fetched and converted: send fewer at once.`,
  );
}

function taken(type: MediaTypeName, { file, mimeType, details }: ReadyFile): TakenFile {
  const { fileName, width, height, seconds, pages, waveform, thumbnail, style } = details;
  return {
    item: { type, mimeType, file, ...details },
    content: {
      mimeType,
      size: file.size,
      sha256: file.sha256,
      ...(fileName !== undefined && { fileName }),
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
      ...(seconds !== undefined && { seconds }),
      ...(pages !== undefined && { pages }),
      ...(waveform && { waveform }),
      ...(thumbnail && { thumbnail }),
      ...(style && { style }),
      remote: null,
    },
  };
}

/**
 * The one file of an item of an album.
 *
 * @throws ApiError invalid_request
 */
function fileOfItem(
  { image, video }: AlbumItemRequest,
  index: number,
): { type: MediaTypeName; file: FileRequest; path: string } {
  const at = `album.${index}`;
  if (image && !video) return { type: 'image', file: image, path: `${at}.image` };
  if (video && !image) return { type: 'video', file: video, path: `${at}.video` };
  const message = `${at} must be either an image or a video`;
  throw invalidField(at, message, image ? 'not_together' : 'required');
}

/** Says of which file an error is. */
async function namingIts(path: string, file: Promise<TakenFile>): Promise<TakenFile> {
  try {
    return await file;
  } catch (error) {
    if (!(error instanceof ApiError) || error.message.startsWith(path)) throw error;
    const { code, message, errors, retryAfter, members } = error;
    throw new ApiError(code, `${path}: ${message}`, errors, retryAfter, members);
  }
}

const SOURCES = ['mediaId', 'url', 'base64'] as const;

/** @throws ApiError invalid_request */
function assertOneSource(at: string, from: FileRequest): void {
  const given = SOURCES.filter((source) => from[source] !== undefined);
  if (given.length === 1) return;
  const path = `${at}.${given[1] ?? 'mediaId'}`;
  const message =
    given.length === 0
      ? `${at} says no file: give one of mediaId, url and base64.`
      : `${at} says ${given.join(' and ')}: give exactly one of mediaId, url and base64.`;
  throw invalidField(path, message, given.length === 0 ? 'required' : 'not_together');
}

/** @throws ApiError invalid_request */
function styleOf(type: MediaTypeName, from: VideoRequest): 'gif' | 'round' | null {
  if (type !== 'video') return null;
  const fault =
    from.gif && from.note
      ? 'A video is either a gif or a note, not both.'
      : from.note && (from.caption || from.viewOnce)
        ? 'A video note has no caption, and is not for once.'
        : null;
  if (fault) throw invalidField('video.note', fault, 'not_together');
  return from.note ? 'round' : from.gif ? 'gif' : null;
}
