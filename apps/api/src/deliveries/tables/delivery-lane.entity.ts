import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `open`: the endpoint is down, and one delivery at a time probes whether it is back. */
export type BreakerPosition = 'closed' | 'open';

/**
 * One for each webhook: what a delivery process claims, and how it may deliver. Whatever goes wrong
 * at one endpoint stays in its lane.
 */
@Entity('delivery_lanes')
export class DeliveryLane {
  /** The webhook's id. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  /** Requests under way at once, at most. */
  @Column('smallint', { default: 8 })
  concurrency: number;

  /** Requests per second at most; null for no limit. */
  @Column('real', { name: 'rate_per_second', nullable: true })
  ratePerSecond: number | null;

  /** Seconds before each attempt, in place of the product's own schedule. */
  @Column('jsonb', { name: 'retry_schedule', nullable: true })
  retrySchedule: number[] | null;

  /** True: a failing delivery holds its chat until it is over, not only during the short retries. */
  @Column('boolean', { name: 'strict_order', default: false })
  strictOrder: boolean;

  /** The claim under which a process works on this lane; null when nobody does. */
  @Column('uuid', { name: 'claim_id', nullable: true })
  claimId: string | null;

  /** When the claim lapses unless it is renewed, by the database's clock. */
  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil: Date | null;

  /** When the lane was last claimed: the one that waited longest comes first. */
  @Column('timestamptz', { name: 'served_at', nullable: true })
  servedAt: Date | null;

  @Column('text', { default: 'closed' })
  breaker: BreakerPosition;

  /** Nothing is sent before this; while the breaker is open, the next probe. */
  @Column('timestamptz', { name: 'paused_until', nullable: true })
  pausedUntil: Date | null;

  /** Probes that failed since the breaker opened. */
  @Column('integer', { default: 0 })
  probes: number;

  /** An endpoint came back: what was put off up to this delivery is being made due. */
  @Column('uuid', { name: 'release_through', nullable: true })
  releaseThrough: string | null;

  /** Since when nothing has succeeded. */
  @Column('timestamptz', { name: 'failing_since', nullable: true })
  failingSince: Date | null;

  /** Attempts lately; earlier ones weigh less. */
  @Column('real', { name: 'recent_attempts', default: 0 })
  recentAttempts: number;

  /** How many of them failed. */
  @Column('real', { name: 'recent_failures', default: 0 })
  recentFailures: number;

  /** When the last of them was. */
  @Column('timestamptz', { name: 'recent_at', nullable: true })
  recentAt: Date | null;

  /** When the lane's rate allows the next request; null when it allows one now. */
  @Column('timestamptz', { name: 'next_at', nullable: true })
  nextAt: Date | null;

  /** Grows when the webhook's address changes or it is switched on: what was learnt before is forgotten. */
  @Column('integer', { default: 0 })
  revision: number;
}
