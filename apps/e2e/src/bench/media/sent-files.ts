import { until } from '@whathooks/testing';
import type { Client } from 'pg';
import type { Product } from '../../harness/product';
import type { Pair } from '../sessions/number-pairs';

export const PATIENCE_MS = 300_000;

/** Documents that a contact sends to its number, one after the other. */
export async function sendFiles(
  product: Product,
  { contact, number }: Pair,
  count: number,
  bytes: () => Buffer,
): Promise<void> {
  for (let sent = 0; sent < count; sent += 1) {
    const file = { kind: 'document', mimeType: 'application/octet-stream' } as const;
    await product.simulator.media.send(contact, { ...file, to: number, bytes: bytes() });
  }
}

/** Files whose messages are stored, and which are downloaded when they are let go. */
export class FilesThatWait {
  constructor(
    private readonly product: Product,
    private readonly client: Client,
  ) {}

  /** From now on media servers ask to come back later. */
  async hold(): Promise<void> {
    await this.product.simulator.media.faults('everybody', { status: 503, retryAfterS: 3_600 });
  }

  /** Resolves when so many messages are stored, and their files wait. */
  async areThere(count: number): Promise<void> {
    const waiting = async (): Promise<number> => {
      const { rows } = await this.client.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM media_downloads WHERE attempts > 0',
      );
      return rows[0]?.n ?? 0;
    };
    await until('files that wait', async () => (await waiting()) >= count, PATIENCE_MS);
  }

  /** All are due: when their number next connects, or its next file comes. */
  async letGo(): Promise<void> {
    await this.product.simulator.media.clearFaults();
    await this.client.query('UPDATE media_downloads SET due_at = now(), attempts = 0');
  }
}
