import { HIDDEN_HEADER_VALUE } from '@whathooks/dto';
import { newId } from '../../platform/database/ids';
import type { AttemptError, AttemptOutcome } from '../tables/attempt-error';
import type { CompletedAttempt } from '../queue/completed-attempt';
import type { Destination, DueDelivery, LaneTerms } from '../queue/delivery-queue';
import { LET_GO } from '../queue/delivery-queue.sql';
import { type DeliveryRequest, deliveryRequest } from './delivery-request';
import { describeFailure, StoppedError } from '../../platform/outbound-http/http-errors';
import type { OwnNetwork } from '../../platform/outbound-http/own-network';
import type { SafeHttpClient } from '../../platform/outbound-http/safe-http-client';
import { askedSeconds, isSuccess, judge, type Verdict } from './verdict';

/** What an attempt says of its endpoint. */
export type EndpointSign =
  | { kind: 'up' }
  /** `askedMs`: for how long the server asked to be left alone, 0 when it did not. */
  | { kind: 'down'; askedMs: number; tookMs: number }
  /** Nothing was learnt: we stopped, or could not even begin. */
  | { kind: 'none' }
  /** Our own network is down: nothing was sent, nothing is logged. */
  | { kind: 'offline' };

/** An attempt that is over. */
export interface Attempted {
  record: CompletedAttempt;
  /** Later deliveries of its chat must wait. */
  holdsChat: boolean;
  /** The server wants no deliveries any more. */
  gone: boolean;
  sign: EndpointSign;
}

/** Makes one attempt: signs, posts, judges. Knows neither queue nor lanes. */
export class DeliveryAttempter {
  constructor(
    private readonly http: SafeHttpClient,
    private readonly network: Pick<OwnNetwork, 'isToBlame'>,
    private readonly schedule: readonly number[],
  ) {}

  /** Ends what is under way; it does not count as attempted. */
  stop(): void {
    this.http.abort(new StoppedError('whathooks was stopped during this request'));
  }

  /** Never rejects. */
  async attempt(delivery: DueDelivery, claimId: string, terms: LaneTerms): Promise<Attempted> {
    const id = newId();
    const startedAt = new Date();
    const { destination } = terms;
    const began = performance.now();
    const prepared = prepare(delivery, destination, id, startedAt);
    const request = 'headers' in prepared ? prepared : null;
    const outcome = 'headers' in prepared ? await this.http.post(prepared) : prepared;
    const isOffline = await this.network.isToBlame(outcome, began);
    const verdict = isOffline ? RELEASED : this.judge(outcome, delivery, terms);
    const means = consequences(verdict, delivery);
    const log = logged(outcome);
    return {
      // Field by field: of all that is not the request, spreading was the dearest.
      record: {
        id,
        organizationId: delivery.organizationId,
        webhookId: delivery.webhookId,
        claimId,
        deliveryId: delivery.id,
        chatKey: delivery.chatKey,
        verdict: means.verdict,
        delayMs: means.delayMs,
        held: means.held,
        lets: means.lets,
        number: delivery.attempts + 1,
        step: means.step,
        early: means.early,
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
      sign: isOffline ? OFFLINE : signOf(verdict, outcome),
    };
  }

  private judge(outcome: AttemptOutcome, delivery: DueDelivery, terms: LaneTerms): Verdict {
    const rules = {
      schedule: terms.retrySchedule ?? this.schedule,
      strictOrder: terms.strictOrder,
    };
    const verdict = judge(outcome, rules, delivery.step + 1, Date.now(), Math.random());
    const isFailure = verdict.kind === 'retry' || (verdict.kind === 'failed' && !verdict.gone);
    // Before its time a failure leaves it as it was: its own schedule decides when it is given up.
    if (!isFailure || !delivery.early || delivery.body === null) return verdict;
    return { kind: 'retry', delayMs: 0, holdsChat: delivery.held };
  }
}

/** The request of an attempt, or what came of it where none can be made. */
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

/** The outcome where no request was made. */
export function nothingSent(code: AttemptError, detail: string): AttemptOutcome {
  return {
    answer: null,
    error: { code, detail },
    timings: { dns: null, connect: null, tls: null, firstByte: null, total: 0 },
    remoteAddress: null,
  };
}

const EXPIRED = nothingSent('event_expired', 'the event is older than the log is kept');

/** The log tells which headers of the customer's own were sent, and keeps their values secret. */
export function loggedHeaders(
  sent: Record<string, string>,
  own: Record<string, string>,
): Record<string, string> {
  // Most webhooks have none.
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
const OFFLINE: EndpointSign = { kind: 'offline' };
/** Failures that say nothing of the endpoint. */
const NOT_THEIRS: readonly (AttemptError | undefined)[] = [
  'event_expired',
  'secret_unreadable',
  'stopped',
];

function signOf(verdict: Verdict, { answer, error, timings }: AttemptOutcome): EndpointSign {
  if (verdict.kind === 'delivered') return { kind: 'up' };
  if (NOT_THEIRS.includes(error?.code)) return { kind: 'none' };
  const askedMs = (askedSeconds(answer, Date.now()) ?? 0) * 1_000;
  return { kind: 'down', askedMs, tookMs: timings.total };
}

type Consequences = Pick<
  CompletedAttempt,
  'verdict' | 'delayMs' | 'held' | 'lets' | 'step' | 'early'
>;

function consequences(verdict: Verdict, delivery: DueDelivery): Consequences {
  const held = verdict.kind === 'retry' && verdict.holdsChat;
  const delayMs = verdict.kind === 'retry' ? verdict.delayMs : 0;
  const lets = held || verdict.kind === 'released' ? 0 : delivery.attempts > 0 ? LET_GO : 1;
  const early = verdict.kind === 'retry' && delivery.early;
  const step = delivery.step + (early || verdict.kind === 'released' ? 0 : 1);
  return { verdict: verdict.kind, delayMs, held, lets, early, step };
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

/** An outcome as the log keeps it. */
export function logged({ answer, error, timings, remoteAddress }: AttemptOutcome): Logged {
  const refused = answer && !isSuccess(answer.status);
  return {
    status: answer?.status ?? null,
    responseHeaders: answer?.headers ?? null,
    responseBody: answer?.body.length ? answer.body : null,
    responseTruncated: answer?.truncated ?? false,
    errorCode: error?.code ?? (refused ? 'status' : null),
    // PostgreSQL's text holds neither NUL nor half a character.
    errorDetail: error?.detail.replaceAll('\0', '').toWellFormed() ?? null,
    remoteAddress,
    dnsMs: timings.dns,
    connectMs: timings.connect,
    tlsMs: timings.tls,
    firstByteMs: timings.firstByte,
    totalMs: timings.total,
  };
}
