import type { AttemptError } from '../tables/attempt-error';
import type { BreakerState } from './breaker-state';

/** An attempt as it is written down, with what it means for its delivery. */
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
  /** Whether later deliveries of the chat wait for it. */
  held: boolean;
  /** How many that wait behind it in the chat may go now. */
  lets: number;
  /** 1 for the first. */
  number: number;
  /** Attempts that counted against the schedule, this one included. */
  step: number;
  /** It was made before its time and failed: its own time stays as it is. */
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

/** What became known of an endpoint, as the same statement writes it down. */
export interface EndpointNews extends BreakerState {
  /** The lane's id. */
  id: string;
  claimId: string;
  /** Milliseconds during which nothing goes; null for none. */
  pauseMs: number | null;
  /** Set when the endpoint is back: what was put off up to this delivery becomes due. */
  releaseThrough: string | null;
  /** Milliseconds until the lane's rate allows the next request; null when it has none. */
  nextMs: number | null;
  /** Of the lane, when it was learnt: it says nothing any more when that is another now. */
  revision: number;
}
