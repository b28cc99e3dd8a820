import { Inject, Injectable, Logger } from '@nestjs/common';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { LEAST_ID } from '../../platform/database/ids';
import { Scheduler } from '../../platform/scheduler/scheduler';
import { ObjectStore } from '../../platform/storage/object-store';
import { FilesService } from '../files/files.service';
import { type DeletedFile, RetentionRepository } from './retention.repository';

const EVERY_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** Objects whose files are looked up at once. */
const PAGE = 500;

/** How often progress is logged during long deletions. */
const TELL_EVERY = 10_000;

/**
 * Deletes files that are older than files are kept, uploads that nobody used, and bytes that nothing
 * refers to.
 */
@Injectable()
export class MediaSweeper {
  private readonly logger = new Logger(MediaSweeper.name);
  private searchedAt = Date.now();

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly files: FilesService,
    private readonly objects: ObjectStore,
    private readonly rows: RetentionRepository,
    scheduler: Scheduler,
  ) {
    scheduler.register({
      name: 'deletion of old files',
      everyMs: EVERY_MS,
      run: () => this.run(),
    });
  }

  private async run(): Promise<void> {
    await this.sweep();
    // All objects are listed for it, which costs more than all the rest.
    if (Date.now() - this.searchedAt < DAY_MS) return;
    await this.sweepObjects();
    this.searchedAt = Date.now();
  }

  /** Deletes what is too old, and the bytes of what nothing refers to for a day. */
  async sweep(): Promise<void> {
    const days = this.environment.mediaRetentionDays;
    const expired = days > 0 ? await this.counted(this.rows.expire(days), 'messages') : 0;
    const uploads = await this.counted(this.rows.deleteUploads(), 'uploads');
    const { count, bytes } = await this.deleteUnused();
    if (expired + uploads + count === 0) return;
    this.logger.log(
      `${expired} files of messages are older than ${days} days, ${uploads} uploads were not used; the bytes of ${count} files were deleted (${mib(bytes)} MiB)`,
    );
  }

  /**
   * Deletes objects that no file has: interrupted processes leave them. Younger ones may belong to a
   * file that is being stored.
   */
  async sweepObjects(): Promise<void> {
    await this.files.open();
    const old = Date.now() - DAY_MS;
    let removed = 0;
    let page: string[] = [];
    for await (const { name, writtenAt } of this.objects.list()) {
      if (writtenAt.getTime() < old) page.push(name);
      if (page.length < PAGE) continue;
      removed += await this.removeWithoutFile(page);
      page = [];
    }
    removed += await this.removeWithoutFile(page);
    if (removed > 0) {
      this.logger.warn(`${removed} objects were deleted that interrupted processes have left`);
    }
  }

  /** @returns how many there were in all; tells so while there are many. */
  private async counted(batches: AsyncIterable<number>, of: 'messages' | 'uploads') {
    let total = 0;
    for await (const count of batches) {
      const before = total;
      total += count;
      if (Math.floor(total / TELL_EVERY) > Math.floor(before / TELL_EVERY))
        this.logger.log(`${total} files of ${of} have expired so far`);
    }
    return total;
  }

  private async deleteUnused(): Promise<{ count: number; bytes: number }> {
    let count = 0;
    let bytes = 0;
    let after: string | null = LEAST_ID;
    while (after !== null) {
      const page: { deleted: DeletedFile[]; last: string | null } =
        await this.rows.deleteUnused(after);
      for (const { object, size } of page.deleted) {
        // A failure leaves an object without a file, which the next search finds.
        await this.objects.remove(object);
        bytes += Number(size);
        count += 1;
        if (count % TELL_EVERY === 0) this.logger.log(`${count} files were deleted so far`);
      }
      after = page.last;
    }
    return { count, bytes };
  }

  private async removeWithoutFile(objects: readonly string[]): Promise<number> {
    if (objects.length === 0) return 0;
    const left = await this.rows.withoutFile(objects);
    for (const object of left) await this.objects.remove(object);
    return left.length;
  }
}

function mib(bytes: number): string {
  return (bytes / 1024 ** 2).toFixed(1);
}
