import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { leastId } from '../../platform/database/ids';
import { changedBy, rowsOf } from '../../platform/database/sql';

/** Rows of one statement: few enough not to block others. */
const BATCH = 500;

const DAY_MS = 24 * 60 * 60_000;

/**
 * `$1` least id that is kept. Rows tell their age by their id. A message that is still to be sent
 * needs its file.
 */
const EXPIRE = `
  UPDATE media SET status = 'failed', error = 'deleted', file_id = NULL
  WHERE id = ANY (ARRAY(
    SELECT id FROM media
    WHERE status = 'ready' AND message_id IS NOT NULL AND id < $1
      AND NOT EXISTS (SELECT FROM messages WHERE messages.id = media.message_id AND messages.status IN ('pending', 'scheduled'))
    ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`;

const DELETE_UPLOADS = `
  DELETE FROM media WHERE id = ANY (ARRAY(
    SELECT id FROM media WHERE message_id IS NULL AND expires_at < now()
    ORDER BY expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`;

/** `$1` id after which the page begins. */
const PAGE_END = `
  SELECT max(id::text)::uuid AS last, count(*)::int AS count
  FROM (SELECT id FROM files WHERE id > $1 ORDER BY id LIMIT ${BATCH}) page`;

/**
 * `$1` and `$2` first and last id of the page. What was stored or used within a day is kept: whoever
 * did so may still be writing the row that refers to it. Later users mark the file first, which locks
 * it, and find out whether it is still there.
 */
const DELETE_UNUSED = `
  DELETE FROM files WHERE id = ANY (ARRAY(
    SELECT id FROM files
    WHERE id > $1 AND id <= $2 AND used_at < now() - interval '1 day'
      AND NOT EXISTS (SELECT FROM media WHERE media.file_id = files.id)
    FOR UPDATE SKIP LOCKED))
  RETURNING object, size::text AS size`;

/** A file whose row is deleted. */
export interface DeletedFile {
  object: string;
  /** In bytes. */
  size: string;
}

/** Finds what is to be deleted, of every organization. */
@Injectable()
export class RetentionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Marks files of older messages as deleted. Yields the number of each batch. */
  expire(days: number): AsyncGenerator<number> {
    const leastKept = leastId(new Date(Date.now() - days * DAY_MS));
    return this.inBatches(EXPIRE, [leastKept]);
  }

  /** Deletes uploads that no message has used in time. Yields the number of each batch. */
  deleteUploads(): AsyncGenerator<number> {
    return this.inBatches(DELETE_UPLOADS, []);
  }

  /**
   * Deletes the rows of files that nothing refers to, among those that follow an id.
   *
   * @returns what was deleted, and the last id that was looked at; null at the end.
   */
  async deleteUnused(after: string): Promise<{ deleted: DeletedFile[]; last: string | null }> {
    const [page] = await rowsOf<{ last: string | null; count: number }>(this.dataSource, PAGE_END, [
      after,
    ]);
    if (!page?.last) return { deleted: [], last: null };
    const deleted = await rowsOf<DeletedFile>(this.dataSource, DELETE_UNUSED, [after, page.last]);
    return { deleted, last: page.count < BATCH ? null : page.last };
  }

  /** Those of these objects that no file has. */
  async withoutFile(objects: readonly string[]): Promise<string[]> {
    const rows = await rowsOf<{ object: string }>(
      this.dataSource,
      'SELECT object FROM files WHERE object = ANY ($1::text[])',
      [objects],
    );
    const known = new Set(rows.map(({ object }) => object));
    return objects.filter((object) => !known.has(object));
  }

  private async *inBatches(statement: string, parameters: unknown[]): AsyncGenerator<number> {
    let count = BATCH;
    while (count === BATCH) {
      count = await changedBy(this.dataSource, statement, parameters);
      yield count;
    }
  }
}
