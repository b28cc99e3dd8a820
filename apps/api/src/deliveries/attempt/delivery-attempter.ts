import { HIDDEN_HEADER_VALUE } from '@whathooks/dto';
import { newId } from '../../platform/database/ids';
import type { AttemptError, AttemptOutcome } from '../tables/attempt-error';
import type { CompletedAttempt } from '../queue/completed-attempt';
import type { Destination } from '../queue/delivery-queue';
import type { DueDelivery, LaneConfig } from '../queue/claimed-lanes';
import { UNBLOCK_BATCH } from '../queue/attempt-results.sql';
import { type DeliveryRequest, deliveryRequest } from './delivery-request';
import { describeFailure, StoppedError } from '../../platform/outbound-http/http-errors';
import type { Connectivity } from '../../platform/outbound-http/connectivity';
import type { SafeHttpClient } from '../../platform/outbound-http/safe-http-client';
import { retryAfterSeconds, isSuccess, judge, type Verdict } from './verdict';

/** What an attempt shows about its endpoint. */
export type EndpointSignal =
  | { kind: 'up' }
  /** `retryAfterMs`: the pause asked for by the server's `Retry-After`, 0 when there is none. */
  | { kind: 'down'; retryAfterMs: number; tookMs: number }
  /** Nothing is known: whathooks was stopped, or no request was made. */
  | { kind: 'none' }
  /** The network of this server is down: nothing was sent, nothing is logged. */
  | { kind: 'offline' };

/** A finished attempt. */
export interface AttemptResult {
  record: CompletedAttempt;
  /** Later deliveries of its chat must wait. */
  holdsChat: boolean;
  /** The server answered 410 Gone: it wants no more deliveries. */
  gone: boolean;
  signal: EndpointSignal;
}

/** Makes one attempt: signs, posts and decides what follows. Knows neither the queue nor lanes. */
export class DeliveryAttempter {
  constructor(
    private readonly http: SafeHttpClient,
    private readonly network: Pick<Connectivity, 'causedFailure'>,
    private readonly schedule: readonly number[],
  ) {}

  /** Aborts requests in flight; they do not count as attempts. */
  stop(): void {
    this.http.abort(new StoppedError('whathooks was stopped during this request'));
  }

  /** Never rejects. */
  async attempt(
    delivery: DueDelivery,
    claimId: string,
    config: LaneConfig,
  ): Promise<AttemptResult> {
    const id = newId();
    const startedAt = new Date();
    const { destination } = config;
    const began = performance.now();
    const prepared = prepare(delivery, destination, id, startedAt);
    const request = 'headers' in prepared ? prepared : null;
    const outcome = 'headers' in prepared ? await this.http.post(prepared) : prepared;
    const isOffline = await this.network.causedFailure(outcome, began);
    const verdict = isOffline ? RELEASED : this.decide(outcome, delivery, config);
    const consequence = consequences(verdict, delivery);
    const log = logged(outcome);
    return {
      // Field by field: spreading was the most expensive step apart from the request.
      record: {
        id,
        organizationId: delivery.organizationId,
        webhookId: delivery.webhookId,
        claimId,
        deliveryId: delivery.id,
        chatKey: delivery.chatKey,
        verdict: consequence.verdict,
        delayMs: consequence.delayMs,
        held: consequence.held,
        unblocks: consequence.unblocks,
        number: delivery.attempts + 1,
        step: consequence.step,
        early: consequence.early,
        trigger: delivery.trigger,
        triggeredBy: delivery.triggeredBy,
        url: destination.url,
        requestHeaders: request ? loggedHeaders(request.headers, destination.headers) : {},
        status: log.status,
        responseHeaders: log.responseHeaders,
        responseBody: log.responseBody,
        responseTruncated: log.responseTruncated,
        errorCode: log.errorCode,
        errorDetail: log.errorDetail,
        remoteAddress: log.remoteAddress,
        dnsMs: log.dnsMs,
        connectMs: log.connectMs,
        tlsMs: log.tlsMs,
        firstByteMs: log.firstByteMs,
        totalMs: log.totalMs,
        startedAt,
      },
      holdsChat: verdict.kind === 'released' || (verdict.kind === 'retry' && verdict.holdsChat),
      gone: verdict.kind === 'failed' && verdict.gone,
      signal: isOffline ? OFFLINE : signalOf(verdict, outcome),
    };
  }

  private decide(outcome: AttemptOutcome, delivery: DueDelivery, config: LaneConfig): Verdict {
    const rules = {
      schedule: config.retrySchedule ?? this.schedule,
      strictOrder: config.strictOrder,
    };
    const verdict = judge(outcome, rules, delivery.step + 1, Date.now(), Math.random());
    const isFailure = verdict.kind === 'retry' || (verdict.kind === 'failed' && !verdict.gone);
    // A failure before its own retry time changes nothing: the delivery's own schedule decides when
    // it has failed.
    if (!isFailure || !delivery.early || delivery.body === null) return verdict;
    return { kind: 'retry', delayMs: 0, holdsChat: delivery.held };
  }
}

/** The request of an attempt, or the outcome where no request can be made. */
function prepare(
  delivery: DueDelivery,
  destination: Destination,
  id: string,
  startedAt: Date,
): DeliveryRequest | AttemptOutcome {
  if (delivery.body === null) return EXPIRED;
  if (destination.unreadable !== undefined) {
    return nothingSent('secret_unreadable', destination.unreadable);
  }
  try {
    return deliveryRequest(delivery, delivery.body, destination, id, startedAt.getTime());
  } catch (error) {
    return { ...EXPIRED, error: describeFailure(error) };
  }
}

/** The outcome when no request was made. */
export function nothingSent(code: AttemptError, detail: string): AttemptOutcome {
  return {
    answer: null,
    error: { code, detail },
    timings: { dns: null, connect: null, tls: null, firstByte: null, total: 0 },
    remoteAddress: null,
  };
}

const EXPIRED = nothingSent('event_expired', 'the event is older than the log is kept');

/** The log shows the names of the customer's own headers and hides their values. */
export function loggedHeaders(
  sent: Record<string, string>,
  own: Record<string, string>,
): Record<string, string> {
  // Most webhooks have no headers of their own.
  for (const _ in own) return hidden(sent, own);
  return sent;
}

function hidden(sent: Record<string, string>, own: Record<string, string>): Record<string, string> {
  const hide = ([name, value]: [string, string]): [string, string] => [
    name,
    own[name] === value ? HIDDEN_HEADER_VALUE : value,
  ];
  return Object.fromEntries(Object.entries(sent).map(hide));
}

const RELEASED: Verdict = { kind: 'released' };
const OFFLINE: EndpointSignal = { kind: 'offline' };
/** Failures that say nothing about the endpoint. */
const NOT_CAUSED_BY_ENDPOINT: readonly (AttemptError | undefined)[] = [
  'event_expired',
  'secret_unreadable',
  'stopped',
];

function signalOf(verdict: Verdict, { answer, error, timings }: AttemptOutcome): EndpointSignal {
  if (verdict.kind === 'delivered') return { kind: 'up' };
  if (NOT_CAUSED_BY_ENDPOINT.includes(error?.code)) return { kind: 'none' };
  const retryAfterMs = (retryAfterSeconds(answer, Date.now()) ?? 0) * 1_000;
  return { kind: 'down', retryAfterMs, tookMs: timings.total };
}

type Consequences = Pick<
  CompletedAttempt,
  'verdict' | 'delayMs' | 'held' | 'unblocks' | 'step' | 'early'
>;

function consequences(verdict: Verdict, delivery: DueDelivery): Consequences {
  const held = verdict.kind === 'retry' && verdict.holdsChat;
  const delayMs = verdict.kind === 'retry' ? verdict.delayMs : 0;
  // It failed before, or waited at a gate.
  const mayBlock = delivery.attempts > 0 || delivery.held;
  const unblocks = held || verdict.kind === 'released' ? 0 : mayBlock ? UNBLOCK_BATCH : 1;
  const early = verdict.kind === 'retry' && delivery.early;
  const step = delivery.step + (early || verdict.kind === 'released' ? 0 : 1);
  return { verdict: verdict.kind, delayMs, held, unblocks, early, step };
}

export type Logged = Omit<
  CompletedAttempt,
  | keyof Consequences
  | 'id'
  | 'organizationId'
  | 'webhookId'
  | 'claimId'
  | 'deliveryId'
  | 'chatKey'
  | 'number'
  | 'trigger'
  | 'triggeredBy'
  | 'url'
  | 'requestHeaders'
  | 'startedAt'
>;

/** An outcome as it is logged. */
export function logged({ answer, error, timings, remoteAddress }: AttemptOutcome): Logged {
  const refused = answer && !isSuccess(answer.status);
  return {
    status: answer?.status ?? null,
    responseHeaders: answer?.headers ?? null,
    responseBody: answer?.body.length ? answer.body : null,
    responseTruncated: answer?.truncated ?? false,
    errorCode: error?.code ?? (refused ? 'status' : null),
    // PostgreSQL text holds neither NUL nor lone surrogates.
    errorDetail: error?.detail.replaceAll('\0', '').toWellFormed() ?? null,
    remoteAddress,
    dnsMs: timings.dns,
    connectMs: timings.connect,
    tlsMs: timings.tls,
    firstByteMs: timings.firstByte,
    totalMs: timings.total,
  };
}
