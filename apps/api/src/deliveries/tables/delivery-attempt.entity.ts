import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AttemptError } from './attempt-error';
import type { DeliveryTrigger } from './queued-delivery.entity';

/** One request to a webhook and its result. Its body is the event's. Partitioned by day. */
@Entity('delivery_attempts')
@Index('delivery_attempts_delivery', ['deliveryId'])
export class DeliveryAttempt {
  /** Sent as `X-Whathooks-Delivery`. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('uuid', { name: 'webhook_id' })
  webhookId: string;

  @Column('uuid', { name: 'delivery_id' })
  deliveryId: string;

  /** 1 for the first. */
  @Column('integer')
  number: number;

  @Column('text')
  trigger: DeliveryTrigger;

  /** Public id of the user or API key that requested it; null when the event itself did. */
  @Column('text', { name: 'triggered_by', nullable: true })
  triggeredBy: string | null;

  @Column('text')
  url: string;

  @Column('json', { name: 'request_headers' })
  requestHeaders: Record<string, string>;

  /** HTTP status; null when there was no response. */
  @Column('smallint', { nullable: true })
  status: number | null;

  @Column('json', { name: 'response_headers', nullable: true })
  responseHeaders: Record<string, string | string[]> | null;

  /** The first 16 KiB of the response. */
  @Column('bytea', { name: 'response_body', nullable: true })
  responseBody: Buffer | null;

  @Column('boolean', { name: 'response_truncated', default: false })
  responseTruncated: boolean;

  /** Null when it succeeded. */
  @Column('text', { name: 'error_code', nullable: true })
  errorCode: AttemptError | null;

  @Column('text', { name: 'error_detail', nullable: true })
  errorDetail: string | null;

  /** The IP address of the connection. */
  @Column('text', { name: 'remote_address', nullable: true })
  remoteAddress: string | null;

  /** DNS lookup; null when an open connection was reused. So are the next two. */
  @Column('real', { name: 'dns_ms', nullable: true })
  dnsMs: number | null;

  @Column('real', { name: 'connect_ms', nullable: true })
  connectMs: number | null;

  @Column('real', { name: 'tls_ms', nullable: true })
  tlsMs: number | null;

  /** From the start to the status line of the response. */
  @Column('real', { name: 'first_byte_ms', nullable: true })
  firstByteMs: number | null;

  @Column('real', { name: 'total_ms' })
  totalMs: number;

  @Column('timestamptz', { name: 'started_at' })
  startedAt: Date;
}
