import type { AttemptError } from './attempt';

/** An attempt as the statement that completes it reads it, field by field. */
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
  trigger: string;
  triggeredBy: string | null;
  url: string;
  requestHeaders: Record<string, string>;
  status: number | null;
  responseHeaders: Record<string, string | string[]> | null;
  /** Base64. */
  responseBody: string | null;
  responseTruncated: boolean;
  errorCode: AttemptError | null;
  errorDetail: string | null;
  remoteAddress: string | null;
  dnsMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  firstByteMs: number | null;
  totalMs: number;
  startedAt: string;
}
