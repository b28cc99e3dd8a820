import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SECRET_EVENTS, type WebhookEnvelope } from '@whathooks/dto';
import { publicId } from '../../platform/database/ids';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { beyondLimits } from '../../platform/scope/scope';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { Vault } from '../../platform/vault/vault';
import { EventGates } from './event-gates';
import { AT_THE_GATE_SQL } from './statements/event-gates.sql';
import { sealBody } from './delivery-secrets';
import { messageOf } from './message-of-event';
import { DELIVERIES_DUE, EVENTS_STORED, WEBHOOKS_CHANGED } from './delivery-topics';

/**
 * Stores events as the bytes that will be sent, and queues a delivery for every webhook that
 * subscribes to them, in one statement; what belongs to no session goes to webhooks of all sessions alone. The id of a delivery takes time and counter from its
 * event's id, and a random end: deliveries sort in the order of their events and fall into the same
 * day of the log.
 */
const enqueue = (gates: {
  columns: string;
  names: string;
  closed: string;
  due: string;
}): string => `
  WITH event AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::timestamptz[], $9::uuid[], $10::text[]${gates.columns})
      AS event (id, organization_id, session_id, event, chat, chat_key, body, occurred_at, message_id, wa_message_id${gates.names})
  )${gates.closed}, stored AS (
    INSERT INTO events (id, organization_id, session_id, event, chat, body, occurred_at, message_id, wa_message_id)
    SELECT id, organization_id, session_id, event, chat, body, occurred_at, message_id, wa_message_id FROM event
  ), queued AS (
    INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, session_id, chat_key${gates.due && ', due_at, held'})
    SELECT (left(event.id::text, 26) || right(gen_random_uuid()::text, 10))::uuid,
           event.organization_id, hook.webhook_id, event.id, event.event, event.session_id, event.chat_key${gates.due}
    FROM event JOIN webhook_destinations hook
      ON hook.organization_id = event.organization_id
     AND event.event = ANY (hook.events)
     AND (hook.session_ids IS NULL OR event.session_id = ANY (hook.session_ids))
    RETURNING webhook_id
  )
  SELECT DISTINCT webhook_id AS "webhookId" FROM queued`;

const ENQUEUE = enqueue({ columns: '', names: '', closed: '', due: '' });

/** Where some of the events wait at gates: their deliveries are due when those open, and hold their chats. */
const ENQUEUE_WAITING = enqueue({
  columns: ', $11::uuid[], $12::float8[]',
  names: ', gate, seconds',
  closed: `, closed AS (
    INSERT INTO event_gates (event_id, organization_id, key, opens_at)
    SELECT id, organization_id, gate, now() + make_interval(secs => seconds) FROM event WHERE gate IS NOT NULL
  )`,
  due: `, CASE WHEN event.gate IS NULL THEN now() ELSE ${AT_THE_GATE_SQL} END, event.gate IS NOT NULL`,
});

/** The door to deliveries for other features. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly cluster: ClusterBus,
    private readonly vault: Vault,
    private readonly gates: EventGates,
  ) {}

  /**
   * Makes events and their deliveries durable with the transaction. They are sent right after the
   * commit.
   */
  enqueue(tx: Transaction, published: readonly AnyDomainEvent[]): Promise<void> {
    // To every webhook that wants them, whoever causes them.
    return beyondLimits(() => this.store(tx, published));
  }

  private async store(tx: Transaction, published: readonly AnyDomainEvent[]): Promise<void> {
    // Data that completes a waiting event is not a separate event.
    const events = await this.gates.complete(tx, published);
    if (events.length === 0) return;
    const waits = events.map((event) => event.waits);
    const longest = Math.max(...waits.map((wait) => wait?.seconds ?? 0));
    const isAnyWaiting = waits.some((wait) => wait !== undefined);
    const messages = events.map(messageOf);
    const lanes = await tx.query<{ webhookId: string }>(isAnyWaiting ? ENQUEUE_WAITING : ENQUEUE, [
      events.map((event) => event.id),
      events.map((event) => event.organizationId),
      events.map((event) => event.sessionId),
      events.map((event) => event.event),
      events.map((event) => event.chat),
      events.map(chatKey),
      await Promise.all(events.map((event) => this.storedBody(event))),
      events.map((event) => event.occurredAt),
      messages.map(({ id }) => id),
      messages.map(({ waMessageId }) => waMessageId),
      ...(isAnyWaiting
        ? [waits.map((wait) => wait?.key ?? null), waits.map((wait) => wait?.seconds ?? null)]
        : []),
    ]);
    if (isAnyWaiting) tx.afterCommit(() => this.gates.closed(longest));
    tx.afterCommit(() => this.notifyStored(events));
    if (lanes.length === 0) return;
    const due = { lanes: lanes.map(({ webhookId }) => webhookId) };
    tx.afterCommit(() => this.cluster.publish(DELIVERIES_DUE, due));
  }

  /** Notifies delivery processes that a webhook's deliveries may be due earlier than before. */
  laneDue(tx: Transaction, webhookId: string): void {
    tx.afterCommit(() => this.cluster.publish(DELIVERIES_DUE, { lanes: [webhookId] }));
  }

  /** Notifies delivery processes that a webhook's URL, secret or state changed. */
  webhookChanged(tx: Transaction): void {
    tx.afterCommit(() => this.cluster.publish(WEBHOOKS_CHANGED, {}));
  }

  /** Screens that are connected to other processes show them, too. */
  private notifyStored(events: readonly AnyDomainEvent[]): void {
    const ids = new Map<string, string[]>();
    for (const { organizationId, id } of events)
      ids.set(organizationId, [...(ids.get(organizationId) ?? []), id]);
    for (const [organizationId, of] of ids)
      this.cluster.publishToOthers(EVENTS_STORED, { organizationId, ids: of });
  }

  /** An event that can link a phone is stored encrypted. */
  private async storedBody(event: AnyDomainEvent): Promise<string> {
    const body = envelope(event);
    if (!SECRET_EVENTS.has(event.event)) return body;
    return sealBody(this.vault, event.organizationId, event.id, body);
  }
}

/** The body of every delivery of an event. Built once; the same bytes are signed, sent and kept. */
export function envelope(event: AnyDomainEvent): string {
  const body: Record<keyof WebhookEnvelope, unknown> = {
    event: event.event,
    sessionId: event.sessionId && publicId('session', event.sessionId),
    data: event.data,
    timestamp: event.occurredAt.toISOString(),
    // Left out of the JSON when empty.
    metadata: Object.keys(event.metadata).length > 0 ? event.metadata : undefined,
  };
  return JSON.stringify(body);
}

/** Key of a chat of a session, or of the session's own events: 64 bits as a signed number. */
export function chatKey(event: { sessionId: string | null; chat: string | null }): string {
  const digest = createHash('sha256')
    .update(`${event.sessionId ?? ''} ${event.chat ?? ''}`)
    .digest();
  return digest.readBigInt64BE().toString();
}
