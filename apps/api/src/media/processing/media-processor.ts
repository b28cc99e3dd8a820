import { createReadStream, createWriteStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Semaphore } from 'async-mutex';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { FileFacts } from '../files/file-facts';
import { FilesService } from '../files/files.service';
import { assertSize } from './worker/media-faults';
import { isRead } from './documents';
import { pictureBytes, squareOf, thumbnailOf } from './pictures';
import { processFile, type ProcessingTarget } from './process-file';
import type { GivenFile, ProcessedFile, FileDetails } from './processed-file';
import { withScratch } from './scratch';

/** A file that is ready to be sent. */
export interface ReadyFile {
  file: FileFacts;
  mimeType: string;
  details: FileDetails;
}

/** Largest results of conversions; WhatsApp's own limits are listed with each kind. */
const MOST_BYTES_CONVERTED = 1024 ** 3;

/** Makes files what WhatsApp takes, and finds what phones show of them. */
@Injectable()
export class MediaProcessor {
  /** Conversions take a core each. */
  private readonly pool = new Semaphore(Math.max(1, availableParallelism() - 1));

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly files: FilesService,
  ) {}

  /**
   * @param given a stored file.
   * @throws ApiError media_not_convertible, media_too_large; what the store throws
   */
  async process(tenant: Tenant, given: FileFacts, target: ProcessingTarget): Promise<ReadyFile> {
    // Most are sent as they are, and not read.
    if (target.type === 'document' && !isRead(given)) return this.inScratch(tenant, given, target);
    return this.pool.runExclusive(() => this.inScratch(tenant, given, target));
  }

  /**
   * A small JPEG of a picture that is not kept.
   *
   * @throws ApiError media_not_convertible
   */
  thumbnail(bytes: Buffer): Promise<Buffer> {
    return this.pool.runExclusive(() => thumbnailOf(bytes));
  }

  /**
   * The middle of a stored picture as a square JPEG, as phones show people and groups.
   *
   * @throws ApiError media_not_convertible
   */
  square(tenant: Tenant, given: FileFacts): Promise<Buffer> {
    const file = this.given(tenant, given, '');
    return this.pool.runExclusive(async () => squareOf(await pictureBytes(file)));
  }

  private async inScratch(
    tenant: Tenant,
    given: FileFacts,
    target: ProcessingTarget,
  ): Promise<ReadyFile> {
    return withScratch(async (scratch) => {
      const file = this.given(tenant, given, scratch);
      const processed = await processFile(file, target, {
        ffmpeg: this.environment.ffmpeg,
        scratch,
      });
      const ready = await this.stored(tenant, given, processed);
      assertSize(target.type, ready.size);
      return { file: ready, mimeType: processed.mimeType, details: processed.details };
    });
  }

  private async stored(
    tenant: Tenant,
    given: FileFacts,
    { converted }: ProcessedFile,
  ): Promise<FileFacts> {
    if (!converted) return given;
    const bytes = Buffer.isBuffer(converted)
      ? Readable.from([converted])
      : createReadStream(converted.path);
    return this.files.store(tenant, bytes, { maxBytes: MOST_BYTES_CONVERTED });
  }

  private given(tenant: Tenant, facts: FileFacts, scratch: string): GivenFile {
    return {
      ...facts,
      bytes: async () => {
        const parts: Buffer[] = [];
        for await (const part of await this.files.read(tenant, facts.id))
          parts.push(part as Buffer);
        return Buffer.concat(parts);
      },
      path: async () => {
        const path = join(scratch, 'given');
        await pipeline(await this.files.read(tenant, facts.id), createWriteStream(path));
        return path;
      },
    };
  }
}
