import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newId } from '../database/ids';
import type { Transaction } from '../database/unit-of-work';

/** How long large messages are kept; receivers read them at once. */
const KEPT_FOR = '5 minutes';

/** Messages that are too large for a notification, until all processes have had time to read them. */
@Injectable()
export class LargeMessages {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param on the transaction of the notification; without one the message is stored at once.
   * @returns its id.
   */
  async store(body: string, on: Transaction | DataSource = this.dataSource): Promise<string> {
    const id = newId();
    await on.query('INSERT INTO cluster_messages (id, body) VALUES ($1, $2)', [id, body]);
    return id;
  }

  /** Null when it is gone. */
  async read(id: string): Promise<string | null> {
    const [row] = await this.dataSource.query<{ body: string }[]>(
      'SELECT body FROM cluster_messages WHERE id = $1',
      [id],
    );
    return row?.body ?? null;
  }

  async removeOld(): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM cluster_messages WHERE told_at < now() - interval '${KEPT_FOR}'`,
    );
  }
}
