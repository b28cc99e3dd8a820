import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { Semaphore, withTimeout } from 'async-mutex';
import type { Tenant } from '../../platform/database/tenant-repository';
import { FilesService } from '../files/files.service';
import type { WrittenFile } from '../files/file-facts';
import { isRead, PAGE_EDGE } from './documents';
import { pageThumbnail } from './pictures';
import type { FileDetails } from './processed-file';
import { withScratch } from './scratch';
import { firstPage } from './worker/media-thread';

/** How long a document waits for its turn to be drawn, and how long that may take, in ms. */
const WAIT_MS = 2_000;
const DRAW_MS = 4_000;

/**
 * Draws the first pages of documents that strangers sent. One at a time, apart from what is converted to be sent,
 * and briefly: a document whose turn does not come soon goes without a picture, so that a flood of documents that
 * take long to draw delays each by no more than a few seconds.
 */
@Injectable()
export class ReceivedPages {
  private readonly turn = withTimeout(new Semaphore(1), WAIT_MS);

  constructor(private readonly files: FilesService) {}

  /**
   * How many pages a written document has, and how the first one looks; nothing where it is no PDF, is too large, or
   * cannot be drawn in time.
   */
  async find(
    tenant: Tenant,
    file: WrittenFile,
    signal: AbortSignal,
  ): Promise<Pick<FileDetails, 'pages' | 'thumbnail'>> {
    if (!isRead(file)) return {};
    const draw = () => withScratch((scratch) => this.draw(tenant, file, scratch, signal));
    return this.turn.runExclusive(draw).catch(() => ({}));
  }

  private async draw(
    tenant: Tenant,
    file: WrittenFile,
    scratch: string,
    ended: AbortSignal,
  ): Promise<Pick<FileDetails, 'pages' | 'thumbnail'>> {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(DRAW_MS)]);
    const path = join(scratch, 'received');
    await pipeline(await this.files.readWritten(tenant, file), createWriteStream(path), { signal });
    const page = await firstPage(path, PAGE_EDGE, signal);
    return page ? { pages: page.pages, thumbnail: await pageThumbnail(page) } : {};
  }
}
