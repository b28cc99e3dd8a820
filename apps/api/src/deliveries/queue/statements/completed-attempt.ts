import type { AttemptError } from '../../tables/attempt-error';
import type { BreakerState } from './breaker-state';

/** An attempt as it is logged, with its consequence for the delivery. */
export interface CompletedAttempt {
  id: string;
  organizationId: string;
  webhookId: string;
  claimId: string;
  deliveryId: string;
  chatKey: string;
  verdict: 'delivered' | 'retry' | 'failed' | 'released';
  /** Milliseconds until the next attempt; 0 when there is none. */
  delayMs: number;
  /** Whether later deliveries of the chat wait for this one. */
  held: boolean;
  /** How many deliveries that wait behind it in the chat become due now. */
  unblocks: number;
  /** 1 for the first. */
  number: number;
  /** Attempts that counted against the retry schedule, this one included. */
  step: number;
  /** It was made before its own retry time and failed: that time stays. */
  early: boolean;
  trigger: string;
  triggeredBy: string | null;
  url: string;
  requestHeaders: Record<string, string>;
  status: number | null;
  responseHeaders: Record<string, string | string[]> | null;
  responseBody: Buffer | null;
  responseTruncated: boolean;
  errorCode: AttemptError | null;
  errorDetail: string | null;
  remoteAddress: string | null;
  dnsMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  firstByteMs: number | null;
  totalMs: number;
  startedAt: Date;
}

/** What became known about an endpoint, written by the same statement. */
export interface EndpointUpdate extends BreakerState {
  /** The lane's id. */
  id: string;
  claimId: string;
  /** Milliseconds during which nothing is sent; null for no pause. */
  pauseMs: number | null;
  /** Set when the endpoint recovered: delayed deliveries up to this id become due. */
  releaseThrough: string | null;
  /** Milliseconds until the lane's rate limit allows the next request; null when it has none. */
  nextMs: number | null;
  /** Version of the endpoint at that time. Discarded when the lane has another version. */
  revision: number;
}
