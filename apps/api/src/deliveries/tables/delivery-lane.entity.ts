import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `open`: the endpoint is down, and one delivery at a time probes whether it recovered. */
export type BreakerPosition = 'closed' | 'open';

/**
 * The queue of one webhook: what a delivery process claims, and how it may deliver. A failing
 * endpoint affects its own lane only.
 */
@Entity('delivery_lanes')
export class DeliveryLane {
  /** The webhook's id. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  /** Concurrent requests at most. */
  @Column('smallint', { default: 8 })
  concurrency: number;

  /** Requests per second at most; null for no limit. */
  @Column('real', { name: 'rate_per_second', nullable: true })
  ratePerSecond: number | null;

  /** Seconds before each attempt; null for the default schedule. */
  @Column('jsonb', { name: 'retry_schedule', nullable: true })
  retrySchedule: number[] | null;

  /**
   * True: a failing delivery blocks its chat until it is done, not only during the short retries.
   */
  @Column('boolean', { name: 'strict_order', default: false })
  strictOrder: boolean;

  /** The claim of the process that works on this lane; null when none does. */
  @Column('uuid', { name: 'claim_id', nullable: true })
  claimId: string | null;

  /** When the claim expires unless it is renewed, by the database's clock. */
  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil: Date | null;

  /** When the lane was last claimed: the one that waited longest is claimed first. */
  @Column('timestamptz', { name: 'served_at', nullable: true })
  servedAt: Date | null;

  @Column('text', { default: 'closed' })
  breaker: BreakerPosition;

  /** Nothing is sent before this; while the breaker is open, the time of the next probe. */
  @Column('timestamptz', { name: 'paused_until', nullable: true })
  pausedUntil: Date | null;

  /** Probes that failed since the breaker opened. */
  @Column('integer', { default: 0 })
  probes: number;

  /** The endpoint recovered: delayed deliveries up to this id are being made due. */
  @Column('uuid', { name: 'release_through', nullable: true })
  releaseThrough: string | null;

  /** Since when nothing has succeeded. */
  @Column('timestamptz', { name: 'failing_since', nullable: true })
  failingSince: Date | null;

  /** Recent attempts; earlier ones weigh less. */
  @Column('real', { name: 'recent_attempts', default: 0 })
  recentAttempts: number;

  /** How many of them failed. */
  @Column('real', { name: 'recent_failures', default: 0 })
  recentFailures: number;

  /** When the latest attempt ended. */
  @Column('timestamptz', { name: 'recent_at', nullable: true })
  recentAt: Date | null;

  /** When the lane's rate limit allows the next request; null when it allows one now. */
  @Column('timestamptz', { name: 'next_at', nullable: true })
  nextAt: Date | null;

  /**
   * Version of the endpoint. Bumped when its URL changes or the webhook is enabled again; older
   * measurements are discarded.
   */
  @Column('integer', { default: 0 })
  revision: number;
}
