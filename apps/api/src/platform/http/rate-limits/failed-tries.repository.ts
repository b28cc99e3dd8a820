import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../../database/sql';

/** How failures of one kind of key slow down the next try. */
export interface Backoff {
  /** So many fail before anybody waits. */
  free: number;
  /** The wait doubles with each further one, from a second up to this. In seconds. */
  longestS: number;
}

/** A failure is forgotten after this time without another. */
const FORGET_AFTER = "interval '1 hour'";

/** So many doublings are longer than any wait. */
const MOST_DOUBLINGS = 20;

const FAILURES = `CASE WHEN t.last_at < clock_timestamp() - ${FORGET_AFTER} THEN 0 ELSE t.failures END`;

/** When the next try of a key may be made: `$2` fail for nothing, and no wait is longer than `$3` seconds. */
const NEXT_AT = `t.last_at + CASE WHEN ${FAILURES} < $2::int THEN interval '0'
  ELSE make_interval(secs => least($3::float8, 2 ^ least(${FAILURES} - $2::int, ${MOST_DOUBLINGS}))) END`;

/** Counts a try as a failure, unless it has to wait. Of several at once, one after the other sees the row. */
const BEGIN = `
  INSERT INTO failed_tries AS t (key, failures) VALUES ($1, 1)
  ON CONFLICT (key) DO UPDATE
  SET failures = ${FAILURES} + 1, previous_at = t.last_at, last_at = clock_timestamp()
  WHERE ${NEXT_AT} <= clock_timestamp()
  RETURNING last_at::text AS "at"`;

const WAIT = `
  SELECT extract(epoch FROM ${NEXT_AT} - clock_timestamp())::float8 * 1000 AS "waitMs"
  FROM failed_tries t WHERE key = $1`;

/** The time of the failure before counts again, unless somebody else tried meanwhile. */
const UNDO = `
  UPDATE failed_tries SET failures = greatest(0, failures - 1),
    last_at = CASE WHEN last_at = $2::timestamptz THEN previous_at ELSE last_at END
  WHERE key = $1`;

/** A try under way, counted as a failure. `at` tells it from others of its key. */
export interface Begun {
  at: string;
}

/** A try that has to wait. */
export interface Refused {
  waitMs: number;
}

/** The table of failures by key, which all processes share. Keys are hashes; a row is gone an hour after its last failure. */
@Injectable()
export class FailedTriesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async begin(key: Buffer, { free, longestS }: Backoff): Promise<Begun | Refused> {
    const parameters = [key, free, longestS];
    const [begun] = await rowsOf<Begun>(this.dataSource, BEGIN, parameters);
    if (begun) return begun;
    const [refused] = await rowsOf<Refused>(this.dataSource, WAIT, parameters);
    return { waitMs: Math.max(1, refused?.waitMs ?? 0) };
  }

  /** A try failed: the wait begins now. */
  async failed(key: Buffer): Promise<void> {
    const sql = 'UPDATE failed_tries SET last_at = clock_timestamp() WHERE key = $1';
    await this.dataSource.query(sql, [key]);
  }

  /** A try was no failure. */
  async undo(key: Buffer, { at }: Begun): Promise<void> {
    await this.dataSource.query(UNDO, [key, at]);
  }

  async removeForgotten(): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM failed_tries WHERE failures = 0 OR last_at < now() - ${FORGET_AFTER}`,
    );
  }
}
