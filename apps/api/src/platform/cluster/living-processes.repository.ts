import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/**
 * Whether a process lives: each that runs sessions holds an advisory lock under its id as long as it does. No lock
 * is taken to see it.
 *
 * @param processId SQL for the id.
 */
export const lives = (processId: string): string => `EXISTS (
  SELECT FROM pg_locks lock
  WHERE lock.locktype = 'advisory' AND lock.objsubid = 1 AND lock.granted
    AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (lock.classid::bigint << 32) | lock.objid::bigint = ${processId})`;

/** Which processes of the installation are there. */
@Injectable()
export class LivingProcesses {
  constructor(private readonly dataSource: DataSource) {}

  async has(processId: string): Promise<boolean> {
    const [row] = await this.dataSource.query<{ lives: boolean }[]>(
      `SELECT ${lives('$1::bigint')} AS lives`,
      [processId],
    );
    return row?.lives === true;
  }
}
