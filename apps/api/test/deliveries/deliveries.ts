import { newId, parseId, publicId } from '../../src/platform/database/ids';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../src/platform/events/domain-events';
import { EventBus } from '../../src/platform/events/event-bus';
import { Vault } from '../../src/platform/vault/vault';
import type { TestApp, TestOrganization } from '../harness';

/** A webhook created by a test. */
export interface TestWebhook {
  /** Public id. */
  id: string;
  /** UUID, also the lane's id. */
  uuid: string;
  secret: string;
}

/** An attempt as logged. */
export interface LoggedAttempt {
  id: string;
  number: number;
  status: number | null;
  error_code: string | null;
  error_detail: string | null;
  response_body: Buffer | null;
  response_truncated: boolean;
  response_headers: Record<string, string> | null;
  request_headers: Record<string, string>;
  started_at: Date;
  total_ms: number;
  connect_ms: number | null;
  first_byte_ms: number | null;
  remote_address: string | null;
}

/** A delivery, in the queue or in the log. */
export interface DeliveryState {
  id: string;
  event_id: string;
  status: string;
  attempts: number;
  last_error: string | null;
}

/** Creates webhooks and events of an organization, as other features do. */
export class DeliveryBench {
  readonly sessionId = newId();
  /** UUID. */
  readonly organizationId: string;

  constructor(
    readonly app: TestApp,
    readonly owner: TestOrganization,
  ) {
    this.organizationId = parseId('organization', owner.organizationId);
  }

  static async open(app: TestApp): Promise<DeliveryBench> {
    return new DeliveryBench(app, await app.organization());
  }

  /** @param lane columns of the lane to set, such as `retry_schedule`. */
  async webhook(
    url: string,
    options: Record<string, unknown> = {},
    lane: Record<string, unknown> = {},
  ): Promise<TestWebhook> {
    const { body, status } = await this.owner.asUser<{ id: string; secret: string }>(
      'POST /v1/webhooks',
      { url, ...options },
    );
    if (status !== 201) throw new Error(`no webhook: ${JSON.stringify(body)}`);
    const uuid = parseId('webhook', body.id);
    for (const [column, value] of Object.entries(lane)) {
      await this.app.dataSource.query(`UPDATE delivery_lanes SET ${column} = $2 WHERE id = $1`, [
        uuid,
        typeof value === 'object' ? JSON.stringify(value) : value,
      ]);
    }
    return { id: body.id, uuid, secret: body.secret };
  }

  /** A secret as sealed in a column of `webhooks`. */
  async sealed(webhook: TestWebhook, column: string, value: string): Promise<Buffer> {
    const key = await this.app.app.get(Vault).organization(this.organizationId);
    return key.sealer('webhooks', webhook.uuid).seal(column, value);
  }

  /** An event of this organization, not yet published. */
  event(n: number, chat = '15551234567@s.whatsapp.net', change: object = {}): AnyDomainEvent {
    const data = {
      id: publicId('message', newId()),
      sessionId: publicId('session', this.sessionId),
      from: chat.split('@')[0] ?? '',
      fromType: 'phone',
      chat,
      to: null,
      pushName: 'Jane Doe 👋',
      type: 'text',
      text: `Grüße ${n}`,
      waMessageId: `3EB0${n}`,
      timestamp: new Date().toISOString(),
      n,
    } as const;
    return {
      id: newId(),
      event: 'message.received',
      organizationId: this.organizationId,
      sessionId: this.sessionId,
      chat,
      data,
      metadata: {},
      occurredAt: new Date(),
      ...change,
    } as AnyDomainEvent;
  }

  /** Publishes events in one transaction, as features do. */
  async publish(...events: AnyDomainEvent[]): Promise<void> {
    const bus = this.app.app.get(EventBus);
    await this.app.app.get(UnitOfWork).run((tx) => bus.publish(tx, events));
  }

  /** Publishes numbered events of one chat, each in a transaction of its own. */
  async publishEach(count: number, chat?: string, from = 1): Promise<AnyDomainEvent[]> {
    const events = Array.from({ length: count }, (_, index) => this.event(from + index, chat));
    for (const event of events) await this.publish(event);
    return events;
  }

  attempts(webhook: TestWebhook): Promise<LoggedAttempt[]> {
    return this.app.dataSource.query(
      'SELECT * FROM delivery_attempts WHERE webhook_id = $1 ORDER BY id',
      [webhook.uuid],
    );
  }

  /** Deliveries of a webhook, waiting or finished, oldest first. */
  deliveries(webhook: TestWebhook): Promise<DeliveryState[]> {
    return this.app.dataSource.query(
      `SELECT id, event_id, 'waiting' AS status, attempts, last_error FROM delivery_queue WHERE webhook_id = $1
       UNION ALL
       SELECT id, event_id, status, attempts, last_error FROM deliveries WHERE webhook_id = $1
       ORDER BY id`,
      [webhook.uuid],
    );
  }

  async statuses(webhook: TestWebhook): Promise<string[]> {
    return (await this.deliveries(webhook)).map(({ status }) => status);
  }
}
