import type { WebhookEventName } from '@whathooks/dto';
import type { BreakerState } from './breaker-state';
import type { Destination } from './delivery-secrets';
import type { DeliveryTrigger } from '../tables/queued-delivery.entity';

/** Delivery settings of a webhook. */
export interface LaneSettings {
  concurrency: number;
  /** Requests per second at most; null for no limit. */
  ratePerSecond: number | null;
  /** Seconds before each attempt; null for the product's own schedule. */
  retrySchedule: number[] | null;
  strictOrder: boolean;
}

/** A lane as of now: its destination and its settings. */
export interface LaneConfig extends LaneSettings {
  destination: Destination;
  /** UUIDs of the sessions whose events the webhook gets; null for all. */
  sessionIds: string[] | null;
  /**
   * Version of the endpoint. Bumped when its URL changes or it is enabled again; older measurements
   * are discarded.
   */
  revision: number;
}

/** A lane claimed by this process until it is released or the lease expires. */
export interface ClaimedLane extends LaneConfig {
  /** The webhook's id. */
  id: string;
  claimId: string;
  endpoint: BreakerState;
  /** Milliseconds until the lane's rate allows the next request; 0 or less when it allows one now. */
  nextMs: number;
  /**
   * The endpoint recovered, and delayed deliveries up to this id are not all due yet. Null when
   * there are none.
   */
  releaseThrough: string | null;
}

/** A delivery that is due. */
export interface DueDelivery {
  id: string;
  organizationId: string;
  webhookId: string;
  eventId: string;
  event: WebhookEventName;
  /** Deliveries with the same key are sent one after the other. */
  chatKey: string;
  /** Attempts made before. */
  attempts: number;
  /** Attempts that counted against the retry schedule. */
  step: number;
  /** It failed, or waits at a gate; later deliveries of its chat wait for it. */
  held: boolean;
  /** Its own retry time has not come: it is a probe, or the endpoint recovered. */
  early: boolean;
  trigger: DeliveryTrigger;
  triggeredBy: string | null;
  /** Made by the test button from a sample event. Null where that is impossible. */
  sample: boolean | null;
  /** Exact text to send; null when the event is no longer stored, or cannot be decrypted. */
  body: string | null;
  /** Size of the body as stored. */
  bytes: number;
  /** An earlier delivery of its chat is held: this one has to wait behind it. */
  blocked: boolean;
}

/** The result of claiming lanes. */
export interface ClaimResult {
  lanes: ClaimedLane[];
  /** Milliseconds until the next delivery of a searched lane is due; null when none is. */
  nextDueMs: number | null;
  /** Last lane of this page of a scan; null at the end of the scan. */
  scannedThrough: string | null;
  /** How many lanes of this scan page are due and held by other processes. */
  heldByOthers: number;
}
