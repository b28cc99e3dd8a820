import type { Type } from '@nestjs/common';
import type { TestDatabase } from '@whathooks/embedded-postgres';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/connection/data-source';
import { DatabaseConnection } from '../../src/platform/database/connection/database-connection';
import { newId } from '../../src/platform/database/ids';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import type { CompletedAttempt } from '../../src/deliveries/queue/completed-attempt';
import type { ClaimedLane } from '../../src/deliveries/queue/claimed-lanes';
import { DeliveryQueue, prepareForQueue } from '../../src/deliveries/queue/delivery-queue';
import { DeliverySecrets } from '../../src/deliveries/queue/delivery-secrets';
import { Vault } from '../../src/platform/vault/vault';
import { TEST_MASTER_KEY } from '../harness';
import { migratedDatabase } from '../storage/migrated';

/** Greatest id. */
export const MOST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The delivery queue on its own database, without a delivery process. */
export class QueueBench {
  organizationId = '';
  readonly queue: DeliveryQueue;

  private constructor(
    readonly database: TestDatabase,
    readonly dataSource: DataSource,
    readonly databaseConnection: DatabaseConnection,
    private readonly vault: Vault,
  ) {
    this.queue = this.queueOn(databaseConnection);
  }

  /** @param entities tables that the test reads through repositories. */
  static async open(entities: readonly Type[] = []): Promise<QueueBench> {
    const database = await migratedDatabase();
    const options = dataSourceOptions(database.url, { entities });
    const dataSource = await new DataSource(options).initialize();
    const databaseConnection = new DatabaseConnection(database.url, 'queue of a test', {
      opened: prepareForQueue,
    });
    const vault = await Vault.open(dataSource, { masterKey: TEST_MASTER_KEY, dataDir: '' });
    return new QueueBench(database, dataSource, databaseConnection, vault);
  }

  async close(): Promise<void> {
    await this.databaseConnection.close();
    await this.dataSource.destroy();
    await this.database.drop();
  }

  /** Empties all tables, and creates an organization. */
  async clear(): Promise<void> {
    await this.dataSource.query(
      'TRUNCATE organizations, delivery_queue, deliveries, delivery_attempts CASCADE',
    );
    this.organizationId = newId();
    await this.dataSource.query('INSERT INTO organizations (id, name) VALUES ($1, $2)', [
      this.organizationId,
      'A',
    ]);
    await new UnitOfWork(this.dataSource).run((tx) =>
      this.vault.createOrganizationKey(tx, this.organizationId),
    );
  }

  /** The queue as another process sees it. */
  queueOn(databaseConnection: DatabaseConnection): DeliveryQueue {
    return new DeliveryQueue(
      databaseConnection,
      databaseConnection,
      new DeliverySecrets(this.vault),
    );
  }

  /** Creates a webhook and its lane. Returns their id. */
  async lane(): Promise<string> {
    const id = newId();
    const sealer = (await this.vault.organization(this.organizationId)).sealer('webhooks', id);
    await this.dataSource.query(
      `INSERT INTO webhooks (id, organization_id, url, events, secret) VALUES ($1, $2, 'http://a.example/', '{message.received}', $3)`,
      [id, this.organizationId, sealer.seal('secret', 'whsec_')],
    );
    await this.dataSource.query(
      'INSERT INTO delivery_lanes (id, organization_id) VALUES ($1, $2)',
      [id, this.organizationId],
    );
    return id;
  }

  /** Queues deliveries, spread over chats. */
  async queued(
    laneId: string,
    count: number,
    columns: { due?: string; chats?: number } = {},
  ): Promise<string[]> {
    const ids = Array.from({ length: count }, () => newId());
    await this.dataSource.query(
      `INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, session_id, chat_key, due_at)
       SELECT id, $2, $3, id, 'message.received', $2, position % $4, ${columns.due ?? 'now()'}
       FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, position)`,
      [ids, this.organizationId, laneId, columns.chats ?? 1],
    );
    return ids;
  }

  async claimAll(): Promise<ClaimedLane[]> {
    return (await this.queue.claim(newId(), 100)).lanes;
  }

  /** Claims all lanes that may be claimed. Returns this one. */
  async claimed(id: string): Promise<ClaimedLane> {
    const found = (await this.claimAll()).find((one) => one.id === id);
    if (!found) throw new Error('the lane was not claimed');
    return found;
  }

  /** Ids of due deliveries. */
  async fetchIds(
    lanes: ClaimedLane[],
    room = 100,
    known: string[] = [],
    skippedChats: string[] = [],
  ): Promise<string[]> {
    const wants = lanes.map((one) => ({ ...one, room, skippedChats }));
    return (await this.queue.fetch(wants, known)).map(({ id }) => id);
  }

  /** A successful attempt, with the given changes. */
  attempt(
    { id, claimId }: ClaimedLane,
    deliveryId: string,
    change: Partial<CompletedAttempt> = {},
  ): CompletedAttempt {
    return {
      id: newId(),
      organizationId: this.organizationId,
      webhookId: id,
      claimId,
      deliveryId,
      chatKey: '0',
      verdict: 'delivered',
      delayMs: 0,
      held: false,
      unblocks: 1,
      number: 1,
      step: 1,
      early: false,
      trigger: 'event',
      triggeredBy: null,
      url: 'http://a.example/',
      requestHeaders: { 'X-A': '1' },
      status: 200,
      responseHeaders: null,
      responseBody: null,
      responseTruncated: false,
      errorCode: null,
      errorDetail: null,
      remoteAddress: null,
      dnsMs: null,
      connectMs: null,
      tlsMs: null,
      firstByteMs: 1,
      totalMs: 2,
      startedAt: new Date(),
      ...change,
    };
  }

  /** Parks deliveries, as if they had been blocked. */
  async parked(...ids: string[]): Promise<void> {
    await this.dataSource.query(
      `UPDATE delivery_queue SET due_at = 'infinity' WHERE id = ANY ($1)`,
      [ids],
    );
  }

  /** Waiting deliveries, the oldest first. */
  waiting(): Promise<{ id: string; attempts: number; held: boolean; parked: boolean }[]> {
    return this.dataSource.query(
      `SELECT id, attempts, held, due_at = 'infinity' AS parked FROM delivery_queue ORDER BY id`,
    );
  }

  async openBreaker(id: string, paused = 'now()'): Promise<void> {
    await this.dataSource.query(
      `UPDATE delivery_lanes SET breaker = 'open', paused_until = ${paused} WHERE id = $1`,
      [id],
    );
  }

  /** Delays deliveries, as if they had been attempted twice. */
  async putOff(ids: string[], due = `now() + interval '1 hour'`): Promise<void> {
    await this.dataSource.query(
      `UPDATE delivery_queue SET attempts = 2, step = 2, due_at = ${due} WHERE id = ANY ($1)`,
      [ids],
    );
  }
}
